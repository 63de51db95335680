"""Put the parts together. The only module that names concrete backends."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.engine import Connection, Engine

from actions.knowledge import Knowledge
from actions.orders.factory import sql_order_desk
from actions.orders.outbox import OutboxSender
from actions.services import Services
from bot.assist import AgentAssist
from bot.channels.base import Channel, Listener
from bot.channels.registry import channels_of
from bot.conversations.bus import Bus
from bot.conversations.desk import AgentDesk, QueueFailureHandoff
from bot.conversations.dialogue import Dialogue, RasaDialogue
from bot.conversations.history import SqlContactHistory
from bot.conversations.pace import Pace
from bot.conversations.reception import Reception
from bot.conversations.relay import Relay
from bot.conversations.turns import TurnProcessor
from bot.conversations.understanding import Understanding
from bot.customers import Customers
from bot.database import connect, reading
from bot.gaps.report import Gaps
from bot.gaps.store import MissedQuestionStore
from bot.housekeeping import keep_house
from bot.indexes import indexes_of
from bot.insights import Insights
from bot.knowledge import PromotedKnowledge, RetrievedKnowledge
from bot.language.reader import ConversationReader
from bot.mail.smtp import smtp_of
from bot.messages import Catalogue
from bot.notices.mailer import Mailer
from bot.secrets import action_token
from bot.settings import Settings, get_settings
from bot.training.registry import ModelRegistry
from bot.web.auth import Tokens
from bot.web.limits import Limiter
from bot.web.webhooks import Webhooks
from escalation.agents_sql import SqlAgentStore
from escalation.signals import Thresholds
from escalation.sql import SqlQueueStore
from retrieval.encoder import CachingEncoder, Encoder, load_encoder
from retrieval.index import Indexes
from retrieval.retriever import Retriever

events = structlog.get_logger(__name__)

ENCODER_CACHE = 4096
SHOWN_GAPS = 20


def utc_now() -> datetime:
    """The time, aware."""
    return datetime.now(timezone.utc)


@dataclass
class Container:
    """The parts of one app process. Cheap parts are made when first used; `warm_up` loads the heavy ones."""

    settings: Settings
    now: Any = utc_now
    bus: Bus = field(default_factory=Bus)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @cached_property
    def engine(self) -> Engine:
        return connect(self.settings.database)

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue()

    @cached_property
    def encoder(self) -> Encoder:
        return CachingEncoder(load_encoder(self.settings.encoder), ENCODER_CACHE)

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self.settings.signing_key(), self.settings.session_days)

    @cached_property
    def limiter(self) -> Limiter:
        return Limiter(self.settings.requests_per_minute, enabled=not self.settings.demo)

    @cached_property
    def queue(self) -> SqlQueueStore:
        return SqlQueueStore(self.engine)

    @cached_property
    def agents(self) -> SqlAgentStore:
        return SqlAgentStore(self.engine)

    @cached_property
    def thresholds(self) -> Thresholds:
        return self.settings.thresholds

    @cached_property
    def desk(self) -> AgentDesk:
        return AgentDesk(
            engine=self.engine,
            queue=self.queue,
            agents=self.agents,
            catalogue=self.catalogue,
            bus=self.bus,
            now=self.now,
        )

    @cached_property
    def reception(self) -> Reception:
        return Reception(
            engine=self.engine,
            bus=self.bus,
            now=self.now,
            max_chars=self.settings.max_message_chars,
            capabilities={name: channel.capabilities for name, channel in self.channels.items()},
            settle=timedelta(seconds=self.settings.reorder_seconds),
        )

    @cached_property
    def customers(self) -> Customers:
        return Customers(self.engine, self.now)

    @cached_property
    def insights(self) -> Insights:
        return Insights(self.engine, lambda: [gap.as_json() for gap in self.gaps.find(top=SHOWN_GAPS)])

    @cached_property
    def missed_questions(self) -> MissedQuestionStore:
        return MissedQuestionStore(self.engine, lambda: self.encoder)

    @cached_property
    def assist(self) -> AgentAssist:
        return AgentAssist(self.engine, self.queue, lambda: self.knowledge)

    @cached_property
    def gaps(self) -> Gaps:
        return Gaps(self.missed_questions, self.now, lambda: self.knowledge)

    @cached_property
    def dialogue(self) -> Dialogue:
        return RasaDialogue(self.settings.rasa, self.settings.rasa_timeout, action_token(self.settings))

    @cached_property
    def knowledge(self) -> Knowledge:
        return knowledge_of(self.settings, self.encoder, indexes_of(self.settings, self.engine))

    @cached_property
    def services(self) -> Services:
        return Services(
            orders=sql_order_desk(self.engine, now=self.now),
            knowledge=self.knowledge,
            queue=self.queue,
            agents=self.agents,
            now=self.now,
            languages=frozenset(self.settings.languages),
            thresholds=self.thresholds,
            history=SqlContactHistory(self.engine),
            missed=self.missed_questions,
        )

    @cached_property
    def turns(self) -> TurnProcessor:
        return TurnProcessor(
            engine=self.engine,
            dialogue=self.dialogue,
            understanding=Understanding(ConversationReader(self.settings.languages), self.encoder),
            catalogue=self.catalogue,
            failures=QueueFailureHandoff(self.queue, self.agents, self.thresholds),
            bus=self.bus,
            now=self.now,
            patience=timedelta(seconds=self.settings.rasa_patience),
        )

    @cached_property
    def channels(self) -> dict[str, Channel]:
        return channels_of(self.settings)

    @cached_property
    def relay(self) -> Relay:
        return Relay(
            engine=self.engine,
            channels=self.channels,
            bus=self.bus,
            now=self.now,
            hint=lambda lang: self.catalogue.text("choose-by-number", lang),
            pace=Pace(self.channels),
        )

    @cached_property
    def notices(self) -> OutboxSender:
        return OutboxSender(self.engine)

    @cached_property
    def mailer(self) -> Mailer | None:
        smtp = smtp_of(self.settings)
        if smtp is None:
            return None
        return Mailer(
            engine=self.engine,
            smtp=smtp,
            sender=self.settings.mail_from,
            catalogue=self.catalogue,
            now=self.now,
            keep_codes=self.settings.demo,
        )

    @cached_property
    def webhooks(self) -> Webhooks:
        return Webhooks(
            channels=self.channels,
            reception=self.reception,
            relay=self.relay,
            base_url=lambda: self.settings.base_url,
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading."""
        with reading(self.engine) as connection:
            yield connection

    def warm_up(self) -> None:
        """Load encoder, detector and index, so that the first shopper does not wait."""
        reading = self.turns.warm_up()
        self.knowledge.ask("hello", language="en", market="default")
        events.info("warm", encoder=self.encoder.name, language=reading.language)

    async def start(self) -> None:
        """Start the workers."""
        self.bus.attach()
        await asyncio.to_thread(self.warm_up)
        chores = (self.desk.give_back_abandoned, lambda: self.notices.forget_codes(self.now()))
        work = (self.turns.work(self.settings.turn_workers), self.relay.work(), keep_house(chores))
        listening = [self.webhooks.listen(c) for c in self.channels.values() if isinstance(c, Listener)]
        mailing = [self.mailer.work()] if self.mailer else []
        if not self.mailer:
            events.warning("mail_is_off", what="one-time codes and receipts wait; set CROSSDESK_SMTP_HOST")
        self._tasks = [asyncio.create_task(job) for job in (*work, *listening, *mailing)]

    async def stop(self) -> None:
        """Stop the workers; what they had begun is taken up again after its lease."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.dialogue.close()
        await self.webhooks.close()
        for channel in self.channels.values():
            await channel.close()
        self.engine.dispose()


def knowledge_of(settings: Settings, encoder: Encoder, indexes: Indexes) -> Knowledge:
    """The shop's FAQ: an index of its own, or the promoted model's."""

    def load(folder: Path) -> Knowledge:
        return RetrievedKnowledge(Retriever(folder, encoder, indexes=indexes))

    if settings.faq_index is not None:
        return load(settings.faq_index)
    return PromotedKnowledge(ModelRegistry(settings.models), load)


def action_services() -> Services:
    """The services of a process that runs only actions (`rasa run actions`)."""
    return Container(get_settings()).services
