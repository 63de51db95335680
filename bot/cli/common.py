"""What every command shares: settings from options, printing, failing with a sentence."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Optional

import typer
from pydantic import ValidationError
from rich.console import Console

from bot.settings import Settings, get_settings

DataOption = Annotated[
    Optional[Path], typer.Option("--data", help="Data folder [env: CROSSDESK_DATA; default: ./data].")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]

progress = Console(stderr=True)


class Failure(Exception):
    """The command could not be done; the text says what to do."""


def settings_for(data: Path | None = None, **changes: Any) -> Settings:
    """Settings with the command's options on top; they also reach child processes through the environment."""
    if data is not None:
        changes["data"] = data
    for name, value in changes.items():
        if value is not None:
            os.environ[f"CROSSDESK_{name.upper()}"] = str(value)
    get_settings.cache_clear()
    try:
        return get_settings()
    except ValidationError as exc:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in exc.errors())
        raise Failure(f"a setting is wrong: {problems}") from exc


def print_json(value: Any) -> None:
    """One JSON value on standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, default=str))


@contextmanager
def failing(*errors: type[Exception]) -> Iterator[None]:
    """Turn a package's errors into a Failure."""
    try:
        yield
    except errors as exc:
        raise Failure(str(exc) or (type(exc).__doc__ or type(exc).__name__).split("\n")[0]) from exc
