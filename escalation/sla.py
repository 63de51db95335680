"""Decide until when a first response is due, and whether that has passed. Pure; the clock runs 24/7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from escalation.priority import Priority


@dataclass(frozen=True)
class Targets:
    """Time to the first response of a human, per priority."""

    low: timedelta = timedelta(hours=8)
    normal: timedelta = timedelta(hours=1)
    high: timedelta = timedelta(minutes=15)
    urgent: timedelta = timedelta(minutes=5)

    def of(self, priority: Priority) -> timedelta:
        return {"low": self.low, "normal": self.normal, "high": self.high, "urgent": self.urgent}[priority]


TARGETS = Targets()


def due_at(first_waiting_at: datetime, priority: Priority, targets: Targets = TARGETS) -> datetime:
    """When a human should have answered at the latest."""
    return first_waiting_at + targets.of(priority)
