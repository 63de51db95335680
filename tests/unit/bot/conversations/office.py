"""Everything around a conversation for tests: a clock that is set, a dialogue that is scripted."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import update
from sqlalchemy.engine import Engine

from actions.replies import Reply
from bot.conversations import log
from bot.conversations.bus import Bus
from bot.conversations.desk import AgentDesk, QueueFailureHandoff
from bot.conversations.dialogue import DialogueUnavailable
from bot.conversations.models import Conversation, ConversationId, Incoming, Message
from bot.conversations.reception import Reception
from bot.conversations.tables import trackers
from bot.conversations.turns import TurnProcessor
from bot.conversations.understanding import Understanding
from bot.messages import Catalogue
from escalation.agents import Agent
from escalation.agents_sql import SqlAgentStore
from escalation.signals import Thresholds
from escalation.sql import SqlQueueStore
from retrieval.encoder.hashing import HashingEncoder

START = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)
CATALOGUE = Catalogue()


class ScriptedDialogue:
    """Answers "echo: …" and saves dialogue state; ``before`` runs in the middle of an answer."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.down = False
        self.saves = True
        self.before: Callable[[str], None] = lambda text: None
        self.state: Callable[[str], str] = lambda text: f"after {text}"

    async def respond(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> list[Reply]:
        if self.down:
            raise DialogueUnavailable("down")
        self.asked.append((text, metadata))
        self.before(text)
        if self.saves:
            with self.engine.begin() as connection:
                connection.execute(
                    update(trackers)
                    .where(
                        trackers.c.conversation_id == conversation_id,
                        trackers.c.attempt == metadata["attempt"],
                    )
                    .values(pending=self.state(text))
                )
        return [Reply(text=f"echo: {text}", lang="en")]

    async def ready(self) -> bool:
        return not self.down


class EnglishReader:
    """Every message is English."""

    def read(self, text: str, *, memory: Any, locale: str) -> tuple[str, float, str, dict[str, Any]]:
        return "en", 1.0, "test", dict(memory)


class Office:
    """One shop's conversations."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.time = START
        self.dialogue = ScriptedDialogue(engine)
        self.queue = SqlQueueStore(engine)
        self.agents = SqlAgentStore(engine)
        self.bus = Bus()
        self._numbers = itertools.count(1)
        self.reception = Reception(engine=engine, bus=self.bus, now=self.now, max_chars=2000)
        self.desk = AgentDesk(
            engine=engine,
            queue=self.queue,
            agents=self.agents,
            catalogue=CATALOGUE,
            bus=self.bus,
            now=self.now,
        )
        self.turns = self.processor()

    def processor(self) -> TurnProcessor:
        return TurnProcessor(
            engine=self.engine,
            dialogue=self.dialogue,
            understanding=Understanding(EnglishReader(), HashingEncoder(dimension=16)),
            catalogue=CATALOGUE,
            failures=QueueFailureHandoff(self.queue, self.agents, Thresholds()),
            bus=self.bus,
            now=self.now,
            patience=timedelta(seconds=20),
        )

    def now(self) -> datetime:
        return self.time

    def advance(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)

    def conversation(self, channel: str = "web", address: str | None = None) -> ConversationId:
        return self.reception.start(channel, "en", address).id

    def say(self, conversation_id: ConversationId, text: str, key: str | None = None) -> Any:
        key = key or f"message-{next(self._numbers)}"
        return self.reception.receive(conversation_id, Incoming("web", f"{conversation_id}:{key}", text))

    def run(self) -> list[str]:
        """Process until nothing is due; return how each turn ended."""

        async def everything() -> list[str]:
            kinds = []
            while outcome := await self.turns.run_one():
                kinds.append(outcome.kind)
            return kinds

        return asyncio.run(everything())

    def run_until_done(self, seconds: float = 120) -> list[str]:
        """Process, letting time pass for retries."""
        kinds: list[str] = []
        for _ in range(int(seconds)):
            kinds += self.run()
            self.advance(1)
        return kinds

    def read(self, conversation_id: ConversationId) -> list[Message]:
        with self.engine.connect() as connection:
            return log.read(connection, conversation_id)

    def get(self, conversation_id: ConversationId) -> Conversation:
        with self.engine.connect() as connection:
            return log.get(connection, conversation_id)

    def texts(self, conversation_id: ConversationId, role: str) -> list[str]:
        return [message.text for message in self.read(conversation_id) if message.role == role]

    def agent(self, name: str = "ana") -> Agent:
        return self.agents.add(f"{name}@example.com", name.title(), languages=["en"], capacity=50)
