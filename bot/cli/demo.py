"""`crossdesk demo`: what there is to try in the demo shop."""

from __future__ import annotations

import typer

from bot.cli.common import DataOption, JsonOption, print_json, settings_for

app = typer.Typer(help="The demo shop.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """The demo shop."""


@app.command()
def orders(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the demo shop's orders with what identifies their buyers."""
    from actions.orders.demo import demo_orders
    from bot.database import connect
    from bot.preparation import prepare

    settings = settings_for(data, demo=True)
    prepare(settings, lambda text: None)
    rows = [dict(row) for row in demo_orders(connect(settings.database))]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        typer.echo(
            f"{row['number']:10} {row['email']:34} {row['postcode']:10} {row['destination']:3} "
            f"{row['status']:22} {row['tracking_status'] or '-':20} {row['tier']}"
        )
