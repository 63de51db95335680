"""Decide whether an order may still be cancelled or sent elsewhere. Pure, never stores.

The backend asks again under its lock, so what was true when the shopper was asked need not be true any more.
"""

from __future__ import annotations

from actions.orders.errors import Ineligible, NotEligible
from actions.orders.models import DisplayFulfillmentStatus, Order

_BEFORE_DISPATCH = frozenset(
    {
        DisplayFulfillmentStatus.UNFULFILLED,
        DisplayFulfillmentStatus.OPEN,
        DisplayFulfillmentStatus.SCHEDULED,
        DisplayFulfillmentStatus.ON_HOLD,
        DisplayFulfillmentStatus.PENDING_FULFILLMENT,
        DisplayFulfillmentStatus.REQUEST_DECLINED,
        DisplayFulfillmentStatus.IN_PROGRESS,
    }
)


def check_before_dispatch(order: Order) -> None:
    """Raise `NotEligible` (cancelled, already_dispatched) unless nothing has left the warehouse."""
    if order.cancelled_at is not None:
        raise NotEligible(Ineligible.CANCELLED)
    if order.fulfilments or order.display_fulfillment_status not in _BEFORE_DISPATCH:
        raise NotEligible(Ineligible.ALREADY_DISPATCHED)
