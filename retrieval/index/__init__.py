"""Vector indexes and the versions they are stored in."""

from retrieval.index.base import (
    IndexCorrupted,
    IndexGone,
    IndexMismatch,
    IndexMissing,
    IndexUnavailable,
    SearchIndexError,
    VectorIndex,
)
from retrieval.index.choice import Indexes

__all__ = [
    "IndexCorrupted",
    "IndexGone",
    "IndexMismatch",
    "IndexMissing",
    "IndexUnavailable",
    "Indexes",
    "SearchIndexError",
    "VectorIndex",
]
