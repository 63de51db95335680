"""Answer what is neither about an order nor in the FAQ: offers, complaints, the language, off-topic."""

from __future__ import annotations

from actions.base import ShopAction
from actions.buttons import GO_ON, HUMAN, TOPICS
from actions.rating import rate
from actions.replies import Language, Reply
from actions.turn import Outcome, Turn


class AnswerOffer(ShopAction):
    """Takes a plain yes or no as the answer to what was offered last."""

    action_name = "action_answer_offer"

    def act(self, turn: Turn) -> Outcome:
        offer, agreed = turn.slots.get("offer"), turn.intent == "affirm"
        if offer == "human" and agreed:
            return self.handover.hand_over(turn)
        if offer == "helped":
            return rate(turn, self.services, self.handover, None, helped=agreed)
        if offer == "suggested" and not agreed:
            return rate(turn, self.services, self.handover, None, helped=False)
        key = "offer-nothing-yes" if agreed else "offer-nothing-no"
        return Outcome((Reply(key=key, status="asked" if agreed else "resolved"),), {"offer": None})


class SwitchLanguage(ShopAction):
    """Goes on in the language the shopper names."""

    action_name = "action_switch_language"

    def act(self, turn: Turn) -> Outcome:
        wished = turn.entity("language") or turn.language
        if wished in self.services.languages:
            return Outcome((Reply(key="language-switched", set_language=wished),), {"failed_turns": 0})
        named = Reply(
            key="language-unserved", args={"language": Language(wished)}, buttons=(HUMAN,), status="asked"
        )
        return Outcome((named,), {"offer": "human"})


class Complaint(ShopAction):
    """Meets displeasure with sympathy and an offer. An unresolved turn, so that a second complaint in a row is
    not met with the same words but with a human."""

    action_name = "action_complaint"

    def act(self, turn: Turn) -> Outcome:
        return self.handover.turn_failed(turn, Reply(key="complain", buttons=(HUMAN, GO_ON), status="asked"))


class OutOfScope(ShopAction):
    """Says what the assistant can do. An unresolved turn: the shopper has not got what they came for, and
    whether they jest or were misunderstood cannot be told; of the two mistakes, leaving somebody stuck is
    the worse."""

    action_name = "action_out_of_scope"

    def act(self, turn: Turn) -> Outcome:
        return self.handover.turn_failed(turn, Reply(key="out-of-scope", buttons=TOPICS, status="failed"))
