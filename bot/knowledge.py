"""Let the actions ask the FAQ: translates between `actions.knowledge` and `retrieval`. Decides nothing."""

from __future__ import annotations

from actions.knowledge import FaqAnswer, Finding, Suggestion
from retrieval.answers import Answer, render_answer
from retrieval.corpus import EntryId
from retrieval.retriever import Retriever


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

    def _answer(self, answer: Answer, language: str) -> FaqAnswer:
        _, question = self._retriever.corpus[answer.entry_id].question_for(language)
        return FaqAnswer(answer.entry_id, question, answer.text, answer.language)


def _country(market: str) -> str | None:
    return None if market == "default" else market
