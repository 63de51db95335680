"""Say what the FAQ lacks: gaps of the last days, each with the entry nearest to it. Reads only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from actions.knowledge import Knowledge
from bot.gaps.store import MissedQuestionStore
from retrieval.gaps import Gap, find_gaps

DAYS = 30
MOST = 2000
"""Questions looked at, the newest. Distances between all of them are compared: 2,000 take a second."""


@dataclass(frozen=True)
class Nearest:
    """The entry that comes nearest to a gap, and the probability that it answers it after all: then the entry
    lacks variants, not the FAQ an entry."""

    faq_id: str
    question: str
    probability: float


@dataclass(frozen=True)
class FoundGap:
    """A gap and the entry nearest to it, if the FAQ was at hand."""

    gap: Gap
    nearest: Nearest | None

    def as_json(self) -> dict[str, Any]:
        """What the API and the command tell. Every text is redacted."""
        gap, nearest = self.gap, self.nearest
        return {
            "question": gap.question,
            "language": gap.examples[0].language,
            "count": gap.count,
            "by_language": dict(gap.by_language),
            "by_market": dict(gap.by_market),
            "by_kind": dict(gap.by_kind),
            "unhelpful_entries": dict(gap.by_entry),
            "examples": [{"text": e.text, "language": e.language, "market": e.market} for e in gap.examples],
            "last_at": gap.last_at.isoformat(),
            "nearest": nearest
            and {
                "id": nearest.faq_id,
                "question": nearest.question,
                "probability": round(nearest.probability, 4),
            },
        }


class Gaps:
    """Finds gaps among the questions kept. Without ``knowledge`` it cannot tell what comes near."""

    def __init__(
        self,
        store: MissedQuestionStore,
        now: Callable[[], datetime],
        knowledge: Callable[[], Knowledge | None],
    ) -> None:
        self._store = store
        self._now = now
        self._knowledge = knowledge

    def find(
        self, days: int = DAYS, least: int = 1, most: int = MOST, top: int | None = None
    ) -> list[FoundGap]:
        """Return gaps asked at least ``least`` times in the last ``days``, the largest first, ``top`` at most."""
        asked, vectors = self._store.since(self._now() - timedelta(days=days), most)
        gaps = [gap for gap in find_gaps(asked, vectors) if gap.count >= least][:top]
        knowledge = self._knowledge() if gaps else None
        return [FoundGap(gap, _nearest(knowledge, gap)) for gap in gaps]


def _nearest(knowledge: Knowledge | None, gap: Gap) -> Nearest | None:
    if knowledge is None:
        return None
    language = gap.examples[0].language
    found = knowledge.nearest(gap.question, language=language, market="default", count=1)
    entry = found.faq_ids and knowledge.entry(found.faq_ids[0], language=language, market="default")
    return Nearest(entry.faq_id, entry.question, found.probability) if entry else None
