"""Rules of `escalation.routing` and `escalation.teams`: who may take a ticket, and who is asked first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from escalation.agents import Agent
from escalation.routing import Need, Timetable, eligible_agents, need
from escalation.sla import TARGETS
from escalation.teams import TEAMS, team_for
from escalation.tickets import AgentId, Ticket, TicketId, opened
from tests.contract.escalation_backends import NOW, TIMETABLE, after, call


def ticket(**changes: Any) -> Ticket:
    return opened(call(**changes), TicketId("t1"), NOW, TARGETS)


def agent(name: str = "ana", **changes: Any) -> Agent:
    fields: dict[str, Any] = {"languages": frozenset({"en"}), "presence": "online", **changes}
    return Agent(id=AgentId(name), email=f"{name}@example.com", name=name, **fields)


def names(*agents: Agent, minutes: float = 0, **changes: Any) -> list[str]:
    return [one.name for one in eligible_agents(ticket(**changes), agents, after(minutes), TIMETABLE)]


def test_need_relaxes_team_first_and_language_later() -> None:
    chinese = ticket(language="zh", team="refunds")
    assert need(chinese, after(4.9), TIMETABLE) == Need("refunds", "zh")
    assert need(chinese, after(5), TIMETABLE) == Need(None, "zh")
    assert need(chinese, after(15), TIMETABLE) == Need(None, None)


def test_timetable_of_zero_asks_for_nothing() -> None:
    assert need(ticket(), NOW, Timetable(timedelta(0), timedelta(0))) == Need(None, None)


def test_language_and_team_must_fit() -> None:
    speaks, other = agent("speaks", languages=frozenset({"zh"})), agent("other")
    outside = agent("outside", languages=frozenset({"zh"}), teams=frozenset({"refunds"}))
    assert names(speaks, other, outside, language="zh") == ["speaks"]
    assert names(speaks, other, outside, language="zh", minutes=5) == ["outside", "speaks"]
    assert names(speaks, other, outside, language="zh", minutes=15) == ["other", "outside", "speaks"]


@pytest.mark.parametrize("presence", ["away", "offline"])
def test_absent_agent_is_not_asked(presence: str) -> None:
    assert names(agent(presence=presence)) == []


def test_agent_at_capacity_is_not_asked() -> None:
    assert names(agent("full", load=4), agent("over", load=5), agent("room", load=3)) == ["room"]


def test_least_loaded_is_asked_first_by_share_of_capacity() -> None:
    assert names(agent("half", capacity=2, load=1), agent("third", capacity=6, load=2)) == ["third", "half"]


def test_between_equally_loaded_the_longest_idle_is_asked_first() -> None:
    assert names(
        agent("recent", last_assigned_at=after(-1)),
        agent("long", last_assigned_at=after(-60)),
        agent("never"),
    ) == ["never", "long", "recent"]


@pytest.mark.parametrize(
    ("about", "team"),
    [
        ({}, "front_line"),
        ({"intent": "ask_faq"}, "front_line"),
        ({"intent": "not an intent"}, "front_line"),
        ({"intent": "track_order"}, "logistics"),
        ({"intent": "report_delivery_problem"}, "logistics"),
        ({"intent": "return_item"}, "refunds"),
        ({"intent": "refund_status", "tier": "silver"}, "refunds"),
        ({"intent": "refund_status", "tier": "gold"}, "vip"),
        ({"tier": "platinum"}, "vip"),
        ({"intent": "track_order", "topics": ("chargeback",)}, "refunds"),
        ({"topics": ("chargeback",), "tier": "gold"}, "vip"),
        ({"intent": "return_item", "topics": ("privacy",), "tier": "platinum"}, "front_line"),
        ({"topics": ("legal_threat", "injury")}, "front_line"),
    ],
)
def test_team_by_topic_tier_and_intent(about: dict[str, Any], team: str) -> None:
    assert team_for(**about) == team
    assert team in TEAMS
