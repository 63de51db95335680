"""`crossdesk eval handoff`: play scripted conversations and report who did not reach a human, or should not have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from rich.progress import Progress

from bot.cli.common import DataOption, Failure, JsonOption, failing, print_json, progress, settings_for
from bot.training.errors import TrainingError


def handoff(
    dialogues: Annotated[
        Optional[Path],
        typer.Option(help="JSON lines, or a folder; the project's own when missing.", exists=True),
    ] = None,
    predictions: Annotated[
        Optional[Path],
        typer.Option(
            "--predictions", help="Write a JSON line per conversation with `predicted`, `confidence`."
        ),
    ] = None,
    gate: Annotated[
        bool, typer.Option("--gate", help="Fail when a due handoff is missed or late, or over 2 % are undue.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Handoffs in scripted conversations `{"id","lang","turns","expect"}`: missed, late, undue, wrong reason, too
    low a priority. Plays them with the active model and the demo shop."""
    from bot.cli.evaluate import write_lines
    from bot.rehearsal import RehearsalFailed, rehearse
    from bot.training.handoffs import read_dialogues

    settings = settings_for(data)
    with failing(TrainingError, RehearsalFailed):
        scripts = read_dialogues(dialogues or settings.nlu_data / "eval" / "handoff")
        with Progress(console=progress, disable=not progress.is_terminal) as bar:
            task = bar.add_task("conversations", total=len(scripts))
            found = rehearse(settings, scripts, lambda done: bar.update(task, completed=done))
    if predictions is not None:
        write_lines(predictions, (verdict.prediction() for verdict in found.verdicts))
    summary = found.summary()
    if as_json:
        print_json(summary)
    else:
        _print(summary)
    if gate and not found.passed:
        raise Failure("not every due handoff came in time with at most 2 % undue")


def _print(summary: dict[str, Any]) -> None:
    typer.echo(f"handoff: {summary['n']} conversations, {summary['overall']['due']} with a human due")
    for name, figures in (("all", summary["overall"]), *summary["by_language"].items()):
        typer.echo(
            f"  {name or '-':5} in time {figures['in_time']}/{figures['due']}  late {figures['late']}  "
            f"missed {figures['missed']}  undue {figures['undue']}/{figures['n'] - figures['due']}  "
            f"wrong reason {figures['wrong_reason']}  low priority {figures['low_priority']}"
        )
    for one in summary["not_right"]:
        due = f"due by turn {one['due_turn']}" if one["due_turn"] else "not due"
        happened = f"turn {one['turn']}, {one['reason']}, {one['priority']}" if one["turn"] else "no handoff"
        typer.echo(f"  {one['id']:24} {one['timing']:8} {due}; {happened}")
