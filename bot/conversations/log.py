"""Read and write the conversation log. Every function works inside the caller's transaction.

Statements of every turn are built once, at the top.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.engine import Connection, Row

from bot.conversations.models import Conversation, ConversationId, ConversationNotFound, Draft, Message, Owner
from bot.conversations.tables import conversations, messages, outbox

LIVE_CHANNELS = frozenset({"web"})
"""Channels whose shoppers read the log itself; every other channel is delivered to through the outbox."""


_this_conversation = conversations.c.id == bindparam("conversation")
_its_messages = messages.c.conversation_id == bindparam("conversation")
_INSERT_CONVERSATION = conversations.insert()
_GET = select(conversations).where(_this_conversation)
_GET_LOCKED = _GET.with_for_update()
_NEXT_SEQ = select(conversations.c.next_seq).where(_this_conversation)
_INSERT_MESSAGES = messages.insert()
_ADVANCE = (
    update(conversations)
    .where(_this_conversation)
    .values(next_seq=bindparam("next"), updated_at=bindparam("now"))
)
_INSERT_OUTBOX = outbox.insert()
_READ = (
    select(messages)
    .where(_its_messages, messages.c.seq > bindparam("after"))
    .order_by(messages.c.seq)
    .limit(bindparam("most"))
)
_TAIL = select(messages).where(_its_messages).order_by(messages.c.seq.desc()).limit(bindparam("most"))
_SET_MESSAGE_LANGUAGE = (
    update(messages)
    .where(_its_messages, messages.c.seq == bindparam("number"))
    .values(lang=bindparam("found"))
)
_REMEMBER_LANGUAGE = (
    update(conversations)
    .where(_this_conversation)
    .values(language=bindparam("answered_in"), language_memory=bindparam("memory"))
)
_REMEMBER_HEARD = (
    update(conversations)
    .where(_this_conversation)
    .values(heard_at=bindparam("now"), heard_seq=bindparam("heard"), context=bindparam("carried"))
)


def open_conversation(
    connection: Connection,
    *,
    channel: str,
    now: datetime,
    locale: str = "",
    market: str = "default",
    address: str | None = None,
    client: str | None = None,
) -> Conversation:
    """Start a conversation; its id is random and not guessable."""
    values: dict[str, Any] = {
        "id": secrets.token_urlsafe(16),
        "channel": channel,
        "address": address,
        "client": client,
        "locale": locale,
        "market": market,
        "language": "",
        "language_memory": {},
        "owner": "bot",
        "epoch": 0,
        "next_seq": 1,
        "created_at": now,
        "updated_at": now,
    }
    connection.execute(_INSERT_CONVERSATION, values)
    return get(connection, ConversationId(values["id"]))


def get(connection: Connection, conversation_id: ConversationId, *, lock: bool = False) -> Conversation:
    """Return the conversation; with ``lock`` nobody else changes it until the transaction ends.

    Raises ConversationNotFound.
    """
    row = connection.execute(_GET_LOCKED if lock else _GET, {"conversation": conversation_id}).first()
    if row is None:
        raise ConversationNotFound(conversation_id)
    return _conversation(row)


def find_by_address(connection: Connection, channel: str, address: str) -> Conversation | None:
    """Return the conversation of a messenger user, if there is one."""
    row = connection.execute(
        select(conversations).where(conversations.c.channel == channel, conversations.c.address == address)
    ).first()
    return _conversation(row) if row is not None else None


def append(
    connection: Connection, conversation: Conversation, drafts: Sequence[Draft], now: datetime
) -> list[Message]:
    """Write messages to the log in order, and to the outbox where the channel needs delivery.

    The conversation must be locked by the caller (`get` with ``lock``).
    """
    if not drafts:
        return []
    first = connection.execute(_NEXT_SEQ, {"conversation": conversation.id}).scalar_one()
    written = [
        Message(conversation.id, first + i, d.role, d.text, d.lang, now, d.buttons, d.author)
        for i, d in enumerate(drafts)
    ]
    connection.execute(_INSERT_MESSAGES, [_row(message) for message in written])
    connection.execute(_ADVANCE, {"conversation": conversation.id, "next": first + len(written), "now": now})
    outgoing = [m for m in written if m.role != "shopper"]
    if outgoing and conversation.channel not in LIVE_CHANNELS and conversation.address:
        connection.execute(
            _INSERT_OUTBOX,
            [
                {
                    "conversation_id": m.conversation_id,
                    "seq": m.seq,
                    "channel": conversation.channel,
                    "address": conversation.address,
                    "available_at": now,
                }
                for m in outgoing
            ],
        )
    return written


def read(
    connection: Connection, conversation_id: ConversationId, *, after: int = 0, limit: int = 500
) -> list[Message]:
    """Return messages with ``seq > after`` in order."""
    rows = connection.execute(_READ, {"conversation": conversation_id, "after": after, "most": limit})
    return [_message(row) for row in rows]


def tail(connection: Connection, conversation_id: ConversationId, count: int) -> list[Message]:
    """Return the last ``count`` messages in order."""
    rows = connection.execute(_TAIL, {"conversation": conversation_id, "most": count})
    return [_message(row) for row in reversed(rows.all())]


def remember_heard(
    connection: Connection,
    conversation_id: ConversationId,
    seq: int,
    context: Mapping[str, str],
    now: datetime,
) -> None:
    """Store when the shopper wrote last and what the provider wants back with the answers."""
    connection.execute(
        _REMEMBER_HEARD,
        {"conversation": conversation_id, "heard": seq, "carried": dict(context), "now": now},
    )


def set_owner(connection: Connection, conversation_id: ConversationId, owner: Owner) -> None:
    """Hand the conversation to the bot or to a human. Every change starts a new epoch."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(owner=owner, epoch=conversations.c.epoch + 1)
    )


def set_message_language(
    connection: Connection, conversation_id: ConversationId, seq: int, language: str
) -> None:
    """Store the language a shopper's message was found to be in."""
    connection.execute(
        _SET_MESSAGE_LANGUAGE, {"conversation": conversation_id, "number": seq, "found": language}
    )


def remember_language(
    connection: Connection, conversation_id: ConversationId, language: str, memory: dict[str, Any]
) -> None:
    """Store the language the conversation is answered in and the detector's memory."""
    connection.execute(
        _REMEMBER_LANGUAGE, {"conversation": conversation_id, "answered_in": language, "memory": memory}
    )


def _conversation(row: Row) -> Conversation:
    return Conversation(
        id=ConversationId(row.id),
        channel=row.channel,
        address=row.address,
        client=row.client,
        locale=row.locale,
        market=row.market,
        language=row.language,
        language_memory=row.language_memory,
        owner=row.owner,
        epoch=row.epoch,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _message(row: Row) -> Message:
    return Message(
        conversation_id=ConversationId(row.conversation_id),
        seq=row.seq,
        role=row.role,
        text=row.text,
        lang=row.lang,
        created_at=row.created_at,
        buttons=tuple(row.buttons or ()),
        author=row.author,
    )


def _row(message: Message) -> dict[str, Any]:
    return {
        "conversation_id": message.conversation_id,
        "seq": message.seq,
        "role": message.role,
        "text": message.text,
        "lang": message.lang,
        "buttons": [dict(button) for button in message.buttons],
        "author": message.author,
        "created_at": message.created_at,
    }
