"""Keep what a model answered on the held-out lines beside the model, so that a later one is compared with it
line by line without running it again. Judges nothing.

One JSON line per held-out line: `id` (a hash of language and text), `text`, `lang`, the label under its task's own
name, `predicted`, `correct`, `confidence`, and `sureness`: the confidence given to the right label (null where a task
has none). Beside them, `labels.jsonl` says which label every training line had, by the same kind of id.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.training.evaluation import Evaluation

FOLDER = "evaluation"
LABELS = "labels.jsonl"
TRUTH = {"nlu": "intent", "anger": "angry", "lid": "lang"}
"""The field that holds the right answer, by task."""


@dataclass(frozen=True)
class Prediction:
    """One model's answer to one held-out line. `sureness` is the confidence it gave to the right answer."""

    id: str
    lang: str
    text: str
    truth: Any
    predicted: Any
    confidence: float
    sureness: float | None

    @property
    def correct(self) -> bool:
        return bool(self.predicted == self.truth)


def line_id(lang: str, text: str) -> str:
    """Return what identifies a line in every model and data set."""
    return hashlib.blake2b(f"{lang}\0{text}".encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def predictions_of(evaluation: Evaluation) -> list[Prediction]:
    """Return an evaluation's predictions in the order of the held-out lines."""
    truth = TRUTH[evaluation.task]
    sureness: Sequence[float | None] = evaluation.sureness or [None] * len(evaluation.predictions)
    return [
        Prediction(
            line_id(str(item.get("lang", "")), item["text"]),
            str(item.get("lang", "")),
            item["text"],
            item[truth],
            item["predicted"],
            float(item["confidence"]),
            sure,
        )
        for item, sure in zip(evaluation.predictions, sureness, strict=True)
    ]


def write_predictions(model: Path, evaluations: Mapping[str, Evaluation]) -> None:
    """Write one file per task into the model's folder."""
    for task, evaluation in evaluations.items():
        _write(
            model / FOLDER / f"{task}.jsonl",
            (
                {
                    "id": p.id,
                    "text": p.text,
                    "lang": p.lang,
                    TRUTH[task]: p.truth,
                    "predicted": p.predicted,
                    "correct": p.correct,
                    "confidence": p.confidence,
                    "sureness": p.sureness,
                }
                for p in predictions_of(evaluation)
            ),
        )


def read_predictions(model: Path) -> dict[str, list[Prediction]]:
    """Return what `write_predictions` wrote, by task; a task without a file is missing."""
    found = {}
    for task, truth in TRUTH.items():
        path = model / FOLDER / f"{task}.jsonl"
        if path.is_file():
            found[task] = [
                Prediction(
                    line_id(str(item.get("lang", "")), item["text"]),
                    str(item.get("lang", "")),
                    item["text"],
                    item[truth],
                    item["predicted"],
                    float(item["confidence"]),
                    item.get("sureness"),
                )
                for item in _read(path)
            ]
    return found


@dataclass(frozen=True)
class Label:
    """Which label a training line has, and where it is written."""

    task: str
    lang: str
    text: str
    label: Any
    place: str

    @property
    def id(self) -> str:
        return f"{self.task}/{line_id(self.lang, self.text)}"


def write_labels(model: Path, labels: Iterable[Label]) -> None:
    """Write ids and labels, no text."""
    _write(model / LABELS, ({"id": label.id, "label": label.label} for label in labels))


def relabelled(model: Path, labels: Sequence[Label]) -> list[tuple[Label, Any]]:
    """Return the training lines that had another label when `model` was trained, with that label.

    None are known for a model that kept no labels.
    """
    if not (model / LABELS).is_file():
        return []
    before = {item["id"]: item["label"] for item in _read(model / LABELS)}
    return [
        (label, before[label.id])
        for label in labels
        if label.id in before and before[label.id] != label.label
    ]


def _write(path: Path, items: Iterable[Mapping[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), "utf-8")


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
