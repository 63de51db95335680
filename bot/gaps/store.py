"""Keep the questions that the FAQ did not answer, without personal data, with their vectors. Judges nothing.

The vector is kept so that looking at a thousand questions costs no encoding; it is of the redacted text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import numpy as np
from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.knowledge import Missed
from actions.orders.sqlstore import upsert
from bot.database import reading
from bot.gaps.tables import missed_questions as table
from bot.redaction import redact
from retrieval.encoder import Encoder, Vectors
from retrieval.gaps import Asked


class MissedQuestionStore:
    """`actions.knowledge.MissedQuestions` in the shop's database. ``encoder`` is asked for when first needed."""

    def __init__(self, engine: Engine, encoder: Callable[[], Encoder]) -> None:
        self._engine = engine
        self._encoder = encoder

    def record(self, missed: Missed) -> None:
        """Keep a question; what was kept under its key before is replaced."""
        encoder, question = self._encoder(), redact(missed.question, missed.language)
        values = {
            "key": missed.key,
            "conversation_id": missed.conversation_id,
            "kind": missed.kind,
            "question": question,
            "language": missed.language,
            "market": missed.market,
            "faq_id": missed.faq_id,
            "encoder": encoder.name,
            "vector": encoder.encode([question])[0].astype("<f2").tobytes(),
            "asked_at": missed.at,
        }
        with self._engine.begin() as connection:
            upsert(connection, table, values)

    def settle(self, key: str) -> None:
        """Forget a question: the shopper found among the suggestions what they meant."""
        with self._engine.begin() as connection:
            connection.execute(table.delete().where(table.c.key == key))

    def since(self, moment: datetime, most: int) -> tuple[list[Asked], Vectors]:
        """Return the newest questions since a moment, newest first, and their vectors (rows of unit length)."""
        encoder = self._encoder()
        query = select(table).where(table.c.asked_at >= moment).order_by(table.c.asked_at.desc()).limit(most)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        asked = [Asked(r.question, r.language, r.market, r.kind, r.asked_at, r.faq_id) for r in rows]
        vectors = np.zeros((len(rows), encoder.dimension), dtype=np.float32)
        stale = [n for n, row in enumerate(rows) if row.encoder != encoder.name]
        for n, row in enumerate(rows):
            if row.encoder == encoder.name:
                vectors[n] = np.frombuffer(row.vector, dtype="<f2")
        if stale:
            vectors[stale] = encoder.encode([rows[n].question for n in stale])
        return asked, vectors
