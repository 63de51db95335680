"""Telegram: what is verified, parsed, delivered, retried and given up."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels.base import Forged, Malformed, Misconfigured, WebhookRequest
from bot.channels.telegram import Telegram
from bot.conversations.models import ConversationId
from bot.conversations.relay import Relay
from bot.conversations.tables import outbox
from tests.databases import sqlite_engine
from tests.doubles.telegram import TelegramServer, blocked, broken, throttled, update
from tests.unit.bot.conversations.conftest import SCHEMAS
from tests.unit.bot.conversations.office import Office

TOKEN, SECRET = "123:test", "webhook-secret"
HEADER = {"x-telegram-bot-api-secret-token": SECRET}


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer(TOKEN) as running:
        yield running


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with sqlite_engine(tmp_path, SCHEMAS) as engine:
        yield Office(engine)


def posted(body: bytes, headers: dict[str, str]) -> WebhookRequest:
    return WebhookRequest("POST", "https://shop.example.com/channels/telegram/webhook", {}, headers, body)


def deliver(office: Office, server: TelegramServer, seconds: int = 1) -> None:
    """Run the relay while time passes."""

    async def run() -> None:
        channel = Telegram(TOKEN, SECRET, server.url)
        relay = Relay(
            engine=office.engine,
            channels={"telegram": channel},
            bus=office.bus,
            now=office.now,
            hint=lambda lang: "a number, please",
        )
        for _ in range(seconds):
            while await relay.run_one():
                pass
            office.advance(1)
        await channel.close()

    asyncio.run(run())


def receive(office: Office, body: bytes) -> None:
    channel = Telegram(TOKEN, SECRET, "http://127.0.0.1:9")
    request = posted(body, HEADER)
    channel.verify(request)
    for inbound in channel.parse(request):
        office.reception.receive_from("telegram", inbound)


def test_webhook_without_secret_is_refused_at_start() -> None:
    with pytest.raises(Misconfigured, match="CROSSDESK_TELEGRAM_SECRET"):
        Telegram(TOKEN, "", "http://127.0.0.1:9")


def test_forged_updates_are_refused() -> None:
    channel, dice = Telegram(TOKEN, SECRET, "http://127.0.0.1:9"), random.Random(7)
    for _ in range(10_000):
        letters = list(SECRET)
        letters[dice.randrange(len(letters))] = chr(dice.randrange(33, 127))
        forged = "".join(letters)[: dice.randrange(len(SECRET) + 1)]
        if forged != SECRET:
            with pytest.raises(Forged):
                channel.verify(posted(b"{}", {"x-telegram-bot-api-secret-token": forged}))
    with pytest.raises(Forged):
        channel.verify(posted(b"{}", {}))


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"update_id": "x"}', b'{"message": {}}', b"\xff"]
)
def test_unreadable_update_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        Telegram(TOKEN, SECRET, "http://127.0.0.1:9").parse(posted(body, HEADER))


def test_redelivered_update_is_answered_once(office: Office, server: TelegramServer) -> None:
    for _ in range(3):
        receive(office, update(1, 77, "hola"))
    receive(office, update(2, 77, "¿y mi pedido?"))
    office.run()
    deliver(office, server)
    assert [message["text"] for message in server.sent] == ["echo: hola", "echo: ¿y mi pedido?"]
    assert {message["chat_id"] for message in server.sent} == {77}


def test_throttling_and_outage_delay_but_never_double_or_reorder(
    office: Office, server: TelegramServer
) -> None:
    for number in range(3):
        receive(office, update(number, 5, f"m{number}"))
    office.run()
    server.trouble.extend([throttled(3), broken(), broken()])
    deliver(office, server, seconds=20)
    assert [message["text"] for message in server.sent] == ["echo: m0", "echo: m1", "echo: m2"]


def test_blocked_bot_ends_as_a_dead_letter(office: Office, server: TelegramServer) -> None:
    receive(office, update(1, 5, "hi"))
    office.run()
    server.trouble.append(blocked())
    deliver(office, server)
    assert _states(office) == ["dead"]


def test_endless_outage_ends_as_a_dead_letter(office: Office, server: TelegramServer) -> None:
    receive(office, update(1, 5, "hi"))
    office.run()
    server.trouble.extend([broken()] * 200)
    for _ in range(70):
        deliver(office, server)
        assert _states(office) == ["pending"]
        office.advance(300)
    office.advance(1000)
    deliver(office, server)
    assert _states(office) == ["dead"]
    assert server.sent == []


def test_offered_button_title_becomes_its_payload(office: Office) -> None:
    from bot.conversations import log
    from bot.conversations.models import Draft

    receive(office, update(1, 5, "hi"))
    with office.engine.begin() as connection:
        conversation = log.find_by_address(connection, "telegram", "5")
        assert conversation is not None
        draft = Draft("bot", "Sure?", "en", ({"title": "Yes, please", "payload": "/affirm"},))
        log.append(
            connection, log.get(connection, ConversationId(conversation.id), lock=True), [draft], office.now()
        )
    receive(office, update(2, 5, "Yes, please"))
    office.run()
    assert [asked for asked, _ in office.dialogue.asked] == ["hi", "/affirm"]


def _states(office: Office) -> list[str]:
    with office.engine.connect() as connection:
        return list(connection.execute(select(outbox.c.state)).scalars())
