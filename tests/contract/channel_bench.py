"""What a channel is tested on: its bench beside the provider's double, and a shop with a clock that is set."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select

import bot.channels.http
from bot.channels import registry
from bot.channels.base import (
    Channel,
    WebhookRequest,
)
from bot.conversations import log
from bot.conversations.models import ConversationId, Draft, Message, Role
from bot.conversations.reception import Reception
from bot.conversations.relay import Relay
from bot.conversations.tables import inbox, messages, outbox
from bot.settings import Settings
from bot.web.limits import BodyLimit
from bot.web.webhooks import Webhooks
from tests.databases import sqlite_engine
from tests.doubles.provider import Answer, Trouble
from tests.unit.bot.conversations.conftest import SCHEMAS
from tests.unit.bot.conversations.office import Office

HINT = "a number, please"
MAX_BODY = 256_000


@dataclass(frozen=True)
class Said:
    """What a shopper wrote. ``order`` counts within the conversation."""

    address: str
    id: str
    text: str
    order: int = 0


@dataclass
class Bench:
    """A channel beside its provider's double.

    ``settings`` switch the channel on (without its address of the provider, which ``api`` names);
    ``required`` are those without which it must refuse to start. ``secrets`` may never be logged.
    """

    name: str
    server: Callable[[], AbstractContextManager[Any]]
    settings: dict[str, str]
    api: str
    required: tuple[str, ...]
    secrets: tuple[str, ...]
    batches: bool = False
    orders: bool = True
    signs_body: bool = True
    idempotent: bool = False
    """The provider never delivers a part twice, even when its answer was lost."""
    shows_buttons: bool = True
    tells_presence: bool = True
    """A shopper reads that an agent joined or left."""
    extra: dict[str, Any] = field(default_factory=dict)

    def make(self, server: Any) -> Channel:
        """The channel, talking to the double."""
        settings: dict[str, Any] = {**self.settings, **self.extra, **self.provider(server)}
        return registry.make(Settings(**settings), self.name)

    def provider(self, server: Any) -> dict[str, str]:
        """The settings that lead to the double."""
        return {self.api: server.url}

    def at(self, base_url: str) -> Bench:
        """The same for a Crossdesk that is reached there, where the provider signs the address."""
        return self

    def address(self, number: int) -> str:
        """A shopper's address as the provider writes it."""
        return f"user-{number}"

    def message_id(self, number: int) -> str:
        """A message id as the provider writes it."""
        return f"message-{number}"

    def requests(self, said: Sequence[Said]) -> list[WebhookRequest]:
        """Genuine requests that bring these messages: one where the provider batches, else one for each."""
        raise NotImplementedError

    def signed(self, body: bytes) -> WebhookRequest:
        """The request as the provider would send it with exactly this body."""
        raise NotImplementedError

    def forge(self, request: WebhookRequest, dice: random.Random) -> WebhookRequest:
        """The request changed so that it must not be accepted."""
        raise NotImplementedError

    def photo(self, address: str) -> WebhookRequest | None:
        """A message that is only a photo."""
        return None

    def pressed(self, address: str, message_id: str, button: dict[str, str]) -> WebhookRequest:
        """The shopper presses a button that the channel showed."""
        return self.requests([Said(address, message_id, button["title"], 99)])[0]

    def throttled(self, seconds: int) -> Trouble:
        return Trouble(Answer(429, {}, {"Retry-After": str(seconds)}))

    def outage(self) -> Trouble:
        return Trouble(Answer(502, b"Bad Gateway"))

    def refused(self) -> Trouble:
        """The provider will never take this message."""
        return Trouble(Answer(403, {"error": "refused"}))

    def receipts(self, server: Any) -> list[WebhookRequest]:
        """The requests with which the provider reports what it took, if it does."""
        return []

    def break_credentials(self, server: Any) -> None:
        """From now on the double refuses our token."""
        raise NotImplementedError


class Shop:
    """One channel, its conversations and the relay, on a clock that is set."""

    def __init__(self, bench: Bench, office: Office, server: Any) -> None:
        self.bench, self.office, self.server = bench, office, server
        self.channel = bench.make(server)
        self.reception = Reception(
            engine=office.engine,
            bus=office.bus,
            now=office.now,
            max_chars=2000,
            capabilities={bench.name: self.channel.capabilities},
            settle=timedelta(seconds=0.2),
        )
        self.relay = self.relay_of(self.channel)
        self.webhooks = self.webhooks_of(self.relay)

    def relay_of(self, channel: Channel) -> Relay:
        return Relay(
            engine=self.office.engine,
            channels={self.bench.name: channel},
            bus=self.office.bus,
            now=self.office.now,
            hint=lambda lang: HINT,
        )

    def webhooks_of(self, relay: Relay) -> Webhooks:
        return Webhooks(
            channels={self.bench.name: self.channel},
            reception=self.reception,
            relay=relay,
            base_url=lambda: "https://shop.example.com",
        )

    def receive(self, *requests: WebhookRequest) -> None:
        """Take requests as the webhook does, except that nobody attends."""
        for request in requests:
            self.channel.verify(request)
            self.webhooks._store(self.bench.name, self.channel.parse(request))
            assert self.channel.acknowledge(request).status < 300

    def say(self, *said: Said) -> None:
        self.receive(*self.bench.requests(said))

    def answer(self) -> None:
        """Let the bot answer everything."""
        self.office.advance(1)
        self.office.run()

    def deliver(self, seconds: int = 1) -> None:
        """Run the relay while time passes; each time with a fresh connection, as each test has its own loop."""

        async def run() -> None:
            channel = self.bench.make(self.server)
            relay = self.relay_of(channel)
            for _ in range(seconds):
                while await relay.run_one():
                    pass
                self.office.advance(1)
            await channel.close()

        asyncio.run(run())

    def write(
        self, address: str, text: str, buttons: Sequence[dict[str, str]] = (), role: Role = "bot"
    ) -> Message:
        """Put a message of ours into the log and the outbox."""
        with self.office.engine.begin() as connection:
            found = log.find_by_address(connection, self.bench.name, address)
            assert found is not None, "the shopper has to write first"
            conversation = log.get(connection, ConversationId(found.id), lock=True)
            [message] = log.append(
                connection, conversation, [Draft(role, text, "en", tuple(buttons))], self.office.now()
            )
        return message

    def states(self) -> list[str]:
        with self.office.engine.connect() as connection:
            return list(connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars())

    def stored(self) -> int:
        with self.office.engine.connect() as connection:
            return len(connection.execute(select(inbox.c.id)).all())

    def shopper_texts(self) -> list[str]:
        with self.office.engine.connect() as connection:
            query = select(messages.c.text).where(messages.c.role == "shopper")
            return list(connection.execute(query.order_by(messages.c.seq)).scalars())

    def asked(self) -> list[str]:
        """What reached the dialogue."""
        return [text for text, _ in self.office.dialogue.asked]

    def app(self) -> FastAPI:
        app = FastAPI()
        app.include_router(self.webhooks.router())
        app.add_middleware(BodyLimit, max_bytes=MAX_BODY)
        return app

    def post(self, client: TestClient, request: WebhookRequest) -> Any:
        path = request.url.removeprefix("https://shop.example.com")
        return client.request(
            request.method,
            path,
            content=request.body,
            headers={k: v.encode("latin-1", "replace") for k, v in request.headers.items()},
        )


class ChannelBenchTest:
    @pytest.fixture
    def bench(self) -> Bench:
        raise NotImplementedError

    @pytest.fixture
    def server(self, bench: Bench) -> Iterator[Any]:
        with bench.server() as running:
            yield running

    @pytest.fixture
    def shop(
        self, bench: Bench, server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[Shop]:
        monkeypatch.setattr(bot.channels.http, "TIMEOUT_SECONDS", 0.5)
        with sqlite_engine(tmp_path, SCHEMAS) as engine:
            yield Shop(bench, Office(engine), server)
