"""`crossdesk models`: the registry of trained models."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from bot.cli.common import DataOption, JsonOption, failing, print_json, settings_for
from bot.training.errors import NoActiveModel, RegistryError, TrainingError
from bot.training.registry import ModelRegistry, RegisteredModel

app = typer.Typer(help="Trained models: list, promote, roll back.", no_args_is_help=True)


@app.command("list")
def list_(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the models, newest first; * is active, ✗ was refused by the gate."""
    with failing(TrainingError):
        models = ModelRegistry(settings_for(data).models).list()
    if as_json:
        print_json([_shown(model) for model in models])
        return
    for model in models:
        mark = "*" if model.active else "✗" if model.refused else " "
        typer.echo(f"{mark} {model.name:32} {model.created_at}  {_figures(model)}")


@app.command()
def promote(
    name: Annotated[str, typer.Argument(help="A registered model.")],
    force: Annotated[bool, typer.Option("--force", help="Even a model that the gate refused.")] = False,
    data: DataOption = None,
) -> None:
    """Make a model the one that is served."""
    with failing(TrainingError):
        model = ModelRegistry(settings_for(data).models).promote(name, force)
    typer.echo(f"{model.name} is active")


@app.command()
def rollback(data: DataOption = None) -> None:
    """Go back to the model that was served before."""
    with failing(TrainingError):
        model = ModelRegistry(settings_for(data).models).rollback()
    typer.echo(f"{model.name} is active")


@app.command()
def ensure(data: DataOption = None) -> None:
    """Train a first model if there is none; otherwise do nothing."""
    from bot.cli.train import run_training

    settings = settings_for(data)
    with failing(RegistryError):
        try:
            ModelRegistry(settings.models).active()
        except NoActiveModel:
            run_training(settings, name=None, promote=True)


def _figures(model: RegisteredModel) -> str:
    metrics: Any = model.manifest.get("metrics", {})
    shown = []
    for task, figure in (("nlu", "mean_accuracy"), ("anger", "mean_f1"), ("lid", "accuracy")):
        value = metrics.get(task, {}).get("overall", {}).get(figure)
        if value is not None:
            shown.append(f"{task} {value:.3f}")
    return "  ".join(shown)


def _shown(model: RegisteredModel) -> dict[str, Any]:
    return {"name": model.name, "active": model.active, **model.manifest}
