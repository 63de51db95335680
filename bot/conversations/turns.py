"""One turn: take a message from the inbox, get the replies, commit them. Never speaks over a human (I2), never
loses or doubles an answer (I1), and never leaves a shopper without one (I6).

Everything a turn changes is committed in one transaction, guarded by the inbox lease, the conversation's owner and
its epoch. Whatever fails before leaves the message in the inbox for the next attempt; when attempts have gone on
for longer than the patience allows, the shopper is told and a human gets the conversation.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

from actions.replies import Reply
from bot.conversations import bus as topics
from bot.conversations import inbox, log, trackers, understood
from bot.conversations.bus import Bus
from bot.conversations.dialogue import Dialogue, DialogueUnavailable
from bot.conversations.models import Claimed, Conversation, Draft
from bot.conversations.understanding import Reading, Understanding
from bot.database import reading
from bot.messages import Catalogue
from bot.metrics import TURN_SECONDS, TURNS

events = structlog.get_logger(__name__)

LEASE = timedelta(seconds=30)
FIRST_RETRY = timedelta(milliseconds=250)
LONGEST_RETRY = timedelta(seconds=4)
IDLE_LOOK_SECONDS = 0.5


Begun = tuple[Claimed, Conversation, bool]
"""A claimed message, its conversation, and whether a ticket waits for an agent."""


class Superseded(Exception):
    """Another worker has taken the message over; nothing may be written."""


class FailureHandoff(Protocol):
    """Gives a conversation that the bot cannot serve to a human. ``key`` names the turn, so that it happens once."""

    def hand_over(self, connection: Connection, conversation: Conversation, key: str, now: datetime) -> Reply:
        """Open a ticket in this transaction, or find the open one, and return what to tell the shopper."""

    def reopen(self, connection: Connection, conversation: Conversation, key: str, now: datetime) -> None:
        """Make sure that a conversation which belongs to humans has an open ticket."""

    def waiting(self, connection: Connection, conversation: Conversation) -> bool:
        """Whether a ticket of the conversation waits for an agent."""


@dataclass(frozen=True)
class TurnOutcome:
    """How a claimed message ended: ``answered``, ``to_human``, ``retry``, ``handed_over`` or ``superseded``."""

    kind: str
    claimed: Claimed


class TurnProcessor:
    """Runs turns; any number of workers may call `run_one` at once, in any number of processes."""

    def __init__(
        self,
        *,
        engine: Engine,
        dialogue: Dialogue,
        understanding: Understanding,
        catalogue: Catalogue,
        failures: FailureHandoff,
        bus: Bus,
        now: Callable[[], datetime],
        patience: timedelta,
    ) -> None:
        self._engine = engine
        self._dialogue = dialogue
        self._understanding = understanding
        self._catalogue = catalogue
        self._failures = failures
        self._bus = bus
        self._now = now
        self._patience = patience
        self._held_back = False

    def warm_up(self) -> Reading:
        """Read one message, so that everything the first turn needs is loaded."""
        return self._understanding.read("hello", memory={}, locale="en")

    async def work(self, at_once: int) -> None:
        """Process messages until cancelled, at most ``at_once`` conversations at the same time."""
        free = asyncio.Semaphore(at_once)
        running: set[asyncio.Task[TurnOutcome]] = set()
        called = False
        try:
            while True:
                async with self._bus.listening(topics.INBOX) as news:
                    await free.acquire()
                    begun = await self._begin_if_possible(called)
                    if begun is None:
                        free.release()
                        called = await news.wait(IDLE_LOOK_SECONDS)
                        continue
                called = False
                task = asyncio.create_task(self._finish(begun))
                running.add(task)
                task.add_done_callback(running.discard)
                task.add_done_callback(lambda _: free.release())
        finally:
            for task in running:
                task.cancel()

    async def run_one(self) -> TurnOutcome | None:
        """Process the next message, if there is one."""
        begun = await asyncio.to_thread(self._begin)
        return await self._finish(begun) if begun else None

    async def _begin_if_possible(self, called: bool) -> Begun | None:
        """Begin a turn if there is one. Unless ``called`` for a new message, look before taking the write lock."""
        try:
            if not called and not await asyncio.to_thread(self._any_due):
                self._held_back = False
                return None
            self._held_back = True  # until a look finds nothing: an open message may wait for an earlier one
            return await asyncio.to_thread(self._begin)
        except DBAPIError as exc:
            events.error("database_unavailable", error=type(exc.orig).__name__)
            return None

    async def _finish(self, begun: Begun) -> TurnOutcome:
        claimed, conversation, waiting = begun
        self._bus.publish(topics.conversation(conversation.id))  # somebody is typing
        try:
            kind = await self._answer(claimed, conversation, waiting)
        except Superseded:
            kind = "superseded"
        except Exception as exc:  # whatever went wrong, the shopper must not be left alone
            reason = str(exc) if isinstance(exc, DialogueUnavailable) else type(exc).__name__
            events.warning("turn_failed", turn=claimed.turn_id, attempt=claimed.attempts, reason=reason)
            kind = await self._after_failure(claimed, conversation)
        TURNS.labels(kind).inc()
        self._bus.publish(topics.conversation(conversation.id), topics.answered(conversation.id))
        if self._held_back:
            self._bus.publish(topics.INBOX)
        if conversation.channel not in log.LIVE_CHANNELS:
            self._bus.publish(topics.OUTBOX)
        if kind in ("to_human", "handed_over"):
            self._bus.publish(topics.DESK)
        return TurnOutcome(kind, claimed)

    async def _after_failure(self, claimed: Claimed, conversation: Conversation) -> str:
        try:
            return await asyncio.to_thread(self._fail, claimed, conversation)
        except Superseded:
            return "superseded"
        except DBAPIError as exc:  # the lease runs out and the message is claimed again
            events.error("database_unavailable", error=type(exc.orig).__name__)
            return "retry"

    def _any_due(self) -> bool:
        with reading(self._engine) as connection:
            return inbox.any_due(connection, self._now())

    def _begin(self) -> Begun | None:
        with self._engine.begin() as connection:
            claimed = inbox.claim(connection, self._now(), LEASE)
            if claimed is None:
                return None
            conversation = log.get(connection, claimed.conversation_id)
            return claimed, conversation, self._failures.waiting(connection, conversation)

    async def _answer(self, claimed: Claimed, conversation: Conversation, waiting: bool) -> str:
        if conversation.owner == "human":
            await asyncio.to_thread(self._leave_to_human, claimed, conversation)
            return "to_human"
        with TURN_SECONDS.labels("read").time():
            reading = await asyncio.to_thread(
                self._understanding.read,
                claimed.text,
                memory=conversation.language_memory,
                locale=conversation.locale,
            )
        message = claimed.payload or _as_text(claimed.text)
        with TURN_SECONDS.labels("dialogue").time():
            replies = await self._dialogue.respond(
                conversation.id, message, _metadata(claimed, conversation, reading, waiting)
            )
        with TURN_SECONDS.labels("commit").time():
            return await asyncio.to_thread(self._commit, claimed, conversation, reading, replies)

    def _commit(self, claimed: Claimed, began: Conversation, reading: Reading, replies: list[Reply]) -> str:
        language, drafts = self._render(replies, reading.language)
        now = self._now()
        with self._engine.begin() as connection:
            current = log.get(connection, began.id, lock=True)
            if not inbox.finish(connection, claimed):
                raise Superseded
            if (current.owner, current.epoch) != ("bot", began.epoch):
                return "to_human"
            if not trackers.promote(connection, began.id, claimed.attempt):
                raise DialogueUnavailable("dialogue state was not saved")
            log.set_message_language(connection, began.id, claimed.seq, reading.language)
            if not claimed.payload:  # a pressed button needs no understanding
                self._keep_understanding(connection, claimed)
            log.append(connection, current, drafts, now)
            memory = dict(reading.memory)
            if language != reading.language:
                memory["wish"] = language
            log.remember_language(connection, began.id, language, memory)
        return "answered"

    def _keep_understanding(self, connection: Connection, claimed: Claimed) -> None:
        found = understood.read_state(trackers.committed(connection, claimed.conversation_id))
        if found is not None:
            understood.keep(connection, claimed.conversation_id, claimed.seq, found)

    def _render(self, replies: list[Reply], language: str) -> tuple[str, list[Draft]]:
        drafts = []
        for reply in replies:
            language = reply.set_language or language
            rendered = self._catalogue.render(reply, language)
            drafts.append(Draft("bot", rendered.text, rendered.lang, tuple(rendered.buttons)))
        return language, drafts

    def _leave_to_human(self, claimed: Claimed, conversation: Conversation) -> None:
        language, *_ = self._understanding.language(
            claimed.text, memory=conversation.language_memory, locale=conversation.locale
        )
        with self._engine.begin() as connection:
            self._failures.reopen(connection, conversation, claimed.turn_id, self._now())
            log.set_message_language(connection, conversation.id, claimed.seq, language)
            if not inbox.finish(connection, claimed):
                raise Superseded

    def _fail(self, claimed: Claimed, began: Conversation) -> str:
        now = self._now()
        with self._engine.begin() as connection:
            if claimed.attempts < 3 or now - claimed.received_at < self._patience:
                pause = min(FIRST_RETRY * 2 ** (claimed.attempts - 1), LONGEST_RETRY)
                inbox.retry(connection, claimed, now + pause)
                return "retry"
            reply = self._failures.hand_over(connection, began, claimed.turn_id, now)
            current = log.get(connection, began.id, lock=True)
            if not inbox.finish(connection, claimed):
                raise Superseded
            if (current.owner, current.epoch) != ("bot", began.epoch):
                return "to_human"
            _, drafts = self._render([reply], current.language or current.locale[:2] or "en")
            log.append(connection, current, drafts, now)
        return "handed_over"


def _as_text(text: str) -> str:
    """Text from a shopper is never a command: Rasa takes a leading slash as an intent."""
    return text.lstrip().lstrip("/").lstrip() or "…"


def _metadata(
    claimed: Claimed, conversation: Conversation, reading: Reading, waiting: bool
) -> dict[str, Any]:
    return {
        "turn_id": claimed.turn_id,
        "attempt": claimed.attempt,
        "channel": conversation.channel,
        "locale": conversation.locale,
        "market": conversation.market,
        "client_address": conversation.client or conversation.address,
        "language": {"code": reading.language, "confidence": reading.confidence, "source": reading.source},
        "ticket": "waiting" if waiting else None,
        "vector": reading.vector,
        "own_vector": reading.own_vector,
    }
