"""A Telegram Bot API server, and updates as Telegram posts them (https://core.telegram.org/bots/api)."""

from __future__ import annotations

import json
from typing import Any

from bot.channels.base import WebhookRequest
from tests.doubles.provider import Answer, Call, ProviderServer, Sent

TOKEN, SECRET = "123456:test-token", "webhook-secret"
WEBHOOK = "https://shop.example.com/channels/telegram/webhook"


class TelegramServer(ProviderServer):
    """``getMe``, ``getWebhookInfo``, ``sendChatAction`` and ``sendMessage`` of one bot."""

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token = token
        self.webhook = WEBHOOK
        self.last_error = ""

    def is_delivery(self, call: Call) -> bool:
        return call.path.endswith("/sendMessage")

    def answer(self, call: Call) -> Answer:
        prefix = f"/bot{self.token}/"
        if not call.path.startswith(prefix):
            return failed(401, "Unauthorized")
        method = call.path[len(prefix) :]
        if method == "getMe":
            return _ok({"id": 1, "is_bot": True, "username": "shop_bot"})
        if method == "getWebhookInfo":
            error = {"last_error_message": self.last_error} if self.last_error else {}
            return _ok({"url": self.webhook, "pending_update_count": 0, **error})
        if method == "sendChatAction":
            return _ok(True)
        return self._message(call) if method == "sendMessage" else failed(404, "Not Found")

    def _message(self, call: Call) -> Answer:
        body = call.json
        text = body.get("text", "")
        if not isinstance(body.get("chat_id"), int):
            return failed(400, "Bad Request: chat not found")
        if not text.strip():
            return failed(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > 4096:
            return failed(400, "Bad Request: message is too long")
        rows = body.get("reply_markup", {}).get("keyboard", [])
        titles = tuple(key["text"] for row in rows for key in row)
        self.sent.append(Sent(str(body["chat_id"]), text, titles, call))
        return _ok({"message_id": len(self.sent), "text": text})


def throttled(seconds: int) -> Answer:
    body = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {seconds}",
            "parameters": {"retry_after": seconds}}  # fmt: skip
    return Answer(429, body)


def failed(status: int, description: str) -> Answer:
    return Answer(status, {"ok": False, "error_code": status, "description": description})


def _ok(result: Any) -> Answer:
    return Answer(200, {"ok": True, "result": result})


def update(update_id: int, chat: int, text: str, order: int | None = None, **other: Any) -> bytes:
    """An update as Telegram posts it."""
    message = {
        "message_id": update_id if order is None else order,
        "date": 1_763_800_000,
        "chat": {"id": chat, "type": "private"},
        "from": {"id": chat, "is_bot": False, "first_name": "Test", "language_code": "es"},
        **({"text": text} if text else {}),
        **other,
    }
    return json.dumps({"update_id": update_id, "message": message}).encode()


def posted(body: bytes, secret: str = SECRET) -> WebhookRequest:
    """An update as it arrives at the webhook."""
    headers = {"content-type": "application/json", "x-telegram-bot-api-secret-token": secret}
    return WebhookRequest("POST", WEBHOOK, {}, headers, body)
