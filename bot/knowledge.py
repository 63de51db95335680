"""Let the actions ask the FAQ: translates between `actions.knowledge` and `retrieval`. Decides nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import structlog

from actions.knowledge import FaqAnswer, Finding, Knowledge, Ranking, Suggestion
from bot.training.errors import RegistryError
from bot.training.registry import ModelRegistry
from retrieval.answers import Answer, render_answer
from retrieval.corpus import EntryId
from retrieval.index import SearchIndexError
from retrieval.retriever import Retriever

events = structlog.get_logger(__name__)


class RetrievedKnowledge:
    """The FAQ as the current index has it."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    def ask(self, question: str, *, language: str, market: str, context: str | None = None) -> Finding:
        """Return what is known about a question."""
        found = self._retriever.search(question, language, market=_country(market), context=context)
        if found.decision == "abstain" or not found.results:
            return Finding("abstain", probability=found.probability)
        offered = tuple(Suggestion(s.id, s.question) for s in found.suggestions(language))
        if found.decision == "suggest":
            return Finding("suggest", suggestions=offered, probability=found.probability)
        answer = self._answer(found.answer(language, _country(market)), language)
        return Finding("answer", answer, offered, found.probability)

    def entry(self, faq_id: str, *, language: str, market: str) -> FaqAnswer | None:
        """Return one entry's answer; None when it is not true in this market or does not exist."""
        corpus, country, entry_id = self._retriever.corpus, _country(market), EntryId(faq_id)
        if entry_id not in corpus.true_in(country):
            return None
        return self._answer(render_answer(corpus, corpus[entry_id], language, country), language)

    def nearest(self, question: str, *, language: str, market: str, count: int = 3) -> Ranking:
        """Return the entries nearest to a question."""
        found = self._retriever.search(question, language, k=count, market=_country(market))
        return Ranking(tuple(hit.id for hit in found.results[:count]), found.probability)

    def _answer(self, answer: Answer, language: str) -> FaqAnswer:
        _, question = self._retriever.corpus[answer.entry_id].question_for(language)
        return FaqAnswer(answer.entry_id, question, answer.text, answer.language)


def _country(market: str) -> str | None:
    return None if market == "default" else market


class PromotedKnowledge:
    """The FAQ of whichever model is promoted. A new one is loaded beside the old one, which answers until then, and
    goes on answering when the new one cannot be used."""

    def __init__(
        self,
        registry: ModelRegistry,
        load: Callable[[Path], Knowledge],
        check_every: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`load` makes a FAQ of an index folder; `clock` is monotonic seconds. Raises RegistryError or
        SearchIndexError if there is nothing to begin with."""
        self._registry = registry
        self._load = load
        self._check_every = check_every
        self._clock = clock
        self._checked_at = clock()
        self._loading = threading.Lock()
        model = registry.active()
        self._name = model.name
        self._knowledge = load(model.faq_index)

    def ask(self, question: str, *, language: str, market: str, context: str | None = None) -> Finding:
        """Return what is known about a question."""
        self._follow()
        return self._knowledge.ask(question, language=language, market=market, context=context)

    def entry(self, faq_id: str, *, language: str, market: str) -> FaqAnswer | None:
        """Return one entry's answer."""
        self._follow()
        return self._knowledge.entry(faq_id, language=language, market=market)

    def nearest(self, question: str, *, language: str, market: str, count: int = 3) -> Ranking:
        """Return the entries nearest to a question."""
        self._follow()
        return self._knowledge.nearest(question, language=language, market=market, count=count)

    def _follow(self) -> None:
        """Start loading if another model is promoted; at most one thread does."""
        now = self._clock()
        if now - self._checked_at < self._check_every:
            return
        self._checked_at = now
        try:
            name = self._registry.active_name()
        except RegistryError as exc:
            events.error("registry_unreadable", error=str(exc))
            return
        if name not in (None, self._name) and self._loading.acquire(blocking=False):
            threading.Thread(target=self._take_over, daemon=True).start()

    def _take_over(self) -> None:
        try:
            model = self._registry.active()
            self._name = model.name  # whatever comes of it, it is tried once
            self._knowledge = self._load(model.faq_index)
            events.info("faq_taken_over", model=model.name)
        except (RegistryError, SearchIndexError, OSError) as exc:
            events.error("faq_refused", error=str(exc))
        finally:
            self._loading.release()
