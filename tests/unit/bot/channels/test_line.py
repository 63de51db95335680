"""LINE beyond the contract: reply tokens, retry keys, redelivery, groups."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.base import Channel, DeliveryFailed, Forged, Inbound, Outbound
from tests.contract.test_channel_line import BENCH
from tests.doubles import line
from tests.doubles.provider import LOST

USER = f"U{1:032x}"
DIRECT = Outbound(
    USER,
    "Hello",
    "en",
    "bot",
    "conversation:2:0",
    context={"reply_token": f"reply:{USER}:e1"},
    context_age=timedelta(seconds=2),
    direct_age=timedelta(seconds=2),
)


def offline() -> Channel:
    with line.LineServer() as server:
        return BENCH.make(server)


def deliver(server: line.LineServer, *parts: Outbound) -> list[str]:
    """Deliver; return the calls that were made."""

    async def run() -> None:
        channel = BENCH.make(server)
        try:
            for part in parts:
                await channel.deliver(part)
        finally:
            await channel.close()

    before = len(server.calls)
    asyncio.run(run())
    return [call.path.rsplit("/", 1)[1] for call in server.calls[before:]]


def test_direct_answer_is_a_free_reply_and_the_rest_is_pushed() -> None:
    second = replace(DIRECT, text="More", idempotency_key="conversation:2:1", direct_age=None)
    with line.LineServer() as server:
        assert deliver(server, DIRECT, second) == ["reply", "push"]
        assert server.texts(USER) == ["Hello", "More"]


@pytest.mark.parametrize(
    "part",
    [
        replace(DIRECT, direct_age=timedelta(seconds=21)),
        replace(DIRECT, direct_age=None),
        replace(DIRECT, context={}),
    ],
)
def test_without_a_fresh_token_the_message_is_pushed(part: Outbound) -> None:
    with line.LineServer() as server:
        assert deliver(server, part) == ["push"]


def test_token_that_line_does_not_take_is_replaced_by_a_push() -> None:
    with line.LineServer() as server:
        server.expired_tokens.add(DIRECT.context["reply_token"])
        assert deliver(server, DIRECT) == ["reply", "push"]
        assert server.texts(USER) == ["Hello"]


def test_reply_whose_answer_was_lost_is_not_sent_again() -> None:
    with line.LineServer() as server:
        server.trouble.append(LOST)
        with pytest.raises(DeliveryFailed) as raised:
            deliver(server, DIRECT)
        assert raised.value.uncertain
        assert deliver(server, replace(DIRECT, attempt=2)) == ["reply"]
        assert server.texts(USER) == ["Hello"]


def test_token_that_ran_out_before_the_next_attempt_is_replaced_by_a_push() -> None:
    with line.LineServer() as server:
        server.expired_tokens.add(DIRECT.context["reply_token"])
        late = replace(DIRECT, attempt=2, context_age=timedelta(seconds=70))
        assert deliver(server, late) == ["reply", "push"]


def test_push_whose_answer_was_lost_is_not_sent_again() -> None:
    part = replace(DIRECT, direct_age=None)
    with line.LineServer() as server:
        server.trouble.append(LOST)
        with pytest.raises(DeliveryFailed):
            deliver(server, part)
        assert deliver(server, replace(part, attempt=2)) == ["push"]
        assert server.texts(USER) == ["Hello"]
        assert len({call.headers["x-line-retry-key"] for call in server.calls}) == 1


def test_redelivered_event_is_the_same_message() -> None:
    channel = offline()
    [first] = channel.parse(line.posted([line.event(USER, "e1", "hi")]))
    [again] = channel.parse(line.posted([line.event(USER, "e1", "hi", again=True)]))
    assert first == again


def test_console_check_without_events_is_acknowledged() -> None:
    channel, request = offline(), line.posted([])
    channel.verify(request)
    assert channel.parse(request) == [] and channel.acknowledge(request).status == 200


@pytest.mark.parametrize(
    "change",
    [
        {"type": "follow", "message": None},
        {"type": "unsend"},
        {"mode": "standby"},
        {"source": {"type": "group", "groupId": "C1", "userId": USER}},
        {"source": None},
        {"webhookEventId": ""},
        {"message": {"id": 1}},
    ],
)
def test_events_that_are_no_messages_are_passed_over_and_the_rest_is_kept(change: dict[str, Any]) -> None:
    strange = {**line.event(USER, "e0", "x"), **change}
    [inbound] = offline().parse(line.posted([strange, line.event(USER, "e1", "hi")]))
    assert isinstance(inbound, Inbound) and inbound.external_id == "e1"


def test_only_posts_are_verified() -> None:
    with pytest.raises(Forged):
        offline().verify(replace(line.posted([]), method="GET"))


def test_read_mark_and_loading_sign_are_shown() -> None:
    with line.LineServer() as server:

        async def run() -> None:
            channel = BENCH.make(server)
            [inbound] = channel.parse(line.posted([line.event(USER, "e1", "hi")]))
            assert isinstance(inbound, Inbound)
            await channel.attend(inbound)
            await channel.close()

        asyncio.run(run())
        assert [call.json for call in server.calls] == [
            {"markAsReadToken": "read-me"},
            {"chatId": USER, "loadingSeconds": 20},
        ]


@pytest.mark.parametrize(
    "endpoint, active, told",
    [("https://other.example.com/", True, line.WEBHOOK), (line.WEBHOOK, False, "Use webhook")],
)
def test_health_tells_of_a_wrong_webhook(endpoint: str, active: bool, told: str) -> None:
    with line.LineServer() as server:
        server.endpoint, server.active = endpoint, active
        health = asyncio.run(BENCH.make(server).health())
    assert not health.ok and told in health.detail
