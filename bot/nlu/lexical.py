"""Judge a text by its letters: complement naive Bayes over hashed character n-grams. Knows no vectors, no
language.

It knows what the sentence encoder blurs (a discount scheme's name, a one-word message) and needs no fitting
loop. Complement naive Bayes: Rennie et al., "Tackling the poor assumptions of naive Bayes text classifiers",
2003.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

BUCKETS = 1 << 16
_LENGTHS = (2, 3, 4, 5)
_LONGEST = 400
"""Characters that are looked at: a message's first words say what it wants."""


@dataclass(frozen=True)
class Counted:
    """How often a text has which n-gram buckets; counting takes longer than everything done with it."""

    buckets: npt.NDArray[np.intp]
    counts: Floats


@dataclass(frozen=True)
class LexicalModel:
    """`weights` are (classes, buckets) in float16, `idf` is (buckets,)."""

    weights: npt.NDArray[np.float16]
    idf: Floats

    def scores(self, texts: Sequence[Counted]) -> Floats:
        """Return (n, classes) scores, the best class of every row at zero, the others below."""
        found = np.zeros((len(texts), self.weights.shape[0]), dtype=np.float32)
        for row, text in enumerate(texts):
            if len(text.buckets):
                found[row] = self.weights[:, text.buckets].astype(np.float32) @ _weigh(text, self.idf)
        return found - found.max(axis=1, keepdims=True)


def count_grams(texts: Iterable[str]) -> list[Counted]:
    """Return what the model needs of every text."""
    found = []
    for text in texts:
        hashed = np.fromiter((zlib.crc32(gram.encode()) % BUCKETS for gram in _grams(text)), dtype=np.intp)
        buckets, counts = np.unique(hashed, return_counts=True)
        found.append(Counted(buckets, counts.astype(np.float32)))
    return found


def fit_lexical(
    texts: Sequence[Counted], classes: npt.NDArray[np.intp], smoothing: float = 0.3
) -> LexicalModel:
    """Fit on texts with class numbers 0, 1, 2 …"""
    frequency = np.zeros(BUCKETS, dtype=np.float32)
    for text in texts:
        frequency[text.buckets] += 1
    idf = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
    totals = np.zeros((int(classes.max()) + 1, BUCKETS), dtype=np.float32)
    for text, number in zip(texts, classes, strict=True):
        totals[number, text.buckets] += _weigh(text, idf)
    complement = totals.sum(axis=0) + smoothing - totals
    weights = -np.log(complement / complement.sum(axis=1, keepdims=True))
    weights -= weights.mean(axis=0)  # the same for every class: changes no decision, keeps float16 exact
    weights[:, frequency == 0] = 0.0
    return LexicalModel(weights.astype(np.float16), idf)


def _weigh(text: Counted, idf: Floats) -> Floats:
    values = (1 + np.log(text.counts)) * idf[text.buckets]
    length = float(np.sqrt(values @ values))
    return values / length if length else values


def _grams(text: str) -> Iterable[str]:
    """Yield the n-grams inside every word, its borders marked by spaces."""
    for word in text[:_LONGEST].lower().split():
        marked = f" {word} "
        for length in _LENGTHS:
            for start in range(len(marked) - length + 1):
                yield marked[start : start + length]
