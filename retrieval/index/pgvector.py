"""Keep vectors in tables of PostgreSQL and search them there with pgvector, so that any number of machines share
one index.

A table is written once and never changed. What is stored on disk is a file that names it: a version of an index is
still one folder, and swapping is still one rename, after the table is complete and indexed.
"""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, ProgrammingError

from retrieval.encoder import Vectors
from retrieval.index.base import IndexCorrupted, IndexGone, IndexMismatch, IndexUnavailable, Positions

OLDEST = (0, 8)
"""Version of pgvector: it has half precision, graphs, and graph searches that go on until enough is found."""

_GRAPH_FROM = 2_000  # vectors; fewer are compared one by one
_LINKS = 16
_BUILD_BREADTH = 64
_SEARCH_BREADTH = 128
_WIDEST_SEARCH = 1_000  # pgvector's limit
_ROWS = 10_000  # sent at a time
_LONGEST_FILE = 1_000

_GRAPH_SEARCH = sa.text(  # for this transaction, in one round trip
    "SELECT set_config('hnsw.ef_search', :breadth, true), set_config('hnsw.iterative_scan', 'strict_order', true)"
)

_UNDEFINED_TABLE = "42P01"
_NO_PRIVILEGE = "42501"
_NO_SUCH_FILE = "58P01"
_NOT_SUPPORTED = "0A000"


class PgvectorIndex:
    """Vectors of half precision in a table; above 2,000 of them, with a graph (HNSW)."""

    def __init__(self, engine: Engine, dimension: int, table: str = "", count: int = 0) -> None:
        self.dimension = dimension
        self._engine = engine
        self._table = table or f"faq_vectors_{uuid.uuid4().hex}"
        self._count = count

    @classmethod
    def create(cls, engine: Engine, dimension: int) -> PgvectorIndex:
        """An index to add vectors to. Raises IndexMismatch where PostgreSQL has no pgvector, IndexUnavailable."""
        with _transaction(engine) as connection:
            _require_extension(connection)
        return cls(engine, dimension)

    def __len__(self) -> int:
        return self._count

    def add(self, vectors: Vectors) -> None:
        with _transaction(self._engine) as connection:
            if not self._count:
                connection.execute(sa.text(
                    f"CREATE TABLE {self._table} (position integer NOT NULL,"
                    f" vector halfvec({self.dimension}) NOT NULL)"
                ))  # fmt: skip
            for start in range(0, len(vectors), _ROWS):
                rows = np.asarray(vectors[start : start + _ROWS], dtype=np.float32)
                _copy(connection, self._table, self._count + start, rows)
        self._count += len(vectors)

    def search(self, queries: Vectors, k: int) -> tuple[Vectors, Positions]:
        k = min(k, self._count)
        scores = np.zeros((len(queries), k), dtype=np.float32)
        positions = np.zeros((len(queries), k), dtype=np.int64)
        if k == 0:
            return scores, positions
        with _transaction(self._engine) as connection:
            breadth = min(_WIDEST_SEARCH, max(_SEARCH_BREADTH, k))
            connection.execute(_GRAPH_SEARCH, {"breadth": str(breadth)})
            for row, query in enumerate(queries):
                found = self._nearest(connection, query, k)
                scores[row] = [-distance for _, distance in found]
                positions[row] = [position for position, _ in found]
        return scores, positions

    def _nearest(self, connection: Connection, query: Vectors, k: int) -> Sequence[Any]:
        statement = sa.text(
            f"SELECT position, vector <#> CAST(:query AS halfvec({self.dimension})) AS distance"  # noqa: S608
            f" FROM {self._table} ORDER BY distance LIMIT :k"
        )
        asked = {"query": _literal(query), "k": k}
        found = connection.execute(statement, asked).all()
        if len(found) < k:  # the graph gave up early
            connection.execute(sa.text("SET LOCAL enable_indexscan = off"))
            found = connection.execute(statement, asked).all()
        return found

    def save(self, path: Path) -> None:
        """Index the table and write a file that names it."""
        if self._count:
            with _transaction(self._engine) as connection:
                if self._count >= _GRAPH_FROM:
                    connection.execute(sa.text("SET LOCAL maintenance_work_mem = '1GB'"))
                    connection.execute(sa.text(
                        f"CREATE INDEX ON {self._table} USING hnsw (vector halfvec_ip_ops)"
                        f" WITH (m = {_LINKS}, ef_construction = {_BUILD_BREADTH})"
                    ))  # fmt: skip
                connection.execute(sa.text(f"ANALYZE {self._table}"))
        stored = {"table": self._table, "dimension": self.dimension, "count": self._count}
        path.write_text(json.dumps(stored) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path, engine: Engine) -> PgvectorIndex:
        """Raises IndexCorrupted, also when the table is not what was written, and IndexUnavailable."""
        stored = _read(path)
        if stored is None:
            raise IndexCorrupted(f"{path} names no table")
        table, dimension, count = stored
        if count:
            with _transaction(engine) as connection:
                found = connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
            if found != count:
                raise IndexCorrupted(f"{path}: {found} vectors in table {table}, {count} were written")
        return cls(engine, dimension, table, count)


def drop_stored(folder: Path, engine: Engine) -> None:
    """Drop the tables that files in a folder name."""
    tables = [stored[0] for path in folder.glob("*.index") if (stored := _read(path)) is not None]
    if tables:
        with _transaction(engine) as connection:
            connection.execute(sa.text(f"DROP TABLE IF EXISTS {', '.join(tables)}"))


def _read(path: Path) -> tuple[str, int, int] | None:
    """Table, dimension and count that a file names; None if it is another kind of file."""
    try:
        if path.stat().st_size > _LONGEST_FILE:
            return None
        stored = json.loads(path.read_text(encoding="utf-8"))
        table, dimension, count = str(stored["table"]), int(stored["dimension"]), int(stored["count"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return (table, dimension, count) if table.isidentifier() else None


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction whose errors are the package's."""
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as exc:
        said = str(exc.orig).splitlines()[0]
        code = getattr(exc.orig, "pgcode", None)
        if isinstance(exc, ProgrammingError) and code == _UNDEFINED_TABLE:
            raise IndexGone(f"{said}; it was replaced or dropped") from exc
        raise IndexUnavailable(f"PostgreSQL: {said}") from exc


def _require_extension(connection: Connection) -> None:
    advice = "install pgvector on the server and say there: CREATE EXTENSION vector"
    try:
        connection.execute(sa.text("CREATE EXTENSION IF NOT EXISTS vector"))
    except DBAPIError as exc:
        if getattr(exc.orig, "pgcode", None) not in (_NO_PRIVILEGE, _NO_SUCH_FILE, _NOT_SUPPORTED):
            raise
        raise IndexMismatch(f"PostgreSQL has no pgvector: {advice}") from exc
    version = connection.execute(
        sa.text("SELECT extversion FROM pg_extension WHERE extname = 'vector'")
    ).scalar_one()
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST:
        needed = ".".join(map(str, OLDEST))
        raise IndexMismatch(
            f"pgvector {version} is too old, {needed} is needed: ALTER EXTENSION vector UPDATE"
        )


def _copy(connection: Connection, table: str, first: int, vectors: Vectors) -> None:
    """Send rows in PostgreSQL's binary COPY format, in which a halfvec is its dimension, a zero and its numbers."""
    rows = np.zeros(
        len(vectors),
        dtype=[
            ("fields", ">i2"), ("position_bytes", ">i4"), ("position", ">i4"),
            ("vector_bytes", ">i4"), ("dimension", ">i2"), ("unused", ">i2"), ("vector", ">f2", vectors.shape[1:]),
        ],
    )  # fmt: skip
    rows["fields"], rows["position_bytes"], rows["position"] = 2, 4, np.arange(first, first + len(vectors))
    rows["vector_bytes"], rows["dimension"] = 4 + 2 * vectors.shape[1], vectors.shape[1]
    rows["vector"] = vectors
    stream = io.BytesIO(b"PGCOPY\n\xff\r\n\0" + bytes(8) + rows.tobytes() + b"\xff\xff")
    with connection.connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} (position, vector) FROM STDIN (FORMAT binary)", stream)


def _literal(vector: Vectors) -> str:
    return "[" + ",".join(f"{number:.5g}" for number in vector.tolist()) + "]"
