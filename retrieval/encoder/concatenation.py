"""Join several encoders into one whose similarity is their weighted sum. Loads nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from retrieval.encoder.base import Encoder, Kind, Vectors, unit_rows


class ConcatenatedEncoder:
    """√w₁·first ⊕ √w₂·second …, weights summing to one, so that the inner product is Σ wᵢ·cosineᵢ."""

    def __init__(self, parts: Sequence[tuple[Encoder, float]]) -> None:
        total = sum(weight for _, weight in parts)
        self._parts = [(encoder, float(np.sqrt(weight / total))) for encoder, weight in parts]
        self.name = "+".join(f"{encoder.name}*{weight / total:g}" for encoder, weight in parts)
        self.dimension = sum(encoder.dimension for encoder, _ in parts)

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return unit_rows(
            np.concatenate([encoder.encode(texts, kind) * scale for encoder, scale in self._parts], axis=1)
        )
