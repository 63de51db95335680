"""Rules of `escalation.presence` and `escalation.waiting`, on the stores in memory."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from escalation.agents import Agent
from escalation.errors import AgentNotFound
from escalation.presence import give_back_abandoned, go_offline, vanished
from escalation.tickets import AgentId
from escalation.waiting import USUAL_HANDLING, mean_handling, waiting_time, waiting_time_of
from tests.contract.escalation_backends import NOW, after, call, memory_stores

EIGHT = [timedelta(minutes=8)] * 5


def agent(**changes: Any) -> Agent:
    return Agent(
        **{"id": AgentId("ana"), "email": "ana@example.com", "name": "Ana", "presence": "online", **changes}
    )


def test_agent_without_a_sign_of_life_vanished() -> None:
    assert vanished([agent(last_seen_at=NOW)], after(2)) == []
    silent = agent(last_seen_at=NOW)
    assert vanished([silent], after(2.1)) == [silent]


def test_offline_agent_without_tickets_did_not_vanish() -> None:
    assert vanished([agent(presence="offline")], NOW) == []


def test_offline_agent_who_still_holds_tickets_vanished() -> None:
    holding = agent(presence="offline", load=1, last_assigned_at=NOW)
    assert vanished([holding], after(1)) == []
    assert vanished([holding], after(3)) == [holding]


def test_abandoned_tickets_go_back_and_the_agent_counts_as_offline() -> None:
    stores = memory_stores()
    gone, here = stores.agent("gone"), stores.agent("here")
    first = stores.queue.open(call("a"), NOW)
    second = stores.queue.open(call("b"), after(1))
    for one in (gone, here):
        stores.agents.set_presence(one.id, "online", after(1))
        assert stores.queue.claim(one, after(1))
    stores.agents.heartbeat(here.id, after(4))
    assert give_back_abandoned(stores.agents, stores.queue, after(5)) == [first]
    assert stores.queue.find("waiting") == [first]
    assert stores.queue.open_for(second.conversation_id) == stores.queue.find(assignee=here.id)[0]
    stored = stores.agents.by_id(gone.id)
    assert stored is not None
    assert (stored.presence, stored.last_seen_at, stored.load) == ("offline", after(1), 0)
    assert give_back_abandoned(stores.agents, stores.queue, after(5)) == []


def test_going_offline_gives_tickets_back() -> None:
    stores = memory_stores()
    ana = stores.agent()
    ticket = stores.queue.open(call(), NOW)
    stores.queue.claim(ana, NOW)
    assert go_offline(stores.agents, stores.queue, ana.id, after(1)) == [ticket]
    stored = stores.agents.by_id(ana.id)
    assert stored is not None
    assert (stored.presence, stored.load) == ("offline", 0)
    with pytest.raises(AgentNotFound):
        go_offline(stores.agents, stores.queue, AgentId("nobody"), after(1))


def test_usual_handling_time_stands_in_until_enough_is_known() -> None:
    assert mean_handling([timedelta(minutes=1)] * 4) == USUAL_HANDLING
    assert mean_handling([timedelta(minutes=m) for m in (1, 2, 3, 4, 5)]) == timedelta(minutes=3)


@pytest.mark.parametrize(
    ("position", "load", "minutes"),
    [(1, 4, 2), (2, 4, 4), (8, 4, 16), (1, 3, 1), (2, 3, 2), (5, 0, 2), (1, 6, 2)],
)
def test_wait_is_the_places_without_a_free_slot_times_the_pace(
    position: int, load: int, minutes: int
) -> None:
    assert waiting_time(position, EIGHT, [agent(capacity=4, load=load)]) == timedelta(minutes=minutes)


def test_more_agents_shorten_the_wait() -> None:
    two = [agent(id=AgentId(name), load=4) for name in ("ana", "bo")]
    assert waiting_time(8, EIGHT, two) == timedelta(minutes=8)


def test_no_wait_is_named_while_nobody_is_online() -> None:
    assert waiting_time(1, EIGHT, [agent(presence="away"), agent(presence="offline")]) is None


def test_place_before_the_first_is_refused() -> None:
    with pytest.raises(ValueError):
        waiting_time(0, EIGHT, [agent()])


def test_wait_of_a_ticket_comes_from_queue_and_agents() -> None:
    stores = memory_stores()
    ana = stores.agent(capacity=1)
    tickets = [stores.queue.open(call(f"c{n}"), after(n)) for n in range(3)]
    assert waiting_time_of(tickets[0].id, stores.queue, stores.agents) is None
    stores.agents.set_presence(ana.id, "online", NOW)
    stores.queue.claim(ana, after(3))
    assert waiting_time_of(tickets[0].id, stores.queue, stores.agents) is None
    assert waiting_time_of(tickets[1].id, stores.queue, stores.agents) == timedelta(minutes=8)
    assert waiting_time_of(tickets[2].id, stores.queue, stores.agents) == timedelta(minutes=16)
