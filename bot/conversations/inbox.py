"""The inbox: what shoppers sent and nobody has answered yet. Never loses a message, never hands one out twice.

A message is claimed under a lease by one worker, and only the oldest open message of a conversation can be
claimed, so one conversation is answered in order while any number run at once. Oldest is what the provider sent
first, where it says so; what arrives after a later message was answered is answered then. Claiming starts the tracker's
attempt in the same transaction (see `bot.conversations.trackers`).

Statements of every turn are built once: building them and their cache keys took a tenth of a turn.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, exists, or_, select, tuple_, update
from sqlalchemy.engine import Connection

from bot.conversations import log, trackers
from bot.conversations.models import Accepted, Claimed, ConversationId, Draft, Incoming
from bot.conversations.tables import inbox, messages

_earlier = inbox.alias("earlier")
_unleased = or_(inbox.c.lease_until.is_(None), inbox.c.lease_until <= bindparam("now"))
_due = and_(inbox.c.state == "pending", inbox.c.available_at <= bindparam("now"), _unleased)
_KNOWN = select(inbox.c.id, inbox.c.seq).where(
    inbox.c.channel == bindparam("channel"), inbox.c.external_id == bindparam("external_id")
)
_INSERT = inbox.insert()
_ANY_DUE = select(inbox.c.id).where(_due).limit(1)
_CLAIMABLE = (
    select(inbox, messages.c.text)
    .join(
        messages,
        and_(messages.c.conversation_id == inbox.c.conversation_id, messages.c.seq == inbox.c.seq),
    )
    .where(
        _due,
        ~exists().where(
            _earlier.c.state == "pending",
            _earlier.c.conversation_id == inbox.c.conversation_id,
            tuple_(_earlier.c.provider_order, _earlier.c.id) < tuple_(inbox.c.provider_order, inbox.c.id),
        ),
    )
    .order_by(inbox.c.available_at, inbox.c.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=inbox)
)
_LEASE = (
    update(inbox)
    .where(inbox.c.id == bindparam("claimed"))
    .values(
        attempt=bindparam("attempt"), attempts=bindparam("attempts"), lease_until=bindparam("lease_until")
    )
)
_FINISH = (
    update(inbox)
    .where(
        inbox.c.id == bindparam("claimed"),
        inbox.c.state == "pending",
        inbox.c.attempt == bindparam("claimed_by"),
    )
    .values(state="done", lease_until=None)
)
_STATE = select(inbox.c.state).where(inbox.c.id == bindparam("inbox_id"))


def accept(
    connection: Connection,
    conversation_id: ConversationId,
    incoming: Incoming,
    now: datetime,
    settle: timedelta = timedelta(0),
) -> Accepted:
    """Store a message in log and inbox. The same channel and external id again is the same message.

    It is answered from ``settle`` on, so that earlier ones of the provider's order may still arrive.
    """
    conversation = log.get(connection, conversation_id, lock=True)
    known = connection.execute(
        _KNOWN, {"channel": incoming.channel, "external_id": incoming.external_id}
    ).first()
    if known is not None:
        return Accepted(known.id, known.seq, duplicate=True, owner=conversation.owner)
    draft = Draft(role="shopper", text=incoming.text, lang="")
    [message] = log.append(connection, conversation, [draft], now)
    inserted = connection.execute(
        _INSERT,
        {
            "channel": incoming.channel,
            "external_id": incoming.external_id,
            "conversation_id": conversation_id,
            "seq": message.seq,
            "payload": incoming.payload,
            "provider_order": incoming.order,
            "received_at": now,
            "available_at": now + settle,
        },
    )
    if conversation.address is not None:
        log.remember_heard(connection, conversation_id, message.seq, incoming.context, now)
    return Accepted(inserted.inserted_primary_key[0], message.seq, duplicate=False, owner=conversation.owner)


def any_due(connection: Connection, now: datetime) -> bool:
    """Whether a message may be claimable: a cheap look before taking the write lock."""
    return connection.execute(_ANY_DUE, {"now": now}).first() is not None


def claim(connection: Connection, now: datetime, lease: timedelta) -> Claimed | None:
    """Lease the oldest claimable message, or return None. An expired lease makes a message claimable again."""
    row = connection.execute(_CLAIMABLE, {"now": now}).first()
    if row is None:
        return None
    claimed = Claimed(
        inbox_id=row.id,
        conversation_id=ConversationId(row.conversation_id),
        seq=row.seq,
        text=row.text,
        payload=row.payload,
        attempt=secrets.token_urlsafe(12),
        attempts=row.attempts + 1,
        received_at=row.received_at,
    )
    connection.execute(
        _LEASE,
        {
            "claimed": row.id,
            "attempt": claimed.attempt,
            "attempts": claimed.attempts,
            "lease_until": now + lease,
        },
    )
    trackers.begin(connection, claimed.conversation_id, claimed.attempt)
    return claimed


def finish(connection: Connection, claimed: Claimed) -> bool:
    """Mark the message answered. False when another worker has taken it over: the caller must roll back."""
    done = connection.execute(_FINISH, {"claimed": claimed.inbox_id, "claimed_by": claimed.attempt})
    return bool(done.rowcount == 1)


def retry(connection: Connection, claimed: Claimed, available_at: datetime) -> None:
    """Give the message back, to be claimed again from ``available_at`` on."""
    connection.execute(
        update(inbox)
        .where(inbox.c.id == claimed.inbox_id, inbox.c.attempt == claimed.attempt)
        .values(available_at=available_at, lease_until=None)
    )


def is_done(connection: Connection, inbox_id: int) -> bool:
    """Whether the message has been answered."""
    return connection.execute(_STATE, {"inbox_id": inbox_id}).scalar() == "done"


def open_count(connection: Connection, conversation_id: ConversationId) -> int:
    """How many messages of the conversation wait for an answer."""
    rows = connection.execute(
        select(inbox.c.id).where(inbox.c.conversation_id == conversation_id, inbox.c.state == "pending")
    )
    return len(rows.all())


def next_due(connection: Connection) -> datetime | None:
    """When the next open message becomes claimable at the earliest."""
    return connection.execute(
        select(inbox.c.available_at).where(inbox.c.state == "pending").order_by(inbox.c.available_at).limit(1)
    ).scalar()
