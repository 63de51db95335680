"""Hand the conversation to a human, as the escalation policy or the shopper asked."""

from __future__ import annotations

from actions.base import ShopAction
from actions.turn import Outcome, Turn


class HandOff(ShopAction):
    """Opens a ticket, or tells the place in the queue when one is open."""

    action_name = "action_handoff"

    def act(self, turn: Turn) -> Outcome:
        return self.handover.hand_over(turn)
