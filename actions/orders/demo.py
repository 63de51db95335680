"""Put the demo shop into a database and list it. Touches only the demo's own customers and their orders."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection, Engine

from actions.orders import changes, demo_shop, demo_specs, outbox, rows, tables
from actions.orders.demo_shop import CUSTOMER_PREFIX, DemoShop
from actions.orders.models import ConversationId, Order, OrderNumber, Purchase, Refund, TrackingInfo
from actions.orders.sql import SqlOrders, SqlTracking
from actions.orders.status import order_status
from actions.orders.tiers import TierSettings, tier_of

FRESH_FOR = dt.timedelta(hours=12)
"""For so long a seeded shop is left alone; later it is told anew, so that parcels keep moving."""


def seed(engine: Engine, now: dt.datetime) -> None:
    """Fill the demo shop around ``now``.

    Again within `FRESH_FOR` it changes nothing; after that it starts anew and forgets what was changed in the
    demo.
    """
    shop = demo_shop.build(now)
    with engine.begin() as connection:
        age = _age(connection, shop)
        if age is not None and dt.timedelta(0) <= age < FRESH_FOR:
            return
        _clear(connection)
        _store(connection, engine, shop)


def demo_orders(engine: Engine, now: dt.datetime | None = None) -> list[dict[str, str]]:
    """Return the demo shop's orders as they are now, with what identifies their buyers.

    The first is in transit and in time. ``status`` is the kind of status that the assistant tells,
    ``tracking_status`` AfterShip's tag in small letters, empty before dispatch.
    """
    with engine.connect() as connection:
        orders, parcels, refunds = _read(connection)
    moment = now or dt.datetime.now(dt.timezone.utc)
    listed = demo_specs.order_numbers(demo_specs.order_specs())
    return [
        _listed(order, parcels, _tier(order, orders, refunds, moment), moment)
        for order in sorted(orders, key=lambda order: listed.index(order.number))
    ]


def demo_codes(engine: Engine, conversation_id: str) -> list[dict[str, str]]:
    """Return the one-time codes sent in a conversation, the oldest first; the mailbox that the demo lacks."""
    codes = outbox.codes_of(engine, ConversationId(conversation_id))
    return [{"number": code.order_number, "purpose": code.purpose, "code": code.code} for code in codes]


def demo_code(engine: Engine, conversation_id: str) -> str | None:
    """Return the code sent last in a conversation, or None."""
    codes = outbox.codes_of(engine, ConversationId(conversation_id))
    return codes[-1].code if codes else None


def _age(connection: Connection, shop: DemoShop) -> dt.timedelta | None:
    """How long ago the shop in the database was told, None when there is none."""
    first = shop.orders[0]
    query = select(tables.orders.c.placed_at).where(tables.orders.c.number == first.number)
    placed_at = connection.execute(query).scalar_one_or_none()
    return None if placed_at is None else first.placed_at - placed_at


def _clear(connection: Connection) -> None:
    numbers = select(tables.orders.c.number).where(_is_demo())
    parcels = select(tables.fulfilments.c.tracking_number).where(
        tables.fulfilments.c.order_number.in_(numbers)
    )
    connection.execute(delete(tables.trackings).where(tables.trackings.c.tracking_number.in_(parcels)))
    for table in (
        tables.returns,
        tables.refunds,
        tables.order_changes,
        tables.fulfilments,
        tables.order_lines,
    ):
        connection.execute(delete(table).where(table.c.order_number.in_(numbers)))
    connection.execute(delete(tables.orders).where(_is_demo()))


def _store(connection: Connection, engine: Engine, shop: DemoShop) -> None:
    orders, tracking = SqlOrders(engine).within(connection), SqlTracking(engine).within(connection)
    for customer in shop.customers:
        orders.put_customer(customer)
    for order in shop.orders:
        orders.put_order(order)
    for parcel in shop.parcels:
        tracking.put(parcel)
    for one in shop.returns:
        orders.put_return(one)
    for refund in shop.refunds:
        orders.put_refund(refund)


def _is_demo() -> Any:
    return tables.orders.c.customer_id.startswith(CUSTOMER_PREFIX)


def _read(
    connection: Connection,
) -> tuple[list[Order], dict[str, TrackingInfo], dict[OrderNumber, list[Refund]]]:
    """All of it in four queries: the demo page asks each time it is shown."""
    shipped: dict[str, list[Any]] = {}
    for row in connection.execute(select(tables.fulfilments).order_by(tables.fulfilments.c.id)):
        shipped.setdefault(row.order_number, []).append(row)
    refunds: dict[OrderNumber, list[Refund]] = {}
    for row in connection.execute(select(tables.refunds)):
        refunds.setdefault(row.order_number, []).append(rows.to_refund(row))
    parcels = {
        row.tracking_number: rows.to_tracking(row) for row in connection.execute(select(tables.trackings))
    }
    found = connection.execute(select(tables.orders).where(_is_demo())).all()
    return [rows.to_order(row, (), shipped.get(row.number, ())) for row in found], parcels, refunds


def _tier(
    order: Order, orders: list[Order], refunds: dict[OrderNumber, list[Refund]], now: dt.datetime
) -> str:
    purchases: list[Purchase] = [
        changes.purchase(one, refunds.get(one.number, []))
        for one in orders
        if one.customer_id == order.customer_id
    ]
    return tier_of(purchases, now, TierSettings()).value


def _listed(order: Order, parcels: dict[str, TrackingInfo], tier: str, now: dt.datetime) -> dict[str, str]:
    tracking = [parcels[one.tracking_number] for one in order.fulfilments]
    status = order_status(order, tracking, (), (), now)
    return {
        "number": order.number,
        "email": order.email,
        "postcode": order.shipping_address.postcode or "",
        "phone": order.phone or "",
        "status": status.kind.value,
        "tracking_status": _snake(status.main.tag.value) if status.main else "",
        "destination": order.shipping_address.country,
        "tier": tier,
    }


def _snake(tag: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", tag).lower()
