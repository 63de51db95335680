"""Train a model from data to registry: check, encode, train, index, measure, register. Promotes only when
told to."""

from __future__ import annotations

import importlib.metadata
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot.language.codes import SERVED
from bot.nlu.anger import AngerLine, read_anger_lines
from bot.nlu.encoding import share_encoder
from bot.training.data import Utterance, data_files, fingerprint, read_items, read_utterances
from bot.training.errors import DataError, GraphError, ModelCorrupt, NoActiveModel
from bot.training.evaluation import Evaluation, evaluate_anger, evaluate_lid, evaluate_nlu
from bot.training.gate import Verdict, judge
from bot.training.parsing import ModelParser
from bot.training.predictions import TRUTH, Label, predictions_of, write_labels, write_predictions
from bot.training.progress import Progress, StopWatch
from bot.training.registry import FAQ_INDEX, RASA_MODEL, REPORT, ModelRegistry, RegisteredModel
from bot.training.report import Report, answer_faq, render
from retrieval.encoder import DiskCachedEncoder, Encoder, OnDemandEncoder, load_encoder


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


@dataclass(frozen=True)
class Trained:
    """A registered model, and what came of comparing it with the promoted one."""

    model: RegisteredModel
    verdict: Verdict


def train(
    plan: TrainingPlan,
    *,
    name: str,
    now: Callable[[], datetime],
    build_faq: Callable[[Path, Encoder], None] | None = None,
    gate: bool = False,
    progress: Progress = lambda step, done: None,
) -> Trained:
    """Train, measure, compare and register a model called `name`; `build_faq` writes the FAQ index into the folder
    it is given. With `gate`, a model that is worse than the promoted one is registered as refused.

    Raises DataError (with file and line) or GraphError before anything is registered, and with `gate`
    ModelCorrupt when the promoted model is not what was registered.
    """
    registry = ModelRegistry(plan.models)
    promoted = _promoted(registry, gate)
    watch = StopWatch(progress)
    with registry.building(name) as folder:
        watch("check data", 0.0)
        data = _read(plan)
        watch("encode", 0.0)
        encoder = _encoded(plan, data, watch)
        watch("train", 0.0)
        _train_rasa(plan, data.utterances, folder)
        if build_faq is not None:
            watch("index FAQ", 0.0)
            build_faq(folder / FAQ_INDEX, encoder)
        watch("evaluate", 0.0)
        evaluations = evaluate_model(folder / RASA_MODEL, plan.nlu_data / "eval", plan.encoder)
        write_predictions(folder, evaluations)
        write_labels(folder, data.labels)
        watch("compare", 0.0)
        predictions = {task: predictions_of(evaluation) for task, evaluation in evaluations.items()}
        verdict = judge(promoted, predictions, data.labels)
        watch("report", 0.0)
        facts = {
            **_facts(plan, data, encoder, evaluations),
            "gate": verdict.as_json(),
            "refused": gate and verdict.refused,
            "seconds": watch.seconds,
        }
        created_at = now()
        faq = answer_faq(folder / FAQ_INDEX, plan.nlu_data / "calibration", encoder)
        page = render(Report(name, created_at, facts, evaluations, verdict, faq))
        (folder / REPORT).write_text(page, "utf-8")
        watch("register", 0.0)
        model = registry.register(name, folder, facts, created_at)
    watch("done", 1.0)
    return Trained(model, verdict)


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
    paths = [path for task in ("nlu", "anger") if (path := _held_out(folder / "eval", task)) is not None]
    paths += sorted((folder / "calibration").glob("*.jsonl"))
    return [item["text"] for path in paths for item in read_items(path, ("text",))]


@dataclass(frozen=True)
class _Data:
    """What is trained on, checked."""

    utterances: Sequence[Utterance]
    anger: Sequence[AngerLine]

    @property
    def labels(self) -> list[Label]:
        """Every training line with its label."""
        intents = [Label("nlu", u.lang, u.text, u.intent, f"{u.path}:{u.line}") for u in self.utterances]
        return intents + [Label("anger", line.lang, line.text, line.angry, line.place) for line in self.anger]


def _promoted(registry: ModelRegistry, gate: bool) -> Path | None:
    """Return the folder of the model to compare with; a damaged one matters only to the gate."""
    try:
        return registry.active().folder
    except NoActiveModel:
        return None
    except ModelCorrupt:
        if gate:
            raise
        return None


def _read(plan: TrainingPlan) -> _Data:
    utterances = read_utterances(plan.nlu_data / "nlu", plan.languages)
    try:
        anger = read_anger_lines(plan.nlu_data / "anger")
    except ValueError as exc:
        raise DataError(str(exc)) from exc
    if not anger:
        raise DataError("holds no anger lines", plan.nlu_data / "anger")
    for task, truth in TRUTH.items():
        if (held_out := _held_out(plan.nlu_data / "eval", task)) is not None:
            read_items(held_out, ("text", truth))
    return _Data(utterances, anger)


def _encoded(plan: TrainingPlan, data: _Data, progress: Progress) -> Encoder:
    """Encode every text that training and evaluation will ask for, and let them share the result."""
    processors = os.cpu_count() or 1
    working = OnDemandEncoder(lambda: load_encoder(plan.encoder, workers=processors))
    encoder = DiskCachedEncoder(
        working,
        plan.cache / "vectors",
        workers=processors,
        progress=lambda done, total: progress("encode", done / total),
    )
    texts = [u.text for u in data.utterances] + [line.text for line in data.anger]
    encoder.encode([*texts, *_held_out_texts(plan.nlu_data)], "query")
    working.release()
    share_encoder(plan.encoder, encoder)
    return encoder


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


def _facts(
    plan: TrainingPlan, data: _Data, encoder: Encoder, evaluations: Mapping[str, Evaluation]
) -> dict[str, Any]:
    examples = Counter(utterance.lang for utterance in data.utterances)
    return {
        "encoder": {"setting": plan.encoder, "name": encoder.name, "dimension": encoder.dimension},
        "data_fingerprint": fingerprint([*data_files(plan.nlu_data), plan.config]),
        "examples": dict(sorted(examples.items())),
        "versions": {
            package: importlib.metadata.version(package) for package in ("rasa", "numpy", "scikit-learn")
        },
        "metrics": {task: evaluation.summary() for task, evaluation in evaluations.items()},
    }
