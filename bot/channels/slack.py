"""Slack, as documented for its Events API and Web API (docs.slack.dev): direct messages to the shop's app.

Requests are verified by the v0 signature over time stamp and raw body, at most five minutes old; `event_id` makes
messages unique, `ts` orders them. Messages in channels are not answered: others would read what an order holds.
chat.postMessage takes no idempotency key, so every message carries ours as metadata, and a message that is sent again
is first looked for in the conversation.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Optional
from urllib.parse import parse_qs

from pydantic import BaseModel, Field

from bot.channels.base import (
    Acknowledgement,
    Attachment,
    Capabilities,
    Channel,
    ChannelError,
    DeliveryFailed,
    Forged,
    Health,
    Inbound,
    Malformed,
    Outbound,
    Undeliverable,
    WebhookRequest,
)
from bot.channels.http import ProviderClient, json_of
from bot.channels.reading import read_json, same
from bot.channels.registry import required
from bot.settings import Settings

WINDOW_SECONDS = 300
RECENT_MESSAGES = 20
"""How many of the last messages are searched for one whose answer was lost."""
METADATA_TYPE = "crossdesk_message"
SCOPES = frozenset({"chat:write", "im:history"})
_OURS = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
                   "no_permission", "access_denied", "ekm_access_denied", "org_login_required"})  # fmt: skip
"""Refusals that the shop mends in Slack's console: messages wait for it."""
_PASSING = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
_LINK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")


class _File(BaseModel):
    id: str = ""
    mimetype: str = ""
    url_private: str = ""


class _Event(BaseModel):
    type: str
    subtype: str = ""
    channel: str = ""
    channel_type: str = ""
    user: str = ""
    bot_id: str = ""
    text: str = ""
    ts: str = ""
    thread_ts: str = ""
    files: list[_File] = []


class _Callback(BaseModel):
    type: str
    challenge: str = ""
    event_id: str = ""
    event: Optional[_Event]


class _Id(BaseModel):
    id: str


class _Label(BaseModel):
    text: str = ""


class _Action(BaseModel):
    type: str
    action_ts: str
    text: _Label = Field(default_factory=_Label)
    value: str = ""


class _Container(BaseModel):
    thread_ts: str = ""


class _Interaction(BaseModel):
    type: str
    channel: Optional[_Id]
    container: _Container = Field(default_factory=_Container)
    actions: list[_Action] = []


class Slack(Channel):
    """One app in one workspace."""

    name = "slack"
    capabilities = Capabilities(
        max_length=4000,
        buttons=25,
        button_title=75,
        button_payload=2000,
        text_with_buttons=3000,
        formatting="markdown",
        proactive=True,
        rate_per_address="1/second",
    )

    def __init__(
        self, token: str, signing_secret: str, api: str, now: Callable[[], float] = time.time
    ) -> None:
        self._secret = signing_secret.encode()
        self._now = now
        self._client = ProviderClient(api.rstrip("/"), headers={"Authorization": f"Bearer {token}"})

    def verify(self, request: WebhookRequest) -> None:
        stamp = request.headers.get("x-slack-request-timestamp", "")
        expected = hmac.new(
            self._secret,
            b"v0:" + stamp.encode("utf-8", "surrogatepass") + b":" + request.body,
            hashlib.sha256,
        )
        if not same(request.headers.get("x-slack-signature", ""), f"v0={expected.hexdigest()}"):
            raise Forged("wrong signature")
        if not stamp.isdecimal() or abs(self._now() - int(stamp)) > WINDOW_SECONDS:
            raise Forged("too old: a replay, or this machine's clock is wrong")

    def parse(self, request: WebhookRequest) -> Sequence[Inbound]:
        if request.method != "POST":
            raise Malformed("Slack posts its events")
        if request.body.startswith(b"payload="):
            return _pressed(_interaction(request.body))
        callback = read_json(_Callback, request.body)
        event = callback.event
        if callback.type != "event_callback" or event is None or not _is_direct_message(event):
            return []
        if not (callback.event_id and event.channel and event.ts):
            raise Malformed("an event without an id")
        attachments = tuple(_attachment(file) for file in event.files)
        text = plain(event.text)
        if not (text.strip() or attachments):
            return []
        return [
            Inbound(
                event.channel,
                callback.event_id,
                text,
                order=_microseconds(event.ts),
                attachments=attachments,
                context=_thread(event.thread_ts),
            )
        ]

    def acknowledge(self, request: WebhookRequest) -> Acknowledgement:
        if not request.body.startswith(b"payload="):
            callback = read_json(_Callback, request.body)
            if callback.type == "url_verification":
                return Acknowledgement(callback.challenge, "text/plain")
        return Acknowledgement("", "text/plain")

    async def attend(self, inbound: Inbound) -> None:
        """Slack shows no marks of an app."""

    async def deliver(self, outbound: Outbound) -> None:
        if outbound.attempt > 1 and await self._is_there(outbound):
            return
        body: dict[str, Any] = {
            "channel": outbound.address,
            "text": escaped(outbound.text),
            "mrkdwn": False,
            "unfurl_links": False,
            "metadata": {"event_type": METADATA_TYPE, "event_payload": {"key": outbound.idempotency_key}},
            **outbound.context,
        }
        if outbound.buttons:
            body["blocks"] = _blocks(outbound)
        _check(json_of(await self._client.call("POST", "/chat.postMessage", json=body)))

    async def health(self) -> Health:
        try:
            response = await self._client.call("POST", "/auth.test")
            account = json_of(response)
            _check(account)
        except ChannelError as exc:
            return Health(False, f"Slack refuses the token or does not answer ({exc})")
        if missing := SCOPES - {s.strip() for s in response.headers.get("x-oauth-scopes", "").split(",")}:
            return Health(False, f"the app lacks the bot scopes {', '.join(sorted(missing))}")
        return Health(True, f"{account.get('user', '?')} in {account.get('team', '?')}")

    async def close(self) -> None:
        await self._client.close()

    async def _is_there(self, outbound: Outbound) -> bool:
        """Whether an earlier attempt arrived although its answer was lost."""
        method = "/conversations.replies" if "thread_ts" in outbound.context else "/conversations.history"
        query: dict[str, Any] = {
            "channel": outbound.address,
            "limit": RECENT_MESSAGES,
            "include_all_metadata": True,
        }
        if "thread_ts" in outbound.context:
            query["ts"] = outbound.context["thread_ts"]
        recent = json_of(await self._client.call("GET", method, params=query))
        _check(recent)
        return any(
            message.get("metadata", {}).get("event_payload", {}).get("key") == outbound.idempotency_key
            for message in recent.get("messages", [])
        )


def from_settings(settings: Settings) -> Slack:
    """The app of the settings. Raises Misconfigured."""
    required(slack_signing_secret=settings.slack_signing_secret)
    return Slack(
        settings.slack_token.get_secret_value(),
        settings.slack_signing_secret.get_secret_value(),
        settings.slack_api,
    )


def escaped(text: str) -> str:
    """Text as Slack wants it: its three control characters as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str) -> str:
    """What the shopper typed. Slack turns addresses and links into ``<mailto:a@example.com|a@example.com>``."""
    shown = _LINK.sub(lambda link: link[2] if link[2] is not None else _bare(link[1]), text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _bare(link: str) -> str:
    return link.removeprefix("mailto:").removeprefix("tel:").lstrip("!")


def _check(answer: dict[str, Any]) -> None:
    """Raise what Slack means by ``ok: false``, which comes with HTTP 200."""
    if answer.get("ok"):
        return
    error = str(answer.get("error", "no JSON"))[:80]
    if error in ("ratelimited", "rate_limited"):
        raise DeliveryFailed("throttled", throttled=True)
    if error in _PASSING or error == "no JSON":
        raise DeliveryFailed(error, uncertain=True)
    if error in _OURS:
        raise DeliveryFailed(error)
    raise Undeliverable(error)


def _is_direct_message(event: _Event) -> bool:
    """A person's message to the app: no edit or deletion, and none of an app, ours included."""
    fresh = event.subtype in ("", "file_share")
    return event.type == "message" and event.channel_type == "im" and fresh and not event.bot_id


def _interaction(body: bytes) -> _Interaction:
    try:
        fields = parse_qs(body.decode(), strict_parsing=True, max_num_fields=10)
    except ValueError as exc:
        raise Malformed("not a form") from exc
    return read_json(_Interaction, fields.get("payload", [""])[0].encode("utf-8", "surrogatepass"))


def _pressed(interaction: _Interaction) -> list[Inbound]:
    if interaction.type != "block_actions" or interaction.channel is None or not interaction.channel.id:
        return []
    return [
        Inbound(
            interaction.channel.id,
            f"action:{interaction.channel.id}:{action.action_ts}",
            plain(action.text.text),
            payload=action.value,
            order=_microseconds(action.action_ts),
            context=_thread(interaction.container.thread_ts),
        )
        for action in interaction.actions
        if action.type == "button" and action.text.text.strip()
    ]


def _attachment(file: _File) -> Attachment:
    main = file.mimetype.partition("/")[0]
    kind: Any = main if main in ("image", "audio", "video") else "file"
    return Attachment(kind, file.url_private or file.id, file.mimetype)


def _blocks(outbound: Outbound) -> list[dict[str, Any]]:
    def label(text: str) -> dict[str, Any]:
        return {"type": "plain_text", "text": text, "emoji": False}

    elements = [
        {"type": "button", "action_id": f"choice-{n}", "text": label(b["title"]), "value": b["payload"]}
        for n, b in enumerate(outbound.buttons)
    ]
    return [{"type": "section", "text": label(outbound.text)}, {"type": "actions", "elements": elements}]


def _thread(thread_ts: str) -> Mapping[str, str]:
    """An answer stands where the question was asked."""
    return {"thread_ts": thread_ts} if thread_ts else {}


def _microseconds(ts: str) -> int:
    """``1355517523.000005`` as a number, 0 when it is none."""
    seconds, _, fraction = ts.partition(".")
    digits = seconds + fraction[:6].ljust(6, "0")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 18 else 0
