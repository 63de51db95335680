"""Open every kind of ticket and agent store for tests. Never leaves anything behind in a database."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import OperationalError

from bot.database import connect
from escalation.agents import Agent, AgentStore
from escalation.agents_memory import MemoryAgentStore
from escalation.agents_sql import SqlAgentStore
from escalation.credentials import Passwords
from escalation.memory import MemoryQueueStore
from escalation.queues import QueueStore
from escalation.routing import Timetable
from escalation.sql import SqlQueueStore
from escalation.tables import metadata
from escalation.tickets import ConversationId, NewTicket

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)
TIMETABLE = Timetable(team_after=timedelta(minutes=5), language_after=timedelta(minutes=15))
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
"""Passwords hashed in a fraction of a millisecond: safe nowhere but here."""


@dataclass(frozen=True)
class Stores:
    """A queue and the agents who work on it; ``engine`` is None in memory."""

    queue: QueueStore
    agents: AgentStore
    engine: Engine | None = None

    def agent(self, name: str = "ana", **changes: Any) -> Agent:
        """Add an agent who speaks English, is in every team and takes four tickets, unless told otherwise."""
        fields: dict[str, Any] = {"languages": ["en"], **changes}
        return self.agents.add(f"{name}@example.com", name.title(), **fields)

    def load(self, agent: Agent) -> int:
        stored = self.agents.by_id(agent.id)
        assert stored is not None
        return stored.load


def call(conversation: str = "conversation-1", **changes: Any) -> NewTicket:
    """A normal English call for a person to the front line, unless told otherwise."""
    fields: dict[str, Any] = {
        "reason": "request_human",
        "priority": "normal",
        "points": 15,
        "signals": (),
        "language": "en",
        **changes,
    }
    return NewTicket(conversation_id=ConversationId(conversation), **fields)


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def memory_stores() -> Stores:
    agents = MemoryAgentStore(CHEAP)
    return Stores(MemoryQueueStore(agents, TIMETABLE), agents)


def sql_stores(engine: Engine) -> Stores:
    return Stores(SqlQueueStore(engine, TIMETABLE), SqlAgentStore(engine, CHEAP), engine)


def empty(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(sa.delete(table))


@contextmanager
def sqlite_engine(folder: Path) -> Iterator[Engine]:
    engine = connect(f"sqlite:///{folder / 'tickets.db'}")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@contextmanager
def postgres_engine() -> Iterator[Engine]:
    """A PostgreSQL engine in a schema of its own, dropped afterwards. Without a server the test is skipped,
    in CI it fails."""
    url, schema = _reachable_postgres(), f"crossdesk_test_{uuid.uuid4().hex}"
    admin = connect(url)
    with admin.begin() as connection:
        connection.execute(sa.schema.CreateSchema(schema))
    engine = connect(
        make_url(url).update_query_dict({"options": f"-csearch_path={schema} -clock_timeout=20s"})
    )
    try:
        metadata.create_all(engine)
        yield engine
    finally:
        engine.dispose()
        with admin.begin() as connection:
            connection.execute(sa.schema.DropSchema(schema, cascade=True))
        admin.dispose()


def _reachable_postgres() -> Any:
    url = make_url(os.environ.get("CROSSDESK_TEST_POSTGRES", "postgresql://127.0.0.1:5432/test"))
    users = [url.username] if url.username else [None, "postgres"]
    error: OperationalError | None = None
    for user in users:
        candidate = url.set(username=user) if user else url
        try:
            with connect(candidate).connect():
                return candidate
        except OperationalError as exc:
            error = exc
    reason = f"no PostgreSQL at {url.host}:{url.port} (CROSSDESK_TEST_POSTGRES): {type(error).__name__}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
