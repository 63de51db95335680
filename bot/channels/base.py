"""The contract of a channel: verify a request on its raw bytes, parse it into messages, deliver a reply.

A channel never answers a shopper and never touches the database; the inbox stores what it parsed and the relay
hands it what to deliver.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.conversations.models import Message


class ChannelError(Exception):
    """Something went wrong between us and a provider."""


class Forged(ChannelError):
    """The request does not come from the provider."""


class Malformed(ChannelError):
    """The request comes from the provider but cannot be read."""


class DeliveryFailed(ChannelError):
    """The provider did not take a message now. ``retry_after``: seconds it asked us to wait."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Undeliverable(ChannelError):
    """The provider will never take this message (blocked, unknown recipient)."""


@dataclass(frozen=True)
class Inbound:
    """One message of one user of the provider; ``external_id`` is unique within the channel."""

    address: str
    external_id: str
    text: str
    locale: str = ""
    payload: str | None = None


class Channel(Protocol):
    """A messenger."""

    name: str

    def verify(self, headers: Mapping[str, str], body: bytes) -> None:
        """Check in constant time that the provider sent exactly these bytes. Raises Forged."""

    def parse(self, body: bytes) -> Sequence[Inbound]:
        """Return the text messages of a request, possibly none. Raises Malformed."""

    async def deliver(self, address: str, message: Message, idempotency_key: str) -> None:
        """Send one message. Raises DeliveryFailed or Undeliverable."""

    async def close(self) -> None:
        """Release connections."""
