"""Train a model from data to registry: check, encode, train, index, measure, register. Promotes only when
told to."""

from __future__ import annotations

import importlib.metadata
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot.language.codes import SERVED
from bot.nlu.anger import read_anger_lines
from bot.nlu.encoding import share_encoder
from bot.training.data import Utterance, data_files, fingerprint, read_items, read_utterances
from bot.training.errors import DataError, GraphError
from bot.training.evaluation import Evaluation, evaluate_anger, evaluate_lid, evaluate_nlu
from bot.training.parsing import ModelParser
from bot.training.registry import FAQ_INDEX, RASA_MODEL, ModelRegistry, RegisteredModel
from retrieval.encoder import DiskCachedEncoder, Encoder, load_encoder

Progress = Callable[[str, float], None]
"""Told what is being done and how much of it is done, 0 to 1."""


@dataclass(frozen=True)
class TrainingPlan:
    """Where everything is. `config`, `domain` and `rules` are Rasa's; `cache` keeps vectors between
    trainings."""

    nlu_data: Path
    config: Path
    domain: Path
    models: Path
    cache: Path
    encoder: str = "use+e5"
    languages: Sequence[str] = SERVED

    @property
    def dialogue_files(self) -> list[Path]:
        """Rules and stories, as files or folders."""
        candidates = [self.nlu_data / name for name in ("rules.yml", "rules", "stories.yml", "stories")]
        return [path for path in candidates if path.exists()]


def train(
    plan: TrainingPlan,
    *,
    name: str,
    now: Callable[[], datetime],
    build_faq: Callable[[Path, Encoder], None] | None = None,
    progress: Progress = lambda step, done: None,
) -> RegisteredModel:
    """Train, measure and register a model called `name`; `build_faq` writes the FAQ index into the folder it
    is given.

    Raises DataError (with file and line) or GraphError before anything is registered.
    """
    registry = ModelRegistry(plan.models)
    with registry.building(name) as folder:
        progress("check data", 0.0)
        utterances, encoder = _checked(plan, progress)
        progress("train", 0.0)
        _train_rasa(plan, utterances, folder)
        if build_faq is not None:
            progress("index FAQ", 0.0)
            build_faq(folder / FAQ_INDEX, encoder)
        progress("evaluate", 0.0)
        evaluations = evaluate_model(folder / RASA_MODEL, plan.nlu_data / "eval", plan.encoder)
        _write_predictions(folder, evaluations)
        progress("register", 0.0)
        model = registry.register(name, folder, _facts(plan, utterances, encoder, evaluations), now())
    progress("done", 1.0)
    return model


def evaluate_model(rasa_model: Path, held_out: Path, encoder: str = "use+e5") -> dict[str, Evaluation]:
    """Measure a model archive on whichever of `lid`, `nlu` and `anger` exist under `held_out`, as a folder of
    JSON lines per language."""
    found: dict[str, Evaluation] = {}
    sets = {task: path for task in ("lid", "nlu", "anger") if (path := _held_out(held_out, task)) is not None}
    if "lid" in sets:
        found["lid"] = evaluate_lid(sets["lid"])
    if "nlu" in sets or "anger" in sets:
        parser = ModelParser(rasa_model, encoder)
        if "nlu" in sets:
            found["nlu"] = evaluate_nlu(sets["nlu"], parser)
        if "anger" in sets:
            found["anger"] = evaluate_anger(sets["anger"], parser)
    return found


def _held_out(folder: Path, task: str) -> Path | None:
    """Return the set of a task: one file, or a folder with a file per language."""
    for path in (folder / f"{task}.jsonl", folder / task):
        if path.is_file() or (path.is_dir() and any(path.glob("*.jsonl"))):
            return path
    return None


def _held_out_texts(folder: Path) -> list[str]:
    """Return what evaluation will encode, so that all encoding is done, and shown, at once."""
    paths = [path for task in ("nlu", "anger") if (path := _held_out(folder, task)) is not None]
    return [item["text"] for path in paths for item in read_items(path, ("text",))]


def _checked(plan: TrainingPlan, progress: Progress) -> tuple[list[Utterance], Encoder]:
    utterances = read_utterances(plan.nlu_data / "nlu", plan.languages)
    try:
        anger = read_anger_lines(plan.nlu_data / "anger")
    except ValueError as exc:
        raise DataError(str(exc)) from exc
    if not anger:
        raise DataError("holds no anger lines", plan.nlu_data / "anger")
    encoder = DiskCachedEncoder(
        load_encoder(plan.encoder, workers=os.cpu_count() or 1),
        plan.cache / "vectors",
        workers=os.cpu_count() or 1,
        progress=lambda done, total: progress("encode", done / total),
    )
    progress("encode", 0.0)
    texts = [u.text for u in utterances] + [line.text for line in anger]
    encoder.encode([*texts, *_held_out_texts(plan.nlu_data / "eval")], "query")
    share_encoder(plan.encoder, encoder)
    return utterances, encoder


def _train_rasa(plan: TrainingPlan, utterances: Sequence[Utterance], folder: Path) -> None:
    from bot.nlu.graph import GraphFailed, train_graph

    config = folder / "config.yml"
    _write_config(plan, config)
    examples = [{"text": u.text, "intent": u.intent, "situation": u.situation} for u in utterances]
    try:
        train_graph(plan.domain, config, examples, plan.dialogue_files, folder / RASA_MODEL)
    except GraphFailed as exc:
        raise GraphError(f"Rasa could not train: {exc}") from exc


def _write_config(plan: TrainingPlan, path: Path) -> None:
    """Fill the plan's paths and encoder into the configuration, which is kept with the model."""
    try:
        config = yaml.safe_load(plan.config.read_text("utf-8"))
        for component in config["pipeline"]:
            if component["name"].endswith(".AngerScorer"):
                component["data"] = str(plan.nlu_data / "anger")
            if component["name"].endswith((".AngerScorer", ".SentenceEncoderFeaturizer")):
                component["encoder"] = plan.encoder
    except (OSError, yaml.YAMLError, KeyError, TypeError) as exc:
        raise DataError(f"no Rasa configuration: {exc}", plan.config) from exc
    path.write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), "utf-8")


def _write_predictions(folder: Path, evaluations: Mapping[str, Evaluation]) -> None:
    target = folder / "evaluation"
    target.mkdir()
    for task, evaluation in evaluations.items():
        lines = [json.dumps(p, ensure_ascii=False) for p in evaluation.predictions]
        (target / f"{task}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def _facts(
    plan: TrainingPlan,
    utterances: Sequence[Utterance],
    encoder: Encoder,
    evaluations: Mapping[str, Evaluation],
) -> dict[str, Any]:
    examples: dict[str, int] = {}
    for utterance in utterances:
        examples[utterance.lang] = examples.get(utterance.lang, 0) + 1
    return {
        "encoder": {"setting": plan.encoder, "name": encoder.name, "dimension": encoder.dimension},
        "data_fingerprint": fingerprint([*data_files(plan.nlu_data), plan.config]),
        "examples": dict(sorted(examples.items())),
        "versions": {
            package: importlib.metadata.version(package) for package in ("rasa", "numpy", "scikit-learn")
        },
        "metrics": {task: evaluation.summary() for task, evaluation in evaluations.items()},
    }
