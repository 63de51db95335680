"""A conversation side without Rasa: real database, a scripted dialogue that saves its tracker as Rasa's store does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversations.tables import metadata as conversation_tables
from escalation.tables import metadata as escalation_tables
from tests.databases import postgres_engine, sqlite_engine
from tests.unit.bot.conversations.office import Office

SCHEMAS = [conversation_tables, escalation_tables]


@pytest.fixture(params=["sqlite", "postgres"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    opened = sqlite_engine(tmp_path, SCHEMAS) if request.param == "sqlite" else postgres_engine(SCHEMAS)
    with opened as engine:
        yield Office(engine)
