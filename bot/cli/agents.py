"""`crossdesk agents`: the people at the desk."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Annotated, Any, Optional

import typer

from bot.cli.common import DataOption, Failure, JsonOption, failing, print_json, settings_for

app = typer.Typer(help="Agents of the desk.", no_args_is_help=True)


def _store(settings: Any) -> Any:
    from bot.database import connect
    from bot.preparation import prepare
    from escalation.agents_sql import SqlAgentStore

    prepare(settings, lambda text: None)
    return SqlAgentStore(connect(settings.database))


@app.command()
def add(
    email: Annotated[str, typer.Argument(help="E-mail address to log in with.")],
    name: Annotated[str, typer.Option(help="Name shoppers see.")],
    languages: Annotated[str, typer.Option(help="Comma-separated codes, e.g. en,de,pl.")] = "en",
    teams: Annotated[str, typer.Option(help="Comma-separated teams; empty means all.")] = "",
    capacity: Annotated[int, typer.Option(help="Conversations at once.", min=1)] = 4,
    role: Annotated[str, typer.Option(help="agent, supervisor or admin.")] = "agent",
    password: Annotated[
        Optional[str], typer.Option(help="Asked for when missing.", prompt=True, hide_input=True)
    ] = None,
    data: DataOption = None,
) -> None:
    """Add an agent."""
    from escalation.errors import EscalationError
    from escalation.teams import TEAMS

    store = _store(settings_for(data))
    chosen: Any = [t.strip() for t in teams.split(",") if t.strip()] or TEAMS
    with failing(EscalationError, ValueError):
        agent = store.add(
            email,
            name,
            password=password,
            languages=[code.strip() for code in languages.split(",") if code.strip()],
            teams=chosen,
            capacity=capacity,
            role=role,
        )
    typer.echo(f"added {agent.email}")


@app.command("list")
def list_(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the agents."""
    agents = _store(settings_for(data)).list()
    rows = [
        {
            "email": a.email,
            "name": a.name,
            "role": a.role,
            "languages": sorted(a.languages),
            "teams": sorted(a.teams),
            "capacity": a.capacity,
            "presence": a.presence,
            "load": a.load,
        }
        for a in agents
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        typer.echo(
            f"{row['email']:32} {row['name']:20} {row['role']:10} {row['presence']:8} "
            f"{row['load']}/{row['capacity']}  {','.join(row['languages'])}"
        )


@app.command()
def token(
    email: Annotated[str, typer.Argument(help="The agent's e-mail address.")],
    hours: Annotated[int, typer.Option(help="Hours it is valid.", min=1, max=24 * 365)] = 12,
    data: DataOption = None,
) -> None:
    """Print a bearer token for the ticket API."""
    store = _store(settings_for(data))
    agent = store.by_email(email)
    if agent is None:
        raise Failure(f"there is no agent {email}: add one with crossdesk agents add")
    typer.echo(store.issue_token(agent.id, datetime.now(timezone.utc), timedelta(hours=hours)))
