"""`crossdesk up`: start everything."""

from __future__ import annotations

import sys
from typing import Annotated, Optional

import typer

from bot.cli.common import DataOption, Failure, settings_for


def up(
    host: Annotated[Optional[str], typer.Option(help="Address the app listens on.")] = None,
    port: Annotated[Optional[int], typer.Option(help="Port of the app.", min=1, max=65535)] = None,
    rasa_port: Annotated[Optional[int], typer.Option(help="Loopback port of Rasa.", min=1, max=65535)] = None,
    data: DataOption = None,
    workers: Annotated[int, typer.Option(help="App processes.", min=1, max=64)] = 1,
    demo: Annotated[
        Optional[bool], typer.Option("--demo/--no-demo", help="Demo shop and demo agent; loopback only.")
    ] = None,
) -> None:
    """Start the app and Rasa, wait until both are ready, and stop both on Ctrl-C."""
    from bot.supervisor import StartFailed, Supervisor

    settings = settings_for(data, host=host, port=port, rasa_port=rasa_port, demo=demo)
    try:
        sys.exit(Supervisor(settings, workers).run())
    except StartFailed as exc:
        raise Failure(str(exc)) from exc
