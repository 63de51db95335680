"""Decide which lines of an order may come back, by which right, at whose cost and until when.

Pure: works on records handed in and on the shop's `Markets`. Never reads, stores or words anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from actions.orders.backends import ReturnDraft
from actions.orders.errors import Ineligible, InvalidRequest
from actions.orders.markets import Market, Markets
from actions.orders.models import (
    LineId,
    Order,
    OrderLine,
    PaymentMethod,
    Return,
    ReturnKind,
    ReturnLine,
    ReturnReason,
    ReturnStatus,
    Size,
    Tier,
)
from actions.orders.refunds import refund_after_return
from actions.orders.windows import is_over, window_until, withdrawal_until


class FreeLabel(str, Enum):
    """Why the way back costs nothing."""

    TIER = "tier"
    FAULT = "fault"
    EXCHANGE = "exchange"
    MARKET = "market"


@dataclass(frozen=True)
class LineOption:
    """What may be done with one line now.

    ``returnable`` pieces may come back as ``kind`` until ``until`` (last day, None when it cannot come back);
    with ``returnable == 0`` the ``obstacle`` says why. ``withdrawal_until`` is the last day of the statutory
    right of withdrawal, None where there is none; before delivery it is open, and ``may_withdraw`` is True.
    After the window, unused goods are taken for store credit until ``credit_until``; a human decides that.
    """

    line: OrderLine
    returnable: int
    kind: ReturnKind
    until: dt.date | None
    obstacle: Ineligible | None
    may_withdraw: bool
    withdrawal_until: dt.date | None
    credit_until: dt.date | None


@dataclass(frozen=True)
class ReturnOptions:
    """What may come back of an order. ``exchange_first`` says that the reason calls for another size."""

    order: Order
    lines: tuple[LineOption, ...]
    reason: ReturnReason
    exchange_first: bool

    @property
    def eligible(self) -> tuple[LineOption, ...]:
        """The lines of which something may come back."""
        return tuple(option for option in self.lines if option.returnable > 0)

    @property
    def obstacle(self) -> Ineligible | None:
        """Why nothing may come back, None if something may; the first line speaks for all."""
        return None if self.eligible or not self.lines else self.lines[0].obstacle


@dataclass(frozen=True)
class ReturnTerms:
    """What a return costs and brings. ``refund_*`` are None for an exchange.

    The label costs ``label_cost``, nothing for the reason ``free_label``; it is already taken off
    ``refund_amount`` (if it is in the order's currency). ``refund_on`` is the day when the money should be
    there if the parcel is handed in at once; `refunds.refund_after_return` has the rule.
    """

    label_cost: Decimal
    currency: str
    free_label: FreeLabel | None
    send_by: dt.date
    refund_amount: Decimal | None
    refund_method: PaymentMethod | None
    refund_on: dt.date | None


@dataclass(frozen=True)
class ReturnRequest:
    """What a shopper asks for: how many of which line, and the size wanted instead, for an exchange."""

    lines: tuple[ReturnLine, ...]
    exchange_size: Size | None = None


class ReturnPolicy:
    """The shop's return rules, applied to records."""

    def __init__(self, markets: Markets) -> None:
        self.markets = markets

    def options(
        self,
        order: Order,
        delivered: Mapping[LineId, dt.datetime],
        returns: Sequence[Return],
        reason: ReturnReason,
        now: dt.datetime,
    ) -> ReturnOptions:
        """Return what may come back of each line. ``delivered`` has the lines that arrived, and when.

        Every window begins when the last parcel has come; while one is on the way it has not begun.
        """
        complete = all(line.id in delivered for line in order.lines)
        begins = max(delivered.values(), default=now) if complete else now
        lines = tuple(
            self._option(
                order,
                line,
                begins if line.id in delivered else None,
                left_to_return(line, returns),
                reason,
                now,
            )
            for line in order.lines
        )
        return ReturnOptions(order, lines, reason, exchange_first=reason.is_size)

    def draft(
        self,
        order: Order,
        request: ReturnRequest,
        terms: ReturnTerms,
        kind: ReturnKind,
        now: dt.datetime,
    ) -> ReturnDraft:
        """Return the return to store. See `return_checks` for what comes first."""
        return ReturnDraft(
            order_number=order.number,
            status=ReturnStatus.OPEN,
            kind=kind,
            lines=request.lines,
            requested_at=now,
            label_cost=terms.label_cost,
            currency=terms.currency,
            exchange_size=request.exchange_size,
        )

    def terms(
        self,
        order: Order,
        lines: Sequence[ReturnLine],
        kind: ReturnKind,
        tier: Tier,
        requested_at: dt.datetime,
    ) -> ReturnTerms:
        """Return what the return of these lines costs and brings."""
        market = self.markets.of(order.shipping_address.country)
        free = self._free_label(market, order, lines, kind, tier)
        cost = Decimal(0) if free else max(market.labels[line_of(order, item).category] for item in lines)
        send_by = requested_at.date() + dt.timedelta(days=self.markets.send_within_days)
        if kind is ReturnKind.EXCHANGE:
            return ReturnTerms(cost, market.currency, free, send_by, None, None, None)
        goods = sum((line_of(order, item).unit_price * item.quantity for item in lines), Decimal(0))
        return ReturnTerms(
            label_cost=cost,
            currency=market.currency,
            free_label=free,
            send_by=send_by,
            refund_amount=max(Decimal(0), goods - (cost if market.currency == order.currency else 0)),
            refund_method=order.payment_method,
            refund_on=refund_after_return(order, self.markets, requested_at, kind),
        )

    def _free_label(
        self, market: Market, order: Order, lines: Sequence[ReturnLine], kind: ReturnKind, tier: Tier
    ) -> FreeLabel | None:
        if all(item.reason.is_fault for item in lines):
            return FreeLabel.FAULT
        if kind is ReturnKind.EXCHANGE and self.markets.exchange_label_free:
            return FreeLabel.EXCHANGE
        if tier.at_least(self.markets.free_label_from_tier):
            return FreeLabel.TIER
        if all(market.labels[line_of(order, item).category] == 0 for item in lines):
            return FreeLabel.MARKET
        return None

    def _option(
        self,
        order: Order,
        line: OrderLine,
        delivered_at: dt.datetime | None,
        left: int,
        reason: ReturnReason,
        now: dt.datetime,
    ) -> LineOption:
        market = self.markets.of(order.shipping_address.country)
        last_withdrawal = withdrawal_until(market, delivered_at)
        may_withdraw = (
            market.withdrawal_days is not None
            and order.cancelled_at is None
            and left > 0
            and not line.final_sale
            and (last_withdrawal is None or not is_over(last_withdrawal, now))
        )
        window = window_until(market, self.markets.season, line, order.placed_at, delivered_at, reason)
        obstacle = _obstacle(market, order, line, delivered_at, left, reason, window, now)
        kind = ReturnKind.RETURN
        if obstacle is Ineligible.NOT_RETURNABLE and may_withdraw:
            obstacle, kind, window = None, ReturnKind.WITHDRAWAL, last_withdrawal
        return LineOption(
            line=line,
            returnable=0 if obstacle else left,
            kind=kind,
            until=None if obstacle else window,
            obstacle=obstacle,
            may_withdraw=may_withdraw,
            withdrawal_until=last_withdrawal if may_withdraw else None,
            credit_until=self._credit_until(window, now) if obstacle is Ineligible.WINDOW_OVER else None,
        )

    def _credit_until(self, window: dt.date | None, now: dt.datetime) -> dt.date | None:
        if window is None:
            return None
        until = window + dt.timedelta(days=self.markets.credit_days)
        return None if is_over(until, now) else until


def left_to_return(line: OrderLine, returns: Sequence[Return]) -> int:
    """Return how many pieces of a line no return claims yet; declined and cancelled returns claim none."""
    claimed = sum(
        item.quantity
        for one in returns
        if one.status not in (ReturnStatus.DECLINED, ReturnStatus.CANCELED)
        for item in one.lines
        if item.line_id == line.id
    )
    return max(0, line.quantity - claimed)


def _obstacle(
    market: Market,
    order: Order,
    line: OrderLine,
    delivered_at: dt.datetime | None,
    left: int,
    reason: ReturnReason,
    window: dt.date | None,
    now: dt.datetime,
) -> Ineligible | None:
    if order.cancelled_at is not None:
        return Ineligible.CANCELLED
    if left == 0:
        return Ineligible.ALREADY_RETURNED
    if delivered_at is None or window is None:
        return Ineligible.NOT_DELIVERED
    if not reason.is_fault and line.final_sale:
        return Ineligible.FINAL_SALE
    if not reason.is_fault and not market.returnable[line.category]:
        return Ineligible.NOT_RETURNABLE
    return Ineligible.WINDOW_OVER if is_over(window, now) else None


def line_of(order: Order, item: ReturnLine) -> OrderLine:
    """Return the order's line that comes back. Raises `InvalidRequest` if it has none such."""
    line = order.line(item.line_id)
    if line is None:
        raise InvalidRequest("the order has no such line")
    return line
