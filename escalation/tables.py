"""Name the tables of tickets and agents. Decides what is stored and indexed, never how it is asked for.

``agents.load`` counts the tickets an agent holds. It is changed in the statement or transaction that
changes the ticket, so a claim tests capacity on one locked row instead of counting.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy_utc import UtcDateTime

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

OPEN = sa.text("state <> 'resolved'")
"""The predicate of the index that allows one open ticket per conversation."""

agents = sa.Table(
    "agents",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("email", sa.String(254), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("languages", sa.JSON, nullable=False),
    sa.Column("teams", sa.JSON, nullable=False),
    sa.Column("capacity", sa.Integer, nullable=False),
    sa.Column("load", sa.Integer, nullable=False, server_default="0"),
    sa.Column("presence", sa.String(16), nullable=False),
    sa.Column("last_seen_at", UtcDateTime),
    sa.Column("last_assigned_at", UtcDateTime),
    sa.Column("password_hash", sa.String(200)),
    sa.CheckConstraint("capacity >= 1", name="capacity"),
    sa.CheckConstraint("load >= 0", name="load"),
)

agent_tokens = sa.Table(
    "agent_tokens",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("agent_id", sa.ForeignKey(agents.c.id), nullable=False, index=True),
    sa.Column("expires_at", UtcDateTime, nullable=False),
)

tickets = sa.Table(
    "tickets",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("conversation_id", sa.String(64), nullable=False, index=True),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("priority", sa.String(16), nullable=False),
    sa.Column("points", sa.Integer, nullable=False),
    sa.Column("reason", sa.String(32), nullable=False),
    sa.Column("signals", sa.JSON, nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("team", sa.String(32), nullable=False),
    sa.Column("tier", sa.String(16), nullable=False),
    sa.Column("first_waiting_at", UtcDateTime, nullable=False),
    sa.Column("rank_at", UtcDateTime, nullable=False),
    sa.Column("due_at", UtcDateTime, nullable=False),
    sa.Column("routed_at", UtcDateTime, nullable=False),
    sa.Column("assignee", sa.ForeignKey(agents.c.id)),
    sa.Column("summary", sa.Text, nullable=False),
    sa.Column("matter", sa.String(32)),
    sa.Column("order_number", sa.String(64)),
    sa.Column("channel", sa.String(32), nullable=False),
    sa.Column("market", sa.String(2)),
    sa.Column("assigned_at", UtcDateTime),
    sa.Column("resolved_at", UtcDateTime),
    sa.Column("outcome", sa.String(32)),
    sa.CheckConstraint("state <> 'waiting' OR assignee IS NULL", name="waiting_has_no_assignee"),
    sa.CheckConstraint("state <> 'assigned' OR assignee IS NOT NULL", name="assigned_has_assignee"),
)
sa.Index("ix_tickets_queue", tickets.c.state, tickets.c.rank_at, tickets.c.id)
sa.Index("ix_tickets_assignee", tickets.c.assignee, tickets.c.state)
sa.Index("ix_tickets_resolved_at", tickets.c.resolved_at)
sa.Index(
    "uq_tickets_open_conversation",
    tickets.c.conversation_id,
    unique=True,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)

ticket_keys = sa.Table(
    "ticket_keys",
    metadata,
    sa.Column("key", sa.String(100), primary_key=True),
    sa.Column("ticket_id", sa.ForeignKey(tickets.c.id), nullable=False),
)
