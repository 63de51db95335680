"""Say what a queue of tickets must do. Never decides who is told; callers commit first, then notify.

Implementations: `escalation.memory.MemoryQueueStore`, `escalation.sql.SqlQueueStore`. Every method is
atomic. Every time is aware. The invariants (I4): a ticket has at most one owner, is never lost, and no
agent gets more tickets than their capacity.

``agent_id`` of release, transfer and resolve names the *holder the caller believes in* (None: nobody, the
ticket is waiting). If the ticket is held by anyone else the call changes nothing and raises NotTheOwner. A
supervisor who acts on somebody's ticket passes that ticket's assignee; whether they may is decided before,
by `escalation.permissions.access_ticket`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from escalation.agents import Agent
from escalation.teams import Team
from escalation.tickets import AgentId, ConversationId, NewTicket, Outcome, State, Ticket, TicketId


class QueueStore(Protocol):
    """The human queue."""

    def open(self, new: NewTicket, now: datetime) -> Ticket:
        """Open a ticket, or strengthen the one the conversation has open already (`tickets.strengthened`:
        clock, holder and language kept, priority and points raised, signals merged).

        A conversation has at most one open ticket. The same ``new.key`` a second time changes nothing and
        returns the ticket of the first time."""
        ...

    def get(self, ticket_id: TicketId) -> Ticket:
        """Raises TicketNotFound."""
        ...

    def find(
        self,
        state: State | None = None,
        conversation_id: ConversationId | None = None,
        limit: int = 200,
        *,
        assignee: AgentId | None = None,
    ) -> list[Ticket]:
        """Tickets in rank order, the next to be served first."""
        ...

    def open_for(self, conversation_id: ConversationId) -> Ticket | None:
        """The waiting or assigned ticket of a conversation."""
        ...

    def claim(self, agent: Agent, now: datetime, ticket_id: TicketId | None = None) -> Ticket | None:
        """Give the agent the next ticket they are able to take, or None: nothing for them, or no free slot.

        Language and team must fit, unless the relaxation timetable has dropped them. Presence is not asked:
        who pulls is there. Capacity is the stored one, not ``agent.capacity``.

        With ``ticket_id`` that waiting ticket is taken whatever its language and team (a person chose it).
        Raises TicketNotFound, NotWaiting, AtCapacity. Both raise AgentNotFound."""
        ...

    def release(self, ticket_id: TicketId, agent_id: AgentId, now: datetime) -> Ticket:
        """Put a held ticket back, its clock kept. Raises TicketNotFound, AlreadyResolved, NotTheOwner."""
        ...

    def transfer(
        self,
        ticket_id: TicketId,
        agent_id: AgentId | None,
        now: datetime,
        team: Team | None = None,
        language: str | None = None,
        to_agent: AgentId | None = None,
    ) -> Ticket:
        """Send a ticket to another team, language or agent, its clock kept.

        With ``to_agent`` it is theirs at once, otherwise it waits and the relaxation timetable starts
        again. Raises NothingToTransfer, TicketNotFound, AlreadyResolved, NotTheOwner, AgentNotFound,
        AtCapacity."""
        ...

    def resolve(
        self, ticket_id: TicketId, agent_id: AgentId | None, outcome: Outcome, now: datetime
    ) -> Ticket:
        """Close a ticket. Raises TicketNotFound, AlreadyResolved, NotTheOwner."""
        ...

    def position(self, ticket_id: TicketId) -> int:
        """The place among all waiting tickets, 1 for the next; 0 for a ticket that is not waiting.

        Raises TicketNotFound."""
        ...

    def give_back(self, agent_id: AgentId, now: datetime) -> list[Ticket]:
        """Put every ticket of an agent back, clocks kept, in rank order. For an agent who vanished."""
        ...

    def handling_times(self, limit: int = 50) -> list[timedelta]:
        """From assignment to resolution, for the tickets resolved last, newest first."""
        ...
