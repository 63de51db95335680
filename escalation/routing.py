"""Decide which agents may take a ticket and in which order they are asked. Pure; never assigns anything.

A ticket needs a language and a team. The need relaxes on a timetable counted from `Ticket.routed_at`: after
``team_after`` any team may take it, after ``language_after`` any language too (the caller tells the shopper).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from escalation.agents import Agent
from escalation.teams import Team
from escalation.tickets import Ticket


@dataclass(frozen=True)
class Timetable:
    """When a waiting ticket stops insisting. Zero drops a need at once."""

    team_after: timedelta = timedelta(minutes=5)
    language_after: timedelta = timedelta(minutes=15)


TIMETABLE = Timetable()


@dataclass(frozen=True)
class Need:
    """What an agent must have; None: no longer asked."""

    team: Team | None
    language: str | None


def need(ticket: Ticket, now: datetime, timetable: Timetable = TIMETABLE) -> Need:
    """Return what the ticket still asks of an agent."""
    waited = now - ticket.routed_at
    return Need(
        team=ticket.team if waited < timetable.team_after else None,
        language=ticket.language if waited < timetable.language_after else None,
    )


def suits(
    ticket: Ticket,
    languages: Collection[str],
    teams: Collection[Team],
    now: datetime,
    timetable: Timetable = TIMETABLE,
) -> bool:
    """Whether somebody with these languages and teams may take the ticket now."""
    asked = need(ticket, now, timetable)
    return (asked.team is None or asked.team in teams) and (
        asked.language is None or asked.language in languages
    )


def eligible_agents(
    ticket: Ticket, agents: Iterable[Agent], now: datetime, timetable: Timetable = TIMETABLE
) -> list[Agent]:
    """Return the online agents with a free slot who suit, the one to ask first in front.

    Least loaded first (share of the capacity in use), then longest without a new ticket, then by id.
    """
    able = [
        agent
        for agent in agents
        if agent.presence == "online"
        and agent.load < agent.capacity
        and suits(ticket, agent.languages, agent.teams, now, timetable)
    ]
    return sorted(able, key=_turn)


def _turn(agent: Agent) -> tuple[float, float, str]:
    idle_since = agent.last_assigned_at.timestamp() if agent.last_assigned_at else float("-inf")
    return agent.load / agent.capacity, idle_since, agent.id
