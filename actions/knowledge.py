"""Say what the actions need of the FAQ: a finding for a question, an entry by its id. Interfaces only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Decision = Literal["answer", "suggest", "abstain"]
MissedKind = Literal["abstained", "not_understood", "suggested", "unhelpful"]
"""Nothing was found; nor was it understood as anything else; none of the suggestions was taken; the answer did not
help."""


@dataclass(frozen=True)
class FaqAnswer:
    """An entry's answer for one market, in ``lang`` (the shopper's language, or one near to it)."""

    faq_id: str
    question: str
    text: str
    lang: str


@dataclass(frozen=True)
class Suggestion:
    """A question the shopper may have meant."""

    faq_id: str
    question: str


@dataclass(frozen=True)
class Finding:
    """What a question found: one ``answer``, or up to three ``suggestions``, or neither.

    ``probability`` is the calibrated chance that the best entry answers the question.
    """

    decision: Decision
    answer: FaqAnswer | None = None
    suggestions: tuple[Suggestion, ...] = ()
    probability: float = 0.0


@dataclass(frozen=True)
class Ranking:
    """The entries nearest to a question, best first, whatever would be decided about them. ``probability`` is the
    calibrated chance that the first answers it."""

    faq_ids: tuple[str, ...]
    probability: float


class Knowledge(Protocol):
    """The shop's FAQ."""

    def ask(self, question: str, *, language: str, market: str, context: str | None = None) -> Finding:
        """Return what is known about a question asked in ``language`` (ISO 639-1) from a market (ISO 3166-1
        alpha-2, or ``default``). ``context`` is the question before it, for follow-ups ("and to Canada?")."""

    def entry(self, faq_id: str, *, language: str, market: str) -> FaqAnswer | None:
        """Return one entry's answer; None when there is no such entry in this market."""

    def nearest(self, question: str, *, language: str, market: str, count: int = 3) -> Ranking:
        """Return the entries nearest to a question, for people to choose from."""


@dataclass(frozen=True)
class Missed:
    """A question that the FAQ did not answer. ``key`` names it: recorded again, it is still one question."""

    key: str
    conversation_id: str
    kind: MissedKind
    question: str
    language: str
    market: str
    at: datetime
    faq_id: str | None = None
    """The entry that did not help."""


class MissedQuestions(Protocol):
    """Where such questions are kept, for whoever writes the FAQ."""

    def record(self, missed: Missed) -> None:
        """Keep a question, without personal data."""

    def settle(self, key: str) -> None:
        """Forget a question: the shopper found among the suggestions what they meant."""


class NothingKept:
    """Keeps no question."""

    def record(self, missed: Missed) -> None:
        """Let it go."""

    def settle(self, key: str) -> None:
        """There is nothing to forget."""
