"""Decide an intent and how sure that is. Knows no Rasa and no label's meaning.

Three witnesses (`bot.nlu.witnesses`) choose the label; how far they agree, and how near the nearest training
examples are, makes the confidence, which is calibrated on situations that were held out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.nlu.intents import OUT_OF_SCOPE
from bot.nlu.lexical import count_grams
from bot.nlu.linear import Floats, softmax
from bot.nlu.witnesses import Testimony, Witnesses, calibrated, fit_witnesses, held_out, sigmoid

_WORDS_WEIGHTS = (0.0, 0.6, 1.2, 1.8)
"""Tried on the held-out folds: with ten examples a label words mislead, with hundreds they help."""

_NEAR_WEIGHT = 4.0
"""How much the nearest examples have a say in the label, when the examples come in groups: situations recur,
and a message like one that was seen is probably the same. Ten examples a label are too few for that."""

_FAMILIARITY_WEIGHT = 6.0

_OUTSIDE_WEIGHT = 0.02
"""How much a simulated out-of-scope message counts in calibration beside a real one: enough to show which way is
doubt when every held-out message was understood, too little to matter otherwise."""

_LEAST_TO_ACT = 0.3
"""Below this an answer is wrong three times in four, and asking back costs less than answering."""

_KEPT = 0.975
"""Share of rightly understood held-out messages that must stay above the rejection threshold."""


@dataclass(frozen=True)
class Calibration:
    """`confidence = sigmoid(slope · score + offset)`; below `threshold` a label is not trusted."""

    words_weight: float
    near_weight: float
    slope: float
    offset: float
    threshold: float


@dataclass(frozen=True)
class IntentModel:
    """Ranks the labels of a message; see the module."""

    witnesses: Witnesses
    calibration: Calibration

    @property
    def dimension(self) -> int:
        return self.witnesses.head.dimension

    @property
    def labels(self) -> tuple[str, ...]:
        return self.witnesses.labels

    def rank(self, vectors: Floats, texts: Sequence[str], length: int = 5) -> list[list[tuple[str, float]]]:
        """Return, for every row, the `length` likeliest labels with confidences that never rise, best
        first."""
        use = self.calibration
        fused, score = _scored(
            self.witnesses.hear(vectors, count_grams(texts)), use.words_weight, use.near_weight
        )
        confidence = sigmoid(use.slope * score + use.offset)
        best = np.argsort(-fused, axis=1)[:, :length]
        shares = softmax(fused)
        rankings = []
        for row, order in enumerate(best):
            others = 1 - shares[row, order[0]] + 1e-9
            first = float(confidence[row])
            rest = [min(first, (1 - first) * float(shares[row, i]) / others) for i in order[1:]]
            rankings.append([(self.labels[i], c) for i, c in zip(order, [first, *rest], strict=True)])
        return rankings

    def decide(self, ranking: Sequence[tuple[str, float]]) -> tuple[str, float]:
        """Return the first of a ranking, or `out_of_scope` with the same confidence when that is too low to
        act on.

        A model that was taught what is out of scope needs this only for what it has never seen.
        """
        label, confidence = ranking[0]
        cutoff = _LEAST_TO_ACT if OUT_OF_SCOPE in self.labels else self.calibration.threshold
        return (OUT_OF_SCOPE, confidence) if confidence < cutoff else (label, confidence)

    def save(self, path: Path) -> None:
        """Write the model as one .npz without pickles."""
        self.witnesses.save(path, asdict(self.calibration))

    @classmethod
    def load(cls, path: Path) -> IntentModel:
        witnesses, facts = Witnesses.load(path)
        return cls(witnesses, Calibration(**facts))


def fit_intents(
    vectors: Floats,
    labels: Sequence[str],
    *,
    texts: Sequence[str],
    groups: Sequence[str] | None = None,
    regularisation: float | None = None,
    seed: int = 13,
) -> IntentModel:
    """Fit on unit vectors (n, dimension) with one label and text each.

    Rows of one group (a situation, voiced in several languages) are never on both sides of a calibration
    fold, so that the confidence holds for situations nobody wrote down. Raises ValueError with fewer than
    two labels.
    """
    marks, counted = np.asarray(labels), count_grams(texts)
    witnesses = fit_witnesses(vectors, marks, counted, regularisation=regularisation, seed=seed)
    heard, truth = held_out(vectors, marks, counted, groups=groups, regularisation=regularisation, seed=seed)
    near = _NEAR_WEIGHT if groups is not None else 0.0
    words = max(_WORDS_WEIGHTS, key=lambda w: (_right(heard, w, near, truth).mean().round(3), -w))
    right, (_, score) = _right(heard, words, near, truth), _scored(heard, words, near)
    outside = _scored_without(heard, words, near, truth)
    slope, offset = calibrated(
        np.concatenate([score, outside]),
        np.concatenate([right, np.zeros(len(outside), dtype=bool)]),
        np.concatenate([np.ones(len(score)), np.full(len(outside), _OUTSIDE_WEIGHT)]).astype(np.float32),
    )
    confidence = sigmoid(slope * score + offset)
    threshold = float(np.quantile(confidence[right], 1 - _KEPT)) if right.any() else 0.0
    return IntentModel(witnesses, Calibration(words, near, slope, offset, threshold))


def _scored(heard: Testimony, words: float, near: float) -> tuple[Floats, Floats]:
    """Return the score of every label (n, labels), and (n,) the score that each row's best one can be
    trusted by."""
    fused = heard.fused(words, near)
    rows, best = np.arange(len(fused)), fused.argmax(axis=1)
    top = np.log(softmax(fused)[rows, best] + 1e-9)
    return fused, top + _FAMILIARITY_WEIGHT * heard.near[rows, best]


def _scored_without(heard: Testimony, words: float, near: float, truth: npt.NDArray[np.intp]) -> Floats:
    """Return the scores that rows would get if their own label had never been taught: all out of scope."""
    rows = np.arange(len(truth))
    meaning, similar = heard.meaning.copy(), heard.near.copy()
    meaning[rows, truth], similar[rows, truth] = -50.0, -1.0
    return _scored(Testimony(meaning, heard.words, similar), words, near)[1]


def _right(heard: Testimony, words: float, near: float, truth: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    return np.asarray(heard.fused(words, near).argmax(axis=1) == truth)
