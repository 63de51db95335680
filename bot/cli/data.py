"""`crossdesk data`: look after what models are trained on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from bot.cli.common import DataOption, Failure, JsonOption, print_json, settings_for

app = typer.Typer(help="Training data: check it.", no_args_is_help=True)


@app.command()
def lint(
    data_folder: Annotated[
        Optional[Path],
        typer.Option(help="Folder of training data; nlu_data when missing.", exists=True, file_okay=False),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find duplicates, lines that are also held out, two labels for one text, other languages, personal data."""
    from bot.training.lint import lint as check

    found = check(data_folder or settings_for(data).nlu_data)
    kinds = dict(Counter(fault.kind for fault in found.faults))
    if as_json:
        print_json({"lines": found.lines, "kinds": kinds, "faults": [_as_json(f) for f in found.faults]})
    else:
        for fault in found.faults:
            typer.echo(f"{_from_here(fault)} [{fault.kind}]")
        typer.echo(f"{sum(found.lines.values())} lines, {len(found.faults)} faults")
    if found.faults:
        raise Failure("; ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))


def _as_json(fault: Any) -> dict[str, Any]:
    return {"kind": fault.kind, "path": str(fault.path), "line": fault.number, "message": fault.message}


def _from_here(fault: Any) -> str:
    """Return the fault with its path as short as it can be opened from here."""
    try:
        return str(fault).replace(str(fault.path), str(fault.path.relative_to(Path.cwd())), 1)
    except ValueError:
        return str(fault)
