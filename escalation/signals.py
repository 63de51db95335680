"""Decide whether a conversation goes to a human, how urgently and why. Pure; never detects anything itself.

`assess` takes the evidence of one turn and returns a `Handoff` or None. The rules:

| trigger | priority |
|---|---|
| legal threat, chargeback threat, injury | urgent |
| anger probability at or above the threshold | high |
| a second message that is more likely angry than not | high |
| the shopper asks for a person | normal |
| a backend or Rasa failed | normal |
| two unresolved turns in a row | normal |
| privacy request | normal |

Every trigger that holds counts, the highest priority wins, and the reason is that of the trigger which set
it; between equals topic, anger, request_human, failure, unresolved. So an angry legal threat is urgent with
reason ``topic``, an angry privacy request is high with reason ``anger``.

docs/explanation/handoff.md has the same as a table, with every weight.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any, Literal

from escalation.priority import PRIORITIES, Points, Priority, Tier
from escalation.teams import TOPICS, Team, Topic, team_for

Reason = Literal["anger", "request_human", "unresolved", "failure", "topic"]
REASONS: tuple[Reason, ...] = ("topic", "anger", "request_human", "failure", "unresolved")
"""In order of precedence between triggers of equal priority."""

SignalName = Literal[
    "topic",
    "anger",
    "anger_trend",
    "anger_reason",
    "request_human",
    "failure",
    "unresolved",
    "tier",
    "repeat_contact",
    "order_value",
    "thresholds",
]
SignalValue = bool | int | float | str

PRIORITY_OF_TOPIC: Mapping[Topic, Priority] = {
    "legal_threat": "urgent",
    "chargeback": "urgent",
    "injury": "urgent",
    "privacy": "normal",
}


@dataclass(frozen=True)
class Evidence:
    """What is known at the end of a turn. Leave out what is not known."""

    anger: float = 0.0
    """Calibrated probability in 0…1 that the message is angry."""
    anger_before: tuple[float, ...] = ()
    """That of the shopper's earlier messages in this conversation, as far as they are remembered, the latest last."""
    anger_reasons: tuple[str, ...] = ()
    """threat, insult, exasperation, sarcasm, shouting."""
    topics: tuple[Topic, ...] = ()
    wants_human: bool = False
    failed_turns: int = 0
    """Turns in a row that were not resolved, this one included."""
    backend_failed: bool = False
    """A backend or Rasa failed or was too slow for this turn."""
    tier: Tier = "standard"
    intent: str | None = None
    """The intent the conversation is about (a name of §5); decides the team only."""
    order_value: Decimal | None = None
    """Value at stake in USD."""
    repeat_contact: bool = False
    """A human was called for this shopper before, within ``Thresholds.repeat_within``."""


RULES = "2"
"""Changes whenever the rules of this module do."""


@dataclass(frozen=True)
class Thresholds:
    """The rules' numbers."""

    anger: float = 0.8
    """Probability from which a message counts as angry."""
    anger_again: float = 0.5
    """Probability from which it does when an earlier one reached this as well: each was more likely angry than
    not."""
    anger_rise: float = 0.2
    """How far above the mean of the earlier messages anger counts as rising."""
    failed_turns: int = 2
    high_value: Decimal = Decimal(200)
    """USD from which the value at stake counts."""
    repeat_within: timedelta = timedelta(days=7)
    wish: float = 0.6
    """Confidence from which a wish for a person is granted at once; below, the dialogue asks."""
    points: Points = field(default_factory=Points)

    @property
    def version(self) -> str:
        """The rules and numbers in force, to explain a decision later: `RULES`, and where a number is not the default
        a checksum of all."""
        numbers = repr(self)
        return RULES if numbers == repr(type(self)()) else f"{RULES}+{zlib.crc32(numbers.encode()):08x}"


THRESHOLDS = Thresholds()


@dataclass(frozen=True)
class Signal:
    """One fact that spoke for the handoff, and the minutes of head start it brought. The trigger that decided
    carries the points of its priority; ``topic`` and ``anger_reason`` may occur several times."""

    name: SignalName
    value: SignalValue
    points: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {"name": self.name, "value": self.value, "points": self.points}


@dataclass(frozen=True)
class Handoff:
    """The decision. ``points``, in minutes, is the sum of the points of its signals."""

    reason: Reason
    priority: Priority
    points: int
    team: Team
    tier: Tier
    signals: tuple[Signal, ...]
    thresholds_version: str


def assess(evidence: Evidence, thresholds: Thresholds = THRESHOLDS) -> Handoff | None:
    """Return the handoff the evidence demands, or None when the bot may go on.

    Raises ValueError for an anger probability outside 0…1 or a negative number of failed turns.
    """
    for anger in (evidence.anger, *evidence.anger_before):
        if not 0.0 <= anger <= 1.0:
            raise ValueError(f"anger must be a probability, not {anger!r}")
    if evidence.failed_turns < 0:
        raise ValueError(f"failed_turns must not be negative: {evidence.failed_turns!r}")
    triggers = _triggers(evidence, thresholds)
    if not triggers:
        return None
    decisive = max(triggers, key=_weight)
    base = thresholds.points.of_priority(decisive.priority)
    signals = (
        *(Signal(t.reason, t.value, t.extra + (base if t is decisive else 0)) for t in triggers),
        *_circumstances(evidence, thresholds),
        Signal("thresholds", thresholds.version),
    )
    return Handoff(
        reason=decisive.reason,
        priority=decisive.priority,
        points=sum(signal.points for signal in signals),
        team=team_for(intent=evidence.intent, topics=evidence.topics, tier=evidence.tier),
        tier=evidence.tier,
        signals=signals,
        thresholds_version=thresholds.version,
    )


@dataclass(frozen=True)
class _Trigger:
    reason: Reason
    priority: Priority
    value: SignalValue
    extra: int = 0


def _weight(trigger: _Trigger) -> tuple[int, int]:
    return PRIORITIES.index(trigger.priority), -REASONS.index(trigger.reason)


def _triggers(evidence: Evidence, thresholds: Thresholds) -> list[_Trigger]:
    found = [
        _Trigger("topic", PRIORITY_OF_TOPIC[topic], topic) for topic in TOPICS if topic in evidence.topics
    ]
    if _is_angry(evidence, thresholds):
        found.append(
            _Trigger("anger", "high", round(evidence.anger, 3), _anger_points(evidence.anger, thresholds))
        )
    if evidence.wants_human:
        found.append(_Trigger("request_human", "normal", True))
    if evidence.backend_failed:
        found.append(_Trigger("failure", "normal", True))
    if evidence.failed_turns >= thresholds.failed_turns:
        points = thresholds.points
        extra = min(points.failed_most, points.failed_turn * evidence.failed_turns)
        found.append(_Trigger("unresolved", "normal", evidence.failed_turns, extra))
    return found


def _is_angry(evidence: Evidence, thresholds: Thresholds) -> bool:
    if evidence.anger >= thresholds.anger:
        return True
    again = thresholds.anger_again
    return evidence.anger >= again and any(before >= again for before in evidence.anger_before)


def _anger_points(anger: float, thresholds: Thresholds) -> int:
    if anger < thresholds.anger:
        return 0
    if thresholds.anger >= 1.0:
        return thresholds.points.anger_most
    return round(thresholds.points.anger_most * (anger - thresholds.anger) / (1.0 - thresholds.anger))


def _circumstances(evidence: Evidence, thresholds: Thresholds) -> list[Signal]:
    """What alone hands nothing off, yet explains it or adds to the points."""
    points = thresholds.points
    found = [Signal("anger_reason", reason) for reason in evidence.anger_reasons]
    rise = _rise(evidence)
    if rise >= thresholds.anger_rise and evidence.anger >= thresholds.anger_again:
        found.append(Signal("anger_trend", round(rise, 3), points.anger_rising))
    if points.of_tier(evidence.tier):
        found.append(Signal("tier", evidence.tier, points.of_tier(evidence.tier)))
    if evidence.repeat_contact:
        found.append(Signal("repeat_contact", True, points.repeat_contact))
    if evidence.order_value is not None and evidence.order_value >= thresholds.high_value:
        found.append(Signal("order_value", float(evidence.order_value), points.high_value))
    return found


def _rise(evidence: Evidence) -> float:
    """How far the anger stands above what it was before; 0 in a first message."""
    before = evidence.anger_before
    return evidence.anger - sum(before) / len(before) if before else 0.0
