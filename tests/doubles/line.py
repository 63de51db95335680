"""LINE's Messaging API server, and events as LINE posts them (https://developers.line.biz/en/reference/messaging-api/)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import uuid
from collections.abc import Sequence
from typing import Any

from bot.channels.base import WebhookRequest
from tests.doubles.provider import Answer, Call, ProviderServer, Sent

TOKEN, SECRET = "line-test-token", "line-channel-secret"
WEBHOOK = "https://shop.example.com/channels/line/webhook"
MARKS = ("/v2/bot/chat/loading/start", "/v2/bot/chat/markAsRead")


class LineServer(ProviderServer):
    """Reply tokens work once; a retry key that was taken answers 409."""

    def __init__(self) -> None:
        super().__init__()
        self.token = TOKEN
        self.endpoint, self.active = WEBHOOK, True
        self.keys: set[str] = set()
        self.used_tokens: set[str] = set()
        self.expired_tokens: set[str] = set()
        self.people: dict[str, str] = {}

    def is_delivery(self, call: Call) -> bool:
        return call.path in ("/v2/bot/message/reply", "/v2/bot/message/push")

    def answer(self, call: Call) -> Answer:
        if call.headers.get("authorization") != f"Bearer {self.token}":
            return failed(401, "Authentication failed. Confirm that the access token is valid.")
        if call.path == "/v2/bot/info":
            return Answer(200, {"userId": "U0", "basicId": "@demo", "displayName": "Demo Shop"})
        if call.path == "/v2/bot/channel/webhook/endpoint":
            return Answer(200, {"endpoint": self.endpoint, "active": self.active})
        if call.path in MARKS:
            return Answer(202, {})
        body = call.json
        if problem := _problem(body.get("messages", [])):
            return failed(400, problem)
        if call.path == "/v2/bot/message/reply":
            return self._reply(call, body)
        return self._push(call, body) if call.path == "/v2/bot/message/push" else failed(404, "Not found")

    def _reply(self, call: Call, body: dict[str, Any]) -> Answer:
        token = body.get("replyToken", "")
        if "x-line-retry-key" in call.headers:
            return failed(400, "The retry key is not supported by this endpoint")
        if token in self.used_tokens | self.expired_tokens or not token.startswith("reply:"):
            return failed(400, "Invalid reply token")
        self.used_tokens.add(token)
        return self._take(token.split(":")[1], call, body)

    def _push(self, call: Call, body: dict[str, Any]) -> Answer:
        key = call.headers.get("x-line-retry-key", "")
        try:
            uuid.UUID(key)
        except ValueError:
            return failed(400, "Invalid retry key")
        if key in self.keys:
            return failed(409, "The retry key is already accepted")
        if not body.get("to", "").startswith("U"):
            return failed(400, "The property, 'to', in the request body is invalid")
        self.keys.add(key)
        return self._take(body["to"], call, body)

    def _take(self, address: str, call: Call, body: dict[str, Any]) -> Answer:
        for message in body["messages"]:
            items = message.get("quickReply", {}).get("items", [])
            titles = tuple(item["action"]["label"] for item in items)
            self.sent.append(Sent(address, message["text"], titles, call))
        return Answer(200, {"sentMessages": [{"id": str(len(self.sent))}]})


def _problem(messages: list[dict[str, Any]]) -> str:
    if not 1 <= len(messages) <= 5:
        return "The number of messages must be from 1 to 5"
    for message in messages:
        text = message.get("text", "")
        if message.get("type") != "text" or not text or len(text.encode("utf-16-le")) // 2 > 5000:
            return "The request body has 1 error(s)"
        items = message.get("quickReply", {"items": [0]})["items"]
        if not 1 <= len(items) <= 13:
            return "The request body has 1 error(s)"
        for item in items if items != [0] else []:
            action = item["action"]
            if len(action["label"]) > 20 or not 1 <= len(action["text"]) <= 300:
                return "The request body has 1 error(s)"
    return ""


def failed(status: int, message: str) -> Answer:
    return Answer(status, {"message": message})


def signed(body: bytes, secret: str = SECRET) -> WebhookRequest:
    """A request as LINE posts it."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    headers = {"content-type": "application/json", "x-line-signature": base64.b64encode(digest).decode()}
    return WebhookRequest("POST", WEBHOOK, {}, headers, body)


def posted(events: Sequence[dict[str, Any]]) -> WebhookRequest:
    return signed(json.dumps({"destination": "U0", "events": list(events)}).encode())


def event(
    address: str, event_id: str, text: str, order: int = 0, again: bool = False, **message: Any
) -> dict[str, Any]:
    """One message event; its reply token names whom it answers, for the double."""
    return {
        "type": "message",
        "mode": "active",
        "timestamp": 1_763_800_000_000 + order,
        "source": {"type": "user", "userId": address},
        "webhookEventId": event_id,
        "deliveryContext": {"isRedelivery": again},
        "replyToken": f"reply:{address}:{event_id}",
        "message": {"id": f"4{event_id}", "type": "text", "quoteToken": "q", "text": text,
                    "markAsReadToken": "read-me", **message},
    }  # fmt: skip
