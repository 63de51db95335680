"""Decide which team a handoff belongs to, by topic, tier and intent. Pure.

In this order: a privacy request goes to the front line, Gold and Platinum shoppers have their own queue, a
chargeback goes to refunds, everything else follows the intent. ``technical`` gets nothing by itself: agents
transfer to it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from escalation.priority import Tier

Team = Literal["front_line", "logistics", "refunds", "technical", "vip"]
TEAMS: tuple[Team, ...] = ("front_line", "logistics", "refunds", "technical", "vip")

Topic = Literal["legal_threat", "chargeback", "injury", "privacy"]
TOPICS: tuple[Topic, ...] = ("legal_threat", "chargeback", "injury", "privacy")
"""Topics that demand a person."""

TEAM_BY_INTENT: Mapping[str, Team] = {
    "track_order": "logistics",
    "report_delivery_problem": "logistics",
    "change_order": "logistics",
    "cancel_order": "refunds",
    "return_item": "refunds",
    "exchange_item": "refunds",
    "refund_status": "refunds",
    "report_item_problem": "refunds",
}


def team_for(*, intent: str | None = None, topics: Collection[Topic] = (), tier: Tier = "standard") -> Team:
    """Return the team that should take a conversation about ``intent`` (a name of §5, or None)."""
    if "privacy" in topics:
        return "front_line"
    if tier in ("gold", "platinum"):
        return "vip"
    if "chargeback" in topics:
        return "refunds"
    return TEAM_BY_INTENT.get(intent or "", "front_line")
