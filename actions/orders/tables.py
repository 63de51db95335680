"""Lay out what orders, identity and one-time codes keep in SQL. Tables only; creates and changes nothing.

``shop_*`` is the shop's own record (a real shop has it elsewhere, in Shopify say); the other tables are ours
and are needed with every backend.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator
from sqlalchemy_utc import UtcDateTime


class ExactDecimal(TypeDecorator):  # type: ignore[misc]  # SQLAlchemy 1.4 has no types
    """A `Decimal` kept as text, since SQLite would turn it into a float."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Any) -> str | None:
        """Return the text to store."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Any) -> Decimal | None:
        """Return the exact number that was stored."""
        return None if value is None else Decimal(value)


metadata = MetaData()

customers = Table(
    "shop_customers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False),
    Column("phone", String(20)),
    Column("locale", String(8), nullable=False),
    Column("country", String(2), nullable=False),
)

orders = Table(
    "shop_orders",
    metadata,
    Column("number", String(32), primary_key=True),
    Column("customer_id", ForeignKey("shop_customers.id"), nullable=False, index=True),
    Column("email", String(254), nullable=False),
    Column("phone", String(20)),
    Column("address", JSON, nullable=False),
    Column("placed_at", UtcDateTime, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("total", ExactDecimal, nullable=False),
    Column("payment_method", String(32), nullable=False),
    Column("display_fulfillment_status", String(32), nullable=False),
    Column("display_financial_status", String(32), nullable=False),
    Column("promised_on", Date),
    Column("cancelled_at", UtcDateTime),
    Column("cancel_reason", String(16)),
)

order_lines = Table(
    "shop_order_lines",
    metadata,
    Column("order_number", ForeignKey("shop_orders.number", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("sku", String(64), nullable=False),
    Column("title", String(200), nullable=False),
    Column("category", String(32), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("unit_price", ExactDecimal, nullable=False),
    Column("size_label", String(16)),
    Column("size_system", String(8)),
    Column("final_sale", Boolean, nullable=False),
)

fulfilments = Table(
    "shop_fulfilments",
    metadata,
    Column("order_number", ForeignKey("shop_orders.number", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("line_ids", JSON, nullable=False),
    Column("shipped_at", UtcDateTime, nullable=False),
    Column("carrier", String(64), nullable=False),
    Column("tracking_number", String(64), nullable=False),
    Column("delivered_at", UtcDateTime),
)

trackings = Table(
    "shop_trackings",
    metadata,
    Column("carrier", String(64), primary_key=True),
    Column("tracking_number", String(64), primary_key=True),
    Column("raw_tag", String(32), nullable=False),
    Column("raw_subtag", String(32), nullable=False),
    Column("expected_on", Date),
    Column("pickup_point", String(200)),
    Column("checkpoints", JSON, nullable=False),
)

returns = Table(
    "shop_returns",
    metadata,
    Column("rma", String(48), primary_key=True),
    Column("order_number", ForeignKey("shop_orders.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("status", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("lines", JSON, nullable=False),
    Column("requested_at", UtcDateTime, nullable=False),
    Column("label_cost", ExactDecimal, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("exchange_label", String(16)),
    Column("exchange_system", String(8)),
    Column("closed_at", UtcDateTime),
    Column("turn_id", String(64), unique=True),
)

refunds = Table(
    "shop_refunds",
    metadata,
    Column("id", String(48), primary_key=True),
    Column("order_number", ForeignKey("shop_orders.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("amount", ExactDecimal, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("state", String(16), nullable=False),
    Column("method", String(32), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expected_on", Date, nullable=False),
    Column("rma", String(48)),
    Column("processed_at", UtcDateTime),
)

order_changes = Table(
    "shop_order_changes",
    metadata,
    Column("turn_id", String(64), primary_key=True),
    Column("order_number", ForeignKey("shop_orders.number", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(16), primary_key=True),
)
"""Which turn cancelled an order or changed its address, so that the same turn does it once."""

identity_attempts = Table(
    "identity_attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", String(64), nullable=False),
    Column("client_address", String(64)),
    Column("order_number", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Index("ix_identity_attempts_conversation", "conversation_id", "at"),
    Index("ix_identity_attempts_address", "client_address", "at"),
    Index("ix_identity_attempts_order", "order_number", "at"),
)
"""Failed attempts, kept no longer than the longest window that counts them."""

verifications = Table(
    "verifications",
    metadata,
    Column("conversation_id", String(64), primary_key=True),
    Column("order_number", String(64), primary_key=True),
    Column("customer_id", String(64), nullable=False, index=True),
    Column("verified_at", UtcDateTime, nullable=False),
    Column("turn_id", String(64)),
)

one_time_codes = Table(
    "one_time_codes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", String(64), nullable=False),
    Column("order_number", String(64), nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("turn_id", String(64), nullable=False),
    Column("salt", LargeBinary(16), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("attempts", Integer, nullable=False),
    Column("confirmed_at", UtcDateTime),
    Column("used_by_turn", String(64)),
    Column("void", Boolean, nullable=False),
    UniqueConstraint("turn_id", "order_number", "purpose", name="uq_one_time_codes_turn"),
    Index("ix_one_time_codes_order", "order_number", "issued_at"),
    Index("ix_one_time_codes_conversation", "conversation_id", "order_number", "purpose"),
)

notices_outbox = Table(
    "notices_outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(32), nullable=False),
    Column("dedupe_key", String(128), unique=True),
    Column("conversation_id", String(64), nullable=False, index=True),
    Column("order_number", String(64), nullable=False),
    Column("recipient", String(254), nullable=False),
    Column("locale", String(8), nullable=False),
    Column("args", JSON, nullable=False),
    Column("secret", String(16)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("state", String(8), nullable=False, server_default="pending"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", String(200)),
    Column("available_at", UtcDateTime, nullable=False),
    Column("lease_until", UtcDateTime),
    Index(
        "ix_notices_outbox_due",
        "available_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    Index(
        "ix_notices_outbox_secret",
        "expires_at",
        sqlite_where=text("secret IS NOT NULL"),
        postgresql_where=text("secret IS NOT NULL"),
    ),
)
"""Messages to the address on file: ``state`` is pending, sent or dead; ``secret`` is a one-time code in plain
until it is sent or expires. In demo mode the shop page shows those codes."""

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", String(48), primary_key=True),
    Column("conversation_id", String(64), nullable=False),
    Column("order_number", String(64), nullable=False, index=True),
    Column("lines", JSON, nullable=False),
    Column("declared_at", UtcDateTime, nullable=False),
    Column("declared_turn", String(64), nullable=False, unique=True),
    Column("confirmed_at", UtcDateTime),
    Column("rma", String(48)),
    Column("receipt", JSON),
    Column("receipt_digest", String(64)),
)
