"""Decide a class from a sentence vector by one hidden layer. Knows no labels' meaning. numpy only.

Worth its training time from some thousand examples on, where a linear head no longer follows the exceptions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.nlu.linear import Floats, softmax

_SCALE = 6.0
"""Unit vectors have components far below one; scaled, the first layer starts in its lively range."""

_HIDDEN = 512
EPOCHS = 10
"""Times that every example is seen; enough from some 15,000 examples on, too few for a third of them."""

_BATCH = 256
_RATE = 5e-3
"""Of the first step; it falls to nothing along a line."""

_DECAY = 0.02
_DROP_INPUT, _DROP_HIDDEN = 0.2, 0.5
_SMOOTHING = 0.1
_MOMENTUM, _VARIANCE = 0.9, 0.999


@dataclass(frozen=True)
class NetworkHead:
    """log softmax over `second @ relu(first @ vector + first_bias) + second_bias`."""

    labels: tuple[str, ...]
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats

    @property
    def dimension(self) -> int:
        return int(self.first.shape[1])

    def log_probabilities(self, vectors: Floats) -> Floats:
        """Return (n, classes)."""
        hidden = np.maximum(_SCALE * vectors @ self.first.T + self.first_bias, 0)
        return np.log(softmax(hidden @ self.second.T + self.second_bias) + 1e-9)

    def arrays(self) -> dict[str, npt.NDArray[np.floating]]:
        """Return what `restore` needs."""
        return {
            "first": self.first,
            "first_bias": self.first_bias,
            "second": self.second,
            "second_bias": self.second_bias,
        }


def fit_network(
    vectors: Floats, labels: Sequence[str], *, epochs: int = EPOCHS, seed: int = 13
) -> NetworkHead:
    """Fit by AdamW (Loshchilov & Hutter 2019) with dropout and smoothed labels, every class weighing the
    same in all.

    The same data and seed give the same network. Raises ValueError with fewer than two classes.
    """
    names = tuple(sorted(set(labels)))
    if len(names) < 2:
        raise ValueError("a classifier needs at least two classes")
    numbers = np.searchsorted(names, np.asarray(labels))
    balance = (len(labels) / (len(names) * np.bincount(numbers)))[numbers].astype(np.float32)
    target = np.full((len(numbers), len(names)), _SMOOTHING / len(names), dtype=np.float32)
    target[np.arange(len(numbers)), numbers] += 1 - _SMOOTHING
    generator = np.random.default_rng(seed)
    parameters = _initial(vectors.shape[1], len(names), generator)
    optimiser = _AdamW(parameters)
    steps = epochs * -(-len(numbers) // _BATCH)
    for _ in range(epochs):
        order = generator.permutation(len(numbers))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            gradients = _gradients(parameters, vectors[rows], target[rows], balance[rows], generator)
            optimiser.step(gradients, _RATE * (1 - optimiser.steps / steps))
    first, first_bias, second, second_bias = parameters
    return NetworkHead(names, first, first_bias, second, second_bias)


def _initial(dimension: int, classes: int, generator: np.random.Generator) -> list[Floats]:
    def layer(rows: int, columns: int) -> list[Floats]:
        bound = 1 / np.sqrt(columns)
        weights = generator.uniform(-bound, bound, (rows, columns)).astype(np.float32)
        return [weights, generator.uniform(-bound, bound, rows).astype(np.float32)]

    return [*layer(_HIDDEN, dimension), *layer(classes, _HIDDEN)]


def _gradients(
    parameters: list[Floats], vectors: Floats, target: Floats, balance: Floats, generator: np.random.Generator
) -> list[Floats]:
    first, first_bias, second, second_bias = parameters
    inputs = _SCALE * vectors * _kept(vectors.shape, _DROP_INPUT, generator)
    before = inputs @ first.T + first_bias
    kept = _kept(before.shape, _DROP_HIDDEN, generator)
    hidden = np.maximum(before, 0) * kept
    error = (softmax(hidden @ second.T + second_bias) - target) * (balance / len(balance))[:, None]
    below = (error @ second) * kept * (before > 0)
    return [below.T @ inputs, below.sum(axis=0), error.T @ hidden, error.sum(axis=0)]


def _kept(shape: tuple[int, ...], dropped: float, generator: np.random.Generator) -> Floats:
    return (generator.random(shape, dtype=np.float32) >= dropped).astype(np.float32) / np.float32(1 - dropped)


class _AdamW:
    """Changes parameters in place."""

    def __init__(self, parameters: list[Floats]) -> None:
        self._parameters = parameters
        self._means = [np.zeros_like(p) for p in parameters]
        self._squares = [np.zeros_like(p) for p in parameters]
        self.steps = 0

    def step(self, gradients: list[Floats], rate: float) -> None:
        self.steps += 1
        scale = rate * np.sqrt(1 - _VARIANCE**self.steps) / (1 - _MOMENTUM**self.steps)
        for parameter, gradient, mean, square in zip(
            self._parameters, gradients, self._means, self._squares, strict=True
        ):
            mean *= _MOMENTUM
            mean += (1 - _MOMENTUM) * gradient
            square *= _VARIANCE
            square += (1 - _VARIANCE) * gradient * gradient
            if parameter.ndim > 1:
                parameter *= 1 - rate * _DECAY
            parameter -= scale * mean / (np.sqrt(square) + 1e-8)
