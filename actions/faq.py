"""Answer questions of policy and product from the FAQ. Words nothing, invents nothing."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

from actions.base import ShopAction
from actions.buttons import HUMAN, NONE_OF_THESE
from actions.knowledge import FaqAnswer, Finding
from actions.rating import HELPED, asked, missed, rate, rating_buttons
from actions.replies import Button, Language, Reply, Term
from actions.turn import Outcome, Turn

DOUBTFUL_BELOW = 0.9
"""Probability below which an answer asks outright whether it helped. An index answers from its own
calibrated threshold on (0.86 for the demo shop's), so few do."""
LONGEST_TITLE = 80
FALLBACK = "en"
"""What shoppers of a language without service are answered in."""


class AnswerFaq(ShopAction):
    """Answers, offers the nearest questions, or says that it does not know (an unresolved turn)."""

    action_name = "action_answer_faq"

    def act(self, turn: Turn) -> Outcome:
        chosen, helped = turn.entity("faq_id"), turn.entity("helped")
        if helped is not None:
            return rate(turn, self.services, self.handover, chosen, helped=helped == HELPED)
        if chosen is not None:
            return self._chosen(turn, chosen)
        question = turn.text.strip()
        finding = self.services.knowledge.ask(
            question, language=turn.language, market=turn.market, context=turn.slots.get("last_question")
        )
        if finding.answer is not None and finding.decision == "answer":
            doubtful = finding.probability < DOUBTFUL_BELOW
            return answered(turn, question, finding.answer, self.services.languages, doubtful=doubtful)
        if finding.decision == "suggest" and finding.suggestions:
            return self._suggested(turn, question, finding)
        self.services.missed.record(missed(turn, self.services, "abstained", question))
        return self.handover.turn_failed(turn, Reply(key="faq-unknown", buttons=(HUMAN,), status="failed"))

    def _chosen(self, turn: Turn, faq_id: str) -> Outcome:
        answer = self.services.knowledge.entry(faq_id, language=turn.language, market=turn.market)
        if answer is None:
            return self.handover.turn_failed(
                turn, Reply(key="faq-unknown", buttons=(HUMAN,), status="failed")
            )
        outcome = answered(turn, answer.question, answer, self.services.languages)
        meant = turn.slots.get("asked") or {}
        if not meant or meant.get("faq_id") is not None:
            return outcome
        self.services.missed.settle(meant["turn"])
        in_their_words = asked(turn, meant["question"], faq_id, meant["failed"])
        return replace(outcome, slots={**outcome.slots, "asked": in_their_words})

    def _suggested(self, turn: Turn, question: str, finding: Finding) -> Outcome:
        self.services.missed.record(missed(turn, self.services, "suggested", question))
        buttons = tuple(
            Button("/ask_faq" + json.dumps({"faq_id": s.faq_id}), text=_title(s.question))
            for s in finding.suggestions[:3]
        )
        return Outcome(
            (Reply(key="faq-suggest", buttons=(*buttons, NONE_OF_THESE), status="asked"),),
            {"last_question": question, "offer": "suggested", "asked": asked(turn, question)},
        )


def answered(
    turn: Turn, question: str, answer: FaqAnswer, served: Collection[str], *, doubtful: bool = False
) -> Outcome:
    """Give an answer, with two buttons under it that take "did this help?". A doubtful one asks outright, and a
    plain yes or no answers that. Within the form there are no such buttons: its own question follows."""
    reply = answer_reply(turn, answer, served)
    slots = {"last_question": question, "failed_turns": 0}
    if turn.active_form is not None:
        return Outcome((reply,), slots)
    slots["asked"] = asked(turn, question, answer.faq_id)
    reply = replace(reply, buttons=rating_buttons(answer.faq_id))
    if not doubtful:
        return Outcome((reply,), slots)
    reply = replace(reply, also=(*reply.also, Term("faq-helped")), status="asked")
    return Outcome((reply,), {**slots, "failed_turns": turn.failed_turns, "offer": "helped"})


def answer_reply(turn: Turn, answer: FaqAnswer, served: Collection[str]) -> Reply:
    """Return an entry's answer, owning up to another language than the conversation's."""
    spoken = turn.language if turn.language in served else FALLBACK
    if answer.lang == spoken:
        return Reply(text=answer.text, lang=answer.lang)
    only = Term("faq-only-in", {"language": Language(answer.lang)})
    return Reply(text=answer.text, lang=answer.lang, also=(only,))


def _title(question: str) -> str:
    return question if len(question) <= LONGEST_TITLE else question[: LONGEST_TITLE - 1] + "…"
