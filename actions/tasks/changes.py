"""Say whether an order can still be altered. Alters nothing: a colleague does."""

from __future__ import annotations

from actions.buttons import CANCEL, HUMAN, RETURN, TRACK
from actions.orders.errors import Ineligible, NotEligible
from actions.replies import Reply
from actions.tasks.base import Case, Informing
from actions.turn import Outcome


class ChangeOrder(Informing):
    """The order lives on, altered."""

    def perform(self, case: Case) -> Outcome:
        try:
            case.desk.check_change_address(case.conversation, case.number)
        except NotEligible as refused:
            return Outcome((_refusal(case, refused.reason),))
        buttons = (HUMAN, CANCEL)
        possible = Reply(key="change-possible", args={"number": case.number}, buttons=buttons, status="asked")
        return Outcome((possible,), {"offer": "human"})


def _refusal(case: Case, reason: Ineligible) -> Reply:
    if reason is Ineligible.CANCELLED:
        return Reply(key="cancel-already", args={"number": case.number})
    buttons = (TRACK, RETURN, HUMAN)
    return Reply(key="change-too-late", args={"number": case.number}, buttons=buttons, status="asked")
