"""Telegram, as documented for its Bot API: webhook updates guarded by the secret-token header, sendMessage out.

Updates are verified by ``X-Telegram-Bot-Api-Secret-Token``; `update_id` makes them unique. Telegram takes no
idempotency key, so a message whose answer was lost on the way may be sent again by the relay.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any

import httpx
from pydantic import BaseModel, Field, ValidationError

from bot.channels.base import DeliveryFailed, Forged, Inbound, Malformed, Undeliverable
from bot.conversations.models import Message

MAX_TEXT = 4096
"""Telegram's longest message, in characters."""


class _Chat(BaseModel):
    id: int


class _User(BaseModel):
    language_code: str = ""


class _Message(BaseModel):
    chat: _Chat
    text: str = ""
    sender: _User = Field(default_factory=_User, alias="from")


class _Update(BaseModel):
    update_id: int
    message: _Message | None = None


class Telegram:
    """One bot."""

    name = "telegram"

    def __init__(self, token: str, secret: str, api: str) -> None:
        if not secret:
            raise ValueError("set CROSSDESK_TELEGRAM_SECRET: without it anybody could post updates")
        self._secret = secret.encode()
        self._client = httpx.AsyncClient(base_url=f"{api.rstrip('/')}/bot{token}", timeout=10)

    def verify(self, headers: Mapping[str, str], body: bytes) -> None:
        sent = headers.get("x-telegram-bot-api-secret-token", "").encode()
        if not hmac.compare_digest(sent, self._secret):
            raise Forged("wrong secret token")

    def parse(self, body: bytes) -> Sequence[Inbound]:
        try:
            update = _Update.parse_obj(json.loads(body))
        except (ValueError, ValidationError) as exc:
            raise Malformed("not a Telegram update") from exc
        external_id = f"update:{update.update_id}"
        if update.message and update.message.text:
            message = update.message
            locale = message.sender.language_code
            return [Inbound(str(message.chat.id), external_id, message.text, locale)]
        return []

    async def deliver(self, address: str, message: Message, idempotency_key: str) -> None:
        body: dict[str, Any] = {"chat_id": int(address), "text": message.text[:MAX_TEXT]}
        if message.buttons:
            # Inline callbacks carry at most 64 bytes; a keyboard sends the title, which reception resolves.
            body["reply_markup"] = {
                "keyboard": [[{"text": button["title"]}] for button in message.buttons],
                "one_time_keyboard": True,
                "resize_keyboard": True,
            }
        try:
            response = await self._client.post("/sendMessage", json=body)
        except httpx.HTTPError as exc:
            raise DeliveryFailed(type(exc).__name__) from exc
        if response.status_code == 429:
            raise DeliveryFailed("throttled", _retry_after(response))
        if response.status_code >= 500:
            raise DeliveryFailed(f"status {response.status_code}")
        if response.status_code >= 400:
            raise Undeliverable(f"status {response.status_code}")

    async def close(self) -> None:
        await self._client.aclose()


def _retry_after(response: httpx.Response) -> float | None:
    try:
        return float(response.json()["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return None
