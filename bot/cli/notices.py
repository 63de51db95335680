"""`crossdesk notices`: one-time codes and receipts on their way to the address on file."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timezone
from typing import Annotated, Any, Optional

import typer

from bot.cli.common import DataOption, Failure, JsonOption, failing, print_json, settings_for

app = typer.Typer(help="One-time codes and receipts mailed to the address on file.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """One-time codes and receipts mailed to the address on file."""


@app.command("list")
def list_notices(
    state: Annotated[Optional[str], typer.Option(help="Only pending, sent or dead ones.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest first.")] = 50,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List notices, the newest first; a dead one with the reason it was given up for."""
    from bot.notices import store

    if state not in (None, "pending", "sent", "dead"):
        raise typer.BadParameter("choose pending, sent or dead", param_hint="--state")
    with _connection(data) as connection:
        rows = [_shown(notice) for notice in store.find(connection, state, limit)]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        typer.echo(
            f"{row['id']:6} {row['state']:8} {row['kind']:20} {row['order_number']:12} {row['recipient']:28} "
            f"{row['created_at']:%Y-%m-%d %H:%M} {row['error'] or ''}"
        )


@app.command()
def retry(notice: Annotated[int, typer.Argument(help="Its number.")], data: DataOption = None) -> None:
    """Mail a dead notice again. Codes do not come back: the shopper asks for a new one."""
    from bot.notices import store

    with _connection(data) as connection:
        revived = store.revive(connection, notice, datetime.now(timezone.utc))
    if not revived:
        raise Failure(f"notice {notice} cannot be tried again: see crossdesk notices list --state dead")
    typer.echo(f"notice {notice} is on its way")


@app.command()
def check(data: DataOption = None) -> None:
    """Connect to the mail server and log in; send nothing."""
    from bot.mail.smtp import MailError, smtp_of

    settings = settings_for(data)
    smtp = smtp_of(settings)
    if smtp is None:
        raise Failure("no mail is sent: set CROSSDESK_SMTP_HOST and CROSSDESK_MAIL_FROM")
    with failing(MailError):
        smtp.check()
    typer.echo(f"{settings.smtp_host}:{settings.smtp_port} takes mail from {settings.mail_from}")


def _connection(data: Any) -> Any:
    from bot.database import connect

    return connect(settings_for(data).database).begin()


def _shown(notice: Any) -> dict[str, Any]:
    """A notice without its secret, the address masked."""
    from actions.orders.contacts import masked_email

    shown = asdict(notice)
    for hidden in ("secret", "args"):
        del shown[hidden]
    return {**shown, "recipient": masked_email(notice.recipient)}
