"""Answer a report about the goods: faulty, wrong, incomplete. Offers the ways out; promises nothing else."""

from __future__ import annotations

from actions.buttons import HUMAN
from actions.orders.models import ReturnKind, ReturnReason
from actions.replies import Button, Reply
from actions.tasks.base import Case, Informing
from actions.tasks.return_words import refusal
from actions.turn import Outcome


class ItemProblem(Informing):
    """Sends it back free of charge, or brings in a colleague, for instance for a replacement."""

    def perform(self, case: Case) -> Outcome:
        options = case.desk.return_options(case.conversation, case.number, ReturnReason.DEFECTIVE)
        if not options.eligible:
            return refusal(case, ReturnKind.RETURN, options.obstacle)
        buttons = (_return(case, ReturnReason.DEFECTIVE), _return(case, ReturnReason.WRONG_ITEM), HUMAN)
        reply = Reply(key="item-problem", args={"number": case.number}, buttons=buttons, status="asked")
        return Outcome((reply,), {"offer": "human"})


def _return(case: Case, reason: ReturnReason) -> Button:
    payload = f'/return_item{{"order_number":"{case.number}","reason":"{reason.value}"}}'
    return Button(payload, key=f"button-return-{reason.value.lower().replace('_', '-')}")
