"""Deliver the outbox to the messengers. Cuts messages to what the channel takes, keeps each conversation in order and
each provider's rate, retries with back-off, gives up in the open: a dead letter stays in the outbox with its reason.

Channels do not wait for each other: a provider that is down or throttles us holds up only its own messages.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.channels.base import Channel, DeliveryFailed, Outbound, Receipt, Undeliverable
from bot.channels.parts import Part, parts_of
from bot.conversations import bus as topics
from bot.conversations import log, outbox
from bot.conversations.bus import Bus
from bot.conversations.models import Message
from bot.conversations.pace import Pace
from bot.database import reading
from bot.metrics import DELIVERIES

events = structlog.get_logger(__name__)

LEASE = timedelta(seconds=30)
FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=5)
PATIENCE = timedelta(hours=6)
"""How old a message may grow before we stop trying: an answer of yesterday helps nobody."""
THROTTLED_PAUSE = timedelta(seconds=5)
RECEIPT_PAUSE = timedelta(seconds=15)
"""How long a provider that reports deliveries gets to report one whose answer was lost on the way."""
IDLE_LOOK_SECONDS = 1.0
AT_ONCE = 8
"""Messages of one channel on their way at the same time."""

Claimed = tuple[outbox.Outgoing, Message]
Hint = Callable[[str], str]


class Relay:
    """Sends what the outbox holds. ``hint`` says in a language: answer with a number."""

    def __init__(
        self,
        *,
        engine: Engine,
        channels: Mapping[str, Channel],
        bus: Bus,
        now: Callable[[], datetime],
        hint: Hint,
        pace: Pace | None = None,
    ) -> None:
        self._engine = engine
        self._channels = channels
        self._bus = bus
        self._now = now
        self._hint = hint
        self._pace = pace
        self._held_until: dict[str, datetime] = {}
        self._on_the_way: Counter[str] = Counter()

    async def work(self) -> None:
        """Deliver until cancelled."""
        running: set[asyncio.Task[None]] = set()
        try:
            while True:
                async with self._bus.listening(topics.OUTBOX) as news:
                    try:
                        claimed = await asyncio.to_thread(self._claim)
                    except DBAPIError as exc:
                        events.error("database_unavailable", error=type(exc.orig).__name__)
                        claimed = None
                    if claimed is None:
                        await news.wait(self._nap())
                        continue
                task = asyncio.create_task(self._deliver_and_wake(claimed))
                running.add(task)
                task.add_done_callback(running.discard)
        finally:
            for task in running:
                task.cancel()

    async def run_one(self) -> bool:
        """Deliver the next message; False when there is none to deliver now."""
        claimed = await asyncio.to_thread(self._claim)
        if claimed is None:
            return False
        try:
            await self._deliver(claimed)
        finally:
            self._on_the_way[claimed[0].channel] -= 1
        return True

    def settle(self, receipt: Receipt) -> None:
        """Record what a provider reports of a part that we sent."""
        with self._engine.begin() as connection:
            known = outbox.settle(connection, receipt.idempotency_key, receipt.failed, self._now())
        if known and receipt.failed:
            events.error("delivery_refused_later", key=receipt.idempotency_key, error=receipt.failed)
        self._bus.publish(topics.OUTBOX)

    async def _deliver_and_wake(self, claimed: Claimed) -> None:
        try:
            await self._deliver(claimed)
        except DBAPIError as exc:  # the lease runs out and the message is claimed again
            events.error("database_unavailable", error=type(exc.orig).__name__)
        except Exception:  # a fault of ours in one channel must not stop the others; the lease runs out
            events.exception("delivery_broke", channel=claimed[0].channel, outbox=claimed[0].id)
        finally:
            self._on_the_way[claimed[0].channel] -= 1
            self._bus.publish(topics.OUTBOX)

    def _nap(self) -> float:
        """Seconds until a held channel may go on, at most the usual look."""
        now = self._now()
        waits = [(until - now).total_seconds() for until in self._held_until.values() if until > now]
        return min([*waits, IDLE_LOOK_SECONDS])

    def _claim(self) -> Claimed | None:
        now = self._now()
        with reading(self._engine) as connection:
            due = outbox.due_channels(connection, now)
        for channel in due:
            if not self._may_send(channel, now):
                continue
            with self._engine.begin() as connection:
                outgoing = outbox.claim(connection, channel, now, LEASE)
                if outgoing is None:
                    continue
                [message] = log.read(connection, outgoing.conversation_id, after=outgoing.seq - 1, limit=1)
            self._on_the_way[channel] += 1
            return outgoing, message
        return None

    def _may_send(self, channel: str, now: datetime) -> bool:
        if self._on_the_way[channel] >= AT_ONCE or self._held_until.get(channel, now) > now:
            return False
        if self._pace is None or channel not in self._channels:
            return True
        wait = self._pace.wait(channel)
        if wait:
            self._held_until[channel] = now + timedelta(seconds=wait)
        return not wait

    async def _deliver(self, claimed: Claimed) -> None:
        outgoing, message = claimed
        try:
            channel = self._channels.get(outgoing.channel)
            if channel is None:
                raise Undeliverable("channel is switched off")
            if self._pace and (wait := self._pace.wait(outgoing.channel, outgoing.address)):
                await asyncio.to_thread(self._postpone, outgoing, wait)
                return
            await self._send_parts(channel, outgoing, message)
        except DeliveryFailed as exc:
            DELIVERIES.labels(outgoing.channel, "throttled" if exc.throttled else "failed").inc()
            await asyncio.to_thread(self._again, outgoing, message, exc)
        except Undeliverable as exc:
            DELIVERIES.labels(outgoing.channel, "dead").inc()
            await asyncio.to_thread(self._give_up, outgoing, str(exc))
        else:
            DELIVERIES.labels(outgoing.channel, "sent").inc()
            await asyncio.to_thread(self._sent, outgoing)

    async def _send_parts(self, channel: Channel, outgoing: outbox.Outgoing, message: Message) -> None:
        now = self._now()
        silence = now - outgoing.last_heard_at if outgoing.last_heard_at else None
        _check_window(channel, message, silence)
        parts = parts_of(message.text, message.buttons, message.lang, channel.capabilities, self._hint)
        for number in range(outgoing.parts_sent, len(parts)):
            if self._pace:
                self._pace.take(outgoing.channel, outgoing.address)
            part = _outbound(outgoing, message, parts[number], number, now)
            await channel.deliver(part)
            if number + 1 < len(parts):
                await asyncio.to_thread(self._part_sent, outgoing, number + 1)

    def _part_sent(self, outgoing: outbox.Outgoing, parts: int) -> None:
        with self._engine.begin() as connection:
            outbox.part_sent(connection, outgoing, parts, self._now() + LEASE)

    def _sent(self, outgoing: outbox.Outgoing) -> None:
        with self._engine.begin() as connection:
            outbox.sent(connection, outgoing)

    def _postpone(self, outgoing: outbox.Outgoing, seconds: float) -> None:
        with self._engine.begin() as connection:
            outbox.postpone(connection, outgoing, self._now() + timedelta(seconds=seconds))

    def _again(self, outgoing: outbox.Outgoing, message: Message, failure: DeliveryFailed) -> None:
        now = self._now()
        if now - message.created_at >= PATIENCE:
            self._give_up(outgoing, str(failure))
            return
        pause = min(FIRST_RETRY * 2 ** min(outgoing.attempts - 1, 20), LONGEST_RETRY)
        if failure.retry_after is not None:
            pause = timedelta(seconds=failure.retry_after)
        elif failure.throttled:
            pause = max(pause, THROTTLED_PAUSE)
        channel = self._channels[outgoing.channel]
        if failure.uncertain and channel.capabilities.receipts:
            pause = max(pause, RECEIPT_PAUSE)
        if failure.throttled:
            self._held_until[outgoing.channel] = now + pause
        with self._engine.begin() as connection:
            outbox.retry(connection, outgoing, now + pause, str(failure))

    def _give_up(self, outgoing: outbox.Outgoing, error: str) -> None:
        events.error("delivery_given_up", outbox=outgoing.id, channel=outgoing.channel, error=error)
        with self._engine.begin() as connection:
            outbox.dead(connection, outgoing, error)


def _check_window(channel: Channel, message: Message, silence: timedelta | None) -> None:
    """Raise Undeliverable when the provider's window for this message has closed."""
    can = channel.capabilities
    window = can.agent_window if message.role == "agent" and can.agent_window else can.window
    if window is not None and (silence is None or silence > window):
        hours = int(window.total_seconds() // 3600)
        raise Undeliverable(f"the shopper did not write for {hours} hours: the channel allows no message")


def _outbound(
    outgoing: outbox.Outgoing, message: Message, part: Part, number: int, now: datetime
) -> Outbound:
    direct = number == 0 and message.seq == outgoing.heard_seq + 1
    return Outbound(
        address=outgoing.address,
        text=part.text,
        lang=message.lang,
        role=message.role,
        idempotency_key=outgoing.part_key(number),
        buttons=part.buttons,
        attempt=outgoing.attempts if number == outgoing.parts_sent else 1,
        silence=now - outgoing.last_heard_at if outgoing.last_heard_at else None,
        context=outgoing.context,
        context_age=now - outgoing.heard_at if outgoing.heard_at else None,
        direct_age=outgoing.tried_at - outgoing.heard_at if direct and outgoing.heard_at else None,
    )
