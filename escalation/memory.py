"""Keep the queue in memory, for tests and simulations, by the SQL store's rules. Never outlives a process."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from escalation.agents import Agent
from escalation.agents_memory import MemoryAgentStore
from escalation.errors import (
    AgentNotFound,
    AlreadyResolved,
    AtCapacity,
    NothingToTransfer,
    NotTheOwner,
    NotWaiting,
    TicketNotFound,
)
from escalation.routing import TIMETABLE, Timetable, suits
from escalation.sla import TARGETS, Targets
from escalation.teams import Team
from escalation.tickets import (
    AgentId,
    ConversationId,
    NewTicket,
    Outcome,
    State,
    Ticket,
    TicketId,
    opened,
    strengthened,
)


class MemoryQueueStore:
    """See `escalation.queues.QueueStore`."""

    def __init__(
        self,
        agents: MemoryAgentStore,
        timetable: Timetable = TIMETABLE,
        targets: Targets = TARGETS,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
    ) -> None:
        self._agents = agents
        self._lock = agents.lock
        self._timetable = timetable
        self._targets = targets
        self._new_id = new_id
        self._tickets: dict[TicketId, Ticket] = {}
        self._by_key: dict[str, TicketId] = {}

    def open(self, new: NewTicket, now: datetime) -> Ticket:
        with self._lock:
            if new.key is not None and new.key in self._by_key:
                return self._tickets[self._by_key[new.key]]
            present = self.open_for(new.conversation_id)
            ticket = (
                strengthened(present, new, self._targets)
                if present
                else opened(new, TicketId(self._new_id()), now, self._targets)
            )
            if new.key is not None:
                self._by_key[new.key] = ticket.id
            return self._put(ticket)

    def get(self, ticket_id: TicketId) -> Ticket:
        ticket = self._tickets.get(ticket_id)
        if ticket is None:
            raise TicketNotFound
        return ticket

    def find(
        self,
        state: State | None = None,
        conversation_id: ConversationId | None = None,
        limit: int = 200,
        *,
        assignee: AgentId | None = None,
    ) -> list[Ticket]:
        with self._lock:
            found = [
                ticket
                for ticket in self._tickets.values()
                if state in (None, ticket.state)
                and conversation_id in (None, ticket.conversation_id)
                and assignee in (None, ticket.assignee)
            ]
        return sorted(found, key=_rank)[:limit]

    def open_for(self, conversation_id: ConversationId) -> Ticket | None:
        with self._lock:
            mine = (t for t in self._tickets.values() if t.conversation_id == conversation_id and t.is_open)
            return next(mine, None)

    def claim(self, agent: Agent, now: datetime, ticket_id: TicketId | None = None) -> Ticket | None:
        with self._lock:
            ticket = self._next_for(agent, now) if ticket_id is None else self.get(ticket_id)
            if self._agents.by_id(agent.id) is None:
                raise AgentNotFound
            if ticket is None:
                return None
            if ticket.state != "waiting":
                raise NotWaiting
            try:
                self._agents.take_slot(agent.id, now)
            except AtCapacity:
                if ticket_id is None:
                    return None
                raise
            return self._put(replace(ticket, state="assigned", assignee=agent.id, assigned_at=now))

    def release(self, ticket_id: TicketId, agent_id: AgentId, now: datetime) -> Ticket:
        with self._lock:
            return self._put(self._freed(self._held(ticket_id, agent_id)))

    def transfer(
        self,
        ticket_id: TicketId,
        agent_id: AgentId | None,
        now: datetime,
        team: Team | None = None,
        language: str | None = None,
        to_agent: AgentId | None = None,
    ) -> Ticket:
        with self._lock:
            ticket = self._held(ticket_id, agent_id)
            if (team, language, to_agent) == (None, None, None) or (to_agent and to_agent == agent_id):
                raise NothingToTransfer
            if to_agent is not None:
                self._agents.take_slot(to_agent, now)
            sent = replace(
                self._freed(ticket),
                team=team or ticket.team,
                language=language or ticket.language,
                routed_at=now,
            )
            if to_agent is not None:
                sent = replace(sent, state="assigned", assignee=to_agent, assigned_at=now)
            return self._put(sent)

    def resolve(
        self, ticket_id: TicketId, agent_id: AgentId | None, outcome: Outcome, now: datetime
    ) -> Ticket:
        with self._lock:
            ticket = self._held(ticket_id, agent_id)
            self._freed(ticket)
            return self._put(replace(ticket, state="resolved", outcome=outcome, resolved_at=now))

    def position(self, ticket_id: TicketId) -> int:
        with self._lock:
            ticket = self.get(ticket_id)
            if ticket.state != "waiting":
                return 0
            ahead = (t for t in self._tickets.values() if t.state == "waiting" and _rank(t) <= _rank(ticket))
            return sum(1 for _ in ahead)

    def give_back(self, agent_id: AgentId, now: datetime) -> list[Ticket]:
        with self._lock:
            held = self.find("assigned", limit=len(self._tickets), assignee=agent_id)
            return [self._put(self._freed(ticket)) for ticket in held]

    def handling_times(self, limit: int = 50) -> list[timedelta]:
        with self._lock:
            done = [
                (ticket.resolved_at, ticket.resolved_at - ticket.assigned_at)
                for ticket in self._tickets.values()
                if ticket.resolved_at and ticket.assigned_at
            ]
        return [taken for _, taken in sorted(done, reverse=True)[:limit]]

    def _next_for(self, agent: Agent, now: datetime) -> Ticket | None:
        waiting = (ticket for ticket in self._tickets.values() if ticket.state == "waiting")
        able = (t for t in waiting if suits(t, agent.languages, agent.teams, now, self._timetable))
        return min(able, key=_rank, default=None)

    def _held(self, ticket_id: TicketId, agent_id: AgentId | None) -> Ticket:
        ticket = self.get(ticket_id)
        if not ticket.is_open:
            raise AlreadyResolved
        if ticket.assignee != agent_id:
            raise NotTheOwner
        return ticket

    def _freed(self, ticket: Ticket) -> Ticket:
        if ticket.assignee is not None:
            self._agents.free_slot(ticket.assignee)
        return replace(ticket, state="waiting", assignee=None, assigned_at=None)

    def _put(self, ticket: Ticket) -> Ticket:
        self._tickets[ticket.id] = ticket
        return ticket


def _rank(ticket: Ticket) -> tuple[datetime, str]:
    return ticket.rank_at, ticket.id
