"""Take in what a shopper wrote: clean it, resolve a chosen button, store it. Never answers.

A button's payload is accepted only if the bot offered it in this conversation; everything else is text. So nobody can
inject an intent by writing ``/intent{…}`` or by sending a payload of their own. Where a channel showed the buttons as
numbers, a number typed back chooses among the last ones offered.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.channels.base import Attachment, Capabilities, Inbound
from bot.channels.parts import is_numbered, number_in
from bot.conversations import bus as topics
from bot.conversations import inbox, log
from bot.conversations.bus import Bus
from bot.conversations.models import (
    Accepted,
    Conversation,
    ConversationError,
    ConversationId,
    Incoming,
    Message,
)

OFFER_MEMORY = 12
"""How many messages back an offered button may still be chosen."""
LONGEST_EXTERNAL_ID = 200
SIGNS: Mapping[str, str] = {
    "image": "🖼️",
    "audio": "🎤",
    "video": "🎬",
    "file": "📎",
    "location": "📍",
    "sticker": "🙂",
    "contact": "👤",
}
"""What stands in the log for an attachment without words: a message is never dropped because it has no text."""


class EmptyMessage(ConversationError):
    """Nothing readable is left of the message."""


class MessageTooLong(ConversationError):
    """The message is longer than the limit."""


class Reception:
    """The one door for messages of shoppers, whatever the channel."""

    def __init__(
        self,
        *,
        engine: Engine,
        bus: Bus,
        now: Callable[[], datetime],
        max_chars: int,
        capabilities: Mapping[str, Capabilities] | None = None,
        settle: timedelta = timedelta(0),
    ) -> None:
        """``capabilities`` of the messengers; ``settle``: how long their messages wait for earlier ones."""
        self._engine = engine
        self._bus = bus
        self._now = now
        self._max_chars = max_chars
        self._capabilities = capabilities or {}
        self._settle = settle

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
            chosen = self._resolved(connection, conversation_id, incoming)
            accepted = inbox.accept(connection, conversation_id, chosen, self._now())
        self._announce(conversation_id)
        return accepted

    def receive_from(self, channel: str, inbound: Inbound) -> Accepted:
        """Store a messenger user's message; their conversation is opened when they write for the first time.

        Raises EmptyMessage. A text above the limit is cut: a messenger cannot be told to refuse it.
        """
        text = self._clean(_with_signs(inbound.text, inbound.attachments)[: self._max_chars])
        incoming = Incoming(
            channel, _bounded(inbound.external_id), text, inbound.payload, inbound.order, inbound.context
        )
        try:
            return self._accept_from(inbound, incoming)
        except IntegrityError:  # their first messages came at the same moment: the conversation is there now
            return self._accept_from(inbound, incoming)

    def _accept_from(self, inbound: Inbound, incoming: Incoming) -> Accepted:
        with self._engine.begin() as connection:
            conversation = log.find_by_address(connection, incoming.channel, inbound.address)
            if conversation is None:
                conversation = self._open(connection, incoming.channel, inbound.locale, inbound.address)
            chosen = self._resolved(connection, conversation.id, incoming)
            accepted = inbox.accept(connection, conversation.id, chosen, self._now(), self._settle)
        self._announce(conversation.id)
        if self._settle:
            self._bus.publish_after(self._settle.total_seconds(), topics.INBOX)
        return accepted

    def _resolved(
        self, connection: Connection, conversation_id: ConversationId, incoming: Incoming
    ) -> Incoming:
        """The message with the payload of the button it chooses, or with none."""
        recent = log.tail(connection, conversation_id, OFFER_MEMORY)
        button = _offered(recent, incoming)
        if button is not None and incoming.payload and number_in(incoming.text) is not None:
            # the button bore a number because its title was too long: agents should read the title
            incoming = replace(incoming, text=button["title"])
        elif button is None and not incoming.payload:
            button = _numbered(recent, incoming.text, self._capabilities.get(incoming.channel))
        return replace(incoming, payload=button["payload"] if button else None)

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


def _offered(recent: Sequence[Message], incoming: Incoming) -> Mapping[str, str] | None:
    """The button that was chosen by its payload or by its title."""
    said = _plain(incoming.text)
    for message in reversed(recent):
        for button in message.buttons:
            if incoming.payload and incoming.payload == button["payload"]:
                return button
            if not incoming.payload and message.role == "bot" and said == _plain(button["title"]):
                return button
    return None


def _numbered(
    recent: Sequence[Message], text: str, capabilities: Capabilities | None
) -> Mapping[str, str] | None:
    """The button that was chosen by its number, if the last ones offered were shown as numbers.

    Only directly after the offer: later the same number may be an answer to something else.
    """
    number = number_in(text)
    if number is None or capabilities is None:
        return None
    for message in reversed(recent):
        if message.role == "shopper":
            return None
        if message.buttons and is_numbered(message.buttons, capabilities):
            return message.buttons[number - 1] if 1 <= number <= len(message.buttons) else None
    return None


def _with_signs(text: str, attachments: Sequence[Attachment]) -> str:
    if text.strip() or not attachments:
        return text
    return " ".join(SIGNS[attachment.kind] for attachment in attachments[:10])


def _bounded(external_id: str) -> str:
    """The id as it is stored: a longer one by its digest."""
    if len(external_id) <= LONGEST_EXTERNAL_ID:
        return external_id
    return "sha256:" + hashlib.sha256(external_id.encode()).hexdigest()


def _plain(title: str) -> str:
    """A title as people type it: in any case, with or without the full stop."""
    return title.casefold().strip(" .!。！")


def _market(locale: str) -> str:
    """The region of a locale such as ``en-CA``, or ``default``."""
    region = locale.replace("_", "-").split("-")[-1]
    return region.upper() if len(region) == 2 and "-" in locale.replace("_", "-") else "default"
