"""Estimate how long a shopper waits for a human. Pure; never promises what it cannot know.

A first, simple model: every online agent works on ``capacity`` tickets at once and frees a slot per mean
handling time. With ``slots`` slots in all, ``free`` of them empty, place ``position`` is served after about
``(position − free) × mean / slots``. It assumes that everybody can take everything and is not calibrated:
real waits spread around it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import timedelta

from escalation.agents import Agent, AgentStore
from escalation.queues import QueueStore
from escalation.tickets import TicketId

USUAL_HANDLING = timedelta(minutes=8)
"""Stands in until ``ENOUGH`` tickets were resolved."""
ENOUGH = 5


def mean_handling(recent: Sequence[timedelta]) -> timedelta:
    """Mean of the recent handling times, or the usual one while they are too few."""
    if len(recent) < ENOUGH:
        return USUAL_HANDLING
    return sum(recent, timedelta()) / len(recent)


def waiting_time(position: int, recent: Sequence[timedelta], agents: Iterable[Agent]) -> timedelta | None:
    """Return the wait expected at a place in the queue (1 is next), in whole minutes, at least one.

    None while nobody is online: then no time can be named. Raises ValueError for a place below 1.
    """
    if position < 1:
        raise ValueError(f"a place in the queue begins at 1, not {position}")
    online = [agent for agent in agents if agent.presence == "online"]
    slots = sum(agent.capacity for agent in online)
    if not slots:
        return None
    free = sum(max(0, agent.capacity - agent.load) for agent in online)
    rounds = max(0, position - free) / slots
    return timedelta(minutes=max(1, math.ceil(mean_handling(recent) * rounds / timedelta(minutes=1))))


def waiting_time_of(ticket_id: TicketId, queue: QueueStore, agents: AgentStore) -> timedelta | None:
    """Return the wait still expected for a ticket; None when it is not waiting or nobody is online."""
    position = queue.position(ticket_id)
    if not position:
        return None
    return waiting_time(position, queue.handling_times(), agents.list())
