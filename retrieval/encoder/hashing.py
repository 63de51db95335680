"""Encode by hashing character n-grams: the memory implementation of the Encoder seam. Knows no meaning.

Deterministic on every machine, loads nothing, a few microseconds a text: for tests, and to try things out.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence

import numpy as np

from retrieval.encoder.base import Kind, Vectors, unit_rows


class HashingEncoder:
    """Counts of hashed character n-grams of lengths 2 to 4 and of whole words, signs hashed as well."""

    def __init__(self, dimension: int = 256) -> None:
        self.dimension = dimension
        self.name = f"hashing-{dimension}"

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for gram in _grams(text):
                code = zlib.crc32(gram.encode("utf-8", "replace"))
                vectors[row, (code >> 1) % self.dimension] += 1.0 if code & 1 else -1.0
        return unit_rows(vectors)


def _grams(text: str) -> list[str]:
    grams = []
    for word in unicodedata.normalize("NFKC", text).casefold().split():
        marked = f" {word} "
        grams.append(marked)
        grams += [marked[i : i + n] for n in (2, 3, 4) for i in range(len(marked) - n + 1)]
    return grams
