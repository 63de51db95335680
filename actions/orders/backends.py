"""Say what a shop's order system and a tracking service must offer. Interfaces only; no I/O.

Each method may raise `BackendUnavailable`. Writes are keyed by ``turn_id``: the same turn again returns what
the first call wrote and changes nothing. Implementations: `memory`, `sql`; one contract test covers all.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from actions.orders.models import (
    Address,
    Cancellation,
    CancelReason,
    ContactOnFile,
    CustomerId,
    CustomerRecord,
    Order,
    OrderNumber,
    Purchase,
    Refund,
    Return,
    ReturnKind,
    ReturnLine,
    ReturnStatus,
    Size,
    TrackingInfo,
    TurnId,
)


@dataclass(frozen=True)
class ReturnDraft:
    """A return before it has its RMA number."""

    order_number: OrderNumber
    status: ReturnStatus
    kind: ReturnKind
    lines: tuple[ReturnLine, ...]
    requested_at: dt.datetime
    label_cost: Decimal
    currency: str
    exchange_size: Size | None = None


class OrderBackend(Protocol):
    """The shop's record of orders, customers, returns and refunds."""

    def order(self, number: OrderNumber) -> Order:
        """Return the order as it is now. Raises `OrderNotFound`."""

    def contact_on_file(self, number: OrderNumber) -> ContactOnFile | None:
        """Return what identity is checked against, or None; both take one equal query."""

    def customer(self, customer_id: CustomerId) -> CustomerRecord:
        """Return the customer's record. Raises `OrderNotFound`."""

    def purchases_of(self, customer_id: CustomerId) -> tuple[Purchase, ...]:
        """Return the customer's purchases, oldest first."""

    def returns_of(self, number: OrderNumber) -> tuple[Return, ...]:
        """Return the order's returns, oldest first."""

    def refunds_of(self, number: OrderNumber) -> tuple[Refund, ...]:
        """Return the order's refunds, oldest first."""

    def add_return(self, draft: ReturnDraft, *, turn_id: TurnId) -> Return:
        """Store a return and give it its RMA number.

        Raises `OrderNotFound`, and `NotEligible` (already_returned) if more would come back than was ordered.
        """

    def return_by_turn(self, turn_id: TurnId) -> Return | None:
        """Return what `add_return` stored for this turn, or None."""

    def cancel(
        self,
        number: OrderNumber,
        *,
        reason: CancelReason,
        at: dt.datetime,
        refund_by: dt.date,
        turn_id: TurnId,
    ) -> Cancellation:
        """Cancel an order of which nothing was dispatched; a paid one gets a pending refund of its total.

        Raises `OrderNotFound`, and `NotEligible` (already_dispatched, cancelled).
        """

    def change_address(self, number: OrderNumber, address: Address, *, turn_id: TurnId) -> Order:
        """Send an order of which nothing was dispatched elsewhere.

        Raises `OrderNotFound`, and `NotEligible` (already_dispatched, cancelled).
        """


class TrackingBackend(Protocol):
    """A carrier's or AfterShip's view of parcels."""

    def track(self, carrier: str, tracking_number: str) -> TrackingInfo:
        """Return the parcel's progress. Raises `OrderNotFound` if the carrier does not know it."""
