"""Bring a database to the current schema with Alembic. Safe to call at every start and from several processes."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Engine

from actions.orders.tables import metadata as orders
from bot.conversations.tables import metadata as conversations
from bot.gaps.tables import metadata as gaps
from escalation.tables import metadata as escalation

METADATA = [conversations, escalation, orders, gaps]
MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x63726F73  # "cros": PostgreSQL advisory lock, so that two starting processes take turns


def upgrade(engine: Engine) -> tuple[str | None, str | None]:
    """Apply what is missing; return the revisions before and after."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config = alembic_config()
        config.attributes["connection"] = connection
        config.attributes["metadata"] = METADATA
        before = MigrationContext.configure(connection).get_current_revision()
        command.upgrade(config, "head")
        return before, ScriptDirectory.from_config(config).get_current_head()


def alembic_config() -> Config:
    """Where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
