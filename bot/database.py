"""Open the shop's database: SQLite by default, PostgreSQL by URL. Decides how connections behave, never what
is stored.

SQLite runs in WAL mode and every transaction that may write begins IMMEDIATE, so that two writers queue instead
of failing half-way. Readers (`reading`) never wait.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import QueuePool

LOCK_WAIT_SECONDS = 10


def connect(url: str | URL) -> Engine:
    """Return an engine for ``url`` (``sqlite:///path`` or ``postgresql://…``)."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return create_engine(
        url,
        future=True,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        connect_args={"connect_timeout": 5},
    )


def reading(engine: Engine) -> Connection:
    """Return a connection for reading only; on SQLite it never waits for a writer."""
    return engine.connect().execution_options(readonly=True)


def _sqlite(url: URL) -> Engine:
    engine = create_engine(
        url,
        future=True,
        poolclass=QueuePool,  # opening a file for every transaction costs more than most transactions
        pool_size=10,
        max_overflow=20,
        connect_args={"timeout": LOCK_WAIT_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's begin event below starts transactions
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        reads = connection.get_execution_options().get("readonly")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine
