"""Decide what an order's record and its parcels amount to: the kind of status, the expected day, how late.

Pure; never reads a record and never words anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from actions.orders.models import (
    Checkpoint,
    DisplayFulfillmentStatus,
    LineId,
    Order,
    Refund,
    Return,
    TrackingInfo,
    TrackingIssue,
    TrackingTag,
)


class StatusKind(str, Enum):
    """The one thing to tell first about an order."""

    UNFULFILLED = "unfulfilled"
    ON_HOLD = "on_hold"
    IN_PROGRESS = "in_progress"
    PARTIALLY_FULFILLED = "partially_fulfilled"
    SHIPPED = "shipped"
    INFO_RECEIVED = "info_received"
    IN_TRANSIT = "in_transit"
    CUSTOMS = "customs"
    PAYMENT = "payment"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPT_FAIL = "attempt_fail"
    AVAILABLE_FOR_PICKUP = "available_for_pickup"
    DELIVERED = "delivered"
    ADDRESS = "address"
    REFUSED = "refused"
    RETURNING = "returning"
    RETURNED = "returned"
    DAMAGED = "damaged"
    LOST = "lost"
    EXCEPTION = "exception"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class OrderStatus:
    """Everything that may be told about an order once identity is verified, read at one moment.

    ``tracking`` has one entry per parcel in the order of dispatch; ``main`` is the one that the other fields
    speak of: the one in trouble, else the least advanced.
    ``expected_on`` is today or later, or None; the day promised at checkout is ``order.promised_on``.
    """

    order: Order
    kind: StatusKind
    tracking: tuple[TrackingInfo, ...]
    main: TrackingInfo | None
    expected_on: dt.date | None
    last_checkpoint: Checkpoint | None
    delivered_at: dt.datetime | None
    days_late: int
    returns: tuple[Return, ...]
    refunds: tuple[Refund, ...]


_BY_TAG = {
    TrackingTag.PENDING: StatusKind.SHIPPED,
    TrackingTag.INFO_RECEIVED: StatusKind.INFO_RECEIVED,
    TrackingTag.IN_TRANSIT: StatusKind.IN_TRANSIT,
    TrackingTag.OUT_FOR_DELIVERY: StatusKind.OUT_FOR_DELIVERY,
    TrackingTag.ATTEMPT_FAIL: StatusKind.ATTEMPT_FAIL,
    TrackingTag.AVAILABLE_FOR_PICKUP: StatusKind.AVAILABLE_FOR_PICKUP,
    TrackingTag.DELIVERED: StatusKind.DELIVERED,
    TrackingTag.EXCEPTION: StatusKind.EXCEPTION,
    TrackingTag.EXPIRED: StatusKind.EXPIRED,
}
_BY_ISSUE = {
    TrackingIssue.CUSTOMS: StatusKind.CUSTOMS,
    TrackingIssue.PAYMENT: StatusKind.PAYMENT,
    TrackingIssue.ADDRESS: StatusKind.ADDRESS,
    TrackingIssue.REFUSED: StatusKind.REFUSED,
    TrackingIssue.RETURNING: StatusKind.RETURNING,
    TrackingIssue.RETURNED: StatusKind.RETURNED,
    TrackingIssue.DAMAGED: StatusKind.DAMAGED,
    TrackingIssue.LOST: StatusKind.LOST,
}
_BY_FULFILLMENT = {
    DisplayFulfillmentStatus.ON_HOLD: StatusKind.ON_HOLD,
    DisplayFulfillmentStatus.IN_PROGRESS: StatusKind.IN_PROGRESS,
    DisplayFulfillmentStatus.PENDING_FULFILLMENT: StatusKind.IN_PROGRESS,
    DisplayFulfillmentStatus.PARTIALLY_FULFILLED: StatusKind.PARTIALLY_FULFILLED,
}
_TROUBLE_FIRST = (
    StatusKind.LOST,
    StatusKind.DAMAGED,
    StatusKind.RETURNED,
    StatusKind.RETURNING,
    StatusKind.REFUSED,
    StatusKind.ADDRESS,
    StatusKind.PAYMENT,
    StatusKind.CUSTOMS,
    StatusKind.EXCEPTION,
    StatusKind.EXPIRED,
    StatusKind.ATTEMPT_FAIL,
    StatusKind.AVAILABLE_FOR_PICKUP,
    StatusKind.SHIPPED,
    StatusKind.INFO_RECEIVED,
    StatusKind.IN_TRANSIT,
    StatusKind.OUT_FOR_DELIVERY,
    StatusKind.DELIVERED,
)
"""Of several parcels, the one to speak of: trouble before progress, the least advanced before the others."""

_NOT_COMING = (
    StatusKind.CANCELLED,
    StatusKind.DELIVERED,
    StatusKind.LOST,
    StatusKind.DAMAGED,
    StatusKind.REFUSED,
    StatusKind.RETURNING,
    StatusKind.RETURNED,
)
_NOT_LATE = (
    StatusKind.CANCELLED,
    StatusKind.DELIVERED,
    StatusKind.AVAILABLE_FOR_PICKUP,
    StatusKind.REFUSED,
    StatusKind.RETURNED,
)


def order_status(
    order: Order,
    tracking: Sequence[TrackingInfo],
    returns: Sequence[Return],
    refunds: Sequence[Refund],
    now: dt.datetime,
) -> OrderStatus:
    """Return the status of an order from records read just now."""
    main = _main_parcel(tracking)
    kind = _kind(order, main)
    return OrderStatus(
        order=order,
        kind=kind,
        tracking=tuple(tracking),
        main=main,
        expected_on=None if kind in _NOT_COMING else expected_on(order, main, now),
        last_checkpoint=main.last_checkpoint if main else None,
        delivered_at=_delivered_at(order, tracking),
        days_late=0 if kind in _NOT_LATE else days_late(order, now),
        returns=tuple(returns),
        refunds=tuple(refunds),
    )


def parcel_kind(parcel: TrackingInfo) -> StatusKind:
    """Return the kind of status of one parcel: its tag, or for an exception what is wrong."""
    if parcel.tag is TrackingTag.EXCEPTION and parcel.issue is not None:
        return _BY_ISSUE.get(parcel.issue, StatusKind.EXCEPTION)
    return _BY_TAG[parcel.tag]


def expected_on(order: Order, parcel: TrackingInfo | None, now: dt.datetime) -> dt.date | None:
    """Return the carrier's expected day, else the promised one; None if that is past or unknown."""
    day = parcel.expected_on if parcel is not None and parcel.expected_on else order.promised_on
    return day if day is not None and day >= now.astimezone(dt.timezone.utc).date() else None


def days_late(order: Order, now: dt.datetime) -> int:
    """Return how many whole days the promise made at checkout is overdue: 0 when in time, done or cancelled.

    The carrier's own, later, estimate does not move the promise.
    """
    if order.promised_on is None or order.cancelled_at is not None:
        return 0
    complete = order.display_fulfillment_status is DisplayFulfillmentStatus.FULFILLED
    if complete and all(parcel.delivered_at for parcel in order.fulfilments):
        return 0
    return max(0, (now.astimezone(dt.timezone.utc).date() - order.promised_on).days)


def delivered_lines(order: Order, tracking: Sequence[TrackingInfo]) -> dict[LineId, dt.datetime]:
    """Return when each line arrived, by the shop's record or else the carrier's; others are missing."""
    arrived: dict[LineId, dt.datetime] = {}
    by_number = {parcel.tracking_number: parcel.delivered_at for parcel in tracking}
    for parcel in order.fulfilments:
        at = parcel.delivered_at or by_number.get(parcel.tracking_number)
        if at is not None:
            arrived.update(dict.fromkeys(parcel.line_ids, at))
    return arrived


def _main_parcel(tracking: Sequence[TrackingInfo]) -> TrackingInfo | None:
    if not tracking:
        return None
    return min(tracking, key=lambda parcel: _TROUBLE_FIRST.index(parcel_kind(parcel)))


def _kind(order: Order, main: TrackingInfo | None) -> StatusKind:
    if order.cancelled_at is not None:
        return StatusKind.CANCELLED
    if order.display_fulfillment_status in _BY_FULFILLMENT:
        return _BY_FULFILLMENT[order.display_fulfillment_status]
    if main is not None:
        return parcel_kind(main)
    return StatusKind.SHIPPED if order.fulfilments else StatusKind.UNFULFILLED


def _delivered_at(order: Order, tracking: Sequence[TrackingInfo]) -> dt.datetime | None:
    if not tracking or order.display_fulfillment_status is not DisplayFulfillmentStatus.FULFILLED:
        return None
    times = [parcel.delivered_at for parcel in tracking]
    return max(time for time in times if time) if all(times) else None
