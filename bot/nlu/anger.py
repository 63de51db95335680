"""Say how angry a message is and why. Decides nothing about what happens then."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bot.nlu.lexical import count_grams
from bot.nlu.linear import Floats, LinearHead, fit_head
from bot.nlu.witnesses import Recipe, Witnesses, calibrated, fit_witnesses, held_out, sigmoid

REASONS = ("threat", "insult", "exasperation", "sarcasm", "shouting")
TOPICS = ("legal_threat", "chargeback", "injury", "privacy")

_YES, _NO = "yes", "no"
_WORDS_WEIGHT, _NEAR_WEIGHT = 0.2, 8.0
"""Words say little here: "lovely" and "bloody" are typed in anger and in joy alike."""

_RECIPE = Recipe(epochs=25, most_examples=1000)
"""Two labels in 14 languages need more comparisons than one intent among twenty."""

_LIKELY = 0.5
_SHOUTED_SHARE, _SHOUTED_LETTERS = 0.8, 10
_OUTCRY = re.compile(r"[!！]{3,}")


@dataclass(frozen=True)
class AngerLine:
    """One labelled line of `nlu_data/anger/<lang>/anger.jsonl`; `place` is its file and line."""

    text: str
    angry: bool
    reasons: tuple[str, ...] = ()
    topic: str | None = None
    lang: str = ""
    place: str = ""


@dataclass(frozen=True)
class Anger:
    """A calibrated probability of anger, what shows it, and topics that demand a human whatever the tone."""

    score: float = 0.0
    reasons: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class AngerModel(Protocol):
    """Scores messages; `vectors` are the shared encoder's rows for `texts`."""

    @property
    def dimension(self) -> int: ...

    def score(self, texts: Sequence[str], vectors: Floats) -> list[Anger]: ...


@dataclass(frozen=True)
class Signal:
    """A calibrated yes or no about one aspect of a message, from the sentence vector alone."""

    head: LinearHead
    slope: float
    offset: float

    def probability(self, vectors: Floats) -> Floats:
        """Return (n,)."""
        return sigmoid(self.slope * _margin(self.head.logits(vectors), self.head.labels) + self.offset)


@dataclass(frozen=True)
class TrainedAngerModel:
    """Three witnesses for anger (`bot.nlu.witnesses`), one signal for every reason and topic."""

    witnesses: Witnesses
    slope: float
    offset: float
    signals: dict[str, Signal] = field(default_factory=dict)

    @property
    def dimension(self) -> int:
        return self.witnesses.head.dimension

    def score(self, texts: Sequence[str], vectors: Floats) -> list[Anger]:
        fused = self.witnesses.hear(vectors, count_grams(texts)).fused(_WORDS_WEIGHT, _NEAR_WEIGHT)
        angry = sigmoid(self.slope * _margin(fused, self.witnesses.labels) + self.offset)
        likely = {name: signal.probability(vectors) >= _LIKELY for name, signal in self.signals.items()}
        found = []
        for row, text in enumerate(texts):
            seen = {name for name, marks in likely.items() if marks[row]}
            if is_shouted(text):
                seen.add("shouting")
            reasons = tuple(name for name in REASONS if name in seen) if angry[row] >= _LIKELY else ()
            found.append(Anger(float(angry[row]), reasons, tuple(name for name in TOPICS if name in seen)))
        return found

    def save(self, folder: Path) -> None:
        """Write the model into a folder, without pickles."""
        self.witnesses.save(folder / "anger.npz", {"slope": self.slope, "offset": self.offset})
        for name, signal in self.signals.items():
            signal.head.save(folder / f"signal_{name}.npz", {"slope": signal.slope, "offset": signal.offset})

    @classmethod
    def load(cls, folder: Path) -> TrainedAngerModel:
        witnesses, facts = Witnesses.load(folder / "anger.npz")
        signals = {}
        for path in sorted(folder.glob("signal_*.npz")):
            head, calibration = LinearHead.load(path)
            signals[path.stem.removeprefix("signal_")] = Signal(head, **calibration)
        return cls(witnesses, facts["slope"], facts["offset"], signals)


def fit_anger(
    lines: Sequence[AngerLine],
    vectors: Floats,
    *,
    least_examples: int = 12,
) -> TrainedAngerModel:
    """Fit anger and its signals, all calibrated on held-out lines. Raises ValueError when no line, or every
    line, is angry. A reason or topic with fewer lines than `least_examples` is not learned."""
    counted = count_grams([line.text for line in lines])
    marks = _marks([line.angry for line in lines])
    witnesses = fit_witnesses(vectors, marks, counted, recipe=_RECIPE)
    heard, truth = held_out(vectors, marks, counted, recipe=_RECIPE)
    names = np.unique(marks)
    margin = _margin(heard.fused(_WORDS_WEIGHT, _NEAR_WEIGHT), tuple(names))
    slope, offset = calibrated(margin, names[truth] == _YES)
    signals = {}
    for name in (*REASONS, *TOPICS):
        signs = [name in line.reasons or name == line.topic for line in lines]
        if least_examples <= sum(signs) <= len(signs) - least_examples:
            signals[name] = _fit_signal(vectors, signs)
    return TrainedAngerModel(witnesses, slope, offset, signals)


def calm_among(lines: Sequence[AngerLine], vectors: Floats, others: Floats) -> npt.NDArray[np.bool_]:
    """Return (n,), which of some other messages' vectors a quick look finds calm."""
    return np.asarray(_fit_signal(vectors, [line.angry for line in lines]).probability(others) < _LIKELY)


def is_shouted(text: str) -> bool:
    """Return whether a text is mostly capitals, or cries out with three exclamation marks in a row."""
    cased = [character for character in text if character.isupper() or character.islower()]
    loud = sum(character.isupper() for character in cased)
    return (len(cased) >= _SHOUTED_LETTERS and loud >= _SHOUTED_SHARE * len(cased)) or bool(
        _OUTCRY.search(text)
    )


def read_anger_lines(folder: Path) -> list[AngerLine]:
    """Return all lines under `folder/<lang>/*.jsonl`. Raises ValueError naming file and line."""
    lines = []
    for path in sorted(folder.glob("*/*.jsonl")):
        for number, raw in enumerate(path.read_bytes().split(b"\n"), 1):
            if raw.strip():
                lines.append(_read_line(raw, path.parent.name, f"{path}:{number}"))
    return lines


def _read_line(raw: bytes, lang: str, place: str) -> AngerLine:
    try:
        item = json.loads(raw.decode("utf-8"))
        reasons = tuple(item.get("reasons") or ())
        line = AngerLine(item["text"], item["angry"], reasons, item.get("topic"), lang, place)
    except UnicodeDecodeError as exc:
        raise ValueError(f"{place}: not UTF-8 text") from exc
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as exc:
        raise ValueError(f"{place}: not an anger line ({exc})") from exc
    if not isinstance(line.text, str) or not line.text.strip() or not isinstance(line.angry, bool):
        raise ValueError(f"{place}: `text` must be wording and `angry` true or false")
    if unknown := set(line.reasons) - set(REASONS):
        raise ValueError(f"{place}: unknown reason {sorted(unknown)[0]!r}")
    if line.topic is not None and line.topic not in TOPICS:
        raise ValueError(f"{place}: unknown topic {line.topic!r}")
    return line


def _fit_signal(vectors: Floats, signs: Sequence[bool]) -> Signal:
    marks = _marks(signs)
    folds = np.zeros(len(marks), dtype=np.intp)
    for mark in (_YES, _NO):
        folds[marks == mark] = np.arange((marks == mark).sum()) % 3
    margins = np.zeros(len(marks), dtype=np.float32)
    for fold in range(3):
        head = fit_head(vectors[folds != fold], list(marks[folds != fold]), regularisation=5.0, iterations=25)
        margins[folds == fold] = _margin(head.logits(vectors[folds == fold]), head.labels)
    slope, offset = calibrated(margins, marks == _YES)
    return Signal(fit_head(vectors, list(marks), regularisation=5.0, iterations=40), slope, offset)


def _marks(signs: Sequence[bool]) -> npt.NDArray[np.str_]:
    return np.asarray([_YES if sign else _NO for sign in signs])


def _margin(scores: Floats, labels: Sequence[str]) -> Floats:
    return np.asarray(scores[:, list(labels).index(_YES)] - scores[:, list(labels).index(_NO)])
