"""What a conversation, a message and a claimed inbox item are. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NewType

ConversationId = NewType("ConversationId", str)
Role = Literal["shopper", "bot", "agent", "system"]
Owner = Literal["bot", "human"]


class ConversationError(Exception):
    """Something about a conversation is wrong."""


class ConversationNotFound(ConversationError):
    """There is no conversation with this id."""


@dataclass(frozen=True)
class Conversation:
    """One thread with one shopper on one channel. ``epoch`` counts changes of owner."""

    id: ConversationId
    channel: str
    address: str | None
    client: str | None
    """A keyed hash of the network address, for limits; the address itself is not kept."""
    locale: str
    market: str
    language: str
    language_memory: Mapping[str, Any]
    owner: Owner
    epoch: int
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Message:
    """One line of the log. ``seq`` counts from 1 within the conversation, without gaps."""

    conversation_id: ConversationId
    seq: int
    role: Role
    text: str
    lang: str
    created_at: datetime
    buttons: tuple[Mapping[str, str], ...] = ()
    author: str | None = None


@dataclass(frozen=True)
class Incoming:
    """A verified message as a channel parsed it. ``external_id`` is the provider's id of the message."""

    channel: str
    external_id: str
    text: str
    payload: str | None = None
    order: int = 0
    """The provider's order of the conversation's messages; 0 where it gives none."""
    context: Mapping[str, str] = field(default_factory=dict)
    """What the provider wants back with the answers."""


@dataclass(frozen=True)
class Accepted:
    """An incoming message that is safely stored; ``duplicate`` when it had been before. ``owner``: who answers it."""

    inbox_id: int
    seq: int
    duplicate: bool
    owner: Owner = "bot"


@dataclass(frozen=True)
class Claimed:
    """An inbox item leased to one worker; ``attempt`` is unique to this try."""

    inbox_id: int
    conversation_id: ConversationId
    seq: int
    text: str
    payload: str | None
    attempt: str
    attempts: int
    received_at: datetime

    @property
    def turn_id(self) -> str:
        """Stable over retries; side effects in actions are keyed by it."""
        return f"turn-{self.inbox_id}"


@dataclass(frozen=True)
class Draft:
    """A message about to be written."""

    role: Role
    text: str
    lang: str
    buttons: tuple[Mapping[str, str], ...] = field(default=())
    author: str | None = None
