"""Telegram, as documented for its Bot API: webhook updates guarded by the secret-token header, sendMessage out.

Updates are verified by ``X-Telegram-Bot-Api-Secret-Token``; `update_id` makes them unique. Telegram takes no
idempotency key and reports no deliveries, so a message whose answer was lost on the way may be sent again by the relay.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import httpx
from pydantic import BaseModel, Field

from bot.channels.base import (
    Attachment,
    Capabilities,
    Channel,
    ChannelError,
    Forged,
    Health,
    Inbound,
    Malformed,
    Misconfigured,
    Outbound,
    WebhookRequest,
)
from bot.channels.http import ProviderClient, json_of
from bot.channels.reading import read_json, same
from bot.settings import Settings


class _Chat(BaseModel):
    id: int


class _User(BaseModel):
    language_code: str = ""


class _File(BaseModel):
    file_id: str
    mime_type: str = ""


class _Message(BaseModel):
    message_id: int = 0
    chat: _Chat
    text: str = ""
    caption: str = ""
    sender: _User = Field(default_factory=_User, alias="from")
    photo: list[_File] = []
    voice: Optional[_File]
    audio: Optional[_File]
    video: Optional[_File]
    document: Optional[_File]
    sticker: Optional[_File]
    location: Optional[dict[str, Any]]

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """What is not text; of a photo the largest size, which is the last."""
        found = [Attachment("image", self.photo[-1].file_id, "image/jpeg")] if self.photo else []
        for kind, file in (
            ("audio", self.voice or self.audio),
            ("video", self.video),
            ("file", self.document),
            ("sticker", self.sticker),
        ):
            if file is not None:
                found.append(Attachment(kind, file.file_id, file.mime_type))  # type: ignore[arg-type]
        if self.location is not None:
            found.append(Attachment("location"))
        return tuple(found)


class _Update(BaseModel):
    update_id: int
    message: Optional[_Message]


class Telegram(Channel):
    """One bot."""

    name = "telegram"
    capabilities = Capabilities(
        max_length=4096,
        unit="utf-16",
        buttons=12,
        button_title=64,
        typing_marks=True,
        rate="30/second",
        rate_per_address="1/second",
    )

    def __init__(self, token: str, secret: str, api: str, webhook: str = "") -> None:
        if not secret:
            raise Misconfigured("set CROSSDESK_TELEGRAM_SECRET: without it anybody could post updates")
        self._secret = secret
        self._webhook = webhook
        self._client = ProviderClient(
            f"{api.rstrip('/')}/bot{token}", explain=_description, retry_after=_retry_after
        )

    def verify(self, request: WebhookRequest) -> None:
        if not same(request.headers.get("x-telegram-bot-api-secret-token", ""), self._secret):
            raise Forged("wrong secret token")

    def parse(self, request: WebhookRequest) -> Sequence[Inbound]:
        if request.method != "POST":
            raise Malformed("Telegram posts its updates")
        update = read_json(_Update, request.body)
        message = update.message
        if message is None or not (message.text or message.caption or message.attachments):
            return []
        return [
            Inbound(
                str(message.chat.id),
                f"update:{update.update_id}",
                message.text or message.caption,
                message.sender.language_code,
                order=message.message_id,
                attachments=message.attachments,
            )
        ]

    async def attend(self, inbound: Inbound) -> None:
        body = {"chat_id": int(inbound.address), "action": "typing"}
        await self._client.call("POST", "/sendChatAction", json=body)

    async def deliver(self, outbound: Outbound) -> None:
        body: dict[str, Any] = {"chat_id": int(outbound.address), "text": outbound.text}
        if outbound.buttons:
            # Inline callbacks carry at most 64 bytes; a keyboard sends the title, which reception resolves.
            body["reply_markup"] = {
                "keyboard": [[{"text": button["title"]}] for button in outbound.buttons],
                "one_time_keyboard": True,
                "resize_keyboard": True,
            }
        await self._client.call("POST", "/sendMessage", json=body)

    async def health(self) -> Health:
        try:
            account = json_of(await self._client.call("GET", "/getMe")).get("result", {})
            hook = json_of(await self._client.call("GET", "/getWebhookInfo")).get("result", {})
        except ChannelError as exc:
            return Health(False, f"Telegram refuses the token or does not answer ({exc})")
        if self._webhook and hook.get("url") != self._webhook:
            return Health(False, f"the webhook is {hook.get('url') or 'not set'}: set it to {self._webhook}")
        if error := hook.get("last_error_message"):
            return Health(False, f"Telegram could not reach the webhook: {error}")
        return Health(True, f"@{account.get('username', '?')}")

    async def close(self) -> None:
        await self._client.close()


def from_settings(settings: Settings) -> Telegram:
    """The bot of the settings. Raises Misconfigured."""
    return Telegram(
        settings.telegram_token.get_secret_value(),
        settings.telegram_secret.get_secret_value(),
        settings.telegram_api,
        webhook=f"{settings.base_url}/channels/telegram/webhook" if settings.public_url else "",
    )


def _description(response: httpx.Response) -> str:
    return str(json_of(response).get("description", ""))


def _retry_after(response: httpx.Response) -> float | None:
    try:
        return float(json_of(response)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return None
