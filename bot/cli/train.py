"""`crossdesk train`: from data to a registered model."""

from __future__ import annotations

import time
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from bot.cli.common import DataOption, Failure, failing, progress, settings_for
from bot.settings import PROJECT, Settings
from bot.training.errors import TrainingError
from bot.training.registry import ModelRegistry, RegisteredModel

if TYPE_CHECKING:
    from bot.training.training import Trained


def train(
    name: Annotated[Optional[str], typer.Option(help="Name of the model; the time when missing.")] = None,
    promote: Annotated[bool, typer.Option(help="Serve it; a running instance takes it over.")] = True,
    gate: Annotated[
        bool, typer.Option("--gate", help="Refuse a model that is worse in any language than the one served.")
    ] = False,
    data: DataOption = None,
) -> None:
    """Train on nlu_data/, measure on the held-out sets, compare, register and promote the model."""
    run_training(settings_for(data), name=name, promote=promote, gate=gate)


def run_training(
    settings: Settings, *, name: str | None, promote: bool, gate: bool = False
) -> RegisteredModel:
    """Train with progress on the terminal; return the registered model. Raises Failure when the gate refuses it."""
    from bot.indexes import file_indexes
    from bot.training.training import TrainingPlan
    from bot.training.training import train as train_model
    from retrieval.building import build
    from retrieval.corpus import CorpusError
    from retrieval.encoder import Encoder, EncoderError
    from retrieval.reading import read_corpus

    plan = TrainingPlan(
        nlu_data=settings.nlu_data,
        config=PROJECT / "config.yml",
        domain=PROJECT / "bot" / "domain",
        models=settings.models,
        cache=settings.models / ".cache",
        encoder=settings.encoder,
        languages=settings.languages,
    )

    def build_faq(out: Path, encoder: Encoder) -> None:
        build(settings.nlu_data / "faq", out, encoder, _now, indexes=file_indexes(settings))

    began = time.monotonic()
    chosen = name or _now().strftime("%Y%m%d-%H%M%S")
    with failing(TrainingError, CorpusError, EncoderError), _Steps() as steps:
        read_corpus(settings.nlu_data / "faq")  # a fault in it should not wait for the training
        trained = train_model(
            plan, name=chosen, now=_now, build_faq=build_faq, gate=gate, progress=steps.tell
        )
        if promote and not trained.model.refused:
            ModelRegistry(settings.models).promote(chosen)
    tell(trained, gate, time.monotonic() - began)
    return ModelRegistry(settings.models).get(chosen)


def tell(trained: Trained, gate: bool, seconds: float) -> None:
    """Say how good the model is, what became worse, and where the report is. Raises Failure for a refused one."""
    from bot.training.gate import explain

    model, verdict = trained.model, trained.verdict
    typer.echo(f"trained {model.name} in {seconds:.0f} s")
    _print_figures(model)
    if verdict.refused:
        typer.echo("\n".join(explain(verdict)))
    elif gate:
        typer.echo(
            f"no language is worse than with {verdict.against}"
            if verdict.against
            else "no model was active, so there was nothing to compare with"
        )
    typer.echo(f"report: {model.report}")
    if model.refused:
        raise Failure(
            f"{model.name} is worse than {verdict.against} in {verdict.named()}: kept, not promoted"
        )


def _print_figures(model: RegisteredModel) -> None:
    for task, figures in model.manifest.get("metrics", {}).items():
        overall = {k: v for k, v in figures["overall"].items() if isinstance(v, float)}
        typer.echo(f"  {task:6} " + "  ".join(f"{k} {v:.3f}" for k, v in overall.items()))


class _Steps:
    """One line a step, with a bar where the step knows how far it is."""

    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:14}"),
            BarColumn(bar_width=30),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(),
            console=progress,
        )
        self._tasks: dict[str, TaskID] = {}
        self._current = ""

    def __enter__(self) -> _Steps:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def tell(self, step: str, done: float) -> None:
        """A step began, or is so far done (0 to 1)."""
        if step != self._current:
            if self._current:
                self._progress.update(self._tasks[self._current], completed=1)
                self._progress.stop_task(self._tasks[self._current])
            if not progress.is_terminal:
                progress.print(f"crossdesk: {step}", highlight=False)
            self._tasks.setdefault(step, self._progress.add_task(step, total=1))
            self._current = step
        self._progress.update(self._tasks[step], completed=done)


def _now() -> datetime:
    return datetime.now(timezone.utc)
