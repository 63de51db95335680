"""Search vectors by comparing with every one of them in numpy: the memory implementation of the seam."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from retrieval.encoder import Vectors
from retrieval.index.base import IndexCorrupted, Positions


class MemoryIndex:
    """Exact, without dependencies, for tests and small corpora."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._vectors: Vectors = np.zeros((0, dimension), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._vectors)

    def add(self, vectors: Vectors) -> None:
        self._vectors = np.concatenate([self._vectors, np.asarray(vectors, dtype=np.float32)])

    def search(self, queries: Vectors, k: int) -> tuple[Vectors, Positions]:
        scores = queries @ self._vectors.T
        best = np.argsort(-scores, axis=1, kind="stable")[:, :k].astype(np.int64)
        return np.take_along_axis(scores, best, axis=1), best

    def save(self, path: Path) -> None:
        with path.open("wb") as file:
            np.save(file, self._vectors)

    @classmethod
    def load(cls, path: Path) -> MemoryIndex:
        try:
            vectors = np.load(path, allow_pickle=False)
        except (OSError, ValueError) as exc:
            raise IndexCorrupted(f"{path}: {exc}") from exc
        index = cls(vectors.shape[1])
        index.add(vectors)
        return index
