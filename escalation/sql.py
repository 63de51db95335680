"""Keep the queue in SQLite or PostgreSQL. Decides nothing the rules of `routing` and `tickets` do not decide.

On PostgreSQL a claim is one statement: it locks the first suitable ticket that nobody else is taking (``FOR
UPDATE SKIP LOCKED``), takes a slot on the agent's row and assigns. Two claims of one agent meet on that
row, whose load is tested again after the wait, so capacity holds at READ COMMITTED. On SQLite transactions
must begin IMMEDIATE (`bot.database.connect` arranges it): there is one writer at a time.

Locks are always taken in the order ticket, then agents by id.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from escalation.agents import Agent
from escalation.errors import (
    AgentNotFound,
    AlreadyResolved,
    AtCapacity,
    NothingToTransfer,
    NotTheOwner,
    NotWaiting,
    TicketNotFound,
)
from escalation.routing import TIMETABLE, Timetable
from escalation.sla import TARGETS, Targets
from escalation.sql_claim import IN_RANK_ORDER, suiting, take_in_one_statement, take_step_by_step
from escalation.tables import OPEN, agents, ticket_keys, tickets
from escalation.teams import Team
from escalation.ticket_rows import to_row, to_ticket
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

BACK_IN_QUEUE = {"state": "waiting", "assignee": None, "assigned_at": None}
OPEN_ATTEMPTS = 5
"""An open ticket can be resolved between finding and locking it; then the next attempt inserts."""


class SqlQueueStore:
    """See `escalation.queues.QueueStore`."""

    def __init__(
        self,
        engine: Engine,
        timetable: Timetable = TIMETABLE,
        targets: Targets = TARGETS,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
        *,
        connection: Connection | None = None,
    ) -> None:
        self._engine = engine
        self._timetable = timetable
        self._targets = targets
        self._new_id = new_id
        self._connection = connection
        postgres = engine.dialect.name == "postgresql"
        self._insert: Any = postgresql.insert if postgres else sqlite.insert
        self._take_next = take_in_one_statement if postgres else take_step_by_step

    def within(self, connection: Connection) -> SqlQueueStore:
        """Return a store that works inside the caller's transaction and leaves commit and rollback to it."""
        return SqlQueueStore(
            self._engine, self._timetable, self._targets, self._new_id, connection=connection
        )

    def open(self, new: NewTicket, now: datetime) -> Ticket:
        with self._begin() as connection:
            if new.key is not None and (before := _by_key(connection, new.key)):
                return before
            ticket = self._opened_or_strengthened(connection, new, now)
            if new.key is not None:
                known = self._insert(ticket_keys).values(key=new.key, ticket_id=ticket.id)
                connection.execute(known.on_conflict_do_nothing())
            return ticket

    def get(self, ticket_id: TicketId) -> Ticket:
        with self._begin() as connection:
            return _get(connection, ticket_id)

    def hold(self, ticket_id: TicketId) -> Ticket:
        """Return a ticket that nobody else can change until the transaction of `within` ends, so that what
        the caller decided about it (may this agent reply?) still holds at commit. Raises TicketNotFound."""
        if self._connection is None:
            raise RuntimeError("hold() needs the caller's transaction: use within(connection)")
        return _get(self._connection, ticket_id, lock=True)

    def find(
        self,
        state: State | None = None,
        conversation_id: ConversationId | None = None,
        limit: int = 200,
        *,
        assignee: AgentId | None = None,
    ) -> list[Ticket]:
        query = sa.select(tickets).order_by(*IN_RANK_ORDER).limit(limit)
        wanted = ((tickets.c.state, state), (tickets.c.conversation_id, conversation_id))
        for column, value in (*wanted, (tickets.c.assignee, assignee)):
            query = query if value is None else query.where(column == value)
        with self._begin() as connection:
            return [to_ticket(row) for row in connection.execute(query)]

    def open_for(self, conversation_id: ConversationId) -> Ticket | None:
        with self._begin() as connection:
            row = connection.execute(_open_for(conversation_id)).first()
            return to_ticket(row) if row else None

    def claim(self, agent: Agent, now: datetime, ticket_id: TicketId | None = None) -> Ticket | None:
        if ticket_id is None:
            choice = suiting(agent, now, self._timetable).order_by(*IN_RANK_ORDER).limit(1)
            lock = {"skip_locked": True}
        else:
            choice = sa.select(tickets.c.id).where(tickets.c.id == ticket_id, tickets.c.state == "waiting")
            lock = {}
        with self._begin() as connection:
            row = self._take_next(connection, choice.with_for_update(of=tickets, **lock), agent.id, now)
            if row is not None:
                return to_ticket(row)
            _explain(connection, agent.id, ticket_id)
            return None

    def release(self, ticket_id: TicketId, agent_id: AgentId, now: datetime) -> Ticket:
        with self._begin() as connection:
            _held(connection, ticket_id, agent_id)
            _shift_load(connection, {agent_id: -1})
            return _change(connection, ticket_id, BACK_IN_QUEUE)

    def transfer(
        self,
        ticket_id: TicketId,
        agent_id: AgentId | None,
        now: datetime,
        team: Team | None = None,
        language: str | None = None,
        to_agent: AgentId | None = None,
    ) -> Ticket:
        with self._begin() as connection:
            ticket = _held(connection, ticket_id, agent_id)
            if (team, language, to_agent) == (None, None, None) or (to_agent and to_agent == agent_id):
                raise NothingToTransfer
            shift = {} if agent_id is None else {agent_id: -1}
            values: dict[str, Any] = {
                **BACK_IN_QUEUE,
                "team": team or ticket.team,
                "language": language or ticket.language,
                "routed_at": now,
            }
            if to_agent is not None:
                shift[to_agent] = 1
                values.update(state="assigned", assignee=to_agent, assigned_at=now)
            _shift_load(connection, shift, now)
            return _change(connection, ticket_id, values)

    def resolve(
        self, ticket_id: TicketId, agent_id: AgentId | None, outcome: Outcome, now: datetime
    ) -> Ticket:
        with self._begin() as connection:
            _held(connection, ticket_id, agent_id)
            if agent_id is not None:
                _shift_load(connection, {agent_id: -1})
            return _change(
                connection, ticket_id, {"state": "resolved", "outcome": outcome, "resolved_at": now}
            )

    def position(self, ticket_id: TicketId) -> int:
        with self._begin() as connection:
            ticket = _get(connection, ticket_id)
            if ticket.state != "waiting":
                return 0
            rank, tie = tickets.c.rank_at, tickets.c.id
            ahead = (rank < ticket.rank_at) | ((rank == ticket.rank_at) & (tie <= ticket.id))
            count = sa.select(sa.func.count()).where(tickets.c.state == "waiting", ahead)
            return int(connection.execute(count).scalar_one())

    def give_back(self, agent_id: AgentId, now: datetime) -> list[Ticket]:
        held = sa.select(tickets).where(tickets.c.assignee == agent_id, tickets.c.state == "assigned")
        with self._begin() as connection:
            rows = connection.execute(held.order_by(tickets.c.id).with_for_update()).all()
            if rows:
                _shift_load(connection, {agent_id: -len(rows)})
            freed = [_change(connection, row.id, BACK_IN_QUEUE) for row in rows]
            return sorted(freed, key=lambda ticket: (ticket.rank_at, ticket.id))

    def handling_times(self, limit: int = 50) -> list[timedelta]:
        done = sa.select(tickets.c.resolved_at, tickets.c.assigned_at).where(
            tickets.c.resolved_at.is_not(None), tickets.c.assigned_at.is_not(None)
        )
        with self._begin() as connection:
            latest = connection.execute(done.order_by(tickets.c.resolved_at.desc()).limit(limit))
            return [row.resolved_at - row.assigned_at for row in latest]

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        if self._connection is not None:
            yield self._connection
        else:
            with self._engine.begin() as connection:
                yield connection

    def _opened_or_strengthened(self, connection: Connection, new: NewTicket, now: datetime) -> Ticket:
        fresh = opened(new, TicketId(self._new_id()), now, self._targets)
        insert = self._insert(tickets).values(to_row(fresh))
        insert = insert.on_conflict_do_nothing(index_elements=[tickets.c.conversation_id], index_where=OPEN)
        for _ in range(OPEN_ATTEMPTS):
            if connection.execute(insert).rowcount:
                return fresh
            row = connection.execute(_open_for(new.conversation_id).with_for_update()).first()
            if row:
                stronger = strengthened(to_ticket(row), new, self._targets)
                return _change(connection, stronger.id, to_row(stronger))
        raise RuntimeError(f"the ticket of conversation {new.conversation_id} opens and closes too fast")


def _explain(connection: Connection, agent_id: AgentId, ticket_id: TicketId | None) -> None:
    """Raise why a claim got nothing; for a pull that found nothing suitable there is no reason."""
    query = sa.select(agents.c.load < agents.c.capacity).where(agents.c.id == agent_id)
    has_slot = connection.execute(query).scalar_one_or_none()
    if has_slot is None:
        raise AgentNotFound
    if ticket_id is None:
        return
    if _get(connection, ticket_id).state != "waiting" or has_slot:
        raise NotWaiting
    raise AtCapacity


def _open_for(conversation_id: ConversationId) -> Any:
    return sa.select(tickets).where(tickets.c.conversation_id == conversation_id, OPEN)


def _by_key(connection: Connection, key: str) -> Ticket | None:
    query = sa.select(tickets).join(ticket_keys).where(ticket_keys.c.key == key)
    row = connection.execute(query).first()
    return to_ticket(row) if row else None


def _get(connection: Connection, ticket_id: TicketId, *, lock: bool = False) -> Ticket:
    query = sa.select(tickets).where(tickets.c.id == ticket_id)
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise TicketNotFound
    return to_ticket(row)


def _held(connection: Connection, ticket_id: TicketId, agent_id: AgentId | None) -> Ticket:
    """Lock a ticket that must be open and held by this agent (None: waiting)."""
    ticket = _get(connection, ticket_id, lock=True)
    if not ticket.is_open:
        raise AlreadyResolved
    if ticket.assignee != agent_id:
        raise NotTheOwner
    return ticket


def _change(connection: Connection, ticket_id: TicketId, values: dict[str, Any]) -> Ticket:
    connection.execute(sa.update(tickets).where(tickets.c.id == ticket_id).values(values))
    return _get(connection, ticket_id)


def _shift_load(
    connection: Connection, shift: dict[AgentId, int], assigned_at: datetime | None = None
) -> None:
    """Change what agents hold, tested before anything is written. Raises AgentNotFound, AtCapacity."""
    query = sa.select(agents.c.id, agents.c.load, agents.c.capacity).where(agents.c.id.in_(shift))
    locked = query.order_by(agents.c.id).with_for_update(key_share=True)
    rows = {row.id: row for row in connection.execute(locked)}
    for agent_id, change in shift.items():
        if agent_id not in rows:
            raise AgentNotFound
        if change > 0 and rows[agent_id].load + change > rows[agent_id].capacity:
            raise AtCapacity
    for agent_id, change in shift.items():
        values: dict[str, Any] = {"load": agents.c.load + change}
        if change > 0:
            values["last_assigned_at"] = assigned_at
        connection.execute(sa.update(agents).where(agents.c.id == agent_id).values(values))
