"""Open databases for tests: a SQLite file, or PostgreSQL in a schema of its own that is dropped afterwards."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import OperationalError

from bot.database import connect

POSTGRES = os.environ.get("CROSSDESK_TEST_POSTGRES", "postgresql://127.0.0.1:5432/test")


@contextmanager
def sqlite_engine(folder: Path, schemas: Sequence[sa.MetaData]) -> Iterator[Engine]:
    engine = connect(f"sqlite:///{folder / 'test.db'}")
    for schema in schemas:
        schema.create_all(engine)
    yield engine
    engine.dispose()


@contextmanager
def postgres_engine(schemas: Sequence[sa.MetaData]) -> Iterator[Engine]:
    """Skips the test when there is no server, and fails it in CI."""
    with postgres_url() as url:
        engine = connect(url)
        for schema in schemas:
            schema.create_all(engine)
        yield engine
        engine.dispose()


@contextmanager
def postgres_url() -> Iterator[Any]:
    """A URL whose search path is a fresh schema."""
    base, name = reachable_postgres(), f"crossdesk_test_{uuid.uuid4().hex}"
    admin = connect(base)
    with admin.begin() as connection:
        connection.execute(sa.schema.CreateSchema(name))
    try:
        yield make_url(base).update_query_dict({"options": f"-csearch_path={name}"})
    finally:
        with admin.begin() as connection:
            connection.execute(sa.schema.DropSchema(name, cascade=True))
        admin.dispose()


def reachable_postgres() -> Any:
    """The test server's URL, as the current user or as ``postgres``."""
    url = make_url(POSTGRES)
    error: OperationalError | None = None
    for user in [url.username] if url.username else [None, "postgres"]:
        candidate = url.set(username=user)
        try:
            engine = connect(candidate)
            with engine.connect():
                engine.dispose()
                return candidate
        except OperationalError as exc:
            error = exc
    reason = f"no PostgreSQL at {url.host}:{url.port} ({type(error).__name__}); set CROSSDESK_TEST_POSTGRES"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
