"""Carry a sentence vector inside a message's metadata: base64 of little-endian float16. Never encodes
text."""

from __future__ import annotations

import base64
import binascii

import numpy as np
import numpy.typing as npt

VECTOR_KEY = "vector"
"""Where the vector travels in the metadata of a message to Rasa."""

OWN_VECTOR_KEY = "own_vector"
"""Where the vector of `own_words` travels, for a message that quotes somebody."""


def to_wire(vector: npt.ArrayLike) -> str:
    """Return one vector as text; float16 moves no component by more than 0.05 % of its value."""
    return base64.b64encode(np.asarray(vector, dtype="<f2").tobytes()).decode("ascii")


def from_wire(text: str) -> npt.NDArray[np.float32]:
    """Return the vector as a float32 row. Raises ValueError for anything that `to_wire` did not write."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, TypeError, ValueError) as exc:
        raise ValueError("a sentence vector must be base64 text") from exc
    if not raw or len(raw) % 2:
        raise ValueError("a sentence vector must hold whole float16 numbers")
    vector = np.frombuffer(raw, dtype="<f2").astype(np.float32)
    if not np.isfinite(vector).all():
        raise ValueError("a sentence vector must be finite")
    return vector
