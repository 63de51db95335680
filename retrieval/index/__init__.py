"""Vector indexes and the versions they are stored in."""

from retrieval.index.base import IndexCorrupted, IndexMismatch, IndexMissing, SearchIndexError, VectorIndex
from retrieval.index.choice import choose_kind, empty_index, load_index

__all__ = [
    "IndexCorrupted",
    "IndexMismatch",
    "IndexMissing",
    "SearchIndexError",
    "VectorIndex",
    "choose_kind",
    "empty_index",
    "load_index",
]
