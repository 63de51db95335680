"""Telegram beyond the contract (tests/contract/test_channel_telegram.py): its health, its keyboard, its marks."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.base import Malformed, Outbound
from bot.channels.telegram import Telegram
from tests.doubles.telegram import SECRET, TOKEN, WEBHOOK, TelegramServer, posted, update


def run(server: TelegramServer, work: str, *args: object) -> object:
    async def go() -> object:
        channel = Telegram(TOKEN, SECRET, server.url, WEBHOOK)
        try:
            return await getattr(channel, work)(*args)
        finally:
            await channel.close()

    return asyncio.run(go())


@pytest.mark.parametrize(
    "body", [b'{"update_id": "x"}', b'{"message": {}}', b'{"update_id": 1, "message": 5}']
)
def test_unreadable_update_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        Telegram(TOKEN, SECRET, "http://127.0.0.1:9").parse(posted(body))


@pytest.mark.parametrize("kind", ["edited_message", "my_chat_member", "poll"])
def test_updates_that_are_no_messages_are_acknowledged(kind: str) -> None:
    channel = Telegram(TOKEN, SECRET, "http://127.0.0.1:9")
    assert channel.parse(posted(b'{"update_id": 5, "%s": {"id": 1}}' % kind.encode())) == []


def test_health_tells_of_a_webhook_that_points_elsewhere() -> None:
    with TelegramServer() as server:
        server.webhook = "https://other.example.com/"
        health = run(server, "health")
    assert not health.ok and WEBHOOK in health.detail  # type: ignore[attr-defined]


def test_health_tells_of_a_webhook_that_telegram_cannot_reach() -> None:
    with TelegramServer() as server:
        server.last_error = "SSL error"
        health = run(server, "health")
    assert not health.ok and "SSL error" in health.detail  # type: ignore[attr-defined]


def test_typing_is_shown_in_the_shoppers_chat() -> None:
    with TelegramServer() as server:
        [inbound] = Telegram(TOKEN, SECRET, server.url).parse(posted(update(1, 77, "hi")))
        run(server, "attend", inbound)
        assert server.calls[-1].json == {"chat_id": 77, "action": "typing"}


def test_buttons_are_a_keyboard_that_goes_away() -> None:
    part = Outbound("77", "Sure?", "en", "bot", "c:1:0", buttons=({"title": "Yes", "payload": "/affirm"},))
    with TelegramServer() as server:
        run(server, "deliver", part)
        markup = server.calls[-1].json["reply_markup"]
    assert markup["keyboard"] == [[{"text": "Yes"}]] and markup["one_time_keyboard"]
