"""Decide by which day a refund should be with the shopper, and how it stands. Pure; moves no money."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from actions.orders.markets import Market, Markets
from actions.orders.models import Order, Refund, RefundState, ReturnKind

WITHDRAWAL_REFUND_DAYS = 14
"""Directive 2011/83/EU, article 13: refunded within 14 days of the withdrawal."""


@dataclass(frozen=True)
class RefundStatus:
    """A refund with how late it is: ``days_late`` counts from the expected day, 0 when in time or done."""

    refund: Refund
    done: bool
    days_late: int


def refund_status(refund: Refund, now: dt.datetime) -> RefundStatus:
    """Return how a refund stands today."""
    done = refund.state is RefundState.SUCCESS
    today = now.astimezone(dt.timezone.utc).date()
    return RefundStatus(refund, done, 0 if done else max(0, (today - refund.expected_on).days))


def refund_after_cancel(order: Order, markets: Markets, cancelled_at: dt.datetime) -> dt.date:
    """Return the day by which the money of a cancelled order should be back."""
    market = markets.of(order.shipping_address.country)
    return add_business_days(cancelled_at.date(), markets.refund_business_days[order.payment_method], market)


def refund_after_return(
    order: Order, markets: Markets, requested_at: dt.datetime, kind: ReturnKind
) -> dt.date:
    """Return the day by which the money should be back if the parcel is handed in on the day of the request.

    The way home, the inspection and the payment method's own time add up; a withdrawal in the Union is paid
    within the statutory 14 days at the latest.
    """
    market = markets.of(order.shipping_address.country)
    home = add_business_days(requested_at.date(), market.transit_days, market)
    inspected = add_business_days(home, markets.inspection_business_days, market)
    usual = add_business_days(inspected, markets.refund_business_days[order.payment_method], market)
    if kind is ReturnKind.WITHDRAWAL and market.eu:
        return min(usual, requested_at.date() + dt.timedelta(days=WITHDRAWAL_REFUND_DAYS))
    return usual


def add_business_days(day: dt.date, count: int, market: Market) -> dt.date:
    """Return the day ``count`` business days after ``day``, by the market's weekend (no holidays)."""
    while count > 0:
        day += dt.timedelta(days=1)
        if day.weekday() not in market.weekend:
            count -= 1
    return day
