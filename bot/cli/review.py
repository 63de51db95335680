"""`crossdesk review`: a trainer labels what the model was unsure of, and the label becomes training data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import Annotated, Any, Optional

import typer
from sqlalchemy.engine import Engine

from bot.cli.common import DataOption, Failure, JsonOption, print_json, settings_for
from bot.database import connect
from bot.nlu.intents import INTENTS
from bot.review import candidates
from bot.review.candidates import Candidate
from bot.review.redaction import redact
from bot.review.training_files import NotAdded, TrainingFiles
from bot.settings import Settings

KEYS = "enter: the first · 1-3 or an intent: that one · e: edit the text · s: skip · q: stop"


def review(
    below: Annotated[float, typer.Option(help="Look at intents less certain than this.", min=0, max=1)] = 0.6,
    limit: Annotated[Optional[int], typer.Option(help="At most so many messages.", min=1)] = None,
    listed: Annotated[bool, typer.Option("--list", help="Only list them.")] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Label uncertain and corrected messages; personal data is taken out before they are shown or kept."""
    settings = settings_for(data)
    engine = _opened(settings)
    try:
        with engine.connect() as connection:
            found = candidates.find(connection, settings.languages, below, limit)
        if as_json:
            print_json([_as_json(candidate) for candidate in found])
        elif listed:
            for candidate in found:
                typer.echo(f"{_heading(candidate)}  {_redacted(candidate)!r}")
            typer.echo(f"{len(found)} messages")
        else:
            _Session(engine, TrainingFiles(settings.nlu_data)).run(found)
    finally:
        engine.dispose()


class _Session:
    """One trainer at the terminal."""

    def __init__(self, engine: Engine, files: TrainingFiles) -> None:
        self._engine = engine
        self._files = files
        self._added = 0

    def run(self, found: Sequence[Candidate]) -> None:
        typer.echo(KEYS if found else "nothing to review")
        for number, candidate in enumerate(found):
            typer.echo(f"\n{len(found) - number} left · {_heading(candidate)}")
            if not self._ask(candidate):
                break
        typer.echo(
            f"{self._added} lines added" + ("; `crossdesk train --gate` uses them" if self._added else "")
        )

    def _ask(self, candidate: Candidate) -> bool:
        """Let the trainer decide about one message; False when they stop."""
        text = _redacted(candidate)
        typer.echo(f"  {text}")
        first = candidate.ranking[:3]
        guesses = [name for name, _ in first]
        typer.echo("  " + "   ".join(f"{i} {name} {share:.2f}" for i, (name, share) in enumerate(first, 1)))
        while True:
            answer = typer.prompt(f"  [{guesses[0]}]", default="", show_default=False).strip()
            if answer == "q":
                return False
            if answer == "s":
                self._mark(candidate, None)
                return True
            if answer == "e":
                text = typer.prompt("  text", default=text)
                continue
            intent = _intent(answer, guesses)
            if intent is None:
                typer.echo(f"  no such answer. {KEYS}")
                continue
            self._add(candidate, intent, text)
            return True

    def _add(self, candidate: Candidate, intent: str, text: str) -> None:
        """Mark and write together: what cannot be written stays for the next time, unless it never can be."""
        with self._engine.begin() as connection:
            if not candidates.mark(connection, candidate, intent, datetime.now(timezone.utc)):
                typer.echo("  somebody else has reviewed it")
                return
            try:
                path = self._files.add(candidate.lang, intent, text)
            except NotAdded as exc:
                typer.echo(f"  not added: {exc}")
                return
        self._added += 1
        typer.echo(f"  {intent} → {path}")

    def _mark(self, candidate: Candidate, label: str | None) -> None:
        with self._engine.begin() as connection:
            candidates.mark(connection, candidate, label, datetime.now(timezone.utc))


def _opened(settings: Settings) -> Engine:
    from sqlalchemy.exc import DBAPIError

    from bot import schema

    if not settings.database_url and not (settings.data / "crossdesk.db").exists():
        raise Failure(f"{settings.data} holds no conversations: name the instance's folder with --data")
    engine = connect(settings.database)
    try:
        schema.upgrade(engine)
    except DBAPIError as exc:
        raise Failure(f"the database cannot be opened: {exc.orig}") from exc
    return engine


def _intent(answer: str, guesses: Sequence[str]) -> str | None:
    """Return the intent an answer means: nothing typed, a guess's number, or an intent's name or how only it begins."""
    if not answer:
        return guesses[0]
    if answer.isdecimal():
        return guesses[int(answer) - 1] if 1 <= int(answer) <= len(guesses) else None
    meant = [intent for intent in INTENTS if intent == answer] or [i for i in INTENTS if i.startswith(answer)]
    return meant[0] if len(meant) == 1 else None


def _redacted(candidate: Candidate) -> str:
    return " ".join(redact(candidate.text, candidate.lang, candidate.names).split())


def _heading(candidate: Candidate) -> str:
    guess = f"{candidate.intent} {candidate.confidence:.2f}"
    return f"{candidate.lang} · {candidate.why} · {guess} · {candidate.at:%d %b %H:%M}"


def _as_json(candidate: Candidate) -> dict[str, Any]:
    return {
        "id": candidate.id,
        "text": _redacted(candidate),
        "lang": candidate.lang,
        "why": candidate.why,
        "intent": candidate.intent,
        "confidence": candidate.confidence,
        "ranking": [{"name": name, "confidence": share} for name, share in candidate.ranking],
        "at": candidate.at.isoformat(),
    }
