"""`crossdesk parse`: what the active model understands."""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any, Optional

import typer

from bot.cli.common import DataOption, Failure, failing, settings_for
from bot.training.errors import TrainingError
from bot.training.registry import ModelRegistry

FIELDS = ("language", "intent", "entities", "anger")


def parse(
    file: Annotated[
        Optional[typer.FileText], typer.Argument(help="JSON lines with `text`; standard input when missing.")
    ] = None,
    data: DataOption = None,
) -> None:
    """Read JSON lines `{"text", …}` and print them with language, intent, entities and anger."""
    settings = settings_for(data)
    items = list(_items(file or sys.stdin))
    with failing(TrainingError):
        model = ModelRegistry(settings.models).active()
        from bot.training.parsing import parse_lines

        for item, found in zip(
            items, parse_lines(model.rasa_model, [i["text"] for i in items], settings.encoder), strict=True
        ):
            typer.echo(json.dumps({**item, **{f: found[f] for f in FIELDS}}, ensure_ascii=False, default=str))


def _items(lines: Any) -> Any:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError as exc:
            raise Failure(f"line {number} is not JSON") from exc
        if not isinstance(item, dict) or not isinstance(item.get("text"), str):
            raise Failure(f"line {number} has no text")
        yield item
