"""Answer questions of policy and product from the FAQ. Words nothing, invents nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from actions.base import ShopAction
from actions.buttons import HUMAN, NO, NONE_OF_THESE, YES
from actions.knowledge import FaqAnswer, Finding
from actions.replies import Button, Language, Reply, Term
from actions.turn import Outcome, Turn

DOUBTFUL_BELOW = 0.9
"""Probability below which an answer comes with the question whether it helped. An index answers from its own
calibrated threshold on (0.86 for the demo shop's), so few do."""
LONGEST_TITLE = 80
FALLBACK = "en"
"""What shoppers of a language without service are answered in."""


class AnswerFaq(ShopAction):
    """Answers, offers the nearest questions, or says that it does not know (an unresolved turn)."""

    action_name = "action_answer_faq"

    def act(self, turn: Turn) -> Outcome:
        chosen = turn.entity("faq_id")
        if chosen is not None:
            return self._chosen(turn, chosen)
        question = turn.text.strip()
        finding = self.services.knowledge.ask(
            question, language=turn.language, market=turn.market, context=turn.slots.get("last_question")
        )
        if finding.answer is not None and finding.decision == "answer":
            return self._answered(
                turn, question, finding.answer, doubtful=finding.probability < DOUBTFUL_BELOW
            )
        if finding.decision == "suggest" and finding.suggestions:
            return self._suggested(question, finding)
        return self.handover.turn_failed(turn, Reply(key="faq-unknown", buttons=(HUMAN,), status="failed"))

    def _chosen(self, turn: Turn, faq_id: str) -> Outcome:
        answer = self.services.knowledge.entry(faq_id, language=turn.language, market=turn.market)
        if answer is None:
            return self.handover.turn_failed(
                turn, Reply(key="faq-unknown", buttons=(HUMAN,), status="failed")
            )
        return self._answered(turn, answer.question, answer, doubtful=False)

    def _answered(self, turn: Turn, question: str, answer: FaqAnswer, *, doubtful: bool) -> Outcome:
        reply = answer_reply(turn, answer, self.services.languages)
        remembered = {"last_question": question}
        if not doubtful:
            return Outcome((reply,), {**remembered, "failed_turns": 0})
        reply = replace(reply, status="asked")
        helped = Reply(
            key="faq-helped",
            buttons=(YES, NO),
            status="asked",
        )
        return Outcome((reply, helped), {**remembered, "offer": "helped"})

    def _suggested(self, question: str, finding: Finding) -> Outcome:
        buttons = tuple(
            Button(f'/ask_faq{{"faq_id":"{suggestion.faq_id}"}}', text=_title(suggestion.question))
            for suggestion in finding.suggestions[:3]
        )
        return Outcome(
            (Reply(key="faq-suggest", buttons=(*buttons, NONE_OF_THESE), status="asked"),),
            {"last_question": question, "offer": "helped"},
        )


def answer_reply(turn: Turn, answer: FaqAnswer, served: Collection[str]) -> Reply:
    """Return an entry's answer, owning up to another language than the conversation's."""
    spoken = turn.language if turn.language in served else FALLBACK
    if answer.lang == spoken:
        return Reply(text=answer.text, lang=answer.lang)
    only = Term("faq-only-in", {"language": Language(answer.lang)})
    return Reply(text=answer.text, lang=answer.lang, also=(only,))


def _title(question: str) -> str:
    return question if len(question) <= LONGEST_TITLE else question[: LONGEST_TITLE - 1] + "…"
