"""Decide a class from a sentence vector by one linear layer. Knows no labels'
meaning.

Fitting uses scikit-learn; predicting needs numpy only, so a serving process never imports scikit-learn for
it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class LinearHead:
    """Softmax over `weights @ vector + bias`."""

    labels: tuple[str, ...]
    weights: Floats
    """(classes, dimension)"""
    bias: Floats
    """(classes,)"""

    @property
    def dimension(self) -> int:
        return int(self.weights.shape[1])

    def logits(self, vectors: Floats) -> Floats:
        """Return (n, classes) scores for (n, dimension) unit vectors."""
        return vectors @ self.weights.T + self.bias

    def log_probabilities(self, vectors: Floats) -> Floats:
        """Return (n, classes)."""
        return np.log(self.probabilities(vectors) + 1e-9)

    def arrays(self) -> dict[str, npt.NDArray[np.floating]]:
        """Return what makes the head again, with its labels."""
        return {"weights": self.weights, "bias": self.bias}

    def probabilities(self, vectors: Floats) -> Floats:
        """Return (n, classes); every row sums to one."""
        return softmax(self.logits(vectors))

    def save(self, path: Path, facts: Mapping[str, Any]) -> None:
        """Write the head, and some JSON-serialisable facts, as one .npz without pickles."""
        header = json.dumps({"labels": self.labels, **facts})
        np.savez(path, header=np.array(header), **self.arrays())

    @classmethod
    def load(cls, path: Path) -> tuple[LinearHead, dict[str, Any]]:
        """Return what `save` wrote, and the facts."""
        with np.load(path, allow_pickle=False) as stored:
            facts = json.loads(str(stored["header"]))
            return cls(tuple(facts.pop("labels")), stored["weights"], stored["bias"]), facts


def softmax(scores: npt.NDArray[np.floating]) -> Floats:
    """Return row-wise softmax without overflow."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), dtype=np.float32)


def fit_head(
    vectors: Floats, labels: Sequence[str], *, regularisation: float = 20.0, iterations: int = 100
) -> LinearHead:
    """Fit a multinomial logistic regression on unit vectors, every class weighing the same in all.

    Minimises Σ weight · cross-entropy + ‖weights‖² / (2 · regularisation) by L-BFGS in single precision; the
    result does not depend on chance. Raises ValueError with fewer than two classes.
    """
    from scipy.optimize import minimize

    names = tuple(sorted(set(labels)))
    if len(names) < 2:
        raise ValueError("a classifier needs at least two classes")
    numbers = np.searchsorted(names, np.asarray(labels))
    balance = (len(labels) / (len(names) * np.bincount(numbers)))[numbers].astype(np.float32)
    rows = np.arange(len(numbers))
    padded = np.concatenate([vectors, np.ones((len(vectors), 1), dtype=np.float32)], axis=1)

    def objective(flat: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        weights = flat.reshape(len(names), -1).astype(np.float32)
        p = softmax(padded @ weights.T)
        loss = -float(balance @ np.log(p[rows, numbers] + 1e-12))
        p[rows, numbers] -= 1
        gradient = (p * balance[:, None]).T @ padded
        penalised = weights.copy()
        penalised[:, -1] = 0.0
        loss += float((penalised * penalised).sum()) / (2 * regularisation)
        return loss, (gradient + penalised / regularisation).astype(np.float64).ravel()

    start = np.zeros(len(names) * padded.shape[1])
    found = minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations})
    weights = found.x.reshape(len(names), -1).astype(np.float32)
    return LinearHead(names, np.ascontiguousarray(weights[:, :-1]), weights[:, -1].copy())
