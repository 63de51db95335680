"""Say what a sentence encoder is. Contract only; loads no weights and decides nothing about meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

Kind = Literal["query", "passage"]
Vectors = npt.NDArray[np.float32]


class EncoderError(Exception):
    """The sentence encoder cannot be used."""


class EncoderUnavailable(EncoderError):
    """The named encoder, or a package that carries its weights, is not installed here."""


class Encoder(Protocol):
    """Turns texts into vectors whose inner product is their similarity.

    `name` identifies the weights: vectors of two encoders are comparable only if their names are equal, so
    indexes and trained models store it. Implementations may be called from several threads at once.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        """Return float32 of shape (len(texts), dimension), every row of unit length.

        `kind` says which side of a search the texts are on; an encoder that treats both alike ignores it.
        """
        ...


def unit_rows(vectors: npt.NDArray[np.floating]) -> Vectors:
    """Scale every row to length one; a row of zeros becomes the first unit vector, so no row is ever NaN."""
    rows = np.array(vectors, dtype=np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    empty = lengths < 1e-12
    if empty.any():
        rows[empty] = 0.0
        rows[empty, 0] = 1.0
        lengths[empty] = 1.0
    rows /= lengths[:, None]
    return rows


def well_formed(text: str) -> str:
    """Replace halves of surrogate pairs, which no tokeniser accepts, by question marks."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
