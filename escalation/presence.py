"""Decide which agents vanished, and give their tickets back. Never decides who takes them next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from escalation.agents import Agent, AgentStore
from escalation.queues import QueueStore
from escalation.tickets import AgentId, Ticket

VANISHED_AFTER = timedelta(minutes=2)
"""Without a sign of life; a desk page sends one every few seconds."""


def vanished(agents: Iterable[Agent], now: datetime, after: timedelta = VANISHED_AFTER) -> list[Agent]:
    """Return the agents who hold tickets or count as present, yet gave no sign of life for so long.

    Getting a ticket counts as a sign of life, so that who works by API alone keeps it at least that long."""
    return [
        agent
        for agent in agents
        if (agent.load > 0 or agent.presence != "offline") and not _seen_since(agent, now - after)
    ]


def give_back_abandoned(
    agents: AgentStore, queue: QueueStore, now: datetime, after: timedelta = VANISHED_AFTER
) -> list[Ticket]:
    """Mark vanished agents offline and put their tickets back, clocks kept. Returns those tickets."""
    returned = []
    for agent in vanished(agents.list(), now, after):
        returned += queue.give_back(agent.id, now)
        if agent.presence != "offline":
            agents.set_presence(agent.id, "offline", agent.last_seen_at or now)
    return returned


def go_offline(agents: AgentStore, queue: QueueStore, agent_id: AgentId, now: datetime) -> list[Ticket]:
    """End an agent's shift: offline, tickets back with their clocks kept. Raises AgentNotFound."""
    agents.set_presence(agent_id, "offline", now)
    return queue.give_back(agent_id, now)


def _seen_since(agent: Agent, moment: datetime) -> bool:
    return any(time is not None and time >= moment for time in (agent.last_seen_at, agent.last_assigned_at))
