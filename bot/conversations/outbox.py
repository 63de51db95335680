"""The outbox: replies a messenger still has to get. Works inside the caller's transaction.

Messages of one conversation leave in order: only the oldest open one can be claimed. A long message leaves in parts;
how many are out is kept, so that a delivery which broke off goes on with the next part. What a message answers is kept
as it was at the first attempt, so that every attempt goes the same way whatever the shopper writes meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, exists, or_, select, update
from sqlalchemy.engine import Connection

from bot.conversations.models import ConversationId
from bot.conversations.tables import conversations, outbox


@dataclass(frozen=True)
class Outgoing:
    """One message to deliver. ``heard_at``, ``heard_seq`` and ``context`` are those of the shopper's message that was
    the last at the first attempt, which was at ``tried_at``; ``last_heard_at`` is when they wrote last until now.
    """

    id: int
    conversation_id: ConversationId
    seq: int
    channel: str
    address: str
    attempts: int
    parts_sent: int
    tried_at: datetime
    last_heard_at: datetime | None
    heard_at: datetime | None
    heard_seq: int
    context: Mapping[str, str]

    def part_key(self, part: int) -> str:
        """The idempotency key of a part (counted from 0): the same at every attempt."""
        return f"{self.conversation_id}:{self.seq}:{part}"


_earlier = outbox.alias("earlier")
_due = and_(
    outbox.c.state == "pending",
    outbox.c.available_at <= bindparam("now"),
    or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= bindparam("now")),
    ~exists().where(
        _earlier.c.state == "pending",
        _earlier.c.conversation_id == outbox.c.conversation_id,
        _earlier.c.id < outbox.c.id,
    ),
)
_TROUBLED = select(outbox.c.seq, outbox.c.state, outbox.c.error).where(
    outbox.c.conversation_id == bindparam("conversation"),
    or_(outbox.c.state == "dead", and_(outbox.c.state == "pending", outbox.c.error.is_not(None))),
)
_DUE_CHANNELS = select(outbox.c.channel).where(_due).distinct()
_CLAIMABLE = (
    select(
        outbox,
        conversations.c.heard_at.label("last_heard_at"),
        conversations.c.heard_seq.label("last_heard_seq"),
        conversations.c.context.label("last_context"),
    )
    .join(conversations, conversations.c.id == outbox.c.conversation_id)
    .where(_due, outbox.c.channel == bindparam("of_channel"))
    .order_by(outbox.c.available_at, outbox.c.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=outbox)
)


def due_channels(connection: Connection, now: datetime) -> list[str]:
    """Channels with something to deliver now."""
    return list(connection.execute(_DUE_CHANNELS, {"now": now}).scalars())


def troubles(connection: Connection, conversation_id: ConversationId) -> dict[int, tuple[str, str]]:
    """Messages of a conversation that failed: ``seq`` → ``waiting`` (is tried again) or ``dead``, and the reason."""
    rows = connection.execute(_TROUBLED, {"conversation": conversation_id}).all()
    return {row.seq: ("dead" if row.state == "dead" else "waiting", row.error or "") for row in rows}


def claim(connection: Connection, channel: str, now: datetime, lease: timedelta) -> Outgoing | None:
    """Lease the channel's oldest deliverable message, or return None."""
    row = connection.execute(_CLAIMABLE, {"of_channel": channel, "now": now}).first()
    if row is None:
        return None
    answers = (row.tried_at, row.heard_at, row.heard_seq, row.context)
    if row.tried_at is None:
        answers = (now, row.last_heard_at, row.last_heard_seq, row.last_context)
    tried_at, heard_at, heard_seq, context = answers
    _set(
        connection,
        row.id,
        attempts=row.attempts + 1,
        lease_until=now + lease,
        tried_at=tried_at,
        heard_at=heard_at,
        heard_seq=heard_seq,
        context=context,
    )
    return Outgoing(
        id=row.id,
        conversation_id=ConversationId(row.conversation_id),
        seq=row.seq,
        channel=row.channel,
        address=row.address,
        attempts=row.attempts + 1,
        parts_sent=row.parts_sent,
        tried_at=tried_at,
        last_heard_at=row.last_heard_at,
        heard_at=heard_at,
        heard_seq=heard_seq,
        context=context or {},
    )


def part_sent(connection: Connection, outgoing: Outgoing, parts: int, lease_until: datetime) -> None:
    """The provider has the first ``parts`` parts; the next one is tried with a fresh count of attempts."""
    _set(connection, outgoing.id, parts_sent=parts, attempts=1, lease_until=lease_until)


def sent(connection: Connection, outgoing: Outgoing) -> None:
    """The provider has it."""
    _set(connection, outgoing.id, state="sent", lease_until=None, error=None)


def dead(connection: Connection, outgoing: Outgoing, error: str) -> None:
    """It will not be tried again; the desk shows it."""
    _set(connection, outgoing.id, state="dead", lease_until=None, error=error[:200])


def retry(connection: Connection, outgoing: Outgoing, available_at: datetime, error: str) -> None:
    """Try again from ``available_at`` on."""
    _set(connection, outgoing.id, available_at=available_at, lease_until=None, error=error[:200])


def postpone(connection: Connection, outgoing: Outgoing, available_at: datetime) -> None:
    """Try from ``available_at`` on; this was no attempt."""
    _set(
        connection,
        outgoing.id,
        available_at=available_at,
        lease_until=None,
        attempts=outgoing.attempts - 1,
    )


def settle(connection: Connection, part_key: str, failed: str, now: datetime) -> bool:
    """Record what the provider reports of a part: it has it, or never will. False when the key is not ours."""
    conversation_id, _, rest = part_key.partition(":")
    seq, _, part = rest.partition(":")
    if not (seq.isdecimal() and part.isdecimal()):
        return False
    row = connection.execute(
        select(outbox)
        .where(outbox.c.conversation_id == conversation_id, outbox.c.seq == int(seq))
        .with_for_update()
    ).first()
    if row is None:
        return False
    if failed:
        _set(connection, row.id, state="dead", lease_until=None, error=failed[:200])
    elif row.state == "pending" and int(part) >= row.parts_sent:
        values = {} if row.lease_until and row.lease_until > now else {"available_at": now}
        _set(connection, row.id, parts_sent=int(part) + 1, **values)
    return True


def _set(connection: Connection, outbox_id: int, **values: Any) -> None:
    connection.execute(update(outbox).where(outbox.c.id == outbox_id).values(**values))
