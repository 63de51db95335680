"""Say what a vector index is and what can be wrong with one. Contract only; stores nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retrieval.encoder import Vectors

Positions = npt.NDArray[np.int64]


class SearchIndexError(Exception):
    """The search index cannot be used."""


class IndexMissing(SearchIndexError):
    """There is no index in the folder."""


class IndexCorrupted(SearchIndexError):
    """A file of the index is missing, or is not what was written."""


class IndexMismatch(SearchIndexError):
    """The index was built with another encoder, or by another version of the format."""


class IndexGone(IndexCorrupted):
    """What the index keeps outside its folder is missing, as after the version was replaced and removed."""


class IndexUnavailable(SearchIndexError):
    """The engine that holds the index cannot be reached."""


class VectorIndex(Protocol):
    """Finds the stored vectors of highest inner product. A vector's position is the order it was added in.

    Once built it is only read, by any number of threads at once.
    """

    @property
    def dimension(self) -> int: ...

    def __len__(self) -> int: ...

    def add(self, vectors: Vectors) -> None:
        """Append float32 vectors of shape (n, dimension)."""
        ...

    def search(self, queries: Vectors, k: int) -> tuple[Vectors, Positions]:
        """The min(k, len) best (scores, positions) of each query, best first, of shape (queries, that)."""
        ...

    def save(self, path: Path) -> None:
        """Complete the index and write what opening it needs to one file."""
        ...
