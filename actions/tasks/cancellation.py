"""Cancel an order before it is dispatched, after a yes and the one-time code. The desk says whether."""

from __future__ import annotations

from actions.buttons import HUMAN, NO, RETURN, TRACK, YES
from actions.orders.codes import Purpose
from actions.orders.errors import Ineligible, NotEligible
from actions.orders.models import Cancellation
from actions.replies import Money, Reply, Term
from actions.tasks.base import Case, Question, agreed, ask_code, read_code
from actions.tasks.return_words import payment_method
from actions.turn import Outcome


class CancelOrder:
    """The order ends before it begins its journey."""

    purpose: Purpose | None = Purpose.CANCEL

    def next_question(self, case: Case) -> Question | None:
        try:
            case.desk.check_cancel(case.conversation, case.number)
        except NotEligible:
            return None
        if "confirmed" not in case.answers:
            return _ask_agreement(case)
        return None if "code" in case.answers else ask_code(case, Purpose.CANCEL)

    def understand(self, case: Case, slot: str) -> str | None:
        return read_code(case.turn) if slot == "code" else agreed(case.turn)

    def perform(self, case: Case) -> Outcome:
        try:
            if "code" not in case.answers:
                case.desk.check_cancel(case.conversation, case.number)
            done = case.desk.cancel(case.conversation, case.number, turn_id=case.turn_id)
        except NotEligible as refused:
            return Outcome((_refusal(case, refused.reason),))
        return Outcome((_confirmation(done),))


def _ask_agreement(case: Case) -> Question:
    order = case.desk.status(case.conversation, case.number).order
    ask = Reply(
        key="cancel-agree",
        args={"number": order.number, "total": Money(order.total, order.currency)},
        buttons=(YES, NO),
        status="asked",
    )
    return Question("confirmed", ask, Reply(key="hint-yes-no", buttons=(YES, NO)))


def _refusal(case: Case, reason: Ineligible) -> Reply:
    if reason is Ineligible.CANCELLED:
        return Reply(key="cancel-already", args={"number": case.number})
    return Reply(
        key="cancel-too-late", args={"number": case.number}, buttons=(RETURN, TRACK, HUMAN), status="asked"
    )


def _confirmation(done: Cancellation) -> Reply:
    refund = done.refund
    if refund is None:
        return Reply(
            key="cancel-done", args={"number": done.order_number}, also=(Term("cancel-nothing-paid"),)
        )
    money = Term(
        "cancel-refund",
        {
            "amount": Money(refund.amount, refund.currency),
            "method": payment_method(refund.method),
            "date": refund.expected_on,
        },
    )
    return Reply(key="cancel-done", args={"number": done.order_number}, also=(money,))
