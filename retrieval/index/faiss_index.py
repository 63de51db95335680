"""Read, write and search a FAISS index: what its kinds have in common. Decides no kind and no parameter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from typing_extensions import Self

from retrieval.encoder import Vectors
from retrieval.index.base import IndexCorrupted, Positions


class FaissIndex:
    """Wraps one FAISS index over inner products. Subclasses train it and say how thoroughly it is searched."""

    read_flags = 0

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, vectors: Vectors) -> None:
        """The first call sets the range of 8-bit codes and the lists, so it should bring typical vectors, best
        all."""
        vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        if not len(vectors):
            return
        if not len(self):
            self._index = self.prepared(vectors)
        self._index.add(vectors)

    def prepared(self, vectors: Vectors) -> faiss.Index:
        """The index to add the first vectors to, trained on them."""
        if not self._index.is_trained:
            self._index.train(vectors)
        return self._index

    def search(self, queries: Vectors, k: int) -> tuple[Vectors, Positions]:
        k = min(k, len(self))
        if k == 0:
            return np.zeros((len(queries), 0), dtype=np.float32), np.zeros((len(queries), 0), dtype=np.int64)
        queries = np.ascontiguousarray(queries, dtype=np.float32)
        faiss.omp_set_num_threads(1)  # a setting of the calling thread
        scores, positions = self._index.search(queries, k, params=self.parameters(k))
        short = positions[:, -1] < 0  # where it looked there were fewer than k
        if short.any():
            scores[short], positions[short] = self.exhaustive(queries[short], k)
        return scores, positions

    def parameters(self, k: int) -> Any:
        """FAISS search parameters for the k nearest; None for an exhaustive kind."""
        return None

    def exhaustive(self, queries: Vectors, k: int) -> tuple[Vectors, Positions]:
        """Compare with every stored vector, however long it takes."""
        scores, positions = self._index.search(queries, k)
        return scores, positions

    def save(self, path: Path) -> None:
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Raises IndexCorrupted for a file that is not an index."""
        try:
            stored = faiss.read_index(str(path), cls.read_flags)
        except RuntimeError as exc:
            raise IndexCorrupted(f"{path}: {str(exc).splitlines()[0]}") from exc
        index = cls.__new__(cls)
        index._index = stored
        return index
