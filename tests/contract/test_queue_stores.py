"""The contract of `escalation.queues.QueueStore`: memory, SQLite and PostgreSQL inherit one class."""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from escalation import errors
from escalation.agents import Agent
from escalation.signals import Signal
from escalation.sql import SqlQueueStore
from escalation.tickets import AgentId, ConversationId, Ticket, TicketId
from tests.contract.escalation_backends import (
    NOW,
    Stores,
    after,
    call,
    empty,
    memory_stores,
    postgres_engine,
    sql_stores,
    sqlite_engine,
)

NOBODY = AgentId("nobody")


def claimed(stores: Stores, agent: Agent, now: datetime = NOW) -> Ticket:
    ticket = stores.queue.claim(agent, now)
    assert ticket is not None
    return ticket


class QueueStoreContract:
    """Subclasses give a ``stores`` fixture."""

    # Opening

    def test_new_ticket_waits_with_its_clock_started(self, stores: Stores) -> None:
        signals = (Signal("topic", "legal_threat", 240), Signal("anger", 0.91, 6))
        new = call(
            priority="urgent",
            points=246,
            reason="topic",
            signals=signals,
            language="zh",
            team="vip",
            tier="gold",
            summary="退款呢",
            matter="refund_status",
            order_number="CD-10234",
            channel="telegram",
            market="CN",
        )
        ticket = stores.queue.open(new, NOW)
        assert (ticket.state, ticket.assignee) == ("waiting", None)
        assert ticket.first_waiting_at == ticket.routed_at == NOW
        assert ticket.rank_at == NOW - timedelta(minutes=246)
        assert ticket.due_at == after(5)
        for field in ("conversation_id", "priority", "points", "reason", "signals", "language"):
            assert getattr(ticket, field) == getattr(new, field)
        for field in ("team", "tier", "summary", "matter", "order_number", "channel", "market"):
            assert getattr(ticket, field) == getattr(new, field)
        assert stores.queue.get(ticket.id) == ticket == stores.queue.open_for(new.conversation_id)

    def test_second_call_raises_the_open_ticket_and_keeps_its_clock(self, stores: Stores) -> None:
        first = stores.queue.open(call(signals=(Signal("request_human", True, 15),)), NOW)
        angry = call(
            priority="high", points=67, reason="anger", team="refunds", signals=(Signal("anger", 0.9, 67),)
        )
        second = stores.queue.open(angry, after(3))
        assert second.id == first.id
        assert (second.priority, second.points, second.reason, second.team) == (
            "high",
            67,
            "anger",
            "refunds",
        )
        assert second.first_waiting_at == NOW
        assert second.rank_at == NOW - timedelta(minutes=67)
        assert second.due_at == after(15)
        assert second.signals == (Signal("request_human", True, 15), Signal("anger", 0.9, 67))
        assert stores.queue.find() == [second]

    def test_weaker_call_takes_nothing_away(self, stores: Stores) -> None:
        first = stores.queue.open(call(priority="urgent", points=250, reason="topic", team="refunds"), NOW)
        assert stores.queue.open(call(), after(3)) == first

    def test_call_for_a_held_ticket_keeps_holder_and_team(self, stores: Stores) -> None:
        agent = stores.agent()
        stores.queue.open(call(), NOW)
        held = claimed(stores, agent)
        second = stores.queue.open(call(priority="high", points=60, reason="anger", team="vip"), after(1))
        assert (second.id, second.state, second.assignee, second.team) == (
            held.id,
            "assigned",
            agent.id,
            "front_line",
        )
        assert (second.priority, second.reason) == ("high", "anger")

    def test_same_key_changes_nothing_even_after_resolution(self, stores: Stores) -> None:
        stores.agent()
        first = stores.queue.open(call(key="turn-1"), NOW)
        assert stores.queue.open(call(key="turn-1", priority="urgent", points=240), after(1)) == first
        done = stores.queue.resolve(first.id, None, "no_reply", after(2))
        assert stores.queue.open(call(key="turn-1"), after(3)) == done
        assert stores.queue.find("waiting") == []

    def test_call_after_resolution_opens_another_ticket(self, stores: Stores) -> None:
        first = stores.queue.open(call(key="turn-1"), NOW)
        stores.queue.resolve(first.id, None, "solved", after(1))
        second = stores.queue.open(call(key="turn-2"), after(2))
        assert second.id != first.id
        assert second.first_waiting_at == after(2)
        assert stores.queue.open_for(first.conversation_id) == second

    def test_naive_time_is_refused(self, stores: Stores) -> None:
        with pytest.raises(ValueError, match="aware"):
            stores.queue.open(call(), NOW.replace(tzinfo=None))
        assert stores.queue.find() == []

    # Finding

    def test_unknown_ticket_is_not_found(self, stores: Stores) -> None:
        agent = stores.agent()
        unknown = TicketId("unknown")
        attempts: list[Callable[[], Any]] = [
            lambda: stores.queue.get(unknown),
            lambda: stores.queue.position(unknown),
            lambda: stores.queue.claim(agent, NOW, unknown),
            lambda: stores.queue.release(unknown, agent.id, NOW),
            lambda: stores.queue.transfer(unknown, agent.id, NOW, team="vip"),
            lambda: stores.queue.resolve(unknown, agent.id, "solved", NOW),
        ]
        for attempt in attempts:
            with pytest.raises(errors.TicketNotFound):
                attempt()
        assert stores.queue.open_for(ConversationId("unknown")) is None

    def test_find_filters_and_gives_rank_order(self, stores: Stores) -> None:
        agent = stores.agent()
        late_urgent = stores.queue.open(call("c", priority="urgent", points=240), after(30))
        early = stores.queue.open(call("a", points=15), NOW)
        later = stores.queue.open(call("b", points=15), after(1))
        assert stores.queue.find() == [late_urgent, early, later]
        assert stores.queue.find(limit=2) == [late_urgent, early]
        assert stores.queue.find(conversation_id=ConversationId("b")) == [later]
        held = claimed(stores, agent, after(31))
        assert stores.queue.find("assigned") == stores.queue.find(assignee=agent.id) == [held]
        assert stores.queue.find("waiting") == [early, later]
        assert stores.queue.find("resolved") == []

    def test_position_counts_the_waiting_in_front(self, stores: Stores) -> None:
        agent = stores.agent()
        tickets = [stores.queue.open(call(f"c{n}"), after(n)) for n in range(3)]
        assert [stores.queue.position(ticket.id) for ticket in tickets] == [1, 2, 3]
        claimed(stores, agent, after(3))
        assert [stores.queue.position(ticket.id) for ticket in tickets] == [0, 1, 2]

    def test_equal_ranks_have_different_places(self, stores: Stores) -> None:
        tickets = [stores.queue.open(call(f"c{n}"), NOW) for n in range(3)]
        assert sorted(stores.queue.position(ticket.id) for ticket in tickets) == [1, 2, 3]
        assert [stores.queue.position(ticket.id) for ticket in stores.queue.find()] == [1, 2, 3]

    # Claiming

    def test_claim_takes_the_first_by_rank(self, stores: Stores) -> None:
        agent = stores.agent()
        stores.queue.open(call("normal", points=15), NOW)
        stores.queue.open(call("urgent", priority="urgent", points=240), after(60))
        ticket = claimed(stores, agent, after(61))
        assert ticket.conversation_id == "urgent"
        assert (ticket.state, ticket.assignee, ticket.assigned_at) == ("assigned", agent.id, after(61))
        stored = stores.agents.by_id(agent.id)
        assert stored is not None
        assert (stored.load, stored.last_assigned_at) == (1, after(61))

    def test_ageing_lets_an_early_ticket_pass_a_later_stronger_one(self, stores: Stores) -> None:
        agent = stores.agent()
        stores.queue.open(call("normal", points=15), NOW)
        stores.queue.open(call("high", priority="high", points=60), after(46))
        assert claimed(stores, agent, after(47)).conversation_id == "normal"

    def test_empty_queue_gives_nothing(self, stores: Stores) -> None:
        assert stores.queue.claim(stores.agent(), NOW) is None

    def test_agent_without_the_language_gets_it_only_when_it_relaxed(self, stores: Stores) -> None:
        agent = stores.agent(languages=["fr", "de"])
        stores.queue.open(call(language="ja"), NOW)
        assert stores.queue.claim(agent, after(14.9)) is None
        assert claimed(stores, agent, after(15)).language == "ja"

    def test_agent_outside_the_team_gets_it_only_when_it_relaxed(self, stores: Stores) -> None:
        agent = stores.agent(teams=["logistics", "refunds"])
        stores.queue.open(call(team="vip"), NOW)
        assert stores.queue.claim(agent, after(4.9)) is None
        assert claimed(stores, agent, after(5)).team == "vip"

    def test_agent_without_language_or_team_waits_for_both(self, stores: Stores) -> None:
        agent = stores.agent(languages=[], teams=[])
        stores.queue.open(call(), NOW)
        assert stores.queue.claim(agent, after(14)) is None
        assert stores.queue.claim(agent, after(15)) is not None

    def test_unsuitable_ticket_does_not_block_the_next(self, stores: Stores) -> None:
        agent = stores.agent(languages=["es"])
        stores.queue.open(call("ko", language="ko", points=240), NOW)
        stores.queue.open(call("es", language="es"), NOW)
        assert claimed(stores, agent).conversation_id == "es"

    def test_agent_at_capacity_gets_no_ticket(self, stores: Stores) -> None:
        agent = stores.agent(capacity=2)
        tickets = [stores.queue.open(call(f"c{n}"), NOW) for n in range(3)]
        assert stores.queue.claim(agent, NOW) and stores.queue.claim(agent, NOW)
        assert stores.queue.claim(agent, NOW) is None
        (left,) = stores.queue.find("waiting")
        assert left in tickets
        with pytest.raises(errors.AtCapacity):
            stores.queue.claim(agent, NOW, left.id)
        assert stores.queue.find("waiting") == [left]
        assert stores.load(agent) == 2

    def test_capacity_is_the_stored_one(self, stores: Stores) -> None:
        agent = replace(stores.agent(capacity=1), capacity=99)
        for n in range(2):
            stores.queue.open(call(f"c{n}"), NOW)
        assert stores.queue.claim(agent, NOW)
        assert stores.queue.claim(agent, NOW) is None

    def test_picked_ticket_needs_neither_language_nor_team(self, stores: Stores) -> None:
        agent = stores.agent(languages=[], teams=[])
        stores.queue.open(call("first", points=240), NOW)
        wanted = stores.queue.open(call("wanted"), NOW)
        picked = stores.queue.claim(agent, NOW, wanted.id)
        assert picked is not None
        assert (picked.id, picked.assignee) == (wanted.id, agent.id)

    def test_picked_ticket_must_wait(self, stores: Stores) -> None:
        ana, bo = stores.agent("ana"), stores.agent("bo")
        held = stores.queue.open(call("held"), NOW)
        stores.queue.claim(ana, NOW, held.id)
        for agent in (ana, bo):
            with pytest.raises(errors.NotWaiting):
                stores.queue.claim(agent, NOW, held.id)
        stores.queue.resolve(held.id, ana.id, "solved", NOW)
        with pytest.raises(errors.NotWaiting):
            stores.queue.claim(bo, NOW, held.id)
        assert (stores.load(ana), stores.load(bo)) == (0, 0)

    def test_unknown_agent_claims_nothing(self, stores: Stores) -> None:
        stranger = replace(stores.agent(), id=NOBODY)
        ticket = stores.queue.open(call(), NOW)
        for ticket_id in (None, ticket.id):
            with pytest.raises(errors.AgentNotFound):
                stores.queue.claim(stranger, NOW, ticket_id)
        assert stores.queue.get(ticket.id) == ticket

    # Giving away

    def test_released_ticket_waits_with_its_clock_kept(self, stores: Stores) -> None:
        agent = stores.agent()
        before = stores.queue.open(call(), NOW)
        claimed(stores, agent, after(2))
        assert stores.queue.release(before.id, agent.id, after(4)) == before
        assert stores.load(agent) == 0

    def test_only_the_holder_gives_away(self, stores: Stores) -> None:
        ana, bo = stores.agent("ana"), stores.agent("bo")
        waiting = stores.queue.open(call("waiting"), NOW)
        stores.queue.open(call("held", points=100), NOW)
        held = claimed(stores, ana)
        for ticket, agent_id in ((held, bo.id), (waiting, bo.id), (held, NOBODY)):
            with pytest.raises(errors.NotTheOwner):
                stores.queue.release(ticket.id, agent_id, NOW)
            with pytest.raises(errors.NotTheOwner):
                stores.queue.transfer(ticket.id, agent_id, NOW, team="vip")
            with pytest.raises(errors.NotTheOwner):
                stores.queue.resolve(ticket.id, agent_id, "solved", NOW)
        with pytest.raises(errors.NotTheOwner):
            stores.queue.resolve(held.id, None, "solved", NOW)
        assert stores.queue.find() == [held, waiting]

    def test_transfer_to_a_team_keeps_the_clock_and_asks_anew(self, stores: Stores) -> None:
        ana, bo = stores.agent("ana", teams=["front_line"]), stores.agent("bo", teams=["technical"])
        opened = stores.queue.open(call(), NOW)
        claimed(stores, ana)
        sent = stores.queue.transfer(opened.id, ana.id, after(20), team="technical", language="en")
        assert (sent.state, sent.assignee, sent.team) == ("waiting", None, "technical")
        assert (sent.first_waiting_at, sent.rank_at, sent.due_at) == (NOW, opened.rank_at, opened.due_at)
        assert stores.queue.claim(ana, after(24)) is None
        assert claimed(stores, bo, after(24)).id == opened.id
        assert (stores.load(ana), stores.load(bo)) == (0, 1)

    def test_transfer_to_a_language(self, stores: Stores) -> None:
        ana = stores.agent("ana", languages=["en"])
        ticket = stores.queue.open(call(), NOW)
        claimed(stores, ana)
        assert stores.queue.transfer(ticket.id, ana.id, after(1), language="pl").language == "pl"
        assert stores.queue.claim(ana, after(2)) is None

    def test_transfer_to_an_agent_gives_it_at_once(self, stores: Stores) -> None:
        ana, bo = stores.agent("ana"), stores.agent("bo", languages=[], teams=[])
        opened = stores.queue.open(call(), NOW)
        claimed(stores, ana)
        sent = stores.queue.transfer(opened.id, ana.id, after(3), to_agent=bo.id)
        assert (sent.state, sent.assignee, sent.assigned_at) == ("assigned", bo.id, after(3))
        assert (sent.first_waiting_at, sent.rank_at) == (NOW, opened.rank_at)
        assert (stores.load(ana), stores.load(bo)) == (0, 1)

    def test_transfer_to_a_full_or_unknown_agent_changes_nothing(self, stores: Stores) -> None:
        ana, bo = stores.agent("ana"), stores.agent("bo", capacity=1)
        for n in range(2):
            stores.queue.open(call(f"c{n}"), NOW)
        claimed(stores, bo)
        held = claimed(stores, ana)
        with pytest.raises(errors.AtCapacity):
            stores.queue.transfer(held.id, ana.id, after(1), team="vip", to_agent=bo.id)
        with pytest.raises(errors.AgentNotFound):
            stores.queue.transfer(held.id, ana.id, after(1), to_agent=NOBODY)
        assert stores.queue.get(held.id) == held
        assert (stores.load(ana), stores.load(bo)) == (1, 1)

    def test_waiting_ticket_is_transferred_on_behalf_of_nobody(self, stores: Stores) -> None:
        bo = stores.agent("bo")
        ticket = stores.queue.open(call(), NOW)
        assert stores.queue.transfer(ticket.id, None, after(1), team="refunds").team == "refunds"
        assert stores.queue.transfer(ticket.id, None, after(2), to_agent=bo.id).assignee == bo.id
        assert stores.load(bo) == 1

    def test_transfer_must_name_something_else(self, stores: Stores) -> None:
        agent = stores.agent()
        ticket = stores.queue.open(call(), NOW)
        claimed(stores, agent)
        with pytest.raises(errors.NothingToTransfer):
            stores.queue.transfer(ticket.id, agent.id, NOW)
        with pytest.raises(errors.NothingToTransfer):
            stores.queue.transfer(ticket.id, agent.id, NOW, to_agent=agent.id)
        assert stores.load(agent) == 1

    def test_vanished_agent_gives_everything_back_with_clocks_kept(self, stores: Stores) -> None:
        ana, bo = stores.agent("ana"), stores.agent("bo")
        opened = [stores.queue.open(call(f"c{n}"), after(n)) for n in range(4)]
        for _ in range(2):
            claimed(stores, ana, after(5))
        kept = claimed(stores, bo, after(5))
        done = claimed(stores, ana, after(5))
        stores.queue.resolve(done.id, ana.id, "solved", after(6))
        assert stores.queue.give_back(ana.id, after(9)) == opened[:2]
        assert stores.queue.find("waiting") == opened[:2]
        assert stores.queue.find("assigned") == [kept]
        assert (stores.load(ana), stores.load(bo)) == (0, 1)
        assert stores.queue.give_back(ana.id, after(10)) == []
        assert stores.queue.give_back(NOBODY, after(10)) == []

    # Resolving

    def test_resolving_frees_the_slot_and_keeps_who_did_it(self, stores: Stores) -> None:
        agent = stores.agent(capacity=1)
        for n in range(2):
            stores.queue.open(call(f"c{n}"), NOW)
        ticket = claimed(stores, agent)
        done = stores.queue.resolve(ticket.id, agent.id, "not_solved", after(7))
        assert (done.state, done.assignee, done.outcome, done.resolved_at) == (
            "resolved",
            agent.id,
            "not_solved",
            after(7),
        )
        assert stores.queue.open_for(ticket.conversation_id) is None
        assert stores.queue.claim(agent, after(8)) is not None

    def test_resolved_ticket_changes_no_more(self, stores: Stores) -> None:
        agent = stores.agent()
        stores.queue.open(call(), NOW)
        ticket = claimed(stores, agent)
        done = stores.queue.resolve(ticket.id, agent.id, "solved", after(1))
        attempts: list[Callable[[], Any]] = [
            lambda: stores.queue.resolve(ticket.id, agent.id, "spam", after(2)),
            lambda: stores.queue.release(ticket.id, agent.id, after(2)),
            lambda: stores.queue.transfer(ticket.id, agent.id, after(2), team="vip"),
        ]
        for attempt in attempts:
            with pytest.raises(errors.AlreadyResolved):
                attempt()
        assert stores.queue.get(ticket.id) == done
        assert stores.load(agent) == 0

    def test_waiting_ticket_is_resolved_on_behalf_of_nobody(self, stores: Stores) -> None:
        ticket = stores.queue.open(call(), NOW)
        assert stores.queue.resolve(ticket.id, None, "duplicate", after(1)).assignee is None
        assert stores.queue.handling_times() == []

    def test_handling_times_are_the_newest_first(self, stores: Stores) -> None:
        agent = stores.agent()
        for n, minutes in enumerate((4, 9, 2)):
            stores.queue.open(call(f"c{n}"), NOW)
            ticket = claimed(stores, agent, after(100 * n))
            stores.queue.resolve(ticket.id, agent.id, "solved", after(100 * n + minutes))
        assert stores.queue.handling_times() == [timedelta(minutes=m) for m in (2, 9, 4)]
        assert stores.queue.handling_times(limit=1) == [timedelta(minutes=2)]

    # Together

    def test_eight_agents_claiming_at_once_share_every_ticket_once(self, stores: Stores) -> None:
        agents = [stores.agent(f"agent{n}", capacity=1000) for n in range(8)]
        opened = {stores.queue.open(call(f"c{n}"), NOW).id for n in range(240)}
        start = threading.Barrier(len(agents))

        def work(agent: Agent) -> list[TicketId]:
            start.wait()
            return [ticket.id for ticket in iter(lambda: stores.queue.claim(agent, NOW), None)]

        with ThreadPoolExecutor(len(agents)) as pool:
            taken = list(pool.map(work, agents))
        assert Counter(itertools.chain(*taken)) == Counter(opened)
        for agent, mine in zip(agents, taken, strict=True):
            held = stores.queue.find("assigned", assignee=agent.id, limit=1000)
            assert {ticket.id for ticket in held} == set(mine)
            assert stores.load(agent) == len(mine)

    def test_one_agent_claiming_in_parallel_stays_within_capacity(self, stores: Stores) -> None:
        agent = stores.agent(capacity=5)
        for n in range(40):
            stores.queue.open(call(f"c{n}"), NOW)
        start = threading.Barrier(8)

        def work(_: int) -> int:
            start.wait()
            return sum(stores.queue.claim(agent, NOW) is not None for _ in range(5))

        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(work, range(8))) == 5
        assert len(stores.queue.find("assigned")) == stores.load(agent) == 5
        assert len(stores.queue.find("waiting")) == 35

    def test_one_ticket_picked_by_many_goes_to_one(self, stores: Stores) -> None:
        agents = [stores.agent(f"agent{n}") for n in range(8)]
        ticket = stores.queue.open(call(), NOW)
        start = threading.Barrier(8)

        def pick(agent: Agent) -> bool:
            start.wait()
            try:
                return stores.queue.claim(agent, NOW, ticket.id) is not None
            except errors.NotWaiting:
                return False

        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(pick, agents))
        assert won.count(True) == 1
        assert stores.queue.get(ticket.id).assignee == agents[won.index(True)].id
        assert sum(stores.load(agent) for agent in agents) == 1

    def test_calls_at_once_open_one_ticket_per_conversation(self, stores: Stores) -> None:
        start = threading.Barrier(8)

        def shout(n: int) -> TicketId:
            start.wait()
            return stores.queue.open(call("same", points=n, key=f"turn-{n}"), NOW).id

        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(shout, range(8)))) == 1
        (ticket,) = stores.queue.find()
        assert ticket.points == 7

    def test_ticket_closed_and_given_back_at_once_leaves_the_holder_once(self, stores: Stores) -> None:
        agent = stores.agent(capacity=30)
        for n in range(30):
            stores.queue.open(call(f"c{n}"), NOW)
        held = [claimed(stores, agent) for _ in range(30)]
        start = threading.Barrier(4)

        def close(way: int) -> int:
            start.wait()
            done = 0
            for ticket in held:
                try:
                    if way % 2:
                        stores.queue.resolve(ticket.id, agent.id, "solved", NOW)
                    else:
                        stores.queue.release(ticket.id, agent.id, NOW)
                    done += 1
                except (errors.AlreadyResolved, errors.NotTheOwner):
                    continue
            return done

        with ThreadPoolExecutor(4) as pool:
            assert sum(pool.map(close, range(4))) == 30
        assert stores.load(agent) == 0
        assert len(stores.queue.find("waiting") + stores.queue.find("resolved")) == 30

    def test_colleagues_exchanging_tickets_never_block_each_other(self, stores: Stores) -> None:
        ana, bo = stores.agent("ana"), stores.agent("bo")
        stores.queue.open(call("a"), NOW)
        stores.queue.open(call("b"), NOW)
        first, second = claimed(stores, ana), claimed(stores, bo)
        start = threading.Barrier(2)

        def swing(ticket: Ticket, here: Agent, there: Agent) -> None:
            start.wait()
            for _ in range(20):
                stores.queue.transfer(ticket.id, here.id, NOW, to_agent=there.id)
                here, there = there, here

        with ThreadPoolExecutor(2) as pool:
            for done in (pool.submit(swing, first, ana, bo), pool.submit(swing, second, bo, ana)):
                done.result()
        assert stores.queue.get(first.id).assignee == ana.id
        assert stores.queue.get(second.id).assignee == bo.id
        assert (stores.load(ana), stores.load(bo)) == (1, 1)


class TestMemoryQueueStore(QueueStoreContract):
    @pytest.fixture
    def stores(self) -> Stores:
        return memory_stores()


class SqlQueueStoreContract(QueueStoreContract):
    """What only a database can promise. Subclasses give an ``engine`` fixture."""

    @pytest.fixture
    def stores(self, engine: Engine) -> Stores:
        empty(engine)
        return sql_stores(engine)

    def test_within_a_transaction_everything_is_undone_together(self, stores: Stores, engine: Engine) -> None:
        agent = stores.agent()
        waiting = stores.queue.open(call("waiting"), NOW)
        queue = SqlQueueStore(engine)
        with engine.connect() as connection:
            inside = queue.within(connection)
            inside.open(call("new", key="turn-1"), NOW)
            taken = inside.claim(agent, NOW)
            assert taken is not None
            assert inside.resolve(taken.id, agent.id, "solved", NOW) == inside.get(taken.id)
            connection.rollback()
        assert stores.queue.find() == [waiting]
        assert stores.load(agent) == 0
        assert stores.queue.open(call("new", key="turn-1"), after(1)).first_waiting_at == after(1)

    def test_within_a_transaction_a_refusal_leaves_it_usable(self, stores: Stores, engine: Engine) -> None:
        ana, bo = stores.agent("ana"), stores.agent("bo", capacity=1)
        for n in range(2):
            stores.queue.open(call(f"c{n}"), NOW)
        claimed(stores, bo)
        held = claimed(stores, ana)
        with engine.begin() as connection:
            inside = SqlQueueStore(engine).within(connection)
            with pytest.raises(errors.AtCapacity):
                inside.transfer(held.id, ana.id, NOW, to_agent=bo.id)
            inside.resolve(held.id, ana.id, "solved", after(1))
        assert (stores.load(ana), stores.load(bo)) == (0, 1)

    def test_held_ticket_changes_only_after_the_transaction(self, stores: Stores, engine: Engine) -> None:
        agent = stores.agent()
        stores.queue.open(call(), NOW)
        ticket = claimed(stores, agent)
        with ThreadPoolExecutor(1) as pool:
            with engine.begin() as connection:
                assert SqlQueueStore(engine).within(connection).hold(ticket.id) == ticket
                release = pool.submit(stores.queue.release, ticket.id, agent.id, NOW)
                with pytest.raises(FutureTimeout):
                    release.result(timeout=0.3)
            assert release.result(timeout=20).state == "waiting"

    def test_ticket_is_held_only_within_a_transaction(self, stores: Stores, engine: Engine) -> None:
        ticket = stores.queue.open(call(), NOW)
        with pytest.raises(RuntimeError, match="within"):
            SqlQueueStore(engine).hold(ticket.id)

    def test_database_itself_refuses_a_second_open_ticket(self, stores: Stores, engine: Engine) -> None:
        ticket = stores.queue.open(call(), NOW)
        copy = sa.text(
            "INSERT INTO tickets (id, conversation_id, state, priority, points, reason, signals, language,"
            " team, tier, first_waiting_at, rank_at, due_at, routed_at, summary, channel)"
            " SELECT 'copy', conversation_id, state, priority, points, reason, signals, language,"
            " team, tier, first_waiting_at, rank_at, due_at, routed_at, summary, channel FROM tickets"
        )
        with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
            connection.execute(copy)
        assert stores.queue.find() == [ticket]


class TestSqliteQueueStore(SqlQueueStoreContract):
    @pytest.fixture(scope="class")
    def engine(self, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
        folder: Path = tmp_path_factory.mktemp("queue")
        with sqlite_engine(folder) as engine:
            yield engine


class TestPostgresQueueStore(SqlQueueStoreContract):
    @pytest.fixture(scope="class")
    def engine(self) -> Iterator[Engine]:
        with postgres_engine() as engine:
            yield engine

    def test_claim_is_one_statement(self, stores: Stores, engine: Engine) -> None:
        agent = stores.agent()
        stores.queue.open(call(), NOW)
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            statements.append(statement)

        sa.event.listen(engine, "before_cursor_execute", note)
        try:
            claimed(stores, agent)
        finally:
            sa.event.remove(engine, "before_cursor_execute", note)
        assert len(statements) == 1
        assert "SKIP LOCKED" in statements[0]

    def test_claim_skips_a_ticket_that_is_being_taken(self, stores: Stores, engine: Engine) -> None:
        ana, bo = stores.agent("ana"), stores.agent("bo")
        first = stores.queue.open(call("first"), NOW)
        second = stores.queue.open(call("second"), after(1))
        with engine.begin() as connection:
            taken = SqlQueueStore(engine).within(connection).claim(ana, after(2))
            assert taken is not None and taken.id == first.id
            assert claimed(stores, bo, after(2)).id == second.id
