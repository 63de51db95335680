"""Name the facts of a shop's orders, in Shopify's and AfterShip's words. Frozen data; decides nothing.

Amounts are `Decimal` in major units of the ISO 4217 currency beside them; countries are ISO 3166-1 alpha-2;
times are aware UTC datetimes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NewType

from actions.orders.vocabulary import (
    CancelReason,
    Category,
    DisplayFinancialStatus,
    DisplayFulfillmentStatus,
    PaymentMethod,
    RefundState,
    ReturnKind,
    ReturnReason,
    ReturnStatus,
    SizeSystem,
    Tier,
    TrackingIssue,
    TrackingTag,
)

__all__ = [
    "Address",
    "CancelReason",
    "Cancellation",
    "Category",
    "Checkpoint",
    "ContactOnFile",
    "ConversationId",
    "Customer",
    "CustomerId",
    "CustomerRecord",
    "DisplayFinancialStatus",
    "DisplayFulfillmentStatus",
    "Fulfilment",
    "LineId",
    "Order",
    "OrderLine",
    "OrderNumber",
    "PaymentMethod",
    "Purchase",
    "Refund",
    "RefundState",
    "Return",
    "ReturnKind",
    "ReturnLine",
    "ReturnReason",
    "ReturnStatus",
    "Rma",
    "Size",
    "SizeSystem",
    "Tier",
    "TrackingInfo",
    "TrackingIssue",
    "TrackingTag",
    "TurnId",
]

OrderNumber = NewType("OrderNumber", str)
CustomerId = NewType("CustomerId", str)
ConversationId = NewType("ConversationId", str)
TurnId = NewType("TurnId", str)
LineId = NewType("LineId", str)
Rma = NewType("Rma", str)


@dataclass(frozen=True)
class Address:
    """Where a parcel goes. ``postcode`` is None where the country has none (the Emirates)."""

    name: str
    line1: str
    city: str
    country: str
    postcode: str | None = None
    line2: str | None = None
    region: str | None = None


@dataclass(frozen=True)
class Size:
    """A size label with the system it belongs to, such as 38 EU."""

    label: str
    system: SizeSystem


@dataclass(frozen=True)
class OrderLine:
    """One product of an order. ``title`` is English; the catalogue has it in every language.

    ``final_sale`` marks personalised or made-to-order goods: they may not come back, and no right of
    withdrawal covers them (directive 2011/83/EU, article 16 c).
    """

    id: LineId
    sku: str
    title: str
    category: Category
    quantity: int
    unit_price: Decimal
    size: Size | None = None
    final_sale: bool = False


@dataclass(frozen=True)
class Fulfilment:
    """One parcel of an order, as the shop recorded it. ``line_ids`` are the lines in it."""

    id: str
    line_ids: tuple[LineId, ...]
    shipped_at: dt.datetime
    carrier: str
    tracking_number: str
    delivered_at: dt.datetime | None = None


@dataclass(frozen=True)
class Order:
    """An order as the shop's record has it now."""

    number: OrderNumber
    customer_id: CustomerId
    email: str
    phone: str | None
    shipping_address: Address
    placed_at: dt.datetime
    currency: str
    total: Decimal
    payment_method: PaymentMethod
    display_fulfillment_status: DisplayFulfillmentStatus
    display_financial_status: DisplayFinancialStatus
    lines: tuple[OrderLine, ...]
    fulfilments: tuple[Fulfilment, ...] = ()
    promised_on: dt.date | None = None
    cancelled_at: dt.datetime | None = None
    cancel_reason: CancelReason | None = None

    def line(self, line_id: LineId) -> OrderLine | None:
        """Return the line with this id, or None."""
        return next((line for line in self.lines if line.id == line_id), None)


@dataclass(frozen=True)
class Checkpoint:
    """One scan of a parcel, the newest last. ``message`` is the carrier's own text."""

    at: dt.datetime
    tag: TrackingTag
    raw_tag: str
    raw_subtag: str
    message: str
    city: str | None = None
    country: str | None = None
    issue: TrackingIssue | None = None


@dataclass(frozen=True)
class TrackingInfo:
    """What the carrier says about a parcel: raw as received, and normalised."""

    carrier: str
    tracking_number: str
    raw_tag: str
    raw_subtag: str
    tag: TrackingTag
    issue: TrackingIssue | None
    checkpoints: tuple[Checkpoint, ...]
    expected_on: dt.date | None = None
    pickup_point: str | None = None

    @property
    def last_checkpoint(self) -> Checkpoint | None:
        """The newest scan, or None before the first."""
        return self.checkpoints[-1] if self.checkpoints else None

    @property
    def delivered_at(self) -> dt.datetime | None:
        """When the carrier recorded delivery, or None."""
        times = [point.at for point in self.checkpoints if point.tag is TrackingTag.DELIVERED]
        return times[-1] if times else None


@dataclass(frozen=True)
class ReturnLine:
    """How many of one order line come back, and why."""

    line_id: LineId
    quantity: int
    reason: ReturnReason


@dataclass(frozen=True)
class Return:
    """A return, exchange or withdrawal under its RMA number."""

    rma: Rma
    order_number: OrderNumber
    status: ReturnStatus
    kind: ReturnKind
    lines: tuple[ReturnLine, ...]
    requested_at: dt.datetime
    label_cost: Decimal
    currency: str
    exchange_size: Size | None = None
    closed_at: dt.datetime | None = None


@dataclass(frozen=True)
class Refund:
    """Money on its way back. ``expected_on`` is the day by which it should be with the shopper."""

    id: str
    order_number: OrderNumber
    amount: Decimal
    currency: str
    state: RefundState
    method: PaymentMethod
    created_at: dt.datetime
    expected_on: dt.date
    rma: Rma | None = None
    processed_at: dt.datetime | None = None


@dataclass(frozen=True)
class Cancellation:
    """An order that was cancelled, and the refund that follows when it had been paid."""

    order_number: OrderNumber
    reason: CancelReason
    cancelled_at: dt.datetime
    refund: Refund | None


@dataclass(frozen=True)
class CustomerRecord:
    """A customer as stored. ``locale`` is the language of the account, ISO 639-1."""

    id: CustomerId
    name: str
    email: str
    phone: str | None
    locale: str
    country: str


@dataclass(frozen=True)
class Customer:
    """A customer with the tier that the purchases of the last year earn."""

    id: CustomerId
    name: str
    email: str
    phone: str | None
    locale: str
    country: str
    tier: Tier


@dataclass(frozen=True)
class Purchase:
    """What one order counts towards a tier."""

    placed_at: dt.datetime
    total: Decimal
    currency: str
    counts: bool
    """False when it was cancelled, voided or wholly refunded."""


@dataclass(frozen=True)
class ContactOnFile:
    """The part of an order that identity is checked against; it is never told to anybody."""

    number: OrderNumber
    customer_id: CustomerId
    email: str
    phone: str | None
    postcode: str | None
    country: str
