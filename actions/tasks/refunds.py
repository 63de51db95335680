"""Tell where the money is. Every amount and day is the record's (I5)."""

from __future__ import annotations

from actions.buttons import HUMAN, RETURN
from actions.orders.models import RefundState, Return, ReturnStatus
from actions.orders.refunds import RefundStatus
from actions.replies import Argument, Money, Reply, Term
from actions.tasks.base import Case, Informing
from actions.tasks.return_words import payment_method
from actions.turn import Outcome


class TellRefund(Informing):
    """The latest refund, else the return it waits for, else that there is none."""

    def perform(self, case: Case) -> Outcome:
        refunds = case.desk.refunds(case.conversation, case.number)
        if refunds:
            return _refund(case, refunds[-1])
        under_way = [one for one in case.desk.returns(case.conversation, case.number) if _is_open(one)]
        if under_way:
            args: dict[str, Argument] = {"number": case.number, "rma": under_way[-1].rma}
            return Outcome((Reply(key="refund-awaits-return", args=args),))
        buttons = (RETURN, HUMAN)
        return Outcome((Reply(key="refund-none", args={"number": case.number}, buttons=buttons),))


def _refund(case: Case, status: RefundStatus) -> Outcome:
    refund = status.refund
    args: dict[str, Argument] = {
        "number": case.number,
        "amount": Money(refund.amount, refund.currency),
        "method": payment_method(refund.method),
    }
    if refund.state is RefundState.FAILURE:
        reply = Reply(key="refund-failed", args=args, buttons=(HUMAN,), status="asked")
        return Outcome((reply,), {"offer": "human"})
    if status.done:
        paid = refund.processed_at or refund.created_at
        return Outcome((Reply(key="refund-paid", args={**args, "date": paid.date()}),))
    expected = {**args, "date": refund.expected_on}
    if not status.days_late:
        return Outcome((Reply(key="refund-pending", args=expected),))
    late = (Term("refund-late", {"days": status.days_late}),)
    reply = Reply(key="refund-pending", args=expected, also=late, buttons=(HUMAN,), status="asked")
    return Outcome((reply,), {"offer": "human"})


def _is_open(one: Return) -> bool:
    return one.status in (ReturnStatus.REQUESTED, ReturnStatus.OPEN)
