"""Settings, health and delivery: the half of the contract that every channel has, also one without a webhook."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from limits import parse_many
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.channels import registry
from bot.channels.base import (
    DeliveryFailed,
    Misconfigured,
    Outbound,
    Undeliverable,
)
from bot.channels.parts import _MEASURES, parts_of
from bot.conversations.tables import inbox, outbox
from bot.settings import Settings
from tests.contract.channel_bench import HINT, Bench, ChannelBenchTest, Said, Shop
from tests.doubles.provider import CLOSED, LOST, Answer, Trouble

BUTTON = {"title": "Yes", "payload": "/affirm"}


class DeliveryContract(ChannelBenchTest):
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
        original, failed = server.answer, []

        def second_part_fails_once(call: Any) -> Answer:
            if server.is_delivery(call) and len(server.texts(address)) == 1 and not failed:
                failed.append(call)
                return bench.outage().answer or Answer(502)
            answer: Answer = original(call)
            return answer

        server.answer = second_part_fails_once
        shop.deliver(60)
        parts = parts_of(text, (), "en", can, lambda lang: HINT)
        assert failed and server.texts(address) == [part.text for part in parts]

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
