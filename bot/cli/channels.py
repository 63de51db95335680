"""`crossdesk channels`: which messengers are switched on, and whether their providers accept the configuration."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import typer

from bot.cli.common import DataOption, Failure, JsonOption, print_json, settings_for

app = typer.Typer(help="Messengers, SMS and e-mail.", no_args_is_help=True)


@app.command("list")
def list_(
    data: DataOption = None,
    as_json: JsonOption = False,
    check: Annotated[bool, typer.Option("--check", help="Ask each provider whether it accepts us.")] = False,
) -> None:
    """List the channels: which are on, and by which setting."""
    from bot.channels.registry import SWITCHES, is_on

    settings = settings_for(data)
    rows: list[dict[str, Any]] = []
    for name in sorted(SWITCHES):
        on = is_on(settings, name)
        row = {"channel": name, "on": on, "setting": f"CROSSDESK_{SWITCHES[name].upper()}"}
        rows.append({**row, **(_health(settings, name) if check and on else {})})
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            told = f"  {'ok' if row['ok'] else 'FAIL'}: {row['detail']}" if "ok" in row else ""
            typer.echo(f"{row['channel']:12} {'on ' if row['on'] else 'off'}  {row['setting']}{told}")
    if any(row.get("ok") is False for row in rows):
        raise Failure("a channel's configuration is not accepted; see above")


@app.command()
def check(
    name: Annotated[str, typer.Argument(help="The channel, as `crossdesk channels list` names it.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Test a channel's settings against its provider: credentials, account, webhook."""
    from bot.channels.registry import SWITCHES

    if name not in SWITCHES:
        raise typer.BadParameter(f"choose one of {', '.join(sorted(SWITCHES))}", param_hint="NAME")
    found = {"channel": name, **_health(settings_for(data), name)}
    if as_json:
        print_json(found)
    else:
        typer.echo(f"{'ok  ' if found['ok'] else 'FAIL'}  {name:12} {found['detail']}")
    if not found["ok"]:
        raise Failure(f"{name}: {found['detail']}" if as_json else f"{name} is not ready; see above")


def _health(settings: Any, name: str) -> dict[str, Any]:
    """Whether the provider accepts us, and what it says; also when a setting is missing."""
    from bot.channels.base import Channel, Health, Misconfigured
    from bot.channels.registry import make

    async def ask(channel: Channel) -> Health:
        try:
            return await channel.health()
        finally:
            await channel.close()

    try:
        health = asyncio.run(ask(make(settings, name)))
    except Misconfigured as exc:
        health = Health(False, str(exc))
    return {"ok": health.ok, "detail": health.detail}
