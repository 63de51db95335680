"""Tables of the conversation log, the inbox, the outbox and Rasa's trackers. Shapes only, no queries."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy_utc import UtcDateTime

metadata = MetaData()

_RowId = BigInteger().with_variant(Integer, "sqlite")

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("address", String(200), nullable=True),
    Column("client", String(64), nullable=True),
    Column("locale", String(20), nullable=False, server_default=""),
    Column("market", String(10), nullable=False, server_default="default"),
    Column("language", String(10), nullable=False, server_default=""),
    Column("language_memory", JSON, nullable=False, server_default="{}"),
    Column("owner", String(10), nullable=False, server_default="bot"),
    Column("epoch", Integer, nullable=False, server_default="0"),
    Column("next_seq", Integer, nullable=False, server_default="1"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("heard_at", UtcDateTime, nullable=True),
    Column("heard_seq", Integer, nullable=False, server_default="0"),
    Column("context", JSON, nullable=True),
    Index("conversations_address", "channel", "address", unique=True),
)

messages = Table(
    "messages",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("role", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("lang", String(10), nullable=False, server_default=""),
    Column("buttons", JSON, nullable=False, server_default="[]"),
    Column("author", String(40), nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", _RowId, primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("external_id", String(200), nullable=False),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("payload", Text, nullable=True),
    Column("provider_order", BigInteger, nullable=False, server_default="0"),
    Column("state", String(10), nullable=False, server_default="pending"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("attempt", String(40), nullable=True),
    Column("received_at", UtcDateTime, nullable=False),
    Column("available_at", UtcDateTime, nullable=False),
    Column("lease_until", UtcDateTime, nullable=True),
    Index("inbox_external", "channel", "external_id", unique=True),
    Index(
        "inbox_pending",
        "conversation_id",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    Index(
        "inbox_due",
        "available_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _RowId, primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("address", String(200), nullable=False),
    Column("state", String(10), nullable=False, server_default="pending"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", String(200), nullable=True),
    Column("parts_sent", Integer, nullable=False, server_default="0"),
    Column("tried_at", UtcDateTime, nullable=True),
    Column("heard_at", UtcDateTime, nullable=True),
    Column("heard_seq", Integer, nullable=False, server_default="0"),
    Column("context", JSON, nullable=True),
    Column("available_at", UtcDateTime, nullable=False),
    Column("lease_until", UtcDateTime, nullable=True),
    Index("outbox_message", "conversation_id", "seq", unique=True),
    Index(
        "outbox_due",
        "available_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
)

trackers = Table(
    "trackers",
    metadata,
    Column("conversation_id", String(255), primary_key=True),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("committed", Text, nullable=True),
    Column("pending", Text, nullable=True),
    Column("attempt", String(40), nullable=True),
)

understood = Table(
    "understood",
    metadata,
    Column("conversation_id", String(40), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("intent", String(60), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("ranking", JSON, nullable=False, server_default="[]"),
    Column("failed", Boolean, nullable=False),
    Column("reviewed_at", UtcDateTime, nullable=True),
    Column("label", String(60), nullable=True),
    ForeignKeyConstraint(
        ["conversation_id", "seq"], ["messages.conversation_id", "messages.seq"], ondelete="CASCADE"
    ),
    Index(
        "understood_unreviewed",
        "confidence",
        sqlite_where=text("reviewed_at IS NULL"),
        postgresql_where=text("reviewed_at IS NULL"),
    ),
)
