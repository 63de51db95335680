"""Keep orders and parcels in memory, for tests and trials. Lost with the process; decides nothing."""

from __future__ import annotations

import datetime as dt
import threading

from actions.orders import changes
from actions.orders.backends import ReturnDraft
from actions.orders.errors import OrderNotFound
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
    Rma,
    TrackingInfo,
    TurnId,
)


class MemoryOrders:
    """`OrderBackend` in dictionaries, safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._customers: dict[CustomerId, CustomerRecord] = {}
        self._orders: dict[OrderNumber, Order] = {}
        self._returns: dict[Rma, Return] = {}
        self._refunds: dict[str, Refund] = {}
        self._return_turns: dict[TurnId, Rma] = {}
        self._cancel_turns: dict[tuple[TurnId, OrderNumber], Cancellation] = {}
        self._address_turns: set[tuple[TurnId, OrderNumber]] = set()

    def order(self, number: OrderNumber) -> Order:
        """Return the order as it is now. Raises `OrderNotFound`."""
        with self._lock:
            if number not in self._orders:
                raise OrderNotFound("no such order")
            return self._orders[number]

    def contact_on_file(self, number: OrderNumber) -> ContactOnFile | None:
        """Return what identity is checked against, or None."""
        with self._lock:
            order = self._orders.get(number)
        if order is None:
            return None
        address = order.shipping_address
        return ContactOnFile(
            number, order.customer_id, order.email, order.phone, address.postcode, address.country
        )

    def customer(self, customer_id: CustomerId) -> CustomerRecord:
        """Return the customer's record. Raises `OrderNotFound`."""
        with self._lock:
            if customer_id not in self._customers:
                raise OrderNotFound("no such customer")
            return self._customers[customer_id]

    def purchases_of(self, customer_id: CustomerId) -> tuple[Purchase, ...]:
        """Return the customer's purchases, oldest first."""
        with self._lock:
            theirs = [order for order in self._orders.values() if order.customer_id == customer_id]
            return tuple(
                changes.purchase(order, self.refunds_of(order.number))
                for order in sorted(theirs, key=lambda order: order.placed_at)
            )

    def returns_of(self, number: OrderNumber) -> tuple[Return, ...]:
        """Return the order's returns, oldest first."""
        with self._lock:
            found = [one for one in self._returns.values() if one.order_number == number]
        return tuple(sorted(found, key=lambda one: (one.requested_at, one.rma)))

    def refunds_of(self, number: OrderNumber) -> tuple[Refund, ...]:
        """Return the order's refunds, oldest first."""
        with self._lock:
            found = [refund for refund in self._refunds.values() if refund.order_number == number]
        return tuple(sorted(found, key=lambda refund: (refund.created_at, refund.id)))

    def add_return(self, draft: ReturnDraft, *, turn_id: TurnId) -> Return:
        """Store a return under a new RMA number, once per turn."""
        with self._lock:
            order = self.order(draft.order_number)
            if turn_id in self._return_turns:
                return self._returns[self._return_turns[turn_id]]
            opened = changes.opened_return(order, draft, self.returns_of(order.number))
            self._returns[opened.rma] = opened
            self._return_turns[turn_id] = opened.rma
            return opened

    def return_by_turn(self, turn_id: TurnId) -> Return | None:
        """Return what `add_return` stored for this turn, or None."""
        with self._lock:
            rma = self._return_turns.get(turn_id)
            return self._returns[rma] if rma is not None else None

    def cancel(
        self,
        number: OrderNumber,
        *,
        reason: CancelReason,
        at: dt.datetime,
        refund_by: dt.date,
        turn_id: TurnId,
    ) -> Cancellation:
        """Cancel an order of which nothing was dispatched, once per turn."""
        with self._lock:
            order = self.order(number)
            if (turn_id, number) in self._cancel_turns:
                return self._cancel_turns[turn_id, number]
            order, refund = changes.cancelled(order, reason, at, refund_by, self.refunds_of(number))
            self._orders[number] = order
            if refund is not None:
                self._refunds[refund.id] = refund
            self._cancel_turns[turn_id, number] = Cancellation(number, reason, at, refund)
            return self._cancel_turns[turn_id, number]

    def change_address(self, number: OrderNumber, address: Address, *, turn_id: TurnId) -> Order:
        """Send an order of which nothing was dispatched elsewhere, once per turn."""
        with self._lock:
            order = self.order(number)
            if (turn_id, number) not in self._address_turns:
                order = self._orders[number] = changes.readdressed(order, address)
                self._address_turns.add((turn_id, number))
            return order

    def put_customer(self, customer: CustomerRecord) -> None:
        """Store a customer, replacing the record under the same id."""
        with self._lock:
            self._customers[customer.id] = customer

    def put_order(self, order: Order) -> None:
        """Store an order, replacing the record under the same number; its returns and refunds stay."""
        with self._lock:
            self._orders[order.number] = order

    def put_return(self, one: Return) -> None:
        """Store a return, replacing the record under the same RMA number."""
        with self._lock:
            self._returns[one.rma] = one

    def put_refund(self, refund: Refund) -> None:
        """Store a refund, replacing the record under the same id."""
        with self._lock:
            self._refunds[refund.id] = refund


class MemoryTracking:
    """`TrackingBackend` in a dictionary."""

    def __init__(self) -> None:
        self._parcels: dict[tuple[str, str], TrackingInfo] = {}

    def track(self, carrier: str, tracking_number: str) -> TrackingInfo:
        """Return the parcel's progress. Raises `OrderNotFound`."""
        if (carrier, tracking_number) not in self._parcels:
            raise OrderNotFound("the carrier does not know this parcel")
        return self._parcels[carrier, tracking_number]

    def put(self, info: TrackingInfo) -> None:
        """Store a parcel's progress, replacing what was known of it."""
        self._parcels[info.carrier, info.tracking_number] = info
