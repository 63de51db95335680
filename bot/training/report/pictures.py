"""The pictures of a training report. Each takes plain figures and returns an SVG; none computes a metric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from markupsafe import Markup
from matplotlib.ticker import MultipleLocator
from sklearn.metrics import precision_recall_curve, roc_curve

from bot.training.comparison import LanguageChange
from bot.training.report.curves import Points
from bot.training.report.drawing import (
    BAD,
    FIRST,
    GOOD,
    INK,
    MUTED,
    SECOND,
    SURFACE,
    figure,
    percent,
    style,
    svg,
)

_OFTEN = 8

Share = tuple[float, float, float]
"""A share with the ends of its 95 % interval."""


def language_bars(
    shares: Mapping[str, Share], before: Mapping[str, float], targets: Sequence[tuple[float, str]], what: str
) -> Markup:
    """Bars per language with intervals, the lines to reach, and where the promoted model was."""
    with style():
        drawn, axes = figure(7.2, 3.0)
        names = list(shares)
        x = np.arange(len(names))
        values = np.array([shares[name][0] for name in names])
        low = values - np.array([shares[name][1] for name in names])
        high = np.array([shares[name][2] for name in names]) - values
        floor = max(0.0, np.floor(min([*(values - low), *before.values(), 0.9]) * 10) / 10)
        axes.bar(x, values - floor, 0.62, bottom=floor, color=FIRST)
        axes.errorbar(
            x, values, (np.clip(low, 0, 1), np.clip(high, 0, 1)), fmt="none", ecolor=INK, elinewidth=0.9
        )
        if before:
            known = [i for i, name in enumerate(names) if name in before]
            axes.plot(
                known, [before[names[i]] for i in known], "D", color=SURFACE, markeredgecolor=SECOND,
                markeredgewidth=1.5, markersize=5, label="promoted model",
            )  # fmt: skip
            axes.legend(loc="lower right", bbox_to_anchor=(1, 1), borderaxespad=0)
        for value, label in targets:
            axes.axhline(value, color=MUTED, linewidth=0.8, linestyle=(0, (4, 3)))
            axes.text(len(names) - 0.4, value, f" {label}", va="center", color=MUTED, fontsize=8)
        axes.set_xticks(x, names)
        axes.set_xlim(-0.6, len(names) - 0.4)
        axes.set_ylim(floor, 1.0)
        axes.grid(axis="x", visible=False)
        axes.yaxis.set_major_locator(MultipleLocator(0.05 if floor > 0.5 else 0.1))
        percent(axes.yaxis)
        return svg(drawn, f"{what} per language")


def differences(changes: Sequence[LanguageChange], refused: Sequence[str], what: str) -> Markup:
    """How much each language gained or lost against the promoted model, with intervals."""
    with style():
        drawn, axes = figure(7.2, 0.8 + 0.24 * len(changes))
        for row, change in enumerate(changes):
            colour = BAD if change.lang in refused else GOOD if change.low > 0 else FIRST
            axes.plot([change.low, change.high], [row, row], color=colour, linewidth=1.6)
            axes.plot(change.difference, row, "o", color=colour, markersize=5)
        axes.axvline(0, color=INK, linewidth=0.9)
        axes.set_yticks(range(len(changes)), [change.lang for change in changes])
        axes.set_ylim(len(changes) - 0.4, -0.6)
        axes.grid(axis="y", visible=False)
        percent(axes.xaxis)
        axes.set_xlabel("points gained")
        return svg(drawn, f"{what}: difference from the promoted model per language")


def confusion(truth: Sequence[str], predicted: Sequence[str]) -> Markup:
    """Which label was taken for which; rows add up to all lines of a label."""
    labels = sorted(set(truth) | set(predicted))
    number = {label: position for position, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)), dtype=int)
    for t, p in zip(truth, predicted, strict=True):
        counts[number[t], number[p]] += 1
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    with style():
        drawn, axes = figure(8.6, 7.2)
        for row, column in np.argwhere(counts):
            right = row == column
            depth = float(shares[row, column])
            axes.bar(
                column, 0.94, 0.94, bottom=row - 0.47, color=FIRST if right else BAD,
                alpha=0.12 + 0.78 * (depth if right else min(1.0, 4 * depth)), linewidth=0,
            )  # fmt: skip
            axes.text(
                column, row, str(counts[row, column]), ha="center", va="center", fontsize=7,
                color=SURFACE if right and depth > 0.5 else INK,
            )  # fmt: skip
        axes.set_xticks(
            range(len(labels)), labels, rotation=55, ha="right", rotation_mode="anchor", fontsize=8
        )
        axes.set_yticks(range(len(labels)), labels, fontsize=8)
        axes.set_xlim(-0.5, len(labels) - 0.5)
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.set_xlabel("understood as")
        axes.set_ylabel("meant")
        axes.grid(linewidth=0.4)
        return svg(drawn, "Confusion of intents")


def reliability(bins: Sequence[Mapping[str, float]], what: str) -> Markup:
    """How often answers of a stated confidence were right; the size of a point is the number of answers. Bins of
    few answers are not joined by the line."""
    with style():
        drawn, axes = figure(4.3, 3.6)
        axes.plot([0, 1], [0, 1], color=MUTED, linewidth=0.9, linestyle=(0, (4, 3)))
        stated = [found["confidence"] for found in bins]
        right = [found["accuracy"] for found in bins]
        total = sum(found["n"] for found in bins) or 1
        often = [row for row, found in enumerate(bins) if found["n"] >= _OFTEN]
        axes.plot([stated[row] for row in often], [right[row] for row in often], color=FIRST, linewidth=1.2)
        axes.scatter(
            stated, right, [15 + 500 * found["n"] / total for found in bins], color=FIRST, alpha=0.75
        )
        axes.set_xlabel("stated confidence")
        axes.set_ylabel("right")
        _unit_square(axes)
        return svg(drawn, f"{what}: reliability")


def risk(curves: Mapping[str, Points], marks: Sequence[tuple[float, float, str]], what: str) -> Markup:
    """How wrong the answers are when only the surest share is answered."""
    with style():
        drawn, axes = figure(4.3, 3.6)
        for (name, (coverage, wrong)), colour in zip(curves.items(), (FIRST, SECOND, GOOD), strict=False):
            axes.plot(coverage, wrong, color=colour, label=name)
        for answered, share, label in marks:
            axes.plot(answered, share, "o", color=INK, markersize=5)
            axes.annotate(
                label,
                (answered, share), xytext=(-6, 5), textcoords="offset points", ha="right", color=INK,
                fontsize=8,
            )  # fmt: skip
        axes.set_xlabel("answered")
        axes.set_ylabel("wrong among the answered")
        axes.set_xlim(0, 1.02)
        axes.set_ylim(bottom=0)
        if len(curves) > 1:
            axes.legend(loc="upper left")
        percent(axes.xaxis)
        percent(axes.yaxis)
        return svg(drawn, f"{what}: risk against coverage")


def receiver(truth: Sequence[bool], scores: Sequence[float], thresholds: Sequence[float]) -> Markup:
    """ROC and precision-recall curve of a score, with thresholds marked."""
    false_alarms, found, _ = roc_curve(truth, scores)
    precision, recall, _ = precision_recall_curve(truth, scores)
    with style():
        drawn, (left, right) = figure(7.2, 3.2, ncols=2)
        left.plot([0, 1], [0, 1], color=MUTED, linewidth=0.9, linestyle=(0, (4, 3)))
        left.plot(false_alarms, found, color=FIRST)
        left.set_xlabel("calm messages taken for angry")
        left.set_ylabel("angry messages found")
        right.plot(recall, precision, color=FIRST)
        right.set_xlabel("angry messages found")
        right.set_ylabel("angry among those called angry")
        for threshold in thresholds:
            said = [score >= threshold for score in scores]
            hits = sum(t and s for t, s in zip(truth, said, strict=True))
            alarms = sum(s and not t for t, s in zip(truth, said, strict=True))
            sensitivity = hits / max(sum(truth), 1)
            for axes, x, y in (
                (left, alarms / max(len(truth) - sum(truth), 1), sensitivity),
                (right, sensitivity, hits / max(hits + alarms, 1)),
            ):
                axes.plot(x, y, "o", color=INK, markersize=5)
                axes.annotate(
                    f"{threshold:g}",
                    (x, y),
                    xytext=(5, -10),
                    textcoords="offset points",
                    color=INK,
                    fontsize=8,
                )
        _unit_square(left)
        _unit_square(right)
        return svg(drawn, "Anger: ROC and precision against recall")


def scores_by_truth(truth: Sequence[bool], scores: Sequence[float], thresholds: Sequence[float]) -> Markup:
    """How the scores of angry and of calm messages are spread."""
    with style():
        drawn, axes = figure(7.2, 2.4)
        edges = np.linspace(0, 1, 26)
        angry = [s for t, s in zip(truth, scores, strict=True) if t]
        calm = [s for t, s in zip(truth, scores, strict=True) if not t]
        axes.hist(calm, edges, color=FIRST, alpha=0.6, label="calm")
        axes.hist(angry, edges, color=SECOND, alpha=0.6, label="angry")
        for threshold in thresholds:
            axes.axvline(threshold, color=INK, linewidth=0.9, linestyle=(0, (4, 3)))
        axes.set_yscale("log")
        axes.set_xlim(0, 1)
        axes.set_xlabel("anger score")
        axes.set_ylabel("messages")
        axes.legend(loc="upper center", ncol=2)
        return svg(drawn, "Anger scores of calm and angry messages")


def _unit_square(axes: object) -> None:
    axes.set_xlim(0, 1.02)  # type: ignore[attr-defined]
    axes.set_ylim(0, 1.02)  # type: ignore[attr-defined]
    percent(axes.xaxis)  # type: ignore[attr-defined]
    percent(axes.yaxis)  # type: ignore[attr-defined]
