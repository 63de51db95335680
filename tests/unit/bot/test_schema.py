"""Migrations and tables in code agree, on SQLite and PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot import schema
from bot.database import connect
from tests.databases import postgres_url


def test_sqlite_schema_is_what_the_code_expects(tmp_path: Path) -> None:
    _check(f"sqlite:///{tmp_path / 'x.db'}")


def test_postgres_schema_is_what_the_code_expects() -> None:
    with postgres_url() as url:
        _check(url)


def _check(url: object) -> None:
    engine = connect(url)  # type: ignore[arg-type]
    before, after = schema.upgrade(engine)
    assert (before, after == before) == (None, False)
    assert schema.upgrade(engine) == (after, after)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), schema.METADATA)
    engine.dispose()
    assert differences == []


def test_downgrade_is_complete(tmp_path: Path) -> None:
    from alembic import command

    engine = connect(f"sqlite:///{tmp_path / 'x.db'}")
    schema.upgrade(engine)
    with engine.begin() as connection:
        config = schema.alembic_config()
        config.attributes.update(connection=connection, metadata=schema.METADATA)
        command.downgrade(config, "base")
    with engine.connect() as connection:
        left = {
            row[0]
            for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    engine.dispose()
    assert left <= {"alembic_version", "sqlite_sequence"}


def test_unreachable_database_is_an_error() -> None:
    from sqlalchemy.exc import OperationalError

    with pytest.raises(OperationalError):
        schema.upgrade(connect("sqlite:////nonexistent/x.db"))
