"""Decide whether a conversation goes to a human, how urgently and why. Pure; never detects anything itself.

`assess` takes the evidence of one turn and returns a `Handoff` or None. The rules:

| trigger | priority |
|---|---|
| legal threat, chargeback threat, injury | urgent |
| anger probability at or above the threshold | high |
| the shopper asks for a person | normal |
| a backend or Rasa failed | normal |
| two unresolved turns in a row | normal |
| privacy request | normal |

Every trigger that holds counts, the highest priority wins, and the reason is that of the trigger which set
it; between equals topic, anger, request_human, failure, unresolved. So an angry legal threat is urgent with
reason ``topic``, an angry privacy request is high with reason ``anger``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    "anger_reason",
    "request_human",
    "failure",
    "unresolved",
    "tier",
    "repeat_contact",
    "order_value",
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
    """The shopper wrote about the same matter within the last 7 days."""


@dataclass(frozen=True)
class Thresholds:
    """The rules' numbers. ``version`` travels with every handoff, to explain the decision later."""

    version: str = "1"
    anger: float = 0.8
    """Probability from which a message counts as angry."""
    failed_turns: int = 2
    high_value: Decimal = Decimal(200)
    """USD from which the value at stake counts."""
    points: Points = field(default_factory=Points)


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
    if not 0.0 <= evidence.anger <= 1.0:
        raise ValueError(f"anger must be a probability, not {evidence.anger!r}")
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
    if evidence.anger >= thresholds.anger:
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


def _anger_points(anger: float, thresholds: Thresholds) -> int:
    if thresholds.anger >= 1.0:
        return thresholds.points.anger_most
    return round(thresholds.points.anger_most * (anger - thresholds.anger) / (1.0 - thresholds.anger))


def _circumstances(evidence: Evidence, thresholds: Thresholds) -> list[Signal]:
    """What alone hands nothing off, yet explains it or adds to the points."""
    points = thresholds.points
    found = [Signal("anger_reason", reason) for reason in evidence.anger_reasons]
    if points.of_tier(evidence.tier):
        found.append(Signal("tier", evidence.tier, points.of_tier(evidence.tier)))
    if evidence.repeat_contact:
        found.append(Signal("repeat_contact", True, points.repeat_contact))
    if evidence.order_value is not None and evidence.order_value >= thresholds.high_value:
        found.append(Signal("order_value", float(evidence.order_value), points.high_value))
    return found
