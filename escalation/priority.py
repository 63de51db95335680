"""Decide how priorities compare and how many minutes of head start each fact is worth. Pure.

Service order is by ``rank_at = first_waiting_at − points`` minutes, smallest first. Waiting adds the same
to every ticket, so this static key is ageing: nobody is served behind a later ticket whose points exceed
theirs by less than the time between the two arrivals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Priority = Literal["low", "normal", "high", "urgent"]
PRIORITIES: tuple[Priority, ...] = ("low", "normal", "high", "urgent")
"""From least to most pressing."""

Tier = Literal["standard", "silver", "gold", "platinum"]
TIERS: tuple[Tier, ...] = ("standard", "silver", "gold", "platinum")


@dataclass(frozen=True)
class Points:
    """Minutes of head start. Anger and its rise, failed turns, repeated contact and value bring at most 35 together:
    they order tickets inside a priority, and do not lift a normal ticket to high or a high one to urgent."""

    low: int = 0
    normal: int = 15
    high: int = 60
    urgent: int = 240
    gold: int = 10
    platinum: int = 30
    anger_most: int = 10
    """For certainty (probability 1); 0 at the anger threshold, linear between."""
    anger_rising: int = 5
    failed_turn: int = 2
    """For every failed turn in a row, up to ``failed_most``."""
    failed_most: int = 10
    repeat_contact: int = 5
    high_value: int = 5

    def of_priority(self, priority: Priority) -> int:
        return {"low": self.low, "normal": self.normal, "high": self.high, "urgent": self.urgent}[priority]

    def of_tier(self, tier: Tier) -> int:
        return {"gold": self.gold, "platinum": self.platinum}.get(tier, 0)


def higher(one: Priority, other: Priority) -> Priority:
    """The more pressing of two priorities."""
    return max(one, other, key=PRIORITIES.index)


def rank_at(first_waiting_at: datetime, points: int) -> datetime:
    """The static key of the queue: when a ticket without any points would have had to arrive to be served
    next to this one."""
    return first_waiting_at - timedelta(minutes=points)
