"""Say what a scripted conversation expects of the way to a human, and judge what happened. Pure; plays nothing.

A line of a file: `{"id", "lang", "turns": ["…"], "expect": {"handoff", "by_turn", "reason", "priority_at_least"}}`.
``by_turn`` counts from 1 and is the last turn by default; ``reason`` is a reason or a list of right ones; ``locale``
may be given, otherwise it is the language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Extra, Field, ValidationError, root_validator, validator

from bot.training.data import read_items
from bot.training.errors import DataError
from bot.training.metrics import by_group
from escalation.priority import PRIORITIES, Priority
from escalation.signals import Reason

MOST_UNDUE = 0.02
"""Share of conversations without a reason for a human that may be handed off all the same (the target)."""

Timing = Literal["in_time", "late", "missed", "undue", "left_to_bot"]


class Expectation(BaseModel, extra=Extra.forbid, frozen=True):
    """What must become of a conversation."""

    handoff: bool
    by_turn: int | None = Field(None, ge=1)
    reason: tuple[Reason, ...] = ()
    priority_at_least: Priority = "low"

    @validator("reason", pre=True)
    def _one_or_several(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


class ScriptedDialogue(BaseModel, extra=Extra.ignore, frozen=True):
    """A conversation's messages and what they must lead to."""

    id: str = Field(..., min_length=1)
    lang: str = ""
    locale: str | None = None
    turns: tuple[str, ...]
    expect: Expectation

    @validator("turns")
    def _something_is_said(cls, turns: tuple[str, ...]) -> tuple[str, ...]:
        if not turns or not all(turn.strip() for turn in turns):
            raise ValueError("must be messages with wording")
        return turns

    @root_validator(skip_on_failure=True)
    def _turn_exists(cls, values: dict[str, Any]) -> dict[str, Any]:
        by_turn = values["expect"].by_turn
        if by_turn is not None and by_turn > len(values["turns"]):
            raise ValueError(f"by_turn is {by_turn}, but there are {len(values['turns'])} turns")
        return values

    @property
    def due_turn(self) -> int | None:
        """The turn by which a human must have the conversation; None when none must."""
        return (self.expect.by_turn or len(self.turns)) if self.expect.handoff else None


@dataclass(frozen=True)
class TicketState:
    """A ticket as it stood after a turn."""

    reason: Reason
    priority: Priority
    signals: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class PlayedTurn:
    """What one message led to. ``ticket`` is None while no human is called."""

    text: str
    intent: str
    confidence: float
    anger: float
    topics: tuple[str, ...]
    replies: tuple[str, ...]
    ticket: TicketState | None


@dataclass(frozen=True)
class Verdict:
    """How a conversation went, measured by what it expects."""

    dialogue: ScriptedDialogue
    timing: Timing
    turn: int | None
    """The turn in which a ticket was opened."""
    reason: Reason | None
    priority: Priority | None
    wrong_reason: bool
    low_priority: bool
    played: tuple[PlayedTurn, ...]

    @property
    def right(self) -> bool:
        """Whether nothing is to be said against it."""
        on_time = self.timing in ("in_time", "left_to_bot")
        return on_time and not self.wrong_reason and not self.low_priority

    def prediction(self) -> dict[str, Any]:
        """Return the line for ``--predictions``: the input's fields, `predicted`, `confidence`, and what was found."""
        predicted = {
            "handoff": self.turn is not None,
            "turn": self.turn,
            "reason": self.reason,
            "priority": self.priority,
        }
        return {
            "id": self.dialogue.id,
            "lang": self.dialogue.lang,
            "turns": list(self.dialogue.turns),
            "expect": self.dialogue.expect.dict(exclude_none=True),
            "predicted": predicted,
            "confidence": self._confidence(),
            "timing": self.timing,
            "wrong_reason": self.wrong_reason,
            "low_priority": self.low_priority,
            "played": [_shown(turn) for turn in self.played],
        }

    def _confidence(self) -> float:
        """How sure the evidence was that decided: of the anger or of the wish; 1 where a rule counts or nothing
        spoke for a human but the anger there was."""
        if self.turn is None:
            return round(1.0 - max(turn.anger for turn in self.played), 4)
        deciding = self.played[self.turn - 1]
        sure = {"anger": deciding.anger, "request_human": deciding.confidence}
        return round(sure.get(self.reason or "", 1.0), 4)


@dataclass(frozen=True)
class HandoffEvaluation:
    """The figures of many conversations."""

    verdicts: tuple[Verdict, ...]

    @property
    def overall(self) -> dict[str, Any]:
        return _figures(self.verdicts)

    @property
    def by_language(self) -> dict[str, dict[str, Any]]:
        groups = by_group([v.dialogue.lang for v in self.verdicts], self.verdicts)
        return {lang: _figures(verdicts) for lang, (verdicts,) in groups.items()}

    @property
    def passed(self) -> bool:
        """Whether every due handoff came in time and few were undue."""
        figures = self.overall
        return figures["missed"] == figures["late"] == 0 and figures["undue_rate"] <= MOST_UNDUE

    def summary(self) -> dict[str, Any]:
        """Return everything except the conversations."""
        return {
            "task": "handoff",
            "n": len(self.verdicts),
            "passed": self.passed,
            "overall": self.overall,
            "by_language": self.by_language,
            "not_right": [
                {"id": v.dialogue.id, "timing": v.timing, "turn": v.turn, "due_turn": v.dialogue.due_turn,
                 "reason": v.reason, "priority": v.priority}
                for v in self.verdicts if not v.right
            ],
        }  # fmt: skip


def read_dialogues(path: Path) -> list[ScriptedDialogue]:
    """Return the conversations of a JSON-lines file, or of all in a folder. Raises DataError."""
    items = read_items(path, ("id", "turns", "expect"))
    found = []
    for item in items:
        try:
            found.append(ScriptedDialogue.parse_obj(item))
        except ValidationError as exc:
            fault = exc.errors()[0]
            field = ".".join(str(part) for part in fault["loc"] if part != "__root__")
            raise DataError(f"conversation {item['id']!r}: {field} {fault['msg']}".strip(), path) from exc
    ids = [dialogue.id for dialogue in found]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise DataError(f"conversation {twice[0]!r} stands there twice", path)
    return found


def judge(dialogue: ScriptedDialogue, played: Sequence[PlayedTurn]) -> Verdict:
    """Compare what happened with what was expected.

    Reason and priority are the ticket's as it stood at the due turn, or when it was opened if that was later.
    """
    turn = next((number for number, one in enumerate(played, 1) if one.ticket is not None), None)
    ticket = played[max(turn, dialogue.due_turn or turn) - 1].ticket if turn else None
    expect = dialogue.expect
    judged = ticket if expect.handoff else None
    return Verdict(
        dialogue=dialogue,
        timing=_timing(dialogue.due_turn, turn),
        turn=turn,
        reason=ticket.reason if ticket else None,
        priority=ticket.priority if ticket else None,
        wrong_reason=judged is not None and bool(expect.reason) and judged.reason not in expect.reason,
        low_priority=judged is not None
        and PRIORITIES.index(judged.priority) < PRIORITIES.index(expect.priority_at_least),
        played=tuple(played),
    )


def _timing(due: int | None, turn: int | None) -> Timing:
    if due is None:
        return "left_to_bot" if turn is None else "undue"
    if turn is None:
        return "missed"
    return "in_time" if turn <= due else "late"


def _figures(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    timings = [verdict.timing for verdict in verdicts]
    due = sum(verdict.dialogue.expect.handoff for verdict in verdicts)
    undue = timings.count("undue")
    return {
        "n": len(verdicts),
        "due": due,
        "in_time": timings.count("in_time"),
        "late": timings.count("late"),
        "missed": timings.count("missed"),
        "undue": undue,
        "wrong_reason": sum(verdict.wrong_reason for verdict in verdicts),
        "low_priority": sum(verdict.low_priority for verdict in verdicts),
        "in_time_rate": round(timings.count("in_time") / due, 4) if due else 1.0,
        "undue_rate": round(undue / (len(verdicts) - due), 4) if len(verdicts) > due else 0.0,
    }


def _shown(turn: PlayedTurn) -> dict[str, Any]:
    ticket = turn.ticket
    return {
        "text": turn.text,
        "intent": turn.intent,
        "confidence": round(turn.confidence, 3),
        "anger": round(turn.anger, 3),
        "topics": list(turn.topics),
        "replies": list(turn.replies),
        "ticket": {"reason": ticket.reason, "priority": ticket.priority, "signals": list(ticket.signals)}
        if ticket
        else None,
    }
