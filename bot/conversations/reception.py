"""Take in what a shopper wrote: clean it, resolve a chosen button, store it. Never answers.

A button's payload is accepted only if the bot offered it in this conversation; everything else is text. So nobody can
inject an intent by writing ``/intent{…}`` or by sending a payload of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.engine import Connection, Engine

from bot.channels.base import Inbound
from bot.conversations import bus as topics
from bot.conversations import inbox, log
from bot.conversations.bus import Bus
from bot.conversations.models import Accepted, Conversation, ConversationError, ConversationId, Incoming

OFFER_MEMORY = 12
"""How many messages back an offered button may still be chosen."""


class EmptyMessage(ConversationError):
    """Nothing readable is left of the message."""


class MessageTooLong(ConversationError):
    """The message is longer than the limit."""


class Reception:
    """The one door for messages of shoppers, whatever the channel."""

    def __init__(self, *, engine: Engine, bus: Bus, now: Callable[[], datetime], max_chars: int) -> None:
        self._engine = engine
        self._bus = bus
        self._now = now
        self._max_chars = max_chars

    def start(
        self, channel: str, locale: str, address: str | None = None, client: str | None = None
    ) -> Conversation:
        """Open a conversation. ``client`` is the keyed hash of the network address."""
        with self._engine.begin() as connection:
            return self._open(connection, channel, locale, address, client)

    def receive(self, conversation_id: ConversationId, incoming: Incoming) -> Accepted:
        """Store a message of a known conversation. Raises EmptyMessage, MessageTooLong, ConversationNotFound."""
        incoming = replace(incoming, text=self._clean(incoming.text))
        with self._engine.begin() as connection:
            payload = _offered(connection, conversation_id, incoming)
            accepted = inbox.accept(
                connection, conversation_id, replace(incoming, payload=payload), self._now()
            )
        self._announce(conversation_id)
        return accepted

    def receive_from(self, channel: str, inbound: Inbound) -> Accepted:
        """Store a messenger user's message; their conversation is opened when they write for the first time."""
        text = self._clean(inbound.text[: self._max_chars])
        incoming = Incoming(channel, inbound.external_id, text, inbound.payload)
        with self._engine.begin() as connection:
            conversation = log.find_by_address(connection, channel, inbound.address)
            if conversation is None:
                conversation = self._open(connection, channel, inbound.locale, inbound.address)
            payload = _offered(connection, conversation.id, incoming)
            accepted = inbox.accept(
                connection, conversation.id, replace(incoming, payload=payload), self._now()
            )
        self._announce(conversation.id)
        return accepted

    def _open(
        self,
        connection: Connection,
        channel: str,
        locale: str,
        address: str | None,
        client: str | None = None,
    ) -> Conversation:
        return log.open_conversation(
            connection,
            channel=channel,
            address=address,
            client=client,
            locale=locale,
            market=_market(locale),
            now=self._now(),
        )

    def _clean(self, text: str) -> str:
        if len(text) > self._max_chars:
            raise MessageTooLong(f"at most {self._max_chars} characters")
        kept = "".join(
            c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn")
        )
        cleaned = unicodedata.normalize("NFC", kept).strip()
        if not cleaned:
            raise EmptyMessage("the message is empty")
        return cleaned

    def _announce(self, conversation_id: ConversationId) -> None:
        self._bus.publish(topics.INBOX, topics.conversation(conversation_id), topics.DESK)


def _offered(connection: Connection, conversation_id: ConversationId, incoming: Incoming) -> str | None:
    """The payload of the button that was chosen, by its payload or by its title, or None."""
    said = _plain(incoming.text)
    for message in reversed(log.tail(connection, conversation_id, OFFER_MEMORY)):
        for button in message.buttons:
            if incoming.payload and incoming.payload == button["payload"]:
                return incoming.payload
            if not incoming.payload and message.role == "bot" and said == _plain(button["title"]):
                return button["payload"]
    return None


def _plain(title: str) -> str:
    """A title as people type it: in any case, with or without the full stop."""
    return title.casefold().strip(" .!。！")


def _market(locale: str) -> str:
    """The region of a locale such as ``en-CA``, or ``default``."""
    region = locale.replace("_", "-").split("-")[-1]
    return region.upper() if len(region) == 2 and "-" in locale.replace("_", "-") else "default"
