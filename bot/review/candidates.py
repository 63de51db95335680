"""Find the messages that a trainer should look at, and remember that one did. Shows nothing, writes no training data.

A message is worth a look when its intent was uncertain, when its turn ended unresolved, or when a human agent answered
next. None comes twice.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.engine import Connection, Row
from sqlalchemy.sql import Select

from actions.orders.tables import customers, verifications
from bot.conversations.tables import messages, understood

Why = Literal["uncertain", "unresolved", "agent took over"]


@dataclass(frozen=True)
class Candidate:
    """A shopper's message and what the model made of it; `names` are those of the customer verified there."""

    conversation_id: str
    seq: int
    text: str
    lang: str
    at: datetime
    intent: str
    confidence: float
    ranking: Sequence[tuple[str, float]]
    why: Why
    names: Sequence[str] = ()

    @property
    def id(self) -> str:
        return f"{self.conversation_id}/{self.seq}"


def find(
    connection: Connection, languages: Collection[str], below: float, limit: int | None = None
) -> list[Candidate]:
    """Return messages nobody has reviewed, in the languages that are trained: those that agents took over or that
    stayed unresolved first, then the least certain."""
    handed = _handed_over()
    corrected = and_(
        handed.c.conversation_id == understood.c.conversation_id, handed.c.seq == understood.c.seq
    )
    query = (
        select(
            understood, messages.c.text, messages.c.lang, messages.c.created_at, handed.c.seq.label("handed")
        )
        .join(
            messages,
            and_(
                messages.c.conversation_id == understood.c.conversation_id, messages.c.seq == understood.c.seq
            ),
        )
        .outerjoin(handed, corrected)
        .where(
            understood.c.reviewed_at.is_(None),
            messages.c.lang.in_(sorted(languages)),
            or_(understood.c.confidence < below, understood.c.failed.is_(True), handed.c.seq.is_not(None)),
        )
        .order_by(
            and_(handed.c.seq.is_(None), understood.c.failed.is_(False)),
            understood.c.confidence,
            messages.c.created_at,
            understood.c.conversation_id,
            understood.c.seq,
        )
    )
    rows = connection.execute(query.limit(limit) if limit is not None else query).all()
    names = _names(connection, {row.conversation_id for row in rows})
    return [_candidate(row, names.get(row.conversation_id, ())) for row in rows]


def mark(connection: Connection, candidate: Candidate, label: str | None, now: datetime) -> bool:
    """Remember that a message was reviewed, with its label if it got one; False when somebody else was faster."""
    changed = connection.execute(
        update(understood)
        .where(
            understood.c.conversation_id == candidate.conversation_id,
            understood.c.seq == candidate.seq,
            understood.c.reviewed_at.is_(None),
        )
        .values(reviewed_at=now, label=label)
    )
    return bool(changed.rowcount == 1)


def _handed_over() -> Select:
    """The message before every agent's first word: the last one that the bot had understood."""
    said = messages.alias("agent_said")
    before = (
        select(func.max(understood.c.seq))
        .where(understood.c.conversation_id == said.c.conversation_id, understood.c.seq < said.c.seq)
        .correlate(said)
        .scalar_subquery()
    )
    return (
        select(said.c.conversation_id, before.label("seq"))
        .where(said.c.role == "agent")
        .distinct()
        .subquery("handed_over")
    )


def _names(connection: Connection, conversations: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    query = select(verifications.c.conversation_id, customers.c.name).join(
        customers, customers.c.id == verifications.c.customer_id
    )
    for conversation, name in connection.execute(
        query.where(verifications.c.conversation_id.in_(sorted(conversations)))
    ):
        found.setdefault(conversation, []).append(name)
    return found


def _candidate(row: Row, names: Sequence[str]) -> Candidate:
    why: Why = "agent took over" if row.handed is not None else "unresolved" if row.failed else "uncertain"
    ranking = [(str(name), float(share)) for name, share in row.ranking]
    return Candidate(
        row.conversation_id,
        row.seq,
        row.text,
        row.lang,
        row.created_at,
        row.intent,
        row.confidence,
        ranking or [(row.intent, row.confidence)],
        why,
        names,
    )
