"""Measure understanding on held-out files: language, intent, anger. Trains no model that is served.

Files are JSON lines: `{"text","lang"}`, `{"text","lang","intent"}`, `{"text","lang","angry"}`; `lang` may be
missing where it is not what is measured.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from bot.language import Detected, detect
from bot.nlu.encoding import shared_encoder
from bot.nlu.intent_model import fit_intents
from bot.training.data import read_items
from bot.training.metrics import auroc, binary_metrics, by_group, calibration, label_metrics, mean_over

ANGER_THRESHOLD = 0.5
"""Anger scores are calibrated, so even odds are the natural place to say "angry"."""


class Parser(Protocol):
    """What evaluation needs of a trained model; `bot.training.parsing.ModelParser` is one."""

    def parse(self, texts: Sequence[str]) -> list[dict[str, Any]]: ...


@dataclass(frozen=True)
class Evaluation:
    """Figures of one evaluation; `predictions` holds the input's fields plus `predicted` and `confidence`.

    `sureness` is, for every prediction, the confidence given to the right answer, where the task knows one.
    """

    task: str
    n: int
    overall: dict[str, Any]
    by_language: dict[str, dict[str, float]]
    predictions: list[dict[str, Any]]
    sureness: Sequence[float] | None = None

    def summary(self) -> dict[str, Any]:
        """Return everything except the predictions."""
        return {"task": self.task, "n": self.n, "overall": self.overall, "by_language": self.by_language}


def evaluate_lid(path: Path, detector: Callable[[str], Detected] = detect) -> Evaluation:
    """Measure language detection, every line alone."""
    items = read_items(path, ("text", "lang"))
    began = time.perf_counter()
    detected = [detector(item["text"]) for item in items]
    seconds = time.perf_counter() - began
    truth, predicted = [str(item["lang"]) for item in items], [d.code for d in detected]
    per_language = {
        lang: {"accuracy": label_metrics(t, p)["accuracy"], "n": float(len(t))}
        for lang, (t, p) in by_group(truth, truth, predicted).items()
    }
    overall = {
        "accuracy": label_metrics(truth, predicted)["accuracy"],
        "mean_accuracy": mean_over(per_language, "accuracy"),
        "calibration": calibration(_right(truth, predicted), [d.confidence for d in detected]),
        "ms_per_message": round(1000 * seconds / len(items), 4),
    }
    return Evaluation(
        "lid", len(items), overall, per_language, _with(items, predicted, [d.confidence for d in detected])
    )


def evaluate_nlu(path: Path, model: Parser) -> Evaluation:
    """Measure a trained model's intents."""
    items = read_items(path, ("text", "intent"))
    parsed = model.parse([item["text"] for item in items])
    predicted = [str(p["intent"]["name"]) for p in parsed]
    found = _intent_evaluation(items, predicted, [float(p["intent"]["confidence"]) for p in parsed])
    sureness = [_share_of(item["intent"], p["intent_ranking"]) for item, p in zip(items, parsed, strict=True)]
    return replace(found, sureness=sureness)


def evaluate_nlu_on(train: Path, test: Path, encoder: str = "use+e5") -> Evaluation:
    """Train the configured intent pipeline on one file and measure it on another; any label set.

    Test items labelled `out_of_scope` are outside the trained intents unless that label is trained as well.
    """
    examples = read_items(train, ("text", "intent"))
    items = read_items(test, ("text", "intent"))
    encode = shared_encoder(encoder).encode
    model = fit_intents(
        encode([e["text"] for e in examples], "query"),
        [str(e["intent"]) for e in examples],
        texts=[e["text"] for e in examples],
    )
    rankings = model.rank(encode([i["text"] for i in items], "query"), [i["text"] for i in items], length=1)
    decided = [model.decide(ranking) for ranking in rankings]
    return _intent_evaluation(items, [name for name, _ in decided], [confidence for _, confidence in decided])


def evaluate_anger(path: Path, model: Parser, threshold: float = ANGER_THRESHOLD) -> Evaluation:
    """Measure a trained model's anger score."""
    items = read_items(path, ("text", "angry"))
    scores = [float(p["anger"]["score"]) for p in model.parse([item["text"] for item in items])]
    truth = [bool(item["angry"]) for item in items]
    langs = [str(item.get("lang", "")) for item in items]
    per_language = {
        lang: {**binary_metrics(t, s, threshold), "n": float(len(t))}
        for lang, (t, s) in by_group(langs, truth, scores).items()
    }
    overall: dict[str, Any] = {
        **binary_metrics(truth, scores, threshold),
        "mean_f1": mean_over(per_language, "f1"),
        "calibration": calibration(truth, scores),
        "threshold": threshold,
    }
    predictions = _with(items, [score >= threshold for score in scores], scores)
    sureness = [round(s if t else 1 - s, 4) for t, s in zip(truth, scores, strict=True)]
    return Evaluation("anger", len(items), overall, per_language, predictions, sureness)


def _intent_evaluation(
    items: Sequence[dict[str, Any]], predicted: Sequence[str], confidences: Sequence[float]
) -> Evaluation:
    truth = [str(item["intent"]) for item in items]
    langs = [str(item.get("lang", "")) for item in items]
    per_language = {
        lang: {**label_metrics(t, p), "n": float(len(t))}
        for lang, (t, p) in by_group(langs, truth, predicted).items()
    }
    right = _right(truth, predicted)
    overall: dict[str, Any] = {
        **label_metrics(truth, predicted),
        "mean_accuracy": mean_over(per_language, "accuracy"),
        "worst_language": min(per_language, key=lambda lang: per_language[lang]["accuracy"]),
        "error_auroc": round(auroc(right, confidences), 4),
        "calibration": calibration(right, confidences),
    }
    return Evaluation("nlu", len(items), overall, per_language, _with(items, predicted, confidences))


def _share_of(intent: str, ranking: Sequence[Mapping[str, Any]]) -> float:
    """Return the confidence an intent got, 0 when it is not among the first."""
    return round(sum(float(r["confidence"]) for r in ranking if r["name"] == intent), 4)


def _right(truth: Sequence[str], predicted: Sequence[str]) -> list[bool]:
    return [t == p for t, p in zip(truth, predicted, strict=True)]


def _with(
    items: Sequence[dict[str, Any]], predicted: Sequence[Any], confidences: Sequence[float]
) -> list[dict[str, Any]]:
    return [
        {**item, "predicted": p, "confidence": round(float(c), 4)}
        for item, p, c in zip(items, predicted, confidences, strict=True)
    ]
