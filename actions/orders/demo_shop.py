"""Build the demo shop from its YAML: people, orders, parcels, returns and refunds around a given moment.

Deterministic: the same moment gives the same shop. Stores nothing.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from actions.orders import changes
from actions.orders.carriers import CARRIERS
from actions.orders.catalogue import Product, load_catalogue
from actions.orders.demo_routes import HUB, ROUTES, Scan, journey
from actions.orders.demo_specs import (
    OrderSpec,
    RefundSpec,
    ReturnSpec,
    order_numbers,
    order_specs,
    people_entries,
)
from actions.orders.markets import Markets, load_markets
from actions.orders.models import (
    Address,
    Checkpoint,
    CustomerId,
    CustomerRecord,
    DisplayFinancialStatus,
    DisplayFulfillmentStatus,
    Fulfilment,
    LineId,
    Order,
    OrderLine,
    OrderNumber,
    Refund,
    RefundState,
    Return,
    ReturnKind,
    ReturnLine,
    ReturnStatus,
    Size,
    TrackingInfo,
)
from actions.orders.tiers import USD_PER_UNIT
from actions.orders.tracking import checkpoint, tracking_info

CUSTOMER_PREFIX = "demo-"

_WHOLE = {"JPY": 10, "KRW": 100, "KZT": 100}
_NOT_DISPATCHED = {
    "unfulfilled": DisplayFulfillmentStatus.UNFULFILLED,
    "on_hold": DisplayFulfillmentStatus.ON_HOLD,
    "in_progress": DisplayFulfillmentStatus.IN_PROGRESS,
    "cancelled": DisplayFulfillmentStatus.UNFULFILLED,
}


@dataclass
class DemoShop:
    """Everything the demo shop has. ``orders`` are in the order in which they are listed."""

    customers: list[CustomerRecord] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    parcels: list[TrackingInfo] = field(default_factory=list)
    returns: list[Return] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)


def build(now: dt.datetime) -> DemoShop:
    """Return the shop as it is at ``now``, told to the hour."""
    specs = order_specs()
    builder = _Builder(now.replace(minute=0, second=0, microsecond=0), load_catalogue(), load_markets())
    people = {key: _person(key, entry) for key, entry in people_entries().items()}
    builder.shop.customers.extend(customer for customer, _ in people.values())
    for index, number in enumerate(order_numbers(specs)):
        builder.add(specs[index], index, number, *people[specs[index].who])
    return builder.shop


class _Builder:
    def __init__(self, now: dt.datetime, catalogue: Mapping[str, Product], markets: Markets) -> None:
        self.shop = DemoShop()
        self._now = now
        self._catalogue = catalogue
        self._markets = markets

    def add(
        self, spec: OrderSpec, index: int, number: OrderNumber, customer: CustomerRecord, address: Address
    ) -> None:
        currency = self._markets.of(address.country).currency
        lines = tuple(self._line(item, at, currency) for at, item in enumerate(spec.items, start=1))
        placed_at = self._now - dt.timedelta(days=spec.placed, minutes=95 + 7 * index)
        parcels = self._parcels(spec, number, lines, address, placed_at)
        total = sum((line.unit_price * line.quantity for line in lines), Decimal(0))
        refunds = [
            self._refund(spec, entry, at, number, lines, currency, total)
            for at, entry in enumerate(spec.refunds, 1)
        ]
        self.shop.returns += [
            self._return(entry, at, number, lines, address) for at, entry in enumerate(spec.returns, 1)
        ]
        self.shop.refunds += refunds
        self.shop.orders.append(
            Order(
                number=number,
                customer_id=customer.id,
                email=customer.email,
                phone=customer.phone,
                shipping_address=address,
                placed_at=placed_at,
                currency=currency,
                total=total,
                payment_method=spec.pay,
                display_fulfillment_status=_fulfillment_status(spec.state),
                display_financial_status=_financial_status(spec, refunds, total),
                lines=lines,
                fulfilments=parcels,
                promised_on=self._promised_on(spec),
                cancelled_at=placed_at + dt.timedelta(hours=5) if spec.state == "cancelled" else None,
                cancel_reason=spec.reason,
            )
        )

    def _line(self, item: Sequence[Any], position: int, currency: str) -> OrderLine:
        sku, label, quantity = item[:3]
        product = self._catalogue[sku]
        sizes = {size.label: size for size in product.sizes}
        return OrderLine(
            id=LineId(f"L{position}"),
            sku=sku,
            title=product.title("en"),
            category=product.category,
            quantity=quantity,
            unit_price=price_in(product.price_usd, currency),
            size=sizes[label] if label is not None else None,
            final_sale="personalised" in item[3:],
        )

    def _parcels(
        self,
        spec: OrderSpec,
        number: OrderNumber,
        lines: Sequence[OrderLine],
        address: Address,
        placed_at: dt.datetime,
    ) -> tuple[Fulfilment, ...]:
        if spec.state in _NOT_DISPATCHED:
            return ()
        if spec.state == "partially_fulfilled":
            return (self._parcel(spec, number, 1, lines[:1], address, placed_at, "in_transit", spec.last),)
        if spec.state == "two_parcels":
            return (
                self._parcel(spec, number, 1, lines[:1], address, placed_at, "delivered", spec.last + 40),
                self._parcel(spec, number, 2, lines[1:], address, placed_at, "in_transit", spec.last),
            )
        return (self._parcel(spec, number, 1, lines, address, placed_at, spec.state, spec.last),)

    def _parcel(
        self,
        spec: OrderSpec,
        number: OrderNumber,
        position: int,
        lines: Sequence[OrderLine],
        address: Address,
        placed_at: dt.datetime,
        state: str,
        last: int,
    ) -> Fulfilment:
        route = ROUTES[address.country]
        serial = zlib.crc32(f"{number}/{position}".encode()) * 9973 + 30_000_000_017
        carrier = CARRIERS[route.carriers[serial % len(route.carriers)]]
        tracking_number = carrier.issue(serial)
        last_at = self._now - dt.timedelta(hours=last)
        shipped_at = placed_at + min(dt.timedelta(hours=19), (last_at - placed_at) / 3)
        scans = journey(state, route)
        towns = {"hub": HUB, "entry": (route.entry, address.country), "home": (address.city, address.country)}
        points = _spread(scans, shipped_at, last_at, towns)
        tag, subtag = (points[-1].raw_tag, points[-1].raw_subtag) if points else ("Pending", "Pending_001")
        if state == "expired":
            tag, subtag = "Expired", "Expired_001"
        self.shop.parcels.append(
            tracking_info(
                carrier.slug,
                tracking_number,
                tag,
                subtag,
                points,
                expected_on=self._carrier_expects(spec, state),
                pickup_point=route.pickup if state == "available_for_pickup" else None,
            )
        )
        return Fulfilment(
            id=f"{number}-F{position}",
            line_ids=tuple(line.id for line in lines),
            shipped_at=shipped_at,
            carrier=carrier.slug,
            tracking_number=tracking_number,
            delivered_at=last_at if state == "delivered" else None,
        )

    def _promised_on(self, spec: OrderSpec) -> dt.date:
        if spec.due is not None:
            return self._now.date() + dt.timedelta(days=spec.due)
        if spec.state == "delivered":
            return (self._now - dt.timedelta(hours=spec.last)).date() + dt.timedelta(days=1)
        return self._now.date() + dt.timedelta(days=8 - spec.placed)

    def _carrier_expects(self, spec: OrderSpec, state: str) -> dt.date | None:
        """In time the promised day, late the day after tomorrow; otherwise the carrier does not say."""
        if state not in ("in_transit", "info_received", "out_for_delivery"):
            return None
        promised = self._promised_on(spec)
        if state == "out_for_delivery":
            return self._now.date()
        return promised if promised >= self._now.date() else self._now.date() + dt.timedelta(days=2)

    def _return(
        self,
        spec: ReturnSpec,
        position: int,
        number: OrderNumber,
        lines: Sequence[OrderLine],
        address: Address,
    ) -> Return:
        market = self._markets.of(address.country)
        chosen = [lines[item] for item in spec.items]
        free = spec.reason.is_fault or spec.kind is ReturnKind.EXCHANGE
        requested_at = self._now - dt.timedelta(days=spec.days, hours=3)
        done = {ReturnStatus.CLOSED: 8, ReturnStatus.DECLINED: 9, ReturnStatus.CANCELED: 1}.get(spec.status)
        size = chosen[0].size
        return Return(
            rma=changes.rma_number(number, position),
            order_number=number,
            status=spec.status,
            kind=spec.kind,
            lines=tuple(ReturnLine(line.id, line.quantity, spec.reason) for line in chosen),
            requested_at=requested_at,
            label_cost=Decimal(0) if free else market.labels[chosen[0].category],
            currency=market.currency,
            exchange_size=Size(spec.size, size.system) if spec.size and size else None,
            closed_at=requested_at + dt.timedelta(days=done) if done is not None else None,
        )

    def _refund(
        self,
        spec: OrderSpec,
        entry: RefundSpec,
        position: int,
        number: OrderNumber,
        lines: Sequence[OrderLine],
        currency: str,
        total: Decimal,
    ) -> Refund:
        amount = total
        if entry.items is not None:
            chosen = [lines[item] for item in entry.items]
            amount = sum((line.unit_price * line.quantity for line in chosen), Decimal(0))
        created_at = self._now - dt.timedelta(days=entry.days, hours=1)
        paid = entry.state is RefundState.SUCCESS
        return Refund(
            id=changes.refund_id(number, position),
            order_number=number,
            amount=amount,
            currency=currency,
            state=entry.state,
            method=spec.pay,
            created_at=created_at,
            expected_on=self._now.date() + dt.timedelta(days=entry.due),
            rma=changes.rma_number(number, 1) if spec.returns else None,
            processed_at=created_at + dt.timedelta(days=3) if paid else None,
        )


def price_in(price_usd: Decimal, currency: str) -> Decimal:
    """Return the shop's price in a currency: round figures, and ninety cents where there are cents."""
    amount = price_usd / USD_PER_UNIT[currency]
    if currency in _WHOLE:
        return Decimal(int(amount / _WHOLE[currency]) * _WHOLE[currency])
    return (
        price_usd.quantize(Decimal("0.01")) if currency == "USD" else Decimal(int(amount)) + Decimal("0.90")
    )


def _person(key: str, entry: Sequence[Any]) -> tuple[CustomerRecord, Address]:
    name, email, phone, locale, street, city, region, postcode, country = entry
    customer = CustomerRecord(CustomerId(CUSTOMER_PREFIX + key), name, email, phone, locale, country)
    return customer, Address(name, street, city, country, postcode, region=region)


def _spread(
    scans: Sequence[Scan],
    first: dt.datetime,
    last: dt.datetime,
    towns: dict[str, tuple[str, str]],
) -> list[Checkpoint]:
    """The scans at even distances from dispatch to the last one."""
    step = (last - first) / max(1, len(scans) - 1)
    times = [last - step * back for back in range(len(scans) - 1, -1, -1)]
    return [
        checkpoint(
            at.replace(second=0, microsecond=0), scan.tag, scan.subtag, scan.message, *towns[scan.place]
        )
        for at, scan in zip(times, scans, strict=True)
    ]


def _fulfillment_status(state: str) -> DisplayFulfillmentStatus:
    if state == "partially_fulfilled":
        return DisplayFulfillmentStatus.PARTIALLY_FULFILLED
    return _NOT_DISPATCHED.get(state, DisplayFulfillmentStatus.FULFILLED)


def _financial_status(spec: OrderSpec, refunds: Sequence[Refund], total: Decimal) -> DisplayFinancialStatus:
    if spec.state == "cancelled":
        return DisplayFinancialStatus.REFUNDED if refunds else DisplayFinancialStatus.VOIDED
    back = sum((one.amount for one in refunds if one.state is RefundState.SUCCESS), Decimal(0))
    if back == 0:
        return DisplayFinancialStatus.PAID
    return DisplayFinancialStatus.REFUNDED if back >= total else DisplayFinancialStatus.PARTIALLY_REFUNDED
