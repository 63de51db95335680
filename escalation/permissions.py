"""Decide what an agent may do with a ticket. Pure; asked everywhere, never route by route.

Every agent sees every ticket and may pick a waiting one. Only the assignee may reply, release, transfer or
resolve; a supervisor or admin may release, transfer, resolve and reply for anybody.
"""

from __future__ import annotations

from typing import Literal

from escalation.agents import Agent
from escalation.errors import AlreadyResolved, NotAllowed, NotWaiting
from escalation.tickets import Ticket

Purpose = Literal["view", "note", "pick", "reply", "release", "transfer", "resolve"]


def access_ticket(agent: Agent, ticket: Ticket, purpose: Purpose = "view") -> Ticket:
    """Return the ticket if the agent may do this with it.

    Raises NotAllowed; AlreadyResolved for any change to a resolved ticket; NotWaiting for picking one that
    somebody has."""
    if purpose in ("view", "note"):
        return ticket
    if not ticket.is_open:
        raise AlreadyResolved
    if purpose == "pick":
        if ticket.state != "waiting":
            raise NotWaiting
        return ticket
    if agent.leads or ticket.assignee == agent.id:
        return ticket
    raise NotAllowed
