"""The settings of the way to a human: from which numbers on a conversation is handed over, and what they weigh.

Defaults are those of `escalation.signals.Thresholds`; docs/explanation/handoff.md says what each does.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from pydantic import BaseSettings, Field

from escalation.signals import THRESHOLDS, Thresholds


class HandoffSettings(BaseSettings):
    """Read by the app, which opens tickets, and by Rasa's escalation policy: give both the same."""

    handoff_anger: float = Field(
        THRESHOLDS.anger, ge=0, le=1, description="Probability of anger from which a human takes over."
    )
    handoff_anger_again: float = Field(
        THRESHOLDS.anger_again,
        ge=0,
        le=1,
        description="Probability of anger from which the second such message is enough.",
    )
    handoff_failed_turns: int = Field(
        THRESHOLDS.failed_turns, ge=1, description="Unresolved turns in a row that call for a human."
    )
    handoff_wish: float = Field(
        THRESHOLDS.wish,
        ge=0,
        le=1,
        description="Confidence from which a wish for a person is granted at once; below, the shopper is asked.",
    )
    handoff_high_value: Decimal = Field(
        THRESHOLDS.high_value, ge=0, description="Order total in USD from which a ticket gets a head start."
    )
    handoff_repeat_days: int = Field(
        THRESHOLDS.repeat_within.days,
        ge=0,
        description="Days within which an earlier call for a human gives the next one a head start.",
    )

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds in force; their version travels with every ticket."""
        return Thresholds(
            anger=self.handoff_anger,
            anger_again=self.handoff_anger_again,
            failed_turns=self.handoff_failed_turns,
            wish=self.handoff_wish,
            high_value=self.handoff_high_value,
            repeat_within=timedelta(days=self.handoff_repeat_days),
        )
