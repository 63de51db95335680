"""Choose the index for a number of vectors, and load a stored one by its name. Never searches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from retrieval.index.base import IndexMismatch, VectorIndex
from retrieval.index.flat import FlatIndex
from retrieval.index.memory import MemoryIndex

EXACT_UP_TO = 4_000
"""Vectors searched as float32; above, 8-bit codes save more time than their rounding costs in rank."""

_EMPTY: dict[str, Callable[[int], VectorIndex]] = {
    "flat": lambda dimension: FlatIndex(dimension, "float32"),
    "flat-int8": lambda dimension: FlatIndex(dimension, "int8"),
    "memory": MemoryIndex,
}
_LOAD: dict[str, Callable[[Path], VectorIndex]] = {
    "flat": FlatIndex.load,
    "flat-int8": FlatIndex.load,
    "memory": MemoryIndex.load,
}

KINDS = tuple(_EMPTY)


def choose_kind(vectors: int) -> str:
    """The kind that suits a number of vectors on one machine."""
    return "flat" if vectors <= EXACT_UP_TO else "flat-int8"


def empty_index(kind: str, dimension: int) -> VectorIndex:
    return _known(_EMPTY, kind)(dimension)


def load_index(kind: str, path: Path) -> VectorIndex:
    """Raises IndexMismatch for an unknown kind, IndexCorrupted for a file that is not one."""
    return _known(_LOAD, kind)(path)


def _known(kinds: dict[str, Callable], kind: str) -> Callable:  # type: ignore[type-arg]
    if kind not in kinds:
        raise IndexMismatch(f"no index kind {kind!r}; known: {', '.join(KINDS)}")
    return kinds[kind]
