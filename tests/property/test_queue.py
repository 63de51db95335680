"""Compare every queue store with a dict, whatever agents and shoppers do in whatever order (I4).

After every step: no ticket lost, at most one owner each, nobody over capacity, no clock changed, and a claim
gave the ticket that the rules name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy.engine import Engine

from escalation import errors
from escalation.agents import Agent
from escalation.teams import Team
from escalation.tickets import AgentId, Ticket, TicketId
from tests.contract.escalation_backends import (
    NOW,
    TIMETABLE,
    Stores,
    call,
    empty,
    memory_stores,
    postgres_engine,
    sql_stores,
    sqlite_engine,
)

LANGUAGES = ("en", "zh", "ar")
USED_TEAMS: tuple[Team, ...] = ("front_line", "refunds")
CONVERSATIONS = tuple(f"conversation-{n}" for n in range(6))
STAFF: tuple[tuple[str, dict[str, Any]], ...] = (
    ("ana", {"languages": ["en"], "teams": ["front_line"], "capacity": 1}),
    ("bo", {"languages": ["en", "zh"], "teams": ["front_line", "refunds"], "capacity": 2}),
    ("cleo", {"languages": ["ar"], "teams": ["refunds"], "capacity": 3}),
)
POINTS = {"low": 0, "normal": 15, "high": 60, "urgent": 240}

someone = st.integers(0, len(STAFF) - 1)
any_place = st.integers(0, 50)


@dataclass
class Expected:
    """What the dict knows of a ticket."""

    conversation: str
    clock: datetime
    points: int
    language: str
    team: str
    asked_at: datetime
    state: str = "waiting"
    holder: AgentId | None = None

    def rank(self) -> datetime:
        return self.clock - timedelta(minutes=self.points)


class QueueAgainstDict(RuleBasedStateMachine):
    """Rules act on the store and on the dict; `stores` is set by the subclass made for each backend."""

    def make(self) -> Stores:
        raise NotImplementedError

    def __init__(self) -> None:
        super().__init__()
        self.stores = self.make()
        self.queue = self.stores.queue
        self.staff = [self.stores.agent(name, **fields) for name, fields in STAFF]
        self.known: dict[TicketId, Expected] = {}
        self.now = NOW

    # What shoppers do

    @rule(
        conversation=st.sampled_from(CONVERSATIONS),
        priority=st.sampled_from(sorted(POINTS)),
        language=st.sampled_from(LANGUAGES),
        team=st.sampled_from(USED_TEAMS),
    )
    def call_for_help(self, conversation: str, priority: Any, language: str, team: str) -> None:
        points = POINTS[priority]
        new = call(conversation, priority=priority, points=points, language=language, team=team)
        ticket = self.queue.open(new, self.now)
        expected = next(
            (e for e in self.known.values() if e.conversation == conversation and e.state != "resolved"), None
        )
        if expected is None:
            assert ticket.id not in self.known
            self.known[ticket.id] = Expected(conversation, self.now, points, language, team, self.now)
        else:
            assert self.known[ticket.id] is expected
            if points > expected.points:
                expected.points = points
                expected.team = team if expected.state == "waiting" else expected.team

    @rule(minutes=st.sampled_from([0.5, 3, 6, 20]))
    def time_passes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)

    # What agents do

    @rule(who=someone)
    def pull(self, who: int) -> None:
        agent = self.staff[who]
        ticket = self.queue.claim(agent, self.now)
        assert (ticket.id if ticket else None) == self._next_for(agent)
        if ticket:
            self._assign(ticket.id, agent.id)

    @rule(who=someone, place=any_place)
    def pick(self, who: int, place: int) -> None:
        agent, ticket_id = self.staff[who], self._some(place)
        if ticket_id is None:
            return
        expected = self.known[ticket_id]
        if expected.state != "waiting":
            refusal: type[Exception] | None = errors.NotWaiting
        else:
            refusal = errors.AtCapacity if self._full(agent.id) else None
        if self._goes_through(refusal, lambda: self.queue.claim(agent, self.now, ticket_id)):
            self._assign(ticket_id, agent.id)

    @rule(who=someone, place=any_place)
    def release(self, who: int, place: int) -> None:
        agent, ticket_id = self.staff[who], self._some(place)
        if ticket_id is None:
            return
        refusal = self._refusal(ticket_id, agent.id)
        if self._goes_through(refusal, lambda: self.queue.release(ticket_id, agent.id, self.now)):
            self._put_back(ticket_id)

    @rule(
        who=st.none() | someone,
        place=any_place,
        team=st.sampled_from(USED_TEAMS),
        language=st.sampled_from(LANGUAGES),
    )
    def transfer(self, who: int | None, place: int, team: Team, language: str) -> None:
        ticket_id, holder = self._some(place), None if who is None else self.staff[who].id
        if ticket_id is None:
            return
        refusal = self._refusal(ticket_id, holder)
        if self._goes_through(
            refusal, lambda: self.queue.transfer(ticket_id, holder, self.now, team=team, language=language)
        ):
            self._put_back(ticket_id)
            expected = self.known[ticket_id]
            expected.team, expected.language, expected.asked_at = team, language, self.now

    @rule(who=someone, to=someone, place=any_place)
    def hand_over(self, who: int, to: int, place: int) -> None:
        ticket_id, holder, heir = self._some(place), self.staff[who].id, self.staff[to].id
        if ticket_id is None:
            return
        refusal = self._refusal(ticket_id, holder)
        if refusal is None and holder == heir:
            refusal = errors.NothingToTransfer
        elif refusal is None and self._full(heir):
            refusal = errors.AtCapacity
        if self._goes_through(
            refusal, lambda: self.queue.transfer(ticket_id, holder, self.now, to_agent=heir)
        ):
            self._assign(ticket_id, heir)
            self.known[ticket_id].asked_at = self.now

    @rule(who=st.none() | someone, place=any_place)
    def resolve(self, who: int | None, place: int) -> None:
        ticket_id, holder = self._some(place), None if who is None else self.staff[who].id
        if ticket_id is None:
            return
        refusal = self._refusal(ticket_id, holder)
        if self._goes_through(refusal, lambda: self.queue.resolve(ticket_id, holder, "solved", self.now)):
            self.known[ticket_id].state = "resolved"

    @rule(who=someone)
    def vanish(self, who: int) -> None:
        agent = self.staff[who]
        mine = [
            ticket_id for ticket_id, e in self.known.items() if (e.state, e.holder) == ("assigned", agent.id)
        ]
        returned = self.queue.give_back(agent.id, self.now)
        assert [ticket.id for ticket in returned] == sorted(mine, key=self._place)
        for ticket_id in mine:
            self._put_back(ticket_id)

    # What must hold after every step

    @invariant()
    def store_and_dict_agree(self) -> None:
        stored = {ticket.id: ticket for ticket in self.queue.find(limit=1000)}
        assert stored.keys() == self.known.keys()
        for ticket_id, expected in self.known.items():
            assert _seen(stored[ticket_id]) == replace(expected)

    @invariant()
    def queue_is_in_rank_order(self) -> None:
        waiting = sorted((t for t, e in self.known.items() if e.state == "waiting"), key=self._place)
        assert [ticket.id for ticket in self.queue.find("waiting", limit=1000)] == waiting
        for place in {1, len(waiting)} if waiting else ():
            assert self.queue.position(waiting[place - 1]) == place

    @invariant()
    def nobody_exceeds_capacity(self) -> None:
        for agent in self.staff:
            assert self.stores.load(agent) == self._load(agent.id) <= agent.capacity

    # The dict's side

    def _place(self, ticket_id: TicketId) -> tuple[datetime, str]:
        return self.known[ticket_id].rank(), ticket_id

    def _some(self, place: int) -> TicketId | None:
        return list(self.known)[place % len(self.known)] if self.known else None

    def _load(self, agent_id: AgentId) -> int:
        return sum((e.state, e.holder) == ("assigned", agent_id) for e in self.known.values())

    def _full(self, agent_id: AgentId) -> bool:
        capacity = next(agent.capacity for agent in self.staff if agent.id == agent_id)
        return self._load(agent_id) >= capacity

    def _next_for(self, agent: Agent) -> TicketId | None:
        if self._full(agent.id):
            return None
        able = [
            ticket_id
            for ticket_id, e in self.known.items()
            if e.state == "waiting"
            and (e.team in agent.teams or self.now >= e.asked_at + TIMETABLE.team_after)
            and (e.language in agent.languages or self.now >= e.asked_at + TIMETABLE.language_after)
        ]
        return min(able, key=self._place, default=None)

    def _refusal(self, ticket_id: TicketId, holder: AgentId | None) -> type[Exception] | None:
        expected = self.known[ticket_id]
        if expected.state == "resolved":
            return errors.AlreadyResolved
        return None if expected.holder == holder else errors.NotTheOwner

    def _goes_through(self, refusal: type[Exception] | None, action: Any) -> bool:
        if refusal is None:
            action()
            return True
        with pytest.raises(refusal):
            action()
        return False

    def _assign(self, ticket_id: TicketId, agent_id: AgentId) -> None:
        self.known[ticket_id].state, self.known[ticket_id].holder = "assigned", agent_id

    def _put_back(self, ticket_id: TicketId) -> None:
        self.known[ticket_id].state, self.known[ticket_id].holder = "waiting", None


def _seen(ticket: Ticket) -> Expected:
    assert ticket.rank_at == ticket.first_waiting_at - timedelta(minutes=ticket.points)
    return Expected(
        conversation=ticket.conversation_id,
        clock=ticket.first_waiting_at,
        points=ticket.points,
        language=ticket.language,
        team=ticket.team,
        asked_at=ticket.routed_at,
        state=ticket.state,
        holder=ticket.assignee,
    )


def check(make: Any, examples: int) -> None:
    machine = type("QueueMachine", (QueueAgainstDict,), {"make": lambda self: make()})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@contextmanager
def engine_of(kind: str, folder: Any) -> Iterator[Engine]:
    with sqlite_engine(folder) if kind == "sqlite" else postgres_engine() as engine:
        yield engine


def test_memory_queue_behaves_like_a_dict() -> None:
    check(memory_stores, examples=100)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_sql_queue_behaves_like_a_dict(kind: str, tmp_path: Any) -> None:
    with engine_of(kind, tmp_path) as engine:

        def fresh() -> Stores:
            empty(engine)
            return sql_stores(engine)

        check(fresh, examples=12)
