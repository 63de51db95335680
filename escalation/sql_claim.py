"""Say how SQL gives an agent a ticket. Decides by the rules of `routing`, never changes anything but that.

Both ways take a query that chooses one waiting ticket, lock it, take a slot of the agent and assign; they
return the assigned row, or None and no change.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from escalation.agents import Agent
from escalation.routing import Timetable
from escalation.tables import agents, tickets
from escalation.tickets import AgentId

IN_RANK_ORDER = (tickets.c.rank_at, tickets.c.id)


def suiting(agent: Agent, now: datetime, timetable: Timetable) -> Any:
    """The rule of `routing.suits` and a free slot, as a query over waiting tickets."""
    table = tickets.c
    has_slot = sa.select(agents.c.load < agents.c.capacity).where(agents.c.id == agent.id)
    return sa.select(table.id).where(
        table.state == "waiting",
        table.team.in_(sorted(agent.teams)) | (table.routed_at <= now - timetable.team_after),
        table.language.in_(sorted(agent.languages)) | (table.routed_at <= now - timetable.language_after),
        has_slot.scalar_subquery(),
    )


def take_in_one_statement(connection: Connection, choice: Any, agent_id: AgentId, now: datetime) -> Any:
    """For PostgreSQL."""
    chosen = choice.cte("chosen")
    slot = (
        _taking_slot(agent_id, now)
        .where(sa.exists(sa.select(chosen.c.id)))
        .returning(agents.c.id)
        .cte("slot")
    )
    assign = (
        sa.update(tickets)
        .where(tickets.c.id == chosen.c.id, slot.c.id == agent_id)
        .values(state="assigned", assignee=slot.c.id, assigned_at=now)
        .returning(tickets)
    )
    return connection.execute(assign).first()


def take_step_by_step(connection: Connection, choice: Any, agent_id: AgentId, now: datetime) -> Any:
    """For SQLite, in a transaction that began IMMEDIATE."""
    ticket_id = connection.execute(choice).scalar_one_or_none()
    if ticket_id is None or not connection.execute(_taking_slot(agent_id, now)).rowcount:
        return None
    assigned = {"state": "assigned", "assignee": agent_id, "assigned_at": now}
    connection.execute(sa.update(tickets).where(tickets.c.id == ticket_id).values(assigned))
    return connection.execute(sa.select(tickets).where(tickets.c.id == ticket_id)).one()


def _taking_slot(agent_id: AgentId, now: datetime) -> Any:
    return (
        sa.update(agents)
        .where(agents.c.id == agent_id, agents.c.load < agents.c.capacity)
        .values(load=agents.c.load + 1, last_assigned_at=now)
    )
