"""The relay beyond what every channel's contract shows: patience, pace, one channel not holding up another."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels.base import Capabilities, Channel, DeliveryFailed, Inbound, Outbound, Receipt
from bot.conversations import log
from bot.conversations.models import ConversationId, Draft
from bot.conversations.pace import Pace
from bot.conversations.relay import PATIENCE, RECEIPT_PAUSE, Relay
from bot.conversations.tables import outbox
from tests.databases import sqlite_engine
from tests.unit.bot.conversations.conftest import SCHEMAS
from tests.unit.bot.conversations.office import Office


class Double(Channel):
    """Takes everything, or fails as told."""

    def __init__(self, name: str = "m", capabilities: Capabilities | None = None) -> None:
        self.name = name
        self.capabilities = capabilities or Capabilities(max_length=1000)
        self.taken: list[Outbound] = []
        self.failure: Exception | None = None
        self.slow = asyncio.Event()
        self.is_slow = False

    async def deliver(self, outbound: Outbound) -> None:
        if self.is_slow:
            await self.slow.wait()
        if self.failure:
            raise self.failure
        self.taken.append(outbound)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with sqlite_engine(tmp_path, SCHEMAS) as engine:
        yield Office(engine)


def relay_of(office: Office, *channels: Double, pace: bool = False) -> Relay:
    by_name: dict[str, Channel] = {channel.name: channel for channel in channels}
    return Relay(
        engine=office.engine,
        channels=by_name,
        bus=office.bus,
        now=office.now,
        hint=lambda lang: "",
        pace=Pace(by_name) if pace else None,
    )


def write(office: Office, channel: str, text: str, address: str = "a") -> None:
    with office.engine.begin() as connection:
        found = log.find_by_address(connection, channel, address)
    if found is None:
        office.reception.receive_from(channel, Inbound(address, f"{channel}:{address}", "hi"))
    with office.engine.begin() as connection:
        found = log.find_by_address(connection, channel, address)
        assert found is not None
        conversation = log.get(connection, ConversationId(found.id), lock=True)
        log.append(connection, conversation, [Draft("bot", text, "en")], office.now())


def run(relay: Relay, most: int = 100) -> int:
    async def go() -> int:
        for count in range(most):
            if not await relay.run_one():
                return count
        return most

    return asyncio.run(go())


def row(office: Office) -> tuple[str, str, int]:
    with office.engine.connect() as connection:
        found = connection.execute(select(outbox.c.state, outbox.c.error, outbox.c.attempts)).one()
    return found.state, found.error, found.attempts


def test_endless_outage_ends_as_a_dead_letter_with_its_reason(office: Office) -> None:
    channel = Double()
    channel.failure = DeliveryFailed("status 502")
    write(office, "m", "hello")
    relay, began = relay_of(office, channel), office.now()
    while office.now() - began < PATIENCE:
        run(relay)
        assert row(office)[0] == "pending"
        office.advance(600)
    run(relay)
    assert row(office)[:2] == ("dead", "status 502")


def test_channel_that_is_switched_off_ends_as_a_dead_letter(office: Office) -> None:
    write(office, "gone", "hello")
    run(relay_of(office, Double()))
    assert row(office)[:2] == ("dead", "channel is switched off")


def test_uncertain_delivery_waits_for_the_providers_receipt(office: Office) -> None:
    channel = Double(capabilities=Capabilities(max_length=1000, receipts=True))
    channel.failure = DeliveryFailed("ReadTimeout", uncertain=True)
    write(office, "m", "hello")
    relay = relay_of(office, channel)
    run(relay)
    channel.failure = None
    office.advance(RECEIPT_PAUSE.total_seconds() - 1)
    assert run(relay) == 0, "tried again before a receipt could come"
    with office.engine.connect() as connection:
        [found] = connection.execute(select(outbox)).all()
    relay.settle(Receipt(f"{found.conversation_id}:{found.seq}:0"))
    office.advance(1)
    run(relay)
    assert row(office)[0] == "sent" and channel.taken == []


@pytest.mark.parametrize("key", ["", "x", "x:1", "x:1:0", "x:y:z", "::", "a:b:c:d", "x:-1:0", "x:１:0"])
def test_receipt_of_somebody_elses_message_changes_nothing(office: Office, key: str) -> None:
    write(office, "m", "hello")
    relay_of(office, Double()).settle(Receipt(key, failed="no"))
    assert row(office)[0] == "pending"


def test_message_the_provider_refuses_later_becomes_a_dead_letter(office: Office) -> None:
    channel = Double()
    write(office, "m", "hello")
    relay = relay_of(office, channel)
    run(relay)
    assert row(office)[0] == "sent"
    relay.settle(Receipt(channel.taken[0].idempotency_key, failed="131047: window closed"))
    assert row(office)[:2] == ("dead", "131047: window closed")


def test_rate_of_the_account_is_kept(office: Office) -> None:
    channel = Double(capabilities=Capabilities(max_length=1000, rate="3/minute"))
    for number in range(5):
        write(office, "m", "hello", f"a{number}")
    relay = relay_of(office, channel, pace=True)
    run(relay)
    assert len(channel.taken) == 3
    assert run(relay) == 0, "went on within the minute"


def test_rate_of_one_recipient_does_not_hold_up_others_and_costs_no_attempt(office: Office) -> None:
    channel = Double(capabilities=Capabilities(max_length=1000, rate_per_address="1/minute"))
    for number in range(3):
        write(office, "m", f"hello {number}")
    write(office, "m", "hello", "another")
    run(relay_of(office, channel, pace=True))
    assert [(o.address, o.text) for o in channel.taken] == [("a", "hello 0"), ("another", "hello")]
    with office.engine.connect() as connection:
        query = select(outbox.c.state, outbox.c.attempts).where(outbox.c.address == "a").order_by(outbox.c.id)
        assert connection.execute(query).all() == [("sent", 1), ("pending", 0), ("pending", 0)]


def test_slow_provider_does_not_hold_up_another_channel(office: Office) -> None:
    slow, quick = Double("slow"), Double("quick")
    for number in range(20):
        write(office, "slow", "hello", f"s{number}")
    write(office, "quick", "hello")

    async def go() -> None:
        slow.slow, slow.is_slow = asyncio.Event(), True
        office.bus.attach()
        work = asyncio.create_task(relay_of(office, slow, quick).work())
        for _ in range(300):
            await asyncio.sleep(0.01)
            if quick.taken:
                break
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)

    asyncio.run(go())
    assert [o.text for o in quick.taken] == ["hello"] and slow.taken == []


def test_fault_in_one_channel_stops_neither_the_others_nor_the_relay(office: Office) -> None:
    broken, sound = Double("broken"), Double("sound")
    broken.failure = RuntimeError("a fault of ours")
    write(office, "broken", "hello")
    write(office, "sound", "hello")

    async def go() -> None:
        office.bus.attach()
        work = asyncio.create_task(relay_of(office, broken, sound).work())
        for _ in range(300):
            await asyncio.sleep(0.01)
            if sound.taken:
                break
        assert not work.done()
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)

    asyncio.run(go())
    assert [o.text for o in sound.taken] == ["hello"]


def test_parts_say_what_they_answer(office: Office) -> None:
    channel = Double(capabilities=Capabilities(max_length=20))
    office.reception.receive_from("m", Inbound("a", "1", "hi", context={"reply_token": "t"}))
    write(office, "m", "First sentence. Second sentence.")
    write(office, "m", "And more.")
    office.advance(3)
    run(relay_of(office, channel))
    age = timedelta(seconds=3)
    assert [(o.text, o.direct_age, dict(o.context)) for o in channel.taken] == [
        ("First sentence.", age, {"reply_token": "t"}),
        ("Second sentence.", None, {"reply_token": "t"}),
        ("And more.", None, {"reply_token": "t"}),
    ]
    assert {(o.silence, o.context_age) for o in channel.taken} == {(age, age)}
    assert len({o.idempotency_key for o in channel.taken}) == 3


def test_every_attempt_answers_the_same_message_whatever_the_shopper_writes_meanwhile(office: Office) -> None:
    channel = Double()
    channel.failure = DeliveryFailed("ReadTimeout", uncertain=True)
    office.reception.receive_from("m", Inbound("a", "1", "hi", context={"reply_token": "first"}))
    write(office, "m", "Hello.")
    office.advance(3)
    relay = relay_of(office, channel)
    run(relay)
    office.reception.receive_from("m", Inbound("a", "2", "and?", context={"reply_token": "second"}))
    channel.failure = None
    office.advance(10)
    run(relay)
    [again] = channel.taken
    assert (dict(again.context), again.attempt) == ({"reply_token": "first"}, 2)
    assert (again.direct_age, again.context_age) == (timedelta(seconds=3), timedelta(seconds=13))
    assert again.silence == timedelta(seconds=10), "the window goes by their last message"
