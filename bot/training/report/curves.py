"""Turn answers with confidences into curves and intervals. Pure arithmetic; draws nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.stats import binomtest

Points = tuple[list[float], list[float]]
"""x and y."""


def interval(right: int, n: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share."""
    if not n:
        return 0.0, 1.0
    found = binomtest(right, n).proportion_ci(method="wilson")
    return float(found.low), float(found.high)


def risk_coverage(right: Sequence[bool], confidence: Sequence[float]) -> Points:
    """Return, for every share of the lines that is answered (the surest first), the share of wrong answers among
    them. Lines of the same confidence are answered together."""
    order = np.argsort(-np.asarray(confidence, dtype=float), kind="stable")
    sorted_confidence = np.asarray(confidence, dtype=float)[order]
    wrong = np.cumsum(~np.asarray(right, dtype=bool)[order])
    answered = np.arange(1, len(order) + 1)
    ends = (
        np.append(sorted_confidence[1:] != sorted_confidence[:-1], True) if len(order) else np.array([], bool)
    )
    return (answered[ends] / max(len(order), 1)).tolist(), (wrong[ends] / answered[ends]).tolist()


def area(points: Points) -> float:
    """Return the mean height of a risk-coverage curve, the smaller the better."""
    coverage, risk = points
    if not coverage:
        return 0.0
    widths = np.diff(np.asarray([0.0, *coverage]))
    return float((widths * np.asarray(risk)).sum() / coverage[-1])


def at_threshold(right: Sequence[bool], confidence: Sequence[float], threshold: float) -> tuple[float, float]:
    """Return (coverage, risk) when everything below a confidence is left unanswered."""
    kept = [r for r, c in zip(right, confidence, strict=True) if c >= threshold]
    return len(kept) / max(len(right), 1), 1 - sum(kept) / len(kept) if kept else 0.0
