"""Verification and parsing of what a provider posts: forged, replayed, batched, reordered, truncated, oversized."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from bot.channels.base import (
    Channel,
    Forged,
    Inbound,
    Malformed,
    Receipt,
    WebhookRequest,
)
from bot.conversations.reception import SIGNS
from bot.web.webhooks import Webhooks
from tests.contract.channel_bench import MAX_BODY, Bench, ChannelBenchTest, Said, Shop

FORGED = 10_000
FORGED_OVER_HTTP = 200


class WebhookContract(ChannelBenchTest):
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
