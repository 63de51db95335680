"""Decide the last day on which goods may come back. Pure date arithmetic; knows no orders, only one line."""

from __future__ import annotations

import datetime as dt

from actions.orders.markets import Market, Season
from actions.orders.models import OrderLine, ReturnReason

ANYWHERE_ON_EARTH = dt.timedelta(hours=-12)
"""A last day ends when it has ended everywhere, so that no shopper is refused on what is still that day."""


def window_until(
    market: Market,
    season: Season,
    line: OrderLine,
    placed_at: dt.datetime,
    delivered_at: dt.datetime | None,
    reason: ReturnReason,
) -> dt.date | None:
    """Return the last day to send the line back: of window, season and statutory right the latest."""
    if delivered_at is None:
        return None
    days = market.fault_days if reason.is_fault else market.windows[line.category]
    candidates = (
        delivered_at.date() + dt.timedelta(days=days),
        season.extends_to(placed_at.date()),
        withdrawal_until(market, delivered_at),
    )
    return max(day for day in candidates if day is not None)


def withdrawal_until(market: Market, delivered_at: dt.datetime | None) -> dt.date | None:
    """Return the last day of the statutory right, None where there is none or nothing was delivered.

    The day of delivery does not count. In the Union a period ending on a Saturday or Sunday lasts until the
    Monday (regulation 1182/71, article 3); public holidays, which would extend it too, are not known.
    """
    if market.withdrawal_days is None or delivered_at is None:
        return None
    last = delivered_at.date() + dt.timedelta(days=market.withdrawal_days)
    if market.eu and last.weekday() >= 5:
        last += dt.timedelta(days=7 - last.weekday())
    return last


def is_over(last_day: dt.date, now: dt.datetime) -> bool:
    """Return whether the last day has ended everywhere on Earth."""
    return (now.astimezone(dt.timezone.utc) + ANYWHERE_ON_EARTH).date() > last_day
