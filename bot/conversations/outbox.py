"""The outbox: replies a messenger still has to get. Works inside the caller's transaction.

Messages of one conversation leave in order: only the oldest open one can be claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select, update
from sqlalchemy.engine import Connection

from bot.conversations.models import ConversationId
from bot.conversations.tables import outbox


@dataclass(frozen=True)
class Outgoing:
    """One message to deliver."""

    id: int
    conversation_id: ConversationId
    seq: int
    channel: str
    address: str
    attempts: int

    @property
    def idempotency_key(self) -> str:
        """The same for every attempt to deliver this message."""
        return f"{self.conversation_id}:{self.seq}"


def claim(connection: Connection, now: datetime, lease: timedelta) -> Outgoing | None:
    """Lease the oldest deliverable message, or return None."""
    earlier = outbox.alias("earlier")
    row = connection.execute(
        select(outbox)
        .where(
            outbox.c.state == "pending",
            outbox.c.available_at <= now,
            or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= now),
            ~exists().where(
                earlier.c.state == "pending",
                earlier.c.conversation_id == outbox.c.conversation_id,
                earlier.c.id < outbox.c.id,
            ),
        )
        .order_by(outbox.c.available_at, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    connection.execute(
        update(outbox).where(outbox.c.id == row.id).values(attempts=row.attempts + 1, lease_until=now + lease)
    )
    return Outgoing(
        row.id, ConversationId(row.conversation_id), row.seq, row.channel, row.address, row.attempts + 1
    )


def sent(connection: Connection, outgoing: Outgoing) -> None:
    """The provider has it."""
    _close(connection, outgoing, "sent", None)


def dead(connection: Connection, outgoing: Outgoing, error: str) -> None:
    """It will not be tried again; the desk shows it."""
    _close(connection, outgoing, "dead", error)


def retry(connection: Connection, outgoing: Outgoing, available_at: datetime, error: str) -> None:
    """Try again from ``available_at`` on."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == outgoing.id)
        .values(available_at=available_at, lease_until=None, error=error)
    )


def _close(connection: Connection, outgoing: Outgoing, state: str, error: str | None) -> None:
    connection.execute(
        update(outbox).where(outbox.c.id == outgoing.id).values(state=state, lease_until=None, error=error)
    )
