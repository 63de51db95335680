"""What every channel must keep to. A channel's test inherits `DeliveryContract`, and `WebhookContract` if it has a
webhook, and overrides the fixture ``bench`` with a `Bench` of its own: the channel beside its provider's double.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from limits import parse_many
from sqlalchemy import select
from structlog.testing import capture_logs

import bot.channels.http
from bot.channels import registry
from bot.channels.base import (
    Channel,
    DeliveryFailed,
    Forged,
    Inbound,
    Malformed,
    Misconfigured,
    Outbound,
    Receipt,
    Undeliverable,
    WebhookRequest,
)
from bot.channels.parts import _MEASURES
from bot.conversations import log
from bot.conversations.models import ConversationId, Draft, Message, Role
from bot.conversations.reception import SIGNS, Reception
from bot.conversations.relay import Relay
from bot.conversations.tables import inbox, messages, outbox
from bot.settings import Settings
from bot.web.limits import BodyLimit
from bot.web.webhooks import Webhooks
from tests.databases import sqlite_engine
from tests.doubles.provider import CLOSED, LOST, Answer, Trouble
from tests.unit.bot.conversations.conftest import SCHEMAS
from tests.unit.bot.conversations.office import Office

HINT = "a number, please"
MAX_BODY = 256_000
FORGED = 10_000
FORGED_OVER_HTTP = 200
BUTTON = {"title": "Yes", "payload": "/affirm"}


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

    def deliver(self, seconds: int = 1, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Run the relay while time passes; each time with a fresh connection, as each test has its own loop."""

        async def run() -> None:
            channel = self.bench.make(self.server)
            relay = self.relay_of(channel)
            for _ in range(seconds):
                while await relay.run_one():
                    meanwhile()
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


class _Contract:
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


class DeliveryContract(_Contract):
    """Settings, health and delivery."""

    def test_channel_is_registered_and_off_until_it_is_configured(self, bench: Bench) -> None:
        assert not registry.is_on(Settings(), bench.name)
        assert registry.is_on(Settings(**bench.settings, **bench.extra), bench.name)
        with pytest.raises(Misconfigured, match="CROSSDESK_"):
            registry.make(Settings(), bench.name)

    def test_incomplete_settings_are_refused_with_the_variable_to_set(self, bench: Bench) -> None:
        for missing in bench.required:
            settings = {**bench.settings, missing: ""}
            with pytest.raises(Misconfigured, match=f"CROSSDESK_{missing.upper()}"):
                registry.make(Settings(**settings, **bench.extra), bench.name)

    def test_capabilities_make_sense(self, shop: Shop) -> None:
        can = shop.channel.capabilities
        assert shop.channel.name == shop.bench.name
        assert can.max_length >= 100 and (can.text_with_buttons or can.max_length) <= can.max_length
        assert (can.agent_window is None) or (can.window is not None and can.agent_window >= can.window)
        for rate in (can.rate, can.rate_per_address):
            assert not rate or parse_many(rate)

    def test_health_names_the_account(self, shop: Shop) -> None:
        health = asyncio.run(shop.channel.health())
        assert health.ok and health.detail, health

    def test_health_tells_of_wrong_credentials(self, shop: Shop, bench: Bench, server: Any) -> None:
        bench.break_credentials(server)
        health = asyncio.run(shop.channel.health())
        assert not health.ok and health.detail
        assert not any(secret in health.detail for secret in bench.secrets)

    def test_health_tells_of_an_unreachable_provider(self, bench: Bench) -> None:
        with bench.server() as gone:
            channel = bench.make(gone)
        health = asyncio.run(channel.health())
        assert not health.ok and health.detail

    def test_answers_arrive_in_order(self, shop: Shop, bench: Bench, server: Any) -> None:
        address = self._heard(shop)
        for n in range(3):
            shop.write(address, f"answer {n}")
        shop.deliver(3)
        assert server.texts(address) == ["answer 0", "answer 1", "answer 2"]
        assert set(shop.states()) == {"sent"}

    def test_outage_and_time_out_delay_but_lose_and_reorder_nothing(
        self, shop: Shop, bench: Bench, server: Any
    ) -> None:
        address = self._heard(shop)
        for n in range(3):
            shop.write(address, f"answer {n}")
        server.trouble.extend([bench.outage(), CLOSED, bench.outage(), Trouble(hang=0.8)])
        shop.deliver(150)
        assert server.texts(address) == ["answer 0", "answer 1", "answer 2"]
        assert set(shop.states()) == {"sent"}

    def test_throttling_is_obeyed(self, shop: Shop, bench: Bench, server: Any) -> None:
        address = self._heard(shop)
        shop.write(address, "first")
        shop.write(address, "second")
        server.trouble.append(bench.throttled(30))
        began = len(server.calls)
        shop.deliver(25)
        tried = [call for call in server.calls[began:] if server.is_delivery(call)]
        assert len(tried) == 1, "asked again before the time the provider named"
        shop.deliver(10)
        assert server.texts(address) == ["first", "second"]

    def test_long_throttling_kills_no_message(self, shop: Shop, bench: Bench, server: Any) -> None:
        address = self._heard(shop)
        shop.write(address, "patience")
        server.trouble.extend([bench.throttled(60)] * 30)
        for _ in range(40):
            shop.deliver(1)
            shop.office.advance(60)
        assert server.texts(address) == ["patience"]

    def test_lost_answer_of_the_provider_doubles_nothing(self, shop: Shop, bench: Bench, server: Any) -> None:
        if not bench.idempotent:
            pytest.skip("the provider takes no idempotency key and reports no deliveries")
        address = self._heard(shop)
        shop.write(address, "only once")
        shop.write(address, "and then this")
        server.trouble.append(LOST)
        shop.deliver(2)
        shop.receive(*bench.receipts(server))
        shop.deliver(40)
        assert server.texts(address) == ["only once", "and then this"]
        assert set(shop.states()) == {"sent"}

    def test_refused_message_is_a_dead_letter_and_the_next_one_leaves(
        self, shop: Shop, bench: Bench, server: Any
    ) -> None:
        address = self._heard(shop)
        shop.write(address, "refused")
        shop.write(address, "taken")
        server.trouble.append(bench.refused())
        shop.deliver(3)
        assert shop.states() == ["dead", "sent"]
        assert server.texts(address) == ["taken"]

    def test_long_answer_is_split_at_sentence_ends(self, shop: Shop, server: Any) -> None:
        address = self._heard(shop)
        can = shop.channel.capabilities
        sentence = "This sentence is one of very many, and it ends here: № {n}, naturally 😀! "
        text = "".join(sentence.format(n=n) for n in range(3 * min(can.max_length, 20_000) // 60)).strip()
        shop.write(address, text)
        shop.deliver(3)
        got = server.texts(address)
        assert " ".join(got) == text
        assert len(got) > 1 or can.max_length > 20_000
        assert all(part.endswith("!") for part in got), "cut inside a sentence"
        assert all(_MEASURES[can.unit](part) <= can.max_length for part in got)

    def test_broken_off_long_answer_goes_on_with_the_next_part(
        self, shop: Shop, bench: Bench, server: Any
    ) -> None:
        address = self._heard(shop)
        can = shop.channel.capabilities
        if can.max_length > 20_000:
            pytest.skip("everything fits into one message")
        text = "".join(f"Sentence {n} of a long story.\n" for n in range(3 * can.max_length // 20)).strip()
        shop.write(address, text)
        deliveries = 0

        def interrupt() -> None:
            nonlocal deliveries
            deliveries += 1

        expected = _parts(shop, text)
        server.trouble.extend([bench.outage()])
        shop.deliver(1, interrupt)
        # the second part of the next try fails
        server.trouble.clear()
        original = server.answer
        failed: list[bool] = []

        def once_broken(call: Any) -> Answer:
            if server.is_delivery(call) and len(server.texts(address)) == 1 and not failed:
                failed.append(True)
                return bench.outage().answer or Answer(502)
            answer: Answer = original(call)
            return answer

        server.answer = once_broken
        shop.deliver(60)
        assert failed and server.texts(address) == expected

    def test_buttons_are_shown_and_choose(self, shop: Shop, bench: Bench, server: Any) -> None:
        address = self._heard(shop)
        if shop.channel.capabilities.buttons < 2:
            pytest.skip("the provider has no buttons")
        buttons = [BUTTON, {"title": "No", "payload": "/deny"}]
        shop.write(address, "Sure?", buttons)
        shop.deliver(2)
        assert server.sent[-1].buttons == ("Yes", "No") and "Sure?" in server.sent[-1].text
        shop.receive(bench.pressed(address, bench.message_id(77), buttons[1]))
        shop.answer()
        assert shop.asked()[-1] == "/deny"

    def test_too_many_buttons_become_numbered_text(self, shop: Shop, bench: Bench, server: Any) -> None:
        address = self._heard(shop)
        many = shop.channel.capabilities.buttons + 2
        buttons = [{"title": f"Choice {n}", "payload": f'/ask_faq{{"n":{n}}}'} for n in range(1, many + 1)]
        shop.write(address, "Which one?", buttons)
        shop.deliver(2)
        lines = "\n".join(server.texts(address)).splitlines()
        assert lines[0] == "Which one?" and lines[-1] == HINT
        assert [line for line in lines if line[:1].isdigit()] == [
            f"{n}. Choice {n}" for n in range(1, many + 1)
        ]
        assert all(not sent.buttons for sent in server.sent)
        shop.say(Said(address, bench.message_id(78), "2.", 98))
        shop.answer()
        assert shop.asked()[-1] == '/ask_faq{"n":2}'

    def test_long_titles_stand_in_the_text_and_the_buttons_bear_numbers(
        self, shop: Shop, bench: Bench, server: Any
    ) -> None:
        address = self._heard(shop)
        can = shop.channel.capabilities
        titles = ["x" * (can.button_title + 1), "Nothing of the kind, thank you"]
        buttons = [{"title": title, "payload": f"/p{n}"} for n, title in enumerate(titles)]
        shop.write(address, "Which one?", buttons)
        shop.deliver(2)
        assert f"1. {titles[0]}" in server.texts(address)[-1]
        assert server.sent[-1].buttons == (("1", "2") if can.buttons >= 2 else ())
        if can.buttons >= 2:
            shop.receive(bench.pressed(address, bench.message_id(79), {"title": "2", "payload": "/p1"}))
        else:
            shop.say(Said(address, bench.message_id(79), "2", 97))
        shop.answer()
        assert shop.asked()[-1] == "/p1"

    def test_answer_after_the_window_is_a_dead_letter(self, shop: Shop, server: Any) -> None:
        address = self._heard(shop)
        can = shop.channel.capabilities
        if can.window is None:
            pytest.skip("the provider has no window")
        shop.office.time += can.window + timedelta(seconds=1)
        shop.write(address, "too late")
        shop.write(address, "from a person", role="agent")
        shop.deliver(2)
        in_time = can.agent_window is not None and can.agent_window > can.window
        assert shop.states() == (["dead", "sent"] if in_time else ["dead", "dead"])
        assert server.texts(address) == (["from a person"] if in_time else [])

    def test_secrets_are_never_logged(
        self, shop: Shop, bench: Bench, server: Any, caplog: pytest.LogCaptureFixture
    ) -> None:
        address = self._heard(shop)
        with capture_logs() as events, caplog.at_level("DEBUG"):
            for trouble in (bench.outage(), bench.throttled(1), CLOSED, bench.refused()):
                shop.write(address, "words of a shopper")
                server.trouble.append(trouble)
                shop.deliver(40)
        written = f"{events}{[record.getMessage() for record in caplog.records if record.name != 'httpx']}"
        assert not any(secret in written for secret in bench.secrets)
        assert "words of a shopper" not in written
        with shop.office.engine.connect() as connection:
            kept = str(connection.execute(select(outbox.c.error)).all())
        assert not any(secret in kept for secret in bench.secrets)

    def test_failures_are_the_contracts_errors(self, shop: Shop, bench: Bench, server: Any) -> None:
        address = self._heard(shop)
        part = Outbound(address, "hello", "en", "bot", "c:1:0", silence=timedelta(seconds=1))
        for trouble, error in (
            (bench.outage(), DeliveryFailed),
            (CLOSED, DeliveryFailed),
            (bench.throttled(7), DeliveryFailed),
            (bench.refused(), Undeliverable),
        ):
            server.trouble.append(trouble)
            with pytest.raises(error) as raised:
                asyncio.run(_once(bench, server, part))
            if trouble == bench.throttled(7):
                assert raised.value.throttled and raised.value.retry_after == 7

    def _heard(self, shop: Shop) -> str:
        """A shopper who has just written and been answered."""
        address = shop.bench.address(1)
        shop.say(Said(address, shop.bench.message_id(1), "hi", 1))
        shop.office.advance(1)
        with shop.office.engine.begin() as connection:
            connection.execute(inbox.update().values(state="done"))
        return address


async def _once(bench: Bench, server: Any, part: Outbound) -> None:
    channel = bench.make(server)
    try:
        await channel.deliver(part)
    finally:
        await channel.close()


def _parts(shop: Shop, text: str) -> list[str]:
    from bot.channels.parts import parts_of

    return [part.text for part in parts_of(text, (), "en", shop.channel.capabilities, lambda lang: HINT)]


class WebhookContract(_Contract):
    """Verification and parsing of what the provider posts."""

    def test_message_is_taken_in_and_answered_on_the_same_channel(
        self, shop: Shop, bench: Bench, server: Any
    ) -> None:
        shop.say(Said(bench.address(1), bench.message_id(1), "¿dónde está mi pedido?", 1))
        shop.answer()
        shop.deliver(2)
        assert server.texts(bench.address(1)) == ["echo: ¿dónde está mi pedido?"]

    def test_forged_requests_are_refused(self, shop: Shop, bench: Bench) -> None:
        """Every changed request, also one whose header holds what no header should."""
        dice = random.Random(7)
        [genuine] = bench.requests([Said(bench.address(1), bench.message_id(1), "hello", 1)])
        shop.channel.verify(genuine)
        for _ in range(FORGED):
            forged = bench.forge(genuine, dice)
            assert forged != genuine
            with pytest.raises(Forged):
                shop.channel.verify(forged)

    def test_forged_requests_over_http_store_and_log_nothing(
        self, shop: Shop, bench: Bench, caplog: pytest.LogCaptureFixture
    ) -> None:
        dice = random.Random(11)
        [genuine] = bench.requests([Said(bench.address(1), bench.message_id(1), "hello", 1)])
        with (
            capture_logs() as events,
            caplog.at_level("INFO"),
            TestClient(shop.app(), raise_server_exceptions=False) as client,
        ):
            caplog.clear()
            for _ in range(FORGED_OVER_HTTP):
                answer = shop.post(client, bench.forge(genuine, dice))
                assert answer.status_code == 403, answer.text
            records = [record for record in caplog.records if record.name != "httpx"]
            assert shop.stored() == 0 and events == [] and records == []
            assert 200 <= shop.post(client, genuine).status_code < 300
        assert shop.stored() == 1

    def test_channel_that_is_off_is_not_found(self, shop: Shop, bench: Bench) -> None:
        [genuine] = bench.requests([Said(bench.address(1), bench.message_id(1), "hello", 1)])
        shop.webhooks = Webhooks(
            channels={}, reception=shop.reception, relay=shop.relay, base_url=lambda: "https://x.example.com"
        )
        with TestClient(shop.app()) as client:
            assert shop.post(client, genuine).status_code == 404

    def test_replayed_requests_are_answered_once(self, shop: Shop, bench: Bench, server: Any) -> None:
        said = [Said(bench.address(1), bench.message_id(n), f"m{n}", n) for n in range(3)]
        for _ in range(3):
            shop.say(*said)
        shop.answer()
        shop.say(*said)
        shop.answer()
        shop.deliver(5)
        assert server.texts(bench.address(1)) == ["echo: m0", "echo: m1", "echo: m2"]

    def test_batch_is_taken_in_whole(self, shop: Shop, bench: Bench, server: Any) -> None:
        if not bench.batches:
            pytest.skip("the provider sends one message at a time")
        said = [Said(bench.address(n % 3), bench.message_id(n), f"m{n}", n) for n in range(12)]
        [request] = bench.requests([*said, said[4]])
        shop.receive(request)
        shop.answer()
        shop.deliver(12)
        for user in range(3):
            assert server.texts(bench.address(user)) == [f"echo: m{n}" for n in range(user, 12, 3)]

    def test_reordered_messages_are_answered_in_the_providers_order(
        self, shop: Shop, bench: Bench, server: Any
    ) -> None:
        if not bench.orders:
            pytest.skip("the provider neither counts nor times its messages")
        said = [Said(bench.address(1), bench.message_id(n), f"m{n}", n) for n in range(1, 6)]
        for one in (said[2], said[0], said[4], said[1], said[3]):
            shop.say(one)
        shop.answer()
        shop.deliver(5)
        assert server.texts(bench.address(1)) == [f"echo: m{n}" for n in range(1, 6)]

    def test_truncated_requests_are_refused(self, shop: Shop, bench: Bench) -> None:
        [genuine] = bench.requests([Said(bench.address(1), bench.message_id(1), "hello", 1)])
        for length in range(len(genuine.body)):
            cut = replace(genuine, body=genuine.body[:length])
            if bench.signs_body:
                with pytest.raises(Forged):
                    shop.channel.verify(cut)
            resigned = bench.signed(cut.body)
            shop.channel.verify(resigned)
            assert _outcome(shop.channel, resigned) in ("malformed", "nothing")

    def test_whatever_the_provider_sends_is_read_or_refused(self, shop: Shop, bench: Bench) -> None:
        """Never another exception, and never a message without an address or an id."""
        dice = random.Random(3)
        [genuine] = bench.requests([Said(bench.address(1), bench.message_id(1), "hello", 1)])
        bodies = [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"x"', b"[" * 100_000, b"0" * 5000, b"=&=&%zz"]
        for _ in range(2000):
            raw = bytearray(genuine.body)
            for _ in range(dice.randrange(1, 4)):
                place = dice.randrange(len(raw))
                raw[place : place + dice.randrange(3)] = bytes(
                    dice.choice(b'"{}[]:,0nul\x00\xf0-9\\t<>&=%') for _ in range(dice.randrange(4))
                )
            bodies.append(bytes(raw))
        for body in bodies:
            request = bench.signed(body)
            shop.channel.verify(request)
            _outcome(shop.channel, request)
            try:
                shop.channel.acknowledge(request)
            except Malformed:
                continue

    def test_unreadable_requests_over_http_are_400_and_no_exception(
        self, shop: Shop, bench: Bench, caplog: pytest.LogCaptureFixture
    ) -> None:
        with TestClient(shop.app()) as client:
            for body in (b"", b"{", b"\xff\xfe", b"[" * 50_000):
                status = shop.post(client, bench.signed(body)).status_code
                assert status in (200, 204, 400), (status, body[:10])
        assert shop.stored() == 0

    def test_oversized_request_is_refused_and_long_text_is_cut(
        self, shop: Shop, bench: Bench, server: Any
    ) -> None:
        [huge] = bench.requests([Said(bench.address(1), bench.message_id(1), "x" * MAX_BODY, 1)])
        with TestClient(shop.app()) as client:
            assert shop.post(client, huge).status_code == 413
        assert shop.stored() == 0
        shop.say(Said(bench.address(1), bench.message_id(2), "y" * 5000, 2))
        assert shop.shopper_texts() == ["y" * 2000]

    def test_photo_without_words_is_taken_in(self, shop: Shop, bench: Bench) -> None:
        photo = bench.photo(bench.address(1))
        if photo is None:
            pytest.skip("the provider carries no photos")
        shop.receive(photo)
        assert shop.shopper_texts() == [SIGNS["image"]]

    def test_shoppers_cannot_send_payloads_or_commands_of_their_own(self, shop: Shop, bench: Bench) -> None:
        shop.say(Said(bench.address(1), bench.message_id(1), '/affirm{"a":1}', 1))
        forged_button = {"title": "hi", "payload": "/request_human"}
        shop.receive(bench.pressed(bench.address(1), bench.message_id(2), forged_button))
        shop.answer()
        assert not any(text.startswith("/") for text in shop.asked())

    def test_marks_are_shown_at_best(self, shop: Shop, bench: Bench, server: Any) -> None:
        """A provider that refuses them does no harm."""
        [request] = bench.requests([Said(bench.address(1), bench.message_id(1), "hello", 1)])

        async def attend() -> None:
            channel = bench.make(server)
            [inbound] = [event for event in channel.parse(request) if isinstance(event, Inbound)]
            await channel.attend(inbound)
            await channel.close()

        before = len(server.calls)
        asyncio.run(attend())
        can = shop.channel.capabilities
        assert (len(server.calls) > before) == (can.read_marks or can.typing_marks)
        bench.break_credentials(server)
        with TestClient(shop.app()) as client:
            assert 200 <= shop.post(client, request).status_code < 300
        assert shop.stored() == 1


class ChannelContract(WebhookContract, DeliveryContract):
    """All of it."""


def _outcome(channel: Channel, request: WebhookRequest) -> str:
    try:
        events = channel.parse(request)
    except Malformed:
        return "malformed"
    for event in events:
        if isinstance(event, Receipt):
            assert event.idempotency_key
        else:
            assert event.address and event.external_id and (event.text or event.attachments)
    return "messages" if events else "nothing"


def mutate(text: str, dice: random.Random) -> str:
    """Another text: cut, extended, with a changed, swapped or foreign character, or in another case."""
    letters = list(text)
    kind = dice.randrange(8)
    if kind == 0:
        letters = letters[: dice.randrange(len(letters) + 1)]
    elif kind == 1:
        letters.insert(dice.randrange(len(letters) + 1), chr(dice.randrange(33, 127)))
    elif kind in (2, 3) and letters:
        letters[dice.randrange(len(letters))] = chr(dice.randrange(33, 127))
    elif kind == 4 and letters:
        letters[dice.randrange(len(letters))] = chr(dice.choice([0xE9, 0xFF, 0x80]))
    elif kind == 5:
        letters = list(text.swapcase())
    elif kind == 6 and len(letters) > 1:
        a, b = dice.sample(range(len(letters)), 2)
        letters[a], letters[b] = letters[b], letters[a]
    else:
        letters = list(f"{text},{text}" if dice.random() < 0.5 else f" {text}")
    changed = "".join(letters)
    return changed if changed != text else text + "x"


def forge_header(request: WebhookRequest, header: str, dice: random.Random) -> WebhookRequest:
    """The request with its signature header changed or missing."""
    headers = dict(request.headers)
    if dice.random() < 0.05:
        del headers[header]
    else:
        headers[header] = mutate(headers[header], dice)
    return replace(request, headers=headers)


def forge_body(request: WebhookRequest, dice: random.Random) -> WebhookRequest:
    """The request with at least one bit of its body changed, or bytes added or cut."""
    raw = bytearray(request.body)
    kind = dice.randrange(4)
    if kind == 0:
        raw = raw[: dice.randrange(len(raw))]
    elif kind == 1:
        raw += bytes([dice.randrange(256)]) * dice.randrange(1, 4)
    else:
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    return replace(request, body=bytes(raw))
