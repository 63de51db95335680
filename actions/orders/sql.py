"""Keep orders, customers, returns, refunds and parcels in SQL. Decides nothing: `changes` does.

A change locks the order's row first (SQLite: the whole database), so that two turns cannot return the same
piece or cancel twice.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from actions.orders import changes, rows, tables
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
    TrackingInfo,
    TurnId,
)
from actions.orders.sqlstore import SqlStore, upsert


def _of_order(table: Any, *order_by: Any) -> Any:
    """All rows of one order. Built once: a statement costs more to build than SQLite takes to answer it."""
    return select(table).where(table.c.order_number == bindparam("number")).order_by(*order_by)


_NUMBER = tables.orders.c.number == bindparam("number")
_ORDER = select(tables.orders).where(_NUMBER)
_CONTACT = select(
    *(tables.orders.c[name] for name in ("number", "customer_id", "email", "phone", "address"))
).where(_NUMBER)
_LINES = _of_order(tables.order_lines, tables.order_lines.c.position)
_PARCELS = _of_order(tables.fulfilments, tables.fulfilments.c.shipped_at, tables.fulfilments.c.id)
_RETURNS = _of_order(tables.returns, tables.returns.c.requested_at, tables.returns.c.rma)
_REFUNDS = _of_order(tables.refunds, tables.refunds.c.created_at, tables.refunds.c.id)
_TRACKING = select(tables.trackings).where(
    (tables.trackings.c.carrier == bindparam("carrier"))
    & (tables.trackings.c.tracking_number == bindparam("tracking_number"))
)


class SqlOrders(SqlStore):
    """`OrderBackend` on the ``shop_*`` tables, and the ``put_*`` that fill them."""

    def order(self, number: OrderNumber) -> Order:
        """Return the order as it is now. Raises `OrderNotFound`."""
        with self._transaction() as connection:
            return _read_order(connection, number)

    def contact_on_file(self, number: OrderNumber) -> ContactOnFile | None:
        """Return what identity is checked against, or None; one query in both cases."""
        with self._transaction() as connection:
            row = connection.execute(_CONTACT, {"number": number}).first()
            return rows.to_contact(row) if row else None

    def customer(self, customer_id: CustomerId) -> CustomerRecord:
        """Return the customer's record. Raises `OrderNotFound`."""
        query = select(tables.customers).where(tables.customers.c.id == customer_id)
        with self._transaction() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise OrderNotFound("no such customer")
        return rows.to_customer(row)

    def purchases_of(self, customer_id: CustomerId) -> tuple[Purchase, ...]:
        """Return the customer's purchases, oldest first."""
        query = select(tables.orders.c.number).where(tables.orders.c.customer_id == customer_id)
        with self._transaction() as connection:
            numbers = connection.execute(query.order_by(tables.orders.c.placed_at)).scalars().all()
            return tuple(
                changes.purchase(_read_order(connection, number), _read_refunds(connection, number))
                for number in numbers
            )

    def returns_of(self, number: OrderNumber) -> tuple[Return, ...]:
        """Return the order's returns, oldest first."""
        with self._transaction() as connection:
            return _read_returns(connection, number)

    def refunds_of(self, number: OrderNumber) -> tuple[Refund, ...]:
        """Return the order's refunds, oldest first."""
        with self._transaction() as connection:
            return _read_refunds(connection, number)

    def add_return(self, draft: ReturnDraft, *, turn_id: TurnId) -> Return:
        """Store a return under a new RMA number, once per turn."""
        with self._transaction() as connection:
            order = _lock_order(connection, draft.order_number)
            stored = _return_by_turn(connection, turn_id)
            if stored is not None:
                return stored
            opened = changes.opened_return(order, draft, _read_returns(connection, order.number))
            row = {**rows.return_row(opened), "turn_id": turn_id}
            connection.execute(insert(tables.returns).values(row))
            return opened

    def return_by_turn(self, turn_id: TurnId) -> Return | None:
        """Return what `add_return` stored for this turn, or None."""
        with self._transaction() as connection:
            return _return_by_turn(connection, turn_id)

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
        with self._transaction() as connection:
            order = _lock_order(connection, number)
            refunds = _read_refunds(connection, number)
            if _changed_by(connection, turn_id, number, "cancel"):
                return _cancellation(order, refunds)
            order, refund = changes.cancelled(order, reason, at, refund_by, refunds)
            _write_order_row(connection, order)
            if refund is not None:
                connection.execute(insert(tables.refunds).values(rows.refund_row(refund)))
            _note_change(connection, turn_id, number, "cancel")
            return Cancellation(number, reason, at, refund)

    def change_address(self, number: OrderNumber, address: Address, *, turn_id: TurnId) -> Order:
        """Send an order of which nothing was dispatched elsewhere, once per turn."""
        with self._transaction() as connection:
            order = _lock_order(connection, number)
            if _changed_by(connection, turn_id, number, "address"):
                return order
            order = changes.readdressed(order, address)
            _write_order_row(connection, order)
            _note_change(connection, turn_id, number, "address")
            return order

    def put_customer(self, customer: CustomerRecord) -> None:
        """Store a customer, replacing the record under the same id."""
        values = {
            "id": customer.id,
            "name": customer.name,
            "email": customer.email,
            "phone": customer.phone,
            "locale": customer.locale,
            "country": customer.country,
        }
        with self._transaction() as connection:
            upsert(connection, tables.customers, values)

    def put_order(self, order: Order) -> None:
        """Store an order, replacing the record under the same number; its returns and refunds stay."""
        with self._transaction() as connection:
            upsert(connection, tables.orders, rows.order_row(order))
            for table, values in (
                (tables.order_lines, rows.line_rows(order)),
                (tables.fulfilments, rows.fulfilment_rows(order)),
            ):
                connection.execute(delete(table).where(table.c.order_number == order.number))
                if values:
                    connection.execute(insert(table), values)

    def put_return(self, one: Return) -> None:
        """Store a return, replacing the record under the same RMA number."""
        with self._transaction() as connection:
            upsert(connection, tables.returns, rows.return_row(one))

    def put_refund(self, refund: Refund) -> None:
        """Store a refund, replacing the record under the same id."""
        with self._transaction() as connection:
            upsert(connection, tables.refunds, rows.refund_row(refund))


class SqlTracking(SqlStore):
    """`TrackingBackend` on ``shop_trackings``, and the ``put`` that fills it."""

    def track(self, carrier: str, tracking_number: str) -> TrackingInfo:
        """Return the parcel's progress. Raises `OrderNotFound`."""
        with self._transaction() as connection:
            key = {"carrier": carrier, "tracking_number": tracking_number}
            row = connection.execute(_TRACKING, key).first()
        if row is None:
            raise OrderNotFound("the carrier does not know this parcel")
        return rows.to_tracking(row)

    def put(self, info: TrackingInfo) -> None:
        """Store a parcel's progress, replacing what was known of it."""
        with self._transaction() as connection:
            upsert(connection, tables.trackings, rows.tracking_row(info))


def _read_order(connection: Connection, number: OrderNumber) -> Order:
    key = {"number": number}
    row = connection.execute(_ORDER, key).first()
    if row is None:
        raise OrderNotFound("no such order")
    return rows.to_order(row, connection.execute(_LINES, key).all(), connection.execute(_PARCELS, key).all())


def _lock_order(connection: Connection, number: OrderNumber) -> Order:
    connection.execute(_ORDER.with_for_update(), {"number": number})
    return _read_order(connection, number)


def _write_order_row(connection: Connection, order: Order) -> None:
    table = tables.orders
    connection.execute(update(table).where(table.c.number == order.number).values(rows.order_row(order)))


def _read_returns(connection: Connection, number: OrderNumber) -> tuple[Return, ...]:
    return tuple(rows.to_return(row) for row in connection.execute(_RETURNS, {"number": number}))


def _return_by_turn(connection: Connection, turn_id: TurnId) -> Return | None:
    row = connection.execute(select(tables.returns).where(tables.returns.c.turn_id == turn_id)).first()
    return rows.to_return(row) if row else None


def _read_refunds(connection: Connection, number: OrderNumber) -> tuple[Refund, ...]:
    return tuple(rows.to_refund(row) for row in connection.execute(_REFUNDS, {"number": number}))


def _changed_by(connection: Connection, turn_id: TurnId, number: OrderNumber, kind: str) -> bool:
    columns = tables.order_changes.c
    query = select(columns.turn_id).where(
        (columns.turn_id == turn_id) & (columns.order_number == number) & (columns.kind == kind)
    )
    return connection.execute(query).first() is not None


def _note_change(connection: Connection, turn_id: TurnId, number: OrderNumber, kind: str) -> None:
    values = {"turn_id": turn_id, "order_number": number, "kind": kind}
    connection.execute(insert(tables.order_changes).values(values))


def _cancellation(order: Order, refunds: tuple[Refund, ...]) -> Cancellation:
    """The cancellation that an earlier call stored; its refund is the one created with it."""
    if order.cancelled_at is None or order.cancel_reason is None:
        raise OrderNotFound("no such cancellation")
    refund = next((one for one in refunds if one.created_at == order.cancelled_at), None)
    return Cancellation(order.number, order.cancel_reason, order.cancelled_at, refund)
