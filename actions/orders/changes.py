"""Decide what a return, a cancellation or a new address makes of an order's record. Pure; backends store it.

Every backend uses these, so that all of them refuse and number alike.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from actions.orders.backends import ReturnDraft
from actions.orders.cancel import check_before_dispatch
from actions.orders.errors import Ineligible, InvalidRequest, NotEligible
from actions.orders.models import (
    Address,
    CancelReason,
    DisplayFinancialStatus,
    Order,
    OrderNumber,
    Purchase,
    Refund,
    RefundState,
    Return,
    Rma,
)
from actions.orders.returns import left_to_return

_MONEY_RECEIVED = (
    DisplayFinancialStatus.PAID,
    DisplayFinancialStatus.PARTIALLY_PAID,
    DisplayFinancialStatus.PARTIALLY_REFUNDED,
)


def opened_return(order: Order, draft: ReturnDraft, returns: Sequence[Return]) -> Return:
    """Return the draft under its RMA number: the order's digits and the how-manieth return it is.

    Raises `NotEligible` (already_returned) if more would come back than was ordered.
    """
    for item in draft.lines:
        line = order.line(item.line_id)
        if line is None:
            raise InvalidRequest("the order has no such line")
        if item.quantity > left_to_return(line, returns):
            raise NotEligible(Ineligible.ALREADY_RETURNED)
    return Return(
        rma=rma_number(order.number, len(returns) + 1),
        order_number=draft.order_number,
        status=draft.status,
        kind=draft.kind,
        lines=draft.lines,
        requested_at=draft.requested_at,
        label_cost=draft.label_cost,
        currency=draft.currency,
        exchange_size=draft.exchange_size,
    )


def rma_number(number: OrderNumber, position: int) -> Rma:
    """Return the RMA number of an order's return, such as RMA-10234-1."""
    return Rma(f"RMA-{_digits(number)}-{position}")


def refund_id(number: OrderNumber, position: int) -> str:
    """Return the id of an order's refund, such as RF-10234-1."""
    return f"RF-{_digits(number)}-{position}"


def cancelled(
    order: Order, reason: CancelReason, at: dt.datetime, refund_by: dt.date, refunds: Sequence[Refund]
) -> tuple[Order, Refund | None]:
    """Return the order as cancelled, and the refund when money had been received.

    Raises `NotEligible` (already_dispatched, cancelled).
    """
    check_before_dispatch(order)
    paid = order.display_financial_status in _MONEY_RECEIVED
    changed = replace(
        order,
        cancelled_at=at,
        cancel_reason=reason,
        display_financial_status=DisplayFinancialStatus.REFUNDED if paid else DisplayFinancialStatus.VOIDED,
    )
    if not paid:
        return changed, None
    refund = Refund(
        id=refund_id(order.number, len(refunds) + 1),
        order_number=order.number,
        amount=order.total - refunded(refunds),
        currency=order.currency,
        state=RefundState.PENDING,
        method=order.payment_method,
        created_at=at,
        expected_on=refund_by,
    )
    return changed, refund


def readdressed(order: Order, address: Address) -> Order:
    """Return the order with its new address. Raises `NotEligible` (already_dispatched, cancelled)."""
    check_before_dispatch(order)
    return replace(order, shipping_address=address)


def refunded(refunds: Sequence[Refund]) -> Decimal:
    """Return the money that went back or is on its way back."""
    return sum((one.amount for one in refunds if one.state is not RefundState.FAILURE), Decimal(0))


def purchase(order: Order, refunds: Sequence[Refund]) -> Purchase:
    """Return what an order counts towards a tier: what was paid and kept, nothing when it was cancelled."""
    return Purchase(
        placed_at=order.placed_at,
        total=order.total - refunded(refunds),
        currency=order.currency,
        counts=_counts(order),
    )


def _counts(order: Order) -> bool:
    return order.cancelled_at is None and order.display_financial_status not in (
        DisplayFinancialStatus.VOIDED,
        DisplayFinancialStatus.REFUNDED,
        DisplayFinancialStatus.EXPIRED,
    )


def _digits(number: OrderNumber) -> str:
    return "".join(character for character in number if character.isdigit())
