"""Search vectors exhaustively with FAISS. For up to about 100,000 of them (design §11); never approximates
the search.

The time goes into streaming the vectors from memory, so they may be kept as 8-bit codes: a quarter to stream.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import faiss
import numpy as np

from retrieval.encoder import Vectors
from retrieval.index.base import IndexCorrupted, Positions

Codec = Literal["float32", "int8"]


class FlatIndex:
    """Every query is compared with every vector. `int8` rounds the stored vectors, `float32` keeps them."""

    def __init__(self, dimension: int, codec: Codec = "float32") -> None:
        if codec == "float32":
            self._index = faiss.IndexFlatIP(dimension)
        else:
            self._index = faiss.IndexScalarQuantizer(
                dimension, faiss.ScalarQuantizer.QT_8bit_uniform, faiss.METRIC_INNER_PRODUCT
            )

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, vectors: Vectors) -> None:
        """The first call sets the range of the 8-bit codes, so it should bring typical vectors, best all."""
        vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        if not self._index.is_trained:
            self._index.train(vectors)
        self._index.add(vectors)

    def search(self, queries: Vectors, k: int) -> tuple[Vectors, Positions]:
        k = min(k, len(self))
        if k == 0:
            return np.zeros((len(queries), 0), dtype=np.float32), np.zeros((len(queries), 0), dtype=np.int64)
        faiss.omp_set_num_threads(1)  # a setting of the calling thread
        scores, positions = self._index.search(np.ascontiguousarray(queries, dtype=np.float32), k)
        return scores, positions

    def save(self, path: Path) -> None:
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> FlatIndex:
        try:
            stored = faiss.read_index(str(path))
        except RuntimeError as exc:
            raise IndexCorrupted(f"{path}: {str(exc).splitlines()[0]}") from exc
        index = cls.__new__(cls)
        index._index = stored
        return index
