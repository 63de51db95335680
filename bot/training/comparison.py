"""Compare two models' answers to the same held-out lines, language by language. Pure statistics; refuses nothing.

- Right or wrong: McNemar's exact test, that is, a sign test on the lines that only one of the two got right
  (McNemar 1947); the difference of the two accuracies has the interval of Bonett and Price (2012).
- Sureness: whether the confidence in the right answer fell, in this language (Wilcoxon's signed-rank test) and more
  than in the other languages (Mann-Whitney), since every retraining shifts all languages a little.

Several languages are tested at once; their p-values are corrected by Holm (1979).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from scipy.stats import binomtest, mannwhitneyu, wilcoxon

from bot.training.predictions import Prediction

Key = TypeVar("Key")

_Z95 = 1.959964
_LEAST_LINES = 10
"""Fewer common lines say nothing about sureness."""


@dataclass(frozen=True)
class Pair:
    """The old and the new answer to one line; both are judged by the label the line has now."""

    before: Prediction
    after: Prediction

    @property
    def was_right(self) -> bool:
        return bool(self.before.predicted == self.after.truth)

    @property
    def lost(self) -> bool:
        return self.was_right and not self.after.correct

    @property
    def won(self) -> bool:
        return self.after.correct and not self.was_right

    @property
    def surer_by(self) -> float | None:
        """How much confidence in the right answer was gained; None where it is not known of both."""
        if self.before.sureness is None or self.after.sureness is None:
            return None
        return self.after.sureness - self.before.sureness if self.before.truth == self.after.truth else None


@dataclass(frozen=True)
class LanguageChange:
    """How one language changed. `difference` is that of the accuracies, between `low` and `high` with 95 %.

    The p-values are uncorrected and one-sided: how likely so much loss is when nothing became worse.
    """

    task: str
    lang: str
    lines: int
    lost: int
    won: int
    difference: float
    low: float
    high: float
    p_answers: float
    p_sureness: float | None


def pair_up(before: Sequence[Prediction], after: Sequence[Prediction]) -> list[Pair]:
    """Return the lines that both models answered."""
    old = {prediction.id: prediction for prediction in before}
    return [Pair(old[prediction.id], prediction) for prediction in after if prediction.id in old]


def changes(task: str, pairs: Sequence[Pair]) -> list[LanguageChange]:
    """Return one entry per language, in alphabetical order."""
    by_language: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_language.setdefault(pair.after.lang, []).append(pair)
    gains = {lang: _gains(own) for lang, own in by_language.items()}
    found = []
    for lang, own in sorted(by_language.items()):
        lost, won = sum(pair.lost for pair in own), sum(pair.won for pair in own)
        low, high = difference_interval(lost, won, len(own))
        others = [gain for other, gains_there in gains.items() if other != lang for gain in gains_there]
        found.append(
            LanguageChange(
                task,
                lang,
                len(own),
                lost,
                won,
                (won - lost) / len(own),
                low,
                high,
                mcnemar(lost, won),
                less_sure(gains[lang], others),
            )
        )
    return found


def mcnemar(lost: int, won: int) -> float:
    """Return the chance of at least `lost` among `lost + won` when a line is as likely lost as won."""
    return float(binomtest(lost, lost + won, 0.5, alternative="greater").pvalue) if lost + won else 1.0


def difference_interval(lost: int, won: int, lines: int) -> tuple[float, float]:
    """Return the 95 % interval of (won - lost) / lines (Bonett and Price 2012, adjusted Wald)."""
    gained, dropped = (won + 1) / (lines + 2), (lost + 1) / (lines + 2)
    middle = gained - dropped
    width = _Z95 * math.sqrt(max(0.0, gained + dropped - middle**2) / (lines + 2))
    return max(-1.0, middle - width), min(1.0, middle + width)


def less_sure(own: Sequence[float], others: Sequence[float]) -> float | None:
    """Return the larger of two p-values: that this language did not become less sure, and that it did not more than
    the others. None with too few lines to say."""
    if len(own) < _LEAST_LINES or len(others) < _LEAST_LINES:
        return None
    mine, theirs = np.asarray(own, dtype=np.float64), np.asarray(others, dtype=np.float64)
    if not _moved(mine):
        return 1.0
    fell = float(wilcoxon(mine, alternative="less").pvalue)
    more = float(mannwhitneyu(mine, theirs, alternative="less").pvalue)
    return max(fell, more)


def holm(values: Mapping[Key, float]) -> dict[Key, float]:
    """Return the p-values corrected for having looked so often (Holm 1979)."""
    corrected: dict[Key, float] = {}
    largest = 0.0
    for position, (name, value) in enumerate(sorted(values.items(), key=lambda item: item[1])):
        largest = max(largest, min(1.0, value * (len(values) - position)))
        corrected[name] = largest
    return corrected


def _gains(pairs: Sequence[Pair]) -> list[float]:
    return [gain for pair in pairs if (gain := pair.surer_by) is not None]


def _moved(gains: npt.NDArray[np.float64]) -> bool:
    return bool(np.any(gains != 0))
