"""Say what the actions need of the FAQ: a finding for a question, an entry by its id. Interfaces only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Decision = Literal["answer", "suggest", "abstain"]


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


class Knowledge(Protocol):
    """The shop's FAQ."""

    def ask(self, question: str, *, language: str, market: str, context: str | None = None) -> Finding:
        """Return what is known about a question asked in ``language`` (ISO 639-1) from a market (ISO 3166-1
        alpha-2, or ``default``). ``context`` is the question before it, for follow-ups ("and to Canada?")."""

    def entry(self, faq_id: str, *, language: str, market: str) -> FaqAnswer | None:
        """Return one entry's answer; None when there is no such entry in this market."""
