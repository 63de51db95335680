"""Facebook Messenger, as documented for the Messenger Platform: batches of entries in, Send API out.

Messages are unique by ``mid``. The Send API takes no idempotency key, but what it takes comes back as an echo with our
``metadata``: a message whose answer was lost on the way is recognised by it and not sent again. Bots may write within
24 hours of the shopper's last message, people within 7 days with the tag HUMAN_AGENT.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Literal, Optional

import structlog
from pydantic import BaseModel, Field, ValidationError

from bot.channels.base import (
    Acknowledgement,
    Attachment,
    Capabilities,
    Channel,
    ChannelError,
    Event,
    Health,
    Inbound,
    Outbound,
    Receipt,
    WebhookRequest,
)
from bot.channels.http import json_of
from bot.channels.meta import AGENT_WINDOW, WINDOW, GraphClient, MetaDoor, health_of
from bot.channels.reading import read_json
from bot.channels.registry import required
from bot.settings import Settings

events = structlog.get_logger(__name__)

_Kind = Literal["image", "audio", "video", "file", "location", "sticker", "contact"]
_KINDS: dict[str, _Kind] = {"image": "image", "audio": "audio", "video": "video", "location": "location"}


class _Person(BaseModel):
    id: str


class _Attachment(BaseModel):
    type: str
    payload: Optional[dict[str, Any]]


class _QuickReply(BaseModel):
    payload: str


class _Message(BaseModel):
    mid: str = Field(..., min_length=1)
    text: str = ""
    is_echo: bool = False
    is_deleted: bool = False
    is_unsupported: bool = False
    metadata: str = ""
    quick_reply: Optional[_QuickReply]
    attachments: list[_Attachment] = []


class _Postback(BaseModel):
    mid: str = ""
    title: str = ""
    payload: str = ""


class _Messaging(BaseModel):
    sender: _Person
    timestamp: int = 0
    message: Optional[_Message]
    postback: Optional[_Postback]


class _Entry(BaseModel):
    id: str
    messaging: list[dict[str, Any]] = []  # each is read by itself: Meta adds kinds without notice


class _Request(BaseModel):
    object: str
    entry: list[_Entry]


class Messenger(Channel):
    """One page."""

    name = "messenger"
    kind = "page"
    capabilities = Capabilities(
        max_length=2000,
        buttons=13,
        button_title=20,
        button_payload=1000,
        read_marks=True,
        typing_marks=True,
        window=WINDOW,
        agent_window=AGENT_WINDOW,
        receipts=True,
        rate="40/second",
    )

    def __init__(self, *, account: str, token: str, app_secret: str, verify_token: str, api: str) -> None:
        self._account = account
        self._door = MetaDoor(app_secret, verify_token)
        self._client = GraphClient(api, token, app_secret)

    def verify(self, request: WebhookRequest) -> None:
        self._door.verify(request)

    def acknowledge(self, request: WebhookRequest) -> Acknowledgement:
        return self._door.acknowledge(request)

    def parse(self, request: WebhookRequest) -> Sequence[Event]:
        if request.method == "GET":
            return []
        found: list[Event] = []
        posted = read_json(_Request, request.body)
        if posted.object != self.kind:
            return []
        for entry in posted.entry:
            if entry.id != self._account:
                events.info("message_for_another_account", channel=self.name)
                continue
            for raw in entry.messaging:
                found += self._read(raw)
        return found

    def _read(self, raw: dict[str, Any]) -> list[Event]:
        try:
            event = _Messaging.parse_obj(raw)
        except ValidationError:
            events.warning("event_not_as_documented", channel=self.name)
            return []
        if event.message is not None:
            return _message(event.sender.id, event.timestamp, event.message)
        if event.postback is not None and event.postback.title:
            return [_postback(event.sender.id, event.timestamp, event.postback)]
        return []

    async def attend(self, inbound: Inbound) -> None:
        for action in ("mark_seen", "typing_on"):
            body = {"recipient": {"id": inbound.address}, "sender_action": action}
            await self._client.call("POST", f"/{self._account}/messages", json=body)

    async def deliver(self, outbound: Outbound) -> None:
        message: dict[str, Any] = {"text": outbound.text}
        if self.capabilities.receipts:
            message["metadata"] = outbound.idempotency_key
        if outbound.buttons:
            message["quick_replies"] = [
                {"content_type": "text", "title": button["title"], "payload": button["payload"]}
                for button in outbound.buttons
            ]
        late = outbound.silence is None or outbound.silence > WINDOW
        by_hand = outbound.role == "agent" and late
        kind = (
            {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
            if by_hand
            else {"messaging_type": "RESPONSE"}
        )
        body = {"recipient": {"id": outbound.address}, **kind, "message": message}
        await self._client.call("POST", f"/{self._account}/messages", json=body)

    async def health(self) -> Health:
        health = await health_of(self._client, self._account, "name", "CROSSDESK_MESSENGER_PAGE_ID")
        if not health.ok:
            return health
        try:
            apps = json_of(await self._client.call("GET", f"/{self._account}/subscribed_apps")).get(
                "data", []
            )
        except ChannelError as exc:
            return Health(False, f"the page's subscriptions cannot be read ({exc})")
        fields = {field for app in apps for field in app.get("subscribed_fields", [])}
        if missing := {"messages", "messaging_postbacks", "message_echoes"} - fields:
            return Health(False, f"subscribe the page to {', '.join(sorted(missing))}")
        return health

    async def close(self) -> None:
        await self._client.close()


def from_settings(settings: Settings) -> Messenger:
    """The page of the settings. Raises Misconfigured."""
    required(
        messenger_page_id=settings.messenger_page_id,
        messenger_app_secret=settings.messenger_app_secret,
        messenger_verify_token=settings.messenger_verify_token,
    )
    return Messenger(
        account=settings.messenger_page_id,
        token=settings.messenger_token.get_secret_value(),
        app_secret=settings.messenger_app_secret.get_secret_value(),
        verify_token=settings.messenger_verify_token.get_secret_value(),
        api=settings.messenger_api,
    )


def _message(sender: str, timestamp: int, message: _Message) -> list[Event]:
    if message.is_echo:
        return [Receipt(message.metadata)] if message.metadata else []
    if message.is_deleted:
        return []
    attachments = tuple(
        Attachment(_KINDS.get(one.type, "file"), str((one.payload or {}).get("url", "")))
        for one in message.attachments
    )
    if message.is_unsupported and not attachments:
        attachments = (Attachment("file"),)
    if not message.text and not attachments:
        return []
    payload = message.quick_reply.payload if message.quick_reply else None
    return [
        Inbound(sender, message.mid, message.text, payload=payload, order=timestamp, attachments=attachments)
    ]


def _postback(sender: str, timestamp: int, postback: _Postback) -> Inbound:
    """A tap on the menu or on "Get started"; older API versions give it no id."""
    digest = hashlib.sha256(postback.payload.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    external_id = postback.mid or f"postback:{sender}:{timestamp}:{digest}"
    return Inbound(sender, external_id, postback.title, payload=postback.payload or None, order=timestamp)
