"""Slack's Web API for one app, and requests as Slack sends them (docs.slack.dev)."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

from bot.channels.base import WebhookRequest
from tests.doubles.provider import Answer, Call, ProviderServer, Sent

TOKEN, SECRET = "xoxb-test-token", "8f742231b10e8888abcd99yyyzzz85a5"
WEBHOOK = "https://shop.example.com/channels/slack/webhook"
CONTROLS = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


class SlackServer(ProviderServer):
    """``auth.test``, ``chat.postMessage``, ``conversations.history`` and ``conversations.replies``."""

    def __init__(self) -> None:
        super().__init__()
        self.token = TOKEN
        self.scopes = "chat:write,im:history"

    def is_delivery(self, call: Call) -> bool:
        return call.path == "/chat.postMessage"

    def answer(self, call: Call) -> Answer:
        if call.headers.get("authorization") != f"Bearer {self.token}":
            return failed("invalid_auth")
        if call.path == "/auth.test":
            ok = {"ok": True, "team": "Loom", "user": "shop", "bot_id": "B1"}
            return Answer(200, ok, {"X-OAuth-Scopes": self.scopes})
        if call.path in ("/conversations.history", "/conversations.replies"):
            return self._recent(call)
        return self._message(call.json) if call.path == "/chat.postMessage" else failed("unknown_method")

    def _message(self, body: dict[str, Any]) -> Answer:
        if not str(body.get("channel", "")).startswith("D"):
            return failed("channel_not_found")
        if not body.get("text", "").strip():
            return failed("no_text")
        if len(body["text"]) > 40_000:
            return failed("msg_too_long")
        titles: tuple[str, ...] = ()
        for block in body.get("blocks", []):
            if block["type"] == "section" and not 0 < len(block["text"]["text"]) <= 3000:
                return failed("invalid_blocks")
            if block["type"] == "actions":
                titles = tuple(element["text"]["text"] for element in block["elements"])
                values = [element["value"] for element in block["elements"]]
                ids = {element["action_id"] for element in block["elements"]}
                too_long = any(len(title) > 75 for title in titles) or any(len(v) > 2000 for v in values)
                if too_long or len(ids) != len(titles) or len(titles) > 25:
                    return failed("invalid_blocks")
        text = body["text"]
        for entity, control in CONTROLS:
            text = text.replace(entity, control)
        self.sent.append(
            Sent(body["channel"], text, titles, Call("POST", "", {}, {}, json.dumps(body).encode()))
        )
        return Answer(200, {"ok": True, "channel": body["channel"], "ts": f"{time.time():.6f}"})

    def _recent(self, call: Call) -> Answer:
        """The last messages, the newest first."""
        if call.query.get("include_all_metadata", "").lower() not in ("true", "1"):
            return Answer(200, {"ok": True, "messages": []})
        found = [sent.call.json for sent in self.sent if sent.address == call.query["channel"] and sent.call]
        limit = int(call.query.get("limit", "100"))
        return Answer(200, {"ok": True, "messages": list(reversed(found))[:limit]})


def failed(error: str) -> Answer:
    return Answer(200, {"ok": False, "error": error})


def event(channel: str, event_id: str, text: str, order: int = 0, **other: Any) -> bytes:
    """A direct message to the app, as the Events API posts it."""
    message = {
        "type": "message",
        "channel": channel,
        "channel_type": "im",
        "user": f"U{channel}",
        "text": text,
        "ts": f"1763800000.{order:06d}",
        **other,
    }
    return json.dumps(
        {
            "token": "deprecated",
            "team_id": "T1",
            "api_app_id": "A1",
            "type": "event_callback",
            "event_id": event_id,
            "event_time": 1_763_800_000,
            "event": message,
        }
    ).encode()


def press(channel: str, title: str, value: str, order: int = 1) -> bytes:
    """A pressed button, as Slack posts it to the interactivity address."""
    action = {
        "type": "button",
        "action_id": "choice-0",
        "block_id": "b",
        "text": {"type": "plain_text", "text": title},
        "value": value,
        "action_ts": f"1763800000.{order:06d}",
    }
    payload = {
        "type": "block_actions",
        "user": {"id": f"U{channel}"},
        "channel": {"id": channel, "name": "directmessage"},
        "container": {"type": "message", "channel_id": channel},
        "actions": [action],
    }
    return urlencode({"payload": json.dumps(payload)}).encode()


def posted(body: bytes, at: float | None = None, secret: str = SECRET) -> WebhookRequest:
    """A request as it arrives at the webhook."""
    stamp = str(int(time.time() if at is None else at))
    signed = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    headers = {
        "content-type": "application/json",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={signed.hexdigest()}",
    }
    return WebhookRequest("POST", WEBHOOK, {}, headers, body)
