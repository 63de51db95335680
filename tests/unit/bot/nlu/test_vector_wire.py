"""The sentence vector inside a message's metadata."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from bot.nlu.wire import from_wire, to_wire


def test_a_vector_survives_the_wire_within_half_precision():
    vector = np.random.default_rng(1).normal(size=896).astype(np.float32)
    vector /= np.linalg.norm(vector)
    back = from_wire(to_wire(vector))
    assert back.dtype == np.float32
    assert np.abs(back - vector).max() < 1e-4


@pytest.mark.parametrize(
    "wire",
    ["", "not base64!", "QQ==", base64.b64encode(np.array([np.nan], "<f2").tobytes()).decode(), None, 7],
)
def test_anything_else_is_refused(wire):
    with pytest.raises(ValueError, match="sentence vector"):
        from_wire(wire)
