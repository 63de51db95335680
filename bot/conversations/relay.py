"""Deliver the outbox to the messengers. Retries with back-off, keeps each conversation in order, gives up in the
open: a dead letter stays in the outbox with its reason.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.channels.base import Channel, DeliveryFailed, Undeliverable
from bot.conversations import bus as topics
from bot.conversations import log, outbox
from bot.conversations.bus import Bus
from bot.conversations.models import Message
from bot.metrics import DELIVERIES

events = structlog.get_logger(__name__)

LEASE = timedelta(seconds=30)
FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=5)
MAX_ATTEMPTS = 12
IDLE_LOOK_SECONDS = 1.0


class Relay:
    """Sends what the outbox holds."""

    def __init__(
        self, *, engine: Engine, channels: Mapping[str, Channel], bus: Bus, now: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._channels = channels
        self._bus = bus
        self._now = now

    async def work(self) -> None:
        """Deliver until cancelled."""
        while True:
            async with self._bus.listening(topics.OUTBOX) as news:
                try:
                    while await self.run_one():
                        pass
                    await news.wait(IDLE_LOOK_SECONDS)
                except DBAPIError as exc:
                    events.error("database_unavailable", error=type(exc.orig).__name__)
                    await asyncio.sleep(IDLE_LOOK_SECONDS)

    async def run_one(self) -> bool:
        """Deliver the next message; False when there is none."""
        claimed = await asyncio.to_thread(self._claim)
        if claimed is None:
            return False
        outgoing, message = claimed
        try:
            channel = self._channels.get(outgoing.channel)
            if channel is None:
                raise Undeliverable("channel is switched off")
            await channel.deliver(outgoing.address, message, outgoing.idempotency_key)
        except DeliveryFailed as exc:
            DELIVERIES.labels(outgoing.channel, "failed").inc()
            await asyncio.to_thread(self._again, outgoing, str(exc), exc.retry_after)
        except Undeliverable as exc:
            DELIVERIES.labels(outgoing.channel, "dead").inc()
            await asyncio.to_thread(self._give_up, outgoing, str(exc))
        else:
            DELIVERIES.labels(outgoing.channel, "sent").inc()
            await asyncio.to_thread(self._sent, outgoing)
        return True

    def _claim(self) -> tuple[outbox.Outgoing, Message] | None:
        with self._engine.begin() as connection:
            outgoing = outbox.claim(connection, self._now(), LEASE)
            if outgoing is None:
                return None
            [message] = log.read(connection, outgoing.conversation_id, after=outgoing.seq - 1, limit=1)
            return outgoing, message

    def _sent(self, outgoing: outbox.Outgoing) -> None:
        with self._engine.begin() as connection:
            outbox.sent(connection, outgoing)

    def _again(self, outgoing: outbox.Outgoing, error: str, retry_after: float | None) -> None:
        if outgoing.attempts >= MAX_ATTEMPTS:
            self._give_up(outgoing, error)
            return
        pause = min(FIRST_RETRY * 2 ** (outgoing.attempts - 1), LONGEST_RETRY)
        if retry_after is not None:
            pause = timedelta(seconds=retry_after)
        with self._engine.begin() as connection:
            outbox.retry(connection, outgoing, self._now() + pause, error)

    def _give_up(self, outgoing: outbox.Outgoing, error: str) -> None:
        events.error("delivery_given_up", outbox=outgoing.id, channel=outgoing.channel, error=error)
        with self._engine.begin() as connection:
            outbox.dead(connection, outgoing, error)
