"""Search many vectors with FAISS without comparing them all: inverted lists on disk, or a graph in memory.

Both keep 8-bit codes. The figures were chosen by measurement on a million passages (`make bench`,
`docs/explanation/retrieval.md`).
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from typing_extensions import Self

from retrieval.encoder import Vectors
from retrieval.index.base import Positions
from retrieval.index.faiss_index import FaissIndex

_VECTORS_PER_LIST = 200  # small lists find more for the same time, but the centres cost time as well:
_MOST_LISTS = 2_048  # finding them grows with the square of their number
_TRAINED_ON = 64  # vectors per list
_RANGE_FROM = 20_000  # vectors that the range of the codes is taken from, at least
_COMPARED = 8_000  # vectors in the lists that are searched

_LINKS = 16
_BUILD_BREADTH = 64
_SEARCH_BREADTH = 128


class IvfIndex(FaissIndex):
    """Inverted lists: vectors are grouped around centres, and only the groups nearest to the query are compared.

    Loaded, the file is mapped into memory: pages are read when first needed, shared by all processes, and
    given back when memory is short.
    """

    read_flags = faiss.IO_FLAG_MMAP

    def __init__(self, dimension: int) -> None:
        super().__init__(faiss.IndexFlatIP(dimension))  # until the first vectors say how many lists there are

    def prepared(self, vectors: Vectors) -> faiss.Index:
        dimension, lists = vectors.shape[1], max(1, min(_MOST_LISTS, len(vectors) // _VECTORS_PER_LIST))
        index = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dimension),
            dimension,
            lists,
            faiss.ScalarQuantizer.QT_8bit,
            faiss.METRIC_INNER_PRODUCT,
            False,  # codes of the vectors themselves: residuals cost time in every list searched
        )
        index.cp.max_points_per_centroid = _TRAINED_ON
        index.cp.min_points_per_centroid = 1
        index.train(_sample(vectors, max(_RANGE_FROM, lists * _TRAINED_ON)))
        return index

    def parameters(self, k: int) -> Any:
        lists = self._lists()
        return faiss.SearchParametersIVF(nprobe=math.ceil(lists * _COMPARED / len(self))) if lists else None

    def exhaustive(self, queries: Vectors, k: int) -> tuple[Vectors, Positions]:
        scores, positions = self._index.search(
            queries, k, params=faiss.SearchParametersIVF(nprobe=self._lists())
        )
        return scores, positions

    @classmethod
    def load(cls, path: Path) -> Self:
        index = super().load(path)
        if index._lists():
            lists = faiss.downcast_InvertedLists(index._index.invlists)
            lists.prefetch_nthread = 0  # else every search starts threads that read ahead
        return index

    def _lists(self) -> int:
        return int(getattr(self._index, "nlist", 0))


class HnswIndex(FaissIndex):
    """A graph of near neighbours over 8-bit codes, all in memory: quicker than lists, slower to build."""

    def __init__(self, dimension: int) -> None:
        index = faiss.IndexHNSWSQ(
            dimension, faiss.ScalarQuantizer.QT_8bit, _LINKS, faiss.METRIC_INNER_PRODUCT
        )
        index.hnsw.efConstruction = _BUILD_BREADTH
        super().__init__(index)

    def parameters(self, k: int) -> Any:
        return faiss.SearchParametersHNSW(efSearch=max(_SEARCH_BREADTH, k))

    def exhaustive(self, queries: Vectors, k: int) -> tuple[Vectors, Positions]:
        scores, positions = faiss.downcast_index(self._index.storage).search(queries, k)
        return scores, positions

    @staticmethod
    def bytes_of(vectors: int, dimension: int) -> int:
        """Memory that so many vectors take: codes, and links of four bytes, twice as many on the ground floor."""
        return vectors * (dimension + 4 * (2 * _LINKS + 2))


def _sample(vectors: Vectors, count: int) -> Vectors:
    if len(vectors) <= count:
        return vectors
    chosen = np.random.default_rng(0).choice(len(vectors), count, replace=False)
    sample: Vectors = vectors[np.sort(chosen)]
    return sample
