"""What agents see of a customer: tier, orders, conversations on every channel. Reads only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.orders.factory import sql_order_desk
from actions.orders.models import Customer, CustomerId
from actions.orders.sql import SqlOrders
from actions.orders.tables import customers, orders, verifications
from actions.orders.tiers import TierSettings, tier_of
from bot.conversations.tables import conversations
from escalation.tables import tickets


class Customers:
    """Customers of the shop, linked to conversations by verified identity only."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now
        self._desk = sql_order_desk(engine, now)
        self._orders = SqlOrders(engine)

    def of_conversation(self, conversation_id: str) -> dict[str, Any] | None:
        """The customer whose order was verified in a conversation, with the orders verified there."""
        customer = self._desk.customer_of(conversation_id)  # type: ignore[arg-type]
        if customer is None:
            return None
        with self._engine.connect() as connection:
            verified = connection.execute(
                select(verifications.c.order_number)
                .where(verifications.c.conversation_id == conversation_id)
                .order_by(verifications.c.verified_at.desc())
            ).scalars()
            return {**_person(customer), "verified_orders": list(verified)}

    def view(self, customer_id: str) -> dict[str, Any] | None:
        """A customer with orders and conversations, newest first; None when unknown."""
        with self._engine.connect() as connection:
            person = connection.execute(select(customers).where(customers.c.id == customer_id)).first()
            if person is None:
                return None
            bought = connection.execute(
                select(orders).where(orders.c.customer_id == customer_id).order_by(orders.c.placed_at.desc())
            ).all()
            talks = connection.execute(
                select(conversations, verifications.c.order_number)
                .join(verifications, verifications.c.conversation_id == conversations.c.id)
                .where(verifications.c.customer_id == customer_id)
                .order_by(conversations.c.updated_at.desc())
            ).all()
            calls = connection.execute(
                select(tickets.c.id, tickets.c.conversation_id, tickets.c.state, tickets.c.reason).where(
                    tickets.c.conversation_id.in_([talk.id for talk in talks])
                )
            ).all()
        return {
            "id": person.id,
            "name": person.name,
            "email": person.email,
            "phone": person.phone,
            "language": person.locale,
            "country": person.country,
            "tier": self._tier(customer_id),
            "orders": [
                {
                    "number": order.number,
                    "placed_at": order.placed_at.isoformat(),
                    "status": order.display_fulfillment_status,
                    "payment": order.display_financial_status,
                    "total": str(order.total),
                    "currency": order.currency,
                }
                for order in bought
            ],
            "conversations": [
                {
                    "id": talk.id,
                    "channel": talk.channel,
                    "language": talk.language,
                    "order": talk.order_number,
                    "updated_at": talk.updated_at.isoformat(),
                }
                for talk in talks
            ],
            "tickets": [dict(call._mapping) for call in calls],
        }

    def _tier(self, customer_id: str) -> str:
        """The tier as it is now, by the shop's usual settings."""
        purchases = self._orders.purchases_of(CustomerId(customer_id))
        return tier_of(purchases, self._now(), TierSettings()).value


def _person(customer: Customer) -> dict[str, Any]:
    return {
        "id": customer.id,
        "name": customer.name,
        "email": customer.email,
        "phone": customer.phone,
        "language": customer.locale,
        "country": customer.country,
        "tier": str(getattr(customer.tier, "value", customer.tier)),
    }
