"""Choose the index for a number of vectors, make it, and open a stored one by its kind. Never searches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import Engine

from retrieval.index.approximate import HnswIndex, IvfIndex
from retrieval.index.base import IndexMismatch, VectorIndex
from retrieval.index.flat import FlatIndex
from retrieval.index.memory import MemoryIndex
from retrieval.index.pgvector import PgvectorIndex, drop_stored

FLOATS_UP_TO = 4_000
"""Vectors searched as float32; above, 8-bit codes save more time than their rounding costs in rank."""

EXACT_UP_TO = 100_000
"""Vectors compared one by one; above, an index that looks at some of them only."""

_EMPTY: dict[str, Callable[[int], VectorIndex]] = {
    "flat": lambda dimension: FlatIndex(dimension, "float32"),
    "flat-int8": lambda dimension: FlatIndex(dimension, "int8"),
    "ivf-int8": IvfIndex,
    "hnsw-int8": HnswIndex,
    "memory": MemoryIndex,
}
_LOAD: dict[str, Callable[[Path], VectorIndex]] = {
    "flat": FlatIndex.load,
    "flat-int8": FlatIndex.load,
    "ivf-int8": IvfIndex.load,
    "hnsw-int8": HnswIndex.load,
    "memory": MemoryIndex.load,
}
_IN_POSTGRES = "pgvector"

KINDS = (*_EMPTY, _IN_POSTGRES)


@dataclass(frozen=True)
class Indexes:
    """Where vectors are kept and searched.

    In files, by size: exhaustively; above `EXACT_UP_TO` as a graph in memory if it takes at most `memory` bytes,
    else as lists in a mapped file. With `new_in_postgres`, new ones go into tables of `postgres`; those in files
    can still be opened. `kind`, if given, is taken whatever the size.
    """

    memory: int = 512 << 20
    postgres: Engine | None = None
    new_in_postgres: bool = False
    kind: str | None = None

    def choose(self, vectors: int, dimension: int) -> str:
        """The kind that suits so many vectors of a dimension."""
        if self.kind is not None:
            return self.kind
        if self.new_in_postgres:
            return _IN_POSTGRES
        if vectors <= EXACT_UP_TO:
            return "flat" if vectors <= FLOATS_UP_TO else "flat-int8"
        return "hnsw-int8" if HnswIndex.bytes_of(vectors, dimension) <= self.memory else "ivf-int8"

    def empty(self, kind: str, dimension: int) -> VectorIndex:
        """An index to add vectors to. Raises IndexMismatch for a kind that is unknown or cannot be had here."""
        if kind == _IN_POSTGRES:
            return PgvectorIndex.create(self._database(), dimension)
        return _known(_EMPTY, kind)(dimension)

    def load(self, kind: str, path: Path) -> VectorIndex:
        """Raises IndexMismatch for an unknown kind, IndexCorrupted for a file that is not one."""
        if kind == _IN_POSTGRES:
            return PgvectorIndex.load(path, self._database())
        return _known(_LOAD, kind)(path)

    def discard(self, folder: Path) -> None:
        """Drop what a version keeps outside its folder, which is about to be removed."""
        if self.postgres is not None:
            drop_stored(folder, self.postgres)

    def _database(self) -> Engine:
        if self.postgres is None:
            raise IndexMismatch("the index keeps its vectors in PostgreSQL, and no PostgreSQL is configured")
        return self.postgres


def _known(kinds: dict[str, Callable], kind: str) -> Callable:  # type: ignore[type-arg]
    if kind not in kinds:
        raise IndexMismatch(f"no index kind {kind!r}; known: {', '.join(KINDS)}")
    return kinds[kind]
