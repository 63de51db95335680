"""Turn predictions into figures: in all and per language, never one average alone. Pure arithmetic."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

OUTSIDE = "out_of_scope"


def label_metrics(truth: Sequence[str], predicted: Sequence[str]) -> dict[str, float]:
    """Return accuracy, macro F1 and Matthews' correlation; and, where some items are outside the trained
    labels, the accuracy inside them and the recall of outside."""
    figures = {
        "accuracy": _share(t == p for t, p in zip(truth, predicted, strict=True)),
        "macro_f1": _macro_f1(truth, predicted),
        "mcc": _mcc(truth, predicted),
    }
    pairs = list(zip(truth, predicted, strict=True))
    if any(t == OUTSIDE for t in truth):
        figures["in_scope_accuracy"] = _share(t == p for t, p in pairs if t != OUTSIDE)
        figures["out_of_scope_recall"] = _share(p == OUTSIDE for t, p in pairs if t == OUTSIDE)
    return _rounded(figures)


def binary_metrics(truth: Sequence[bool], scores: Sequence[float], threshold: float) -> dict[str, float]:
    """Return F1, precision, recall, false-alarm rate at the threshold, AUROC and Brier score."""
    predicted = [score >= threshold for score in scores]
    hits = sum(t and p for t, p in zip(truth, predicted, strict=True))
    precision = hits / sum(predicted) if any(predicted) else 0.0
    recall = hits / sum(truth) if any(truth) else 0.0
    return _rounded(
        {
            "f1": 2 * precision * recall / (precision + recall) if hits else 0.0,
            "precision": precision,
            "recall": recall,
            "false_alarms": _share(p for t, p in zip(truth, predicted, strict=True) if not t),
            "auroc": auroc(truth, scores),
            "brier": sum((s - t) ** 2 for t, s in zip(truth, scores, strict=True)) / len(truth)
            if truth
            else 0.0,
        }
    )


def auroc(truth: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the chance that a true item scores above a false one; ties count half. 0.5 when one kind is
    missing."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks = [0.0] * len(scores)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and scores[order[end + 1]] == scores[order[start]]:
            end += 1
        for position in range(start, end + 1):
            ranks[order[position]] = (start + end) / 2 + 1
        start = end + 1
    positives = sum(truth)
    negatives = len(truth) - positives
    if not positives or not negatives:
        return 0.5
    total = sum(rank for rank, t in zip(ranks, truth, strict=True) if t)
    return (total - positives * (positives + 1) / 2) / (positives * negatives)


def calibration(correct: Sequence[bool], confidences: Sequence[float], bins: int = 10) -> dict[str, Any]:
    """Return the expected calibration error and, per confidence bin, how often such an answer was right."""
    groups: dict[int, list[int]] = defaultdict(list)
    for index, confidence in enumerate(confidences):
        groups[min(bins - 1, int(confidence * bins))].append(index)
    table = []
    error = 0.0
    for number in sorted(groups):
        members = groups[number]
        mean = sum(confidences[i] for i in members) / len(members)
        right = sum(correct[i] for i in members) / len(members)
        error += abs(mean - right) * len(members) / len(confidences)
        table.append({"confidence": round(mean, 4), "accuracy": round(right, 4), "n": len(members)})
    return {"ece": round(error, 4), "bins": table}


def by_group(groups: Sequence[str], *columns: Sequence[Any]) -> dict[str, tuple[list[Any], ...]]:
    """Split parallel columns by group, groups in alphabetical order."""
    found: dict[str, tuple[list[Any], ...]] = {g: tuple([] for _ in columns) for g in sorted(set(groups))}
    for position, group in enumerate(groups):
        for column, target in zip(columns, found[group], strict=True):
            target.append(column[position])
    return found


def mean_over(groups: Mapping[str, Mapping[str, float]], metric: str) -> float:
    """Return the unweighted mean of a metric over groups."""
    values = [figures[metric] for figures in groups.values() if metric in figures]
    return round(sum(values) / len(values), 4) if values else 0.0


def _macro_f1(truth: Sequence[str], predicted: Sequence[str]) -> float:
    pairs = Counter(zip(truth, predicted, strict=True))
    seen, said = Counter(truth), Counter(predicted)
    scores = [2 * pairs[label, label] / (seen[label] + said[label]) for label in seen]
    return sum(scores) / len(scores) if scores else 0.0


def _mcc(truth: Sequence[str], predicted: Sequence[str]) -> float:
    """Multi-class Matthews correlation (Gorodkin 2004)."""
    total = len(truth)
    right = sum(t == p for t, p in zip(truth, predicted, strict=True))
    seen, said = Counter(truth), Counter(predicted)
    cross = sum(seen[label] * said[label] for label in seen)
    covariance = right * total - cross
    spread = (total**2 - sum(n * n for n in said.values())) * (total**2 - sum(n * n for n in seen.values()))
    return covariance / math.sqrt(spread) if spread else 0.0


def _share(outcomes: Iterable[bool]) -> float:
    values = list(outcomes)
    return sum(values) / len(values) if values else 0.0


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in figures.items()}
