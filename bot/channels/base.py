"""The contract of a channel. A channel is one module, its settings group (`bot.channels.settings`) and one line in
`bot.channels.registry`.

What it does: verify a request on its raw bytes, parse it into messages, acknowledge it, deliver one part of a reply,
say what it is capable of, and check its configuration against the provider. What it never does: answer a shopper,
touch the database, split a long answer, retry, or keep to a rate. Those are the same for every provider and live in
`bot.conversations` (reception, relay) and `bot.channels.parts`.

A webhook request goes through `verify` → `parse` → (stored by the inbox) → `acknowledge`, also the GET with which
some providers check the address. A channel without webhooks, such as e-mail, also is a `Listener`.
Every channel inherits the conformance suite in ``tests/contract/channels.py``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal, Protocol, Union, runtime_checkable

from bot.conversations.models import Role


class ChannelError(Exception):
    """Something went wrong between us and a provider."""


class Misconfigured(ChannelError):
    """A setting of the channel is missing or wrong; the text names the variable and what to do."""


class Forged(ChannelError):
    """The request does not come from the provider."""


class Malformed(ChannelError):
    """The request comes from the provider but cannot be read."""


class DeliveryFailed(ChannelError):
    """The provider did not take a message now. ``retry_after``: seconds it asked us to wait.

    ``uncertain``: the provider may have taken it (its answer was lost on the way). ``throttled``: it refused because
    of our rate, so the whole channel should pause.
    """

    def __init__(
        self,
        reason: str,
        retry_after: float | None = None,
        *,
        uncertain: bool = False,
        throttled: bool = False,
    ) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        self.uncertain = uncertain
        self.throttled = throttled


class Undeliverable(ChannelError):
    """The provider will never take this message (blocked, unknown recipient, window closed)."""


@dataclass(frozen=True)
class WebhookRequest:
    """A request as it came in. ``url`` is the address the provider called, with its query; header names are in lower
    case; ``body`` is the untouched bytes.
    """

    method: str
    url: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Acknowledgement:
    """What the provider gets to read once its messages are stored."""

    content: str = '{"status":"ok"}'
    media_type: str = "application/json"
    status: int = 200


@dataclass(frozen=True)
class Attachment:
    """Something in a message that is not text. ``reference`` is the provider's media id or address."""

    kind: Literal["image", "audio", "video", "file", "location", "sticker", "contact"]
    reference: str = ""
    media_type: str = ""


@dataclass(frozen=True)
class Inbound:
    """One message of one user of the provider. ``external_id`` is unique within the channel, and the same whenever the
    provider sends the message again.

    ``text`` is the title when a button was chosen, ``payload`` then what we had put into the button.
    ``order`` is the provider's count or time stamp of the message, in any unit, 0 when it has none: messages of a
    conversation that arrive together are answered in this order, not in that of their arrival.
    ``context`` (at most a few hundred characters) is handed back with every answer to this message: a reply token, a
    thread, the subject and ids of an e-mail.
    """

    address: str
    external_id: str
    text: str
    locale: str = ""
    payload: str | None = None
    order: int = 0
    attachments: tuple[Attachment, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Receipt:
    """The provider tells what became of a part that we sent: it has it, or ``failed`` says why it never will.

    Saves a message whose answer was lost on the way from being sent twice. ``idempotency_key`` is the part's.
    """

    idempotency_key: str
    failed: str = ""


Event = Union[Inbound, Receipt]


@dataclass(frozen=True)
class Capabilities:
    """What a provider takes, as it documents it.

    ``max_length``: longest text, in ``unit``. ``buttons``: how many a message may have; a message with more, or with a
    title longer than ``button_title`` or a payload longer than ``button_payload`` characters, is sent as numbered text
    (0: always). ``text_with_buttons``: longest text beside buttons, where it is shorter. ``formatting``: the markup
    the channel renders (plain text is sent).
    ``window``: how long after the shopper's last message an answer may be sent; ``agent_window``: the same for an
    agent's, where it is longer. ``proactive``: whether a notice may be sent to somebody who did not just write.
    ``rate``, ``rate_per_address``: in the notation of the `limits` library, such as ``80/second``; empty for none.
    ``receipts``: whether `parse` returns them, so that an uncertain delivery is worth waiting for one.
    """

    max_length: int
    unit: Literal["characters", "utf-16", "bytes"] = "characters"
    buttons: int = 0
    button_title: int = 20
    button_payload: int = 1000
    text_with_buttons: int | None = None
    images: bool = False
    formatting: Literal["none", "markdown", "html"] = "none"
    read_marks: bool = False
    typing_marks: bool = False
    window: timedelta | None = None
    agent_window: timedelta | None = None
    proactive: bool = False
    receipts: bool = False
    rate: str = ""
    rate_per_address: str = ""


@dataclass(frozen=True)
class Outbound:
    """One part of a message, cut to the channel's capabilities: neither the text nor the buttons exceed them.

    ``buttons`` are ``{title, payload}``. ``idempotency_key`` is the same at every attempt to send this part and differs
    from part to part; ``attempt`` counts from 1. ``silence``: how long ago the shopper wrote, None if never.
    ``context``: what the message of the shopper carried that was the last when this was first tried (the same at every
    attempt); ``context_age``: how long ago that message came. ``direct_age``: how old it was at the first attempt, if
    this is the first part of the first message after it (which alone may use up a reply token); it never changes.
    """

    address: str
    text: str
    lang: str
    role: Role
    idempotency_key: str
    buttons: tuple[Mapping[str, str], ...] = ()
    attempt: int = 1
    silence: timedelta | None = None
    context: Mapping[str, str] = field(default_factory=dict)
    context_age: timedelta | None = None
    direct_age: timedelta | None = None


@dataclass(frozen=True)
class Health:
    """Whether the provider accepts our configuration; ``detail`` says which account it is, or what to change."""

    ok: bool
    detail: str


class Channel(Protocol):
    """A messenger. Inherit from it: what has a body here is a default."""

    name: str
    capabilities: Capabilities

    def verify(self, request: WebhookRequest) -> None:
        """Check in constant time that the provider sent exactly these bytes. Raises Forged, whatever the bytes."""

    def parse(self, request: WebhookRequest) -> Sequence[Event]:
        """Return every message of a verified request (none for a GET). Raises Malformed, whatever the bytes."""

    def acknowledge(self, request: WebhookRequest) -> Acknowledgement:
        """Return the answer to a verified request whose messages are stored, such as the challenge of a GET."""
        return Acknowledgement()

    async def attend(self, inbound: Inbound) -> None:
        """Show the shopper that the message was read and that somebody is typing. May raise ChannelError."""

    async def deliver(self, outbound: Outbound) -> None:
        """Send one part. Raises DeliveryFailed or Undeliverable."""

    async def health(self) -> Health:
        """Ask the provider whether our credentials and the webhook are right. Never raises ChannelError."""
        raise NotImplementedError

    async def close(self) -> None:
        """Release connections."""


Take = Callable[[Sequence[Event]], Awaitable[None]]
"""Stores messages and receipts; when it returns they are safe and may be confirmed to the provider."""


@runtime_checkable
class Listener(Protocol):
    """A channel that fetches its messages itself."""

    async def listen(self, take: Take) -> None:
        """Fetch until cancelled, through outages. A message is confirmed only after ``take`` has returned."""
