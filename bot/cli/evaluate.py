"""`crossdesk eval`: measure on any JSON-lines file, in all and per language."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Optional

import typer

from bot.cli.common import DataOption, Failure, JsonOption, failing, print_json, settings_for
from bot.cli.handoffs import handoff
from bot.training.errors import TrainingError

app = typer.Typer(help="Measure language, intent, anger, FAQ and handoffs on a file.", no_args_is_help=True)
app.command()(handoff)

FileArgument = Annotated[
    Optional[Path],
    typer.Argument(help="JSON lines; the project's own held-out set when missing.", exists=True),
]
Predictions = Annotated[
    Optional[Path],
    typer.Option("--predictions", help="Write a JSON line per item with `predicted`, `confidence`."),
]


@app.command()
def lid(
    file: FileArgument = None,
    predictions: Predictions = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Language of `{"text","lang"}`."""
    from bot.training.evaluation import evaluate_lid

    settings = settings_for(data)
    with failing(TrainingError):
        _report(evaluate_lid(file or settings.nlu_data / "eval" / "lid"), predictions, as_json)


@app.command()
def nlu(
    file: FileArgument = None,
    train: Annotated[Optional[Path], typer.Option(help="Train on this file …", exists=True)] = None,
    test: Annotated[Optional[Path], typer.Option(help="… and measure on this one.", exists=True)] = None,
    predictions: Predictions = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Intent of `{"text","lang","intent"}`; with --train and --test the pipeline on any label set."""
    from bot.training.evaluation import evaluate_nlu, evaluate_nlu_on

    settings = settings_for(data)
    if (train is None) != (test is None):
        raise typer.BadParameter("--train and --test go together")
    with failing(TrainingError):
        if train and test:
            result = evaluate_nlu_on(train, test, settings.encoder)
        else:
            result = evaluate_nlu(file or settings.nlu_data / "eval" / "nlu", _parser(settings))
        _report(result, predictions, as_json)


@app.command()
def anger(
    file: FileArgument = None,
    predictions: Predictions = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Anger of `{"text","lang","angry"}`."""
    from bot.training.evaluation import evaluate_anger

    settings = settings_for(data)
    with failing(TrainingError):
        result = evaluate_anger(file or settings.nlu_data / "eval" / "anger", _parser(settings))
        _report(result, predictions, as_json)


@app.command()
def faq(
    queries: Annotated[
        Path, typer.Option(help='JSON lines `{"qid","lang","text","relevant"}`.', exists=True)
    ],
    corpus: Annotated[
        Optional[Path],
        typer.Option(help="YAML folder or JSON lines; the active index when missing.", exists=True),
    ] = None,
    oos: Annotated[Optional[Path], typer.Option(help="Out-of-scope queries.", exists=True)] = None,
    predictions: Predictions = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Retrieval: first right, among the first three, out-of-scope AUROC, decisions."""
    from retrieval.corpus import CorpusError
    from retrieval.evaluation import EvaluationError, evaluate, prediction_line, read_queries
    from retrieval.index import SearchIndexError

    settings = settings_for(data)
    with (
        failing(CorpusError, EvaluationError, SearchIndexError, TrainingError),
        TemporaryDirectory() as folder,
    ):
        retriever = _retriever(settings, corpus, Path(folder))
        inside = read_queries(queries)
        outside = read_queries(oos, answered=False) if oos else []
        report, results = evaluate(retriever, inside, outside)
    if predictions is not None:
        write_lines(predictions, map(prediction_line, results))
    if as_json:
        print_json({"task": "faq", **report.as_json()})
        return
    typer.echo(f"faq: {len(inside)} queries, {len(outside)} out of scope")
    _line("all", asdict(report.overall))
    for lang, metrics in report.by_language.items():
        _line(lang, asdict(metrics))


def _retriever(settings: Any, corpus: Path | None, folder: Path) -> Any:
    from bot.indexes import indexes_of
    from bot.training.registry import ModelRegistry
    from retrieval.building import build
    from retrieval.encoder import load_encoder
    from retrieval.retriever import Retriever

    encoder = load_encoder(settings.encoder)
    if corpus is None:
        index = settings.faq_index or ModelRegistry(settings.models).active().faq_index
        return Retriever(index, encoder, indexes=indexes_of(settings))
    build(corpus, folder, encoder, lambda: datetime.now(timezone.utc))
    return Retriever(folder, encoder)


def _parser(settings: Any) -> Any:
    from bot.training.parsing import ModelParser
    from bot.training.registry import ModelRegistry

    return ModelParser(ModelRegistry(settings.models).active().rasa_model, settings.encoder)


def _report(result: Any, predictions: Path | None, as_json: bool) -> None:
    if predictions is not None:
        write_lines(predictions, result.predictions)
    if as_json:
        print_json(result.summary())
        return
    typer.echo(f"{result.task}: {result.n} items")
    _line("all", result.overall)
    for lang, figures in sorted(result.by_language.items()):
        _line(lang or "-", figures)


def _line(name: str, figures: dict[str, Any]) -> None:
    shown = [f"{k} {v:.4f}" for k, v in figures.items() if isinstance(v, float) and k != "n"]
    typer.echo(f"  {name:5} " + "  ".join(shown))


def write_lines(path: Path, items: Any) -> None:
    """One JSON line per item."""
    try:
        with path.open("w", encoding="utf-8") as file:
            for item in items:
                file.write(json.dumps(item, ensure_ascii=False, default=str) + "\n")
    except OSError as exc:
        raise Failure(f"{path} cannot be written: {exc.strerror}") from exc
