"""Run a store's statements in a transaction of its own, or inside one that somebody else began.

Decides only that, and that a database failure reaches callers as `BackendUnavailable`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from actions.orders.errors import BackendUnavailable

_INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

Store = TypeVar("Store", bound="SqlStore")


class SqlStore:
    """What every SQL store has: an engine, and `within` to join an outer transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._outer: Connection | None = None

    def within(self: Store, connection: Connection) -> Store:
        """Return the same store working inside ``connection``'s transaction, which its owner commits."""
        joined = copy.copy(self)
        joined._outer = connection
        return joined

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            if self._outer is not None:
                yield self._outer
            else:
                with self._engine.begin() as connection:
                    yield connection
        except (DBAPIError, PoolTimeout) as error:
            raise BackendUnavailable("the order database does not answer") from error


def upsert(connection: Connection, table: Table, values: dict[str, Any]) -> None:
    """Insert a row, or change the one with the same primary key, in one statement."""
    keys = [column.name for column in table.primary_key]
    statement = _INSERTS[connection.dialect.name](table).values(values)
    rest = {name: value for name, value in values.items() if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))
