"""Answer what was not understood: from the FAQ if that is certain, else by asking to say it differently."""

from __future__ import annotations

from actions.base import ShopAction
from actions.buttons import TOPICS
from actions.faq import answered
from actions.rating import missed
from actions.replies import Reply
from actions.turn import Outcome, Turn


class DefaultFallback(ShopAction):
    """Takes the place of Rasa's own fallback, which would forget the message."""

    action_name = "action_default_fallback"

    def act(self, turn: Turn) -> Outcome:
        if (outcome := self._from_faq(turn)) is not None:
            return outcome
        self.services.missed.record(missed(turn, self.services, "not_understood", turn.text))
        return self.handover.turn_failed(turn, Reply(key="not-understood", buttons=TOPICS, status="failed"))

    def _from_faq(self, turn: Turn) -> Outcome | None:
        finding = self.services.knowledge.ask(turn.text, language=turn.language, market=turn.market)
        if finding.decision != "answer" or finding.answer is None:
            return None
        return answered(turn, turn.text, finding.answer, self.services.languages)
