"""Collect what one turn says about the need for a human. Judges nothing: `escalation.signals.assess` does.

The escalation policy and the handoff action both read the turn through here, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from escalation.priority import TIERS
from escalation.signals import Evidence
from escalation.teams import TOPICS

REQUEST_HUMAN = "request_human"


def evidence_of(intent: str, anger: Mapping[str, Any], slots: Mapping[str, Any]) -> Evidence:
    """Return the evidence of a message with this intent and ``anger: {score, reasons, topics}``.

    ``slots`` gives the failed turns so far, the task at hand and the shopper's tier.
    """
    tier = slots.get("tier")  # as the orders have it: none, silver, gold, platinum
    return Evidence(
        anger=float(anger.get("score") or 0.0),
        anger_reasons=tuple(anger.get("reasons") or ()),
        topics=tuple(topic for topic in TOPICS if topic in (anger.get("topics") or ())),
        wants_human=intent == REQUEST_HUMAN,
        failed_turns=int(slots.get("failed_turns") or 0),
        tier=next((known for known in TIERS if known == tier), "standard"),
        intent=slots.get("task") or intent or None,
    )
