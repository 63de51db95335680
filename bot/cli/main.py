"""Assemble the commands and turn every expected error into one clear line and exit status 1."""

from __future__ import annotations

import os
import sys

import typer

from bot.cli import (
    agents,
    channels,
    data,
    demo,
    evaluate,
    faq,
    models,
    notices,
    operations,
    parse,
    review,
    train,
    up,
)
from bot.cli.common import Failure

app = typer.Typer(
    name="crossdesk",
    help="Customer-service assistant and routing engine for shops that sell across borders.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("up")(up.up)
app.command("train")(train.train)
app.command("parse")(parse.parse)
app.command("review")(review.review)
app.add_typer(models.app, name="models")
app.add_typer(data.app, name="data")
app.add_typer(evaluate.app, name="eval")
app.add_typer(faq.app, name="faq")
app.add_typer(demo.app, name="demo")
app.add_typer(agents.app, name="agents")
app.add_typer(channels.app, name="channels")
app.add_typer(notices.app, name="notices")
app.add_typer(operations.db, name="db")
app.command("doctor")(operations.doctor)


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    try:
        app()
    except Failure as exc:
        sys.stderr.write(f"crossdesk: {exc}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
