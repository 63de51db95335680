"""Decide whether to answer, to offer the nearest questions, or to say that nothing is known. Pure; no I/O.

The probability that the first result is right is a logistic function of what the ranking looks like. Its
weights and the two thresholds are calibrated on queries with known answers (`fit`) and travel in the index
manifest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Literal

import numpy as np

from retrieval.ranking import Evidence, Numbers

Decision = Literal["answer", "suggest", "abstain"]
"""Answer with the first result; offer the first few; say that it is not known."""

FEATURES = ("score", "margin", "lift", "words", "agreement", "native", "ways")


@dataclass(frozen=True)
class Signals:
    """What the ranking looks like from outside, for one query.

    `score`: similarity of meaning of the first result. `margin`: its fused score above the second one's.
    `lift`: above the mean of results 2 to 10, since a query that is near to all is near to none. `words`:
    its BM25 per query token. `agreement`: 1 if the words alone would choose it, too, 0 if they say
    nothing, -1 if they choose another. `native`: 1 if the corpus has questions in the query's language.
    `ways`: logarithm of the number of ways an entry is asked in; where there are many, some one is always near.
    """

    score: float
    margin: float
    lift: float
    words: float
    agreement: float
    native: float
    ways: float

    def as_list(self) -> list[float]:
        return [getattr(self, name) for name in FEATURES]


def signals(evidence: Evidence, ranked: Sequence[int], native: bool, ways: float = 1.0) -> Signals:
    """`ranked` are entry numbers, best first; at least one. `ways` is the index's (`Fusion.ways`)."""
    first, others = ranked[0], np.asarray(ranked[1:10], dtype=np.int64)
    top = float(evidence.fused[first])
    rest = evidence.fused[others] if len(others) else np.zeros(1, dtype=np.float32)
    return Signals(
        score=float(evidence.meaning[first]),
        margin=top - float(rest[0]),
        lift=top - float(rest.mean()),
        words=float(evidence.words[first]),
        agreement=_agreement(evidence.words, first),
        native=float(native),
        ways=math.log(max(ways, 1.0)),
    )


def _agreement(words: Numbers, first: int) -> float:
    best = float(words.max(initial=0.0))
    if best <= 0:
        return 0.0
    return 1.0 if float(words[first]) >= best else -1.0


@dataclass(frozen=True)
class Costs:
    """What a decision costs the shop, in suggestions shown. A wrong answer costs five (issue 4)."""

    wrong_answer: float = 5.0
    suggestion: float = 1.0
    useless_suggestion: float = 2.0  # none of those offered is right
    unhelpful_abstention: float = 3.0  # the corpus had the answer


@dataclass(frozen=True)
class Calibration:
    """Logistic weights, in the order of FEATURES, and the two thresholds on the probability."""

    weights: tuple[float, ...]
    bias: float
    answer_from: float
    suggest_from: float

    def probability(self, observed: Signals) -> float:
        """Calibrated probability that the first result is right, between 0 and 1."""
        logit = self.bias + sum(w * x for w, x in zip(self.weights, observed.as_list(), strict=True))
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))

    def decide(self, probability: float) -> Decision:
        if probability >= self.answer_from:
            return "answer"
        return "suggest" if probability >= self.suggest_from else "abstain"


@dataclass(frozen=True)
class Example:
    """A query with a known answer. `near`: the right entry is among those offered; `known`: there is one.
    `weight` says how much it counts, so that a corpus with many queries does not drown the others."""

    observed: Signals
    right: bool
    near: bool
    known: bool
    weight: float = 1.0


def fit(examples: Sequence[Example], costs: Costs | None = None) -> Calibration:
    """Calibrate on examples that were not used to write the corpus; both right and wrong ones are needed."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    features = np.array([example.observed.as_list() for example in examples])
    right = np.array([example.right for example in examples])
    weight = np.array([example.weight for example in examples])
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=1.0).fit(scaler.transform(features), right, weight / weight.mean())
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    fitted = Calibration(tuple(float(w) for w in weights), bias, 1.0, 0.0)
    probabilities = [fitted.probability(example.observed) for example in examples]
    answer_from, suggest_from = choose_thresholds(probabilities, examples, costs or Costs())
    return Calibration(fitted.weights, fitted.bias, answer_from, suggest_from)


def choose_thresholds(
    probabilities: Sequence[float], examples: Sequence[Example], costs: Costs
) -> tuple[float, float]:
    """The pair (answer from, suggest from) of least total cost on the examples; of equals, the middle."""
    sure = np.array(probabilities)
    right, near, known = (
        np.array([getattr(example, name) for example in examples]) for name in ("right", "near", "known")
    )
    answering = np.where(right, 0.0, costs.wrong_answer)
    suggesting = np.where(near, costs.suggestion, costs.useless_suggestion)
    abstaining = np.where(known, costs.unhelpful_abstention, 0.0)
    weight = np.array([example.weight for example in examples])

    def total(high: float, low: float) -> float:
        cost = np.where(sure >= high, answering, np.where(sure >= low, suggesting, abstaining))
        return float((weight * cost).sum())

    grid = [step / 50 for step in range(1, 50)]
    priced = [(total(high, low), high, low) for high in grid for low in grid if low <= high]
    least = min(cost for cost, _, _ in priced)
    best = [(high, low) for cost, high, low in priced if cost <= least + 1e-9]
    return median_low(high for high, _ in best), median_low(low for _, low in best)
