"""Let three witnesses say which of some labels a message has. Chooses and rejects nothing.

- A head on the sentence vector (linear, or with a hidden layer when there are thousands of examples) knows
what is
  meant, in every language.
- Complement naive Bayes on character n-grams knows the exact words of the languages it was trained in.
- The nearest training examples know whether anything like it was ever seen, which probabilities do not.

docs/explanation/understanding.md has the measurements behind every constant here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from bot.nlu.lexical import Counted, LexicalModel, fit_lexical
from bot.nlu.linear import Floats, LinearHead, fit_head
from bot.nlu.network import EPOCHS, NetworkHead, fit_network

_BLOCKS: dict[int, tuple[tuple[int, float], ...]] = {896: ((512, 0.3), (384, 0.7))}
"""How a vector is made of encoders' vectors, by its length: (numbers, share). Other vectors are one block."""

_NEAREST = 3
_AT_ONCE = 2048
"""Messages compared with all examples in one step: more only takes memory."""


_FOLDS = 3
_MANY = 2000
"""From so many examples on the head has a hidden layer, and two folds hold out enough."""


@dataclass(frozen=True)
class Recipe:
    """How much is learned: what suits many labels with many examples, unless told otherwise."""

    epochs: int = EPOCHS
    """Times that a hidden layer sees every example."""

    most_examples: int = 250
    """Training examples kept per label to compare with."""


_USUAL = Recipe()


class Head(Protocol):
    """Judges vectors; `LinearHead` or `NetworkHead`."""

    @property
    def labels(self) -> tuple[str, ...]: ...

    @property
    def dimension(self) -> int: ...

    def log_probabilities(self, vectors: Floats) -> Floats: ...

    def arrays(self) -> dict[str, npt.NDArray[np.floating]]: ...


@dataclass(frozen=True)
class Testimony:
    """All of shape (n, labels): log probability by meaning, score by words, similarity to the nearest
    examples."""

    meaning: Floats
    words: Floats
    near: Floats

    def fused(self, words: float, near: float) -> Floats:
        """Return meaning + words · their weight + nearness · its weight."""
        return self.meaning + words * self.words + near * self.near


@dataclass(frozen=True)
class Witnesses:
    """What was learned from the training examples; `owners` says which label each kept example has, in
    rising order."""

    head: Head
    lexical: LexicalModel
    centre: Floats
    examples: Floats
    owners: npt.NDArray[np.int16]

    @property
    def labels(self) -> tuple[str, ...]:
        return self.head.labels

    def hear(self, vectors: Floats, texts: Sequence[Counted]) -> Testimony:
        """Return what each witness says of every label, for unit vectors (n, dimension)."""
        placed = _placed(vectors, self.centre)
        parts = [self._near(placed[start : start + _AT_ONCE]) for start in range(0, len(placed), _AT_ONCE)]
        near = np.concatenate(parts) if parts else np.zeros((0, len(self.labels)), dtype=np.float32)
        return Testimony(self.head.log_probabilities(placed), self.lexical.scores(texts), near)

    def _near(self, placed: Floats) -> Floats:
        """Return the mean similarity to the nearest examples of every label, (n, labels)."""
        similar = placed @ self.examples.T
        near = np.zeros((len(placed), len(self.labels)), dtype=np.float32)
        borders = np.searchsorted(self.owners, np.arange(len(self.labels) + 1))
        for label in range(len(self.labels)):
            own = similar[:, borders[label] : borders[label + 1]]
            near[:, label] = _mean_of_nearest(own) if own.size else 0.0
        return near

    def save(self, path: Path, facts: Mapping[str, Any]) -> None:
        """Write everything, and some JSON-serialisable facts, as one .npz without pickles."""
        np.savez_compressed(
            path,
            header=np.array(json.dumps({"labels": self.labels, **facts})),
            **{f"head_{name}": array for name, array in self.head.arrays().items()},
            lexical=self.lexical.weights,
            idf=self.lexical.idf,
            centre=self.centre,
            examples=self.examples.astype(np.float16),
            owners=self.owners,
        )

    @classmethod
    def load(cls, path: Path) -> tuple[Witnesses, dict[str, Any]]:
        """Return what `save` wrote, and the facts."""
        with np.load(path, allow_pickle=False) as stored:
            facts = json.loads(str(stored["header"]))
            arrays = {n.removeprefix("head_"): stored[n] for n in stored.files if n.startswith("head_")}
            kind = NetworkHead if "second" in arrays else LinearHead
            head = kind(tuple(facts.pop("labels")), **arrays)
            lexical = LexicalModel(stored["lexical"], stored["idf"])
            return cls(
                head, lexical, stored["centre"], stored["examples"].astype(np.float32), stored["owners"]
            ), facts


def fit_witnesses(
    vectors: Floats,
    labels: npt.NDArray[np.str_],
    texts: Sequence[Counted],
    *,
    regularisation: float | None = None,
    recipe: Recipe = _USUAL,
    seed: int = 13,
) -> Witnesses:
    """Fit on unit vectors (n, dimension). `regularisation` follows the number of examples per label unless
    told."""
    centre = vectors.mean(axis=0)
    placed = _placed(vectors, centre)
    head: Head
    if len(labels) >= _MANY and regularisation is None:
        head = fit_network(placed, list(labels), epochs=recipe.epochs, seed=seed)
    else:
        strength = regularisation or float(np.clip(200 * len(set(labels)) / len(labels), 1.0, 20.0))
        head = fit_head(placed, list(labels), regularisation=strength)
    numbers = np.searchsorted(np.asarray(head.labels), labels)
    kept = _sampled(numbers, recipe.most_examples, seed)
    return Witnesses(
        head,
        fit_lexical(texts, numbers),
        centre,
        placed[kept].astype(np.float16).astype(np.float32),
        numbers[kept].astype(np.int16),
    )


def held_out(
    vectors: Floats,
    labels: npt.NDArray[np.str_],
    texts: Sequence[Counted],
    *,
    groups: Sequence[str] | None = None,
    regularisation: float | None = None,
    recipe: Recipe = _USUAL,
    seed: int = 13,
) -> tuple[Testimony, npt.NDArray[np.intp]]:
    """Return what witnesses who never saw a row's group say of it, and which label it has (in alphabetical
    order).

    Rows come back in the order of the folds. Raises ValueError when there is too little to hold any out.
    """
    names = np.unique(labels)
    folds = _folds(labels, groups, seed, 2 if len(labels) >= _MANY else _FOLDS)
    found, truth = [], []
    for fold in np.unique(folds):
        inside, outside = folds != fold, folds == fold
        if len(set(labels[inside])) < 2:
            continue
        witnesses = fit_witnesses(
            vectors[inside],
            labels[inside],
            _pick(texts, inside),
            regularisation=regularisation,
            recipe=recipe,
            seed=seed,
        )
        heard = witnesses.hear(vectors[outside], _pick(texts, outside))
        found.append(_spread(heard, np.searchsorted(names, witnesses.labels), len(names)))
        truth.append(np.searchsorted(names, labels[outside]))
    if not found:
        raise ValueError("too few examples to hold any out for calibration")
    parts = [np.concatenate([getattr(f, part) for f in found]) for part in ("meaning", "words", "near")]
    return Testimony(*parts), np.concatenate(truth)


def calibrated(
    score: Floats, right: npt.NDArray[np.bool_], weight: Floats | None = None
) -> tuple[float, float]:
    """Return slope and offset of P(right | score) = sigmoid(slope · score + offset), with Platt's smoothed targets
    (Platt 1999). `weight` says how much each row counts."""
    counts = np.ones(len(score), dtype=np.float32) if weight is None else weight
    positives, negatives = float(counts[right].sum()), float(counts[~right].sum())
    target = np.where(right, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    centre, spread = float(score.mean()), float(score.std() + 1e-6)
    x = (score - centre) / spread
    slope, offset = 1.0, 0.0
    for _ in range(50):
        p = sigmoid(slope * x + offset)
        error, bend = counts * (p - target), counts * (p * (1 - p)) + 1e-6
        gradient = np.array([(error * x).sum(), error.sum()])
        curvature = np.array([[(bend * x * x).sum(), (bend * x).sum()], [(bend * x).sum(), bend.sum()]])
        step = np.linalg.solve(curvature + 1e-3 * np.eye(2), gradient)
        slope, offset = slope - step[0], offset - step[1]
        if np.abs(step).max() < 1e-6:
            break
    return float(slope / spread), float(offset - slope * centre / spread)


def sigmoid(x: npt.NDArray[np.floating]) -> Floats:
    """Return 1 / (1 + e⁻ˣ) without overflow."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -50, 50))), dtype=np.float32)


def _folds(
    labels: npt.NDArray[np.str_], groups: Sequence[str] | None, seed: int, number: int
) -> npt.NDArray[np.intp]:
    """Deal groups (or, without groups, each label's rows in turn) to folds."""
    generator = np.random.default_rng(seed)
    if groups is None:
        folds = np.zeros(len(labels), dtype=np.intp)
        for label in np.unique(labels):
            rows = np.flatnonzero(labels == label)
            folds[generator.permutation(rows)] = np.arange(len(rows)) % number
        return folds
    names, members = np.unique(np.asarray(groups), return_inverse=True)
    return np.asarray((generator.permutation(len(names)) % number)[members])


def _spread(found: Testimony, columns: npt.NDArray[np.intp], labels: int) -> Testimony:
    """Give labels that a fold's model never saw scores that no label loses to."""
    parts = []
    for part, least in ((found.meaning, -20.0), (found.words, -20.0), (found.near, -1.0)):
        wide = np.full((len(part), labels), least, dtype=np.float32)
        wide[:, columns] = part
        parts.append(wide)
    return Testimony(*parts)


def _placed(vectors: Floats, centre: Floats) -> Floats:
    """Move the training mean to the origin and give every block its share of the length again."""
    blocks = _BLOCKS.get(vectors.shape[1], ((vectors.shape[1], 1.0),))
    parts, start = [], 0
    for size, share in blocks:
        part = vectors[:, start : start + size] - centre[start : start + size]
        length = np.linalg.norm(part, axis=1, keepdims=True)
        parts.append(part * (np.sqrt(share) / np.maximum(length, 1e-9)))
        start += size
    return np.concatenate(parts, axis=1).astype(np.float32)


def _mean_of_nearest(similar: Floats) -> Floats:
    nearest = min(_NEAREST, similar.shape[1])
    return np.asarray(np.partition(similar, -nearest, axis=1)[:, -nearest:].mean(axis=1))


def _sampled(numbers: npt.NDArray[np.intp], most: int, seed: int) -> npt.NDArray[np.intp]:
    generator = np.random.default_rng(seed)
    kept = [generator.permutation(np.flatnonzero(numbers == number))[:most] for number in np.unique(numbers)]
    return np.concatenate(kept)  # label after label, as `Witnesses.hear` expects


def _pick(texts: Sequence[Counted], rows: npt.NDArray[np.bool_]) -> list[Counted]:
    return [text for text, row in zip(texts, rows, strict=True) if row]
