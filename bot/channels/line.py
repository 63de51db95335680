"""LINE, as documented for the Messaging API: events signed with ``x-line-signature``, reply and push messages out.

Events are unique by ``webhookEventId``, also when LINE delivers them again. The first part of a quick answer uses the
reply token, which is free of charge and works once, within a minute; everything else is pushed with a retry key, so
LINE takes no part twice. Which way a part goes is decided once and kept at every attempt. Only chats with one person
are served.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Literal, Optional

import httpx
import structlog
from pydantic import BaseModel, Field, ValidationError

from bot.channels.base import (
    Attachment,
    Capabilities,
    Channel,
    ChannelError,
    Forged,
    Health,
    Inbound,
    Outbound,
    WebhookRequest,
)
from bot.channels.http import ProviderClient, json_of
from bot.channels.reading import read_json, same
from bot.channels.registry import required
from bot.settings import Settings

events = structlog.get_logger(__name__)

TOKEN_LASTS = timedelta(seconds=58)
"""LINE promises one minute for a reply token."""
REPLY_WITHIN = timedelta(seconds=20)
"""How old the message may be that is answered with its token: what breaks off then is tried again while it lasts."""
LOADING_SECONDS = 20
_KEYS = uuid.UUID("0b8f0a58-3d5c-4c55-9d4e-6b1f7d3a9c10")
"""Our name space for retry keys, which must be UUIDs."""

_Kind = Literal["image", "audio", "video", "file", "location", "sticker"]
_KINDS: dict[str, _Kind] = {
    "image": "image",
    "audio": "audio",
    "video": "video",
    "file": "file",
    "location": "location",
    "sticker": "sticker",
}


class _Source(BaseModel):
    type: str
    userId: str = ""  # noqa: N815  LINE's name


class _Message(BaseModel):
    id: str
    type: str
    text: str = ""
    markAsReadToken: str = ""  # noqa: N815


class _Event(BaseModel):
    type: str
    mode: str = "active"
    timestamp: int = 0
    source: Optional[_Source]
    webhookEventId: str = Field(..., min_length=1)  # noqa: N815
    replyToken: str = ""  # noqa: N815
    message: Optional[_Message]


class _Request(BaseModel):
    events: list[dict[str, Any]]  # each is read by itself: LINE adds kinds without notice


class Line(Channel):
    """One official account."""

    name = "line"
    capabilities = Capabilities(
        max_length=5000,
        unit="utf-16",
        buttons=13,
        button_title=20,
        read_marks=True,
        typing_marks=True,
        proactive=True,
        rate="1000/second",
    )

    def __init__(self, *, token: str, secret: str, api: str, webhook: str = "") -> None:
        self._secret = secret.encode()
        self._webhook = webhook
        self._client = ProviderClient(
            api.rstrip("/"), headers={"Authorization": f"Bearer {token}"}, explain=_explained
        )

    def verify(self, request: WebhookRequest) -> None:
        digest = hmac.new(self._secret, request.body, hashlib.sha256).digest()
        expected = base64.b64encode(digest).decode()
        if request.method != "POST" or not same(request.headers.get("x-line-signature", ""), expected):
            raise Forged("wrong signature")

    def parse(self, request: WebhookRequest) -> Sequence[Inbound]:
        found = (_inbound(raw) for raw in read_json(_Request, request.body).events)
        return [inbound for inbound in found if inbound is not None]

    async def attend(self, inbound: Inbound) -> None:
        if token := inbound.context.get("mark_as_read_token"):
            await self._client.call("POST", "/v2/bot/chat/markAsRead", json={"markAsReadToken": token})
        body = {"chatId": inbound.address, "loadingSeconds": LOADING_SECONDS}
        await self._client.call("POST", "/v2/bot/chat/loading/start", json=body)

    async def deliver(self, outbound: Outbound) -> None:
        message: dict[str, Any] = {"type": "text", "text": outbound.text}
        if outbound.buttons:
            message["quickReply"] = {"items": [_item(button["title"]) for button in outbound.buttons]}
        if not await self._reply(outbound, message):
            await self._push(outbound, message)

    async def _reply(self, outbound: Outbound, message: dict[str, Any]) -> bool:
        """Answer with the reply token; False when there is none to use."""
        token = outbound.context.get("reply_token", "")
        if not token or outbound.direct_age is None or outbound.direct_age > REPLY_WITHIN:
            return False
        body = {"replyToken": token, "messages": [message]}
        response = await self._client.send("POST", "/v2/bot/message/reply", json=body)
        if response.status_code == 400 and "reply token" in _explained(response).lower():
            # While it lasts, a token is refused only when it was used: by an attempt of ours whose answer was lost.
            lasts = outbound.context_age is not None and outbound.context_age <= TOKEN_LASTS
            return outbound.attempt > 1 and lasts
        self._client.check(response)
        return True

    async def _push(self, outbound: Outbound, message: dict[str, Any]) -> None:
        key = str(uuid.uuid5(_KEYS, outbound.idempotency_key))
        body = {"to": outbound.address, "messages": [message]}
        response = await self._client.send(
            "POST", "/v2/bot/message/push", json=body, headers={"X-Line-Retry-Key": key}
        )
        if response.status_code != 409:  # 409: an earlier attempt with this key was taken
            self._client.check(response)

    async def health(self) -> Health:
        try:
            account = json_of(await self._client.call("GET", "/v2/bot/info"))
            hook = json_of(await self._client.call("GET", "/v2/bot/channel/webhook/endpoint"))
        except ChannelError as exc:
            return Health(False, f"LINE refuses the token or does not answer ({exc})")
        if self._webhook and hook.get("endpoint") != self._webhook:
            return Health(
                False, f"the webhook is {hook.get('endpoint') or 'not set'}: set it to {self._webhook}"
            )
        if not hook.get("active"):
            return Health(False, 'switch "Use webhook" on in the LINE Developers Console')
        return Health(True, f"{account.get('displayName', '?')} ({account.get('basicId', '?')})")

    async def close(self) -> None:
        await self._client.close()


def from_settings(settings: Settings) -> Line:
    """The account of the settings. Raises Misconfigured."""
    required(line_secret=settings.line_secret)
    return Line(
        token=settings.line_token.get_secret_value(),
        secret=settings.line_secret.get_secret_value(),
        api=settings.line_api,
        webhook=f"{settings.base_url}/channels/line/webhook" if settings.public_url else "",
    )


def _inbound(raw: dict[str, Any]) -> Inbound | None:
    try:
        event = _Event.parse_obj(raw)
    except ValidationError:
        events.warning("event_not_as_documented", channel="line")
        return None
    source, message = event.source, event.message
    if event.type != "message" or event.mode != "active" or message is None:
        return None
    if source is None or source.type != "user" or not source.userId:
        return None
    attachments = (
        () if message.type == "text" else (Attachment(_KINDS.get(message.type, "file"), message.id),)
    )
    if not message.text and not attachments:
        return None
    context = {"reply_token": event.replyToken, "mark_as_read_token": message.markAsReadToken}
    return Inbound(
        source.userId,
        event.webhookEventId,
        message.text,
        order=event.timestamp,
        attachments=attachments,
        context={name: value for name, value in context.items() if value},
    )


def _item(title: str) -> dict[str, Any]:
    """A quick reply that sends its title, which reception resolves."""
    return {"type": "action", "action": {"type": "message", "label": title, "text": title}}


def _explained(response: httpx.Response) -> str:
    return str(json_of(response).get("message", ""))
