"""Rules of `escalation.tickets`, `escalation.priority` and `escalation.sla`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalation.priority import PRIORITIES, higher, rank_at
from escalation.signals import Evidence, Signal, assess
from escalation.sla import TARGETS, Targets, due_at
from escalation.tickets import (
    ConversationId,
    NewTicket,
    Ticket,
    TicketId,
    merged,
    opened,
    strengthened,
    ticket_for,
)
from tests.contract.escalation_backends import NOW, call


def ticket(**changes: Any) -> Ticket:
    return opened(call(**changes), TicketId("t1"), NOW, TARGETS)


def test_rank_is_the_arrival_minus_the_points() -> None:
    assert rank_at(NOW, 240) == NOW - timedelta(hours=4)


def test_higher_priority_wins() -> None:
    for place, low in enumerate(PRIORITIES):
        for high in PRIORITIES[place:]:
            assert higher(low, high) == higher(high, low) == high


def test_first_response_is_due_sooner_for_higher_priorities() -> None:
    due = [due_at(NOW, priority) for priority in PRIORITIES]
    assert due == sorted(due, reverse=True)
    assert due_at(NOW, "urgent", Targets(urgent=timedelta(minutes=2))) == NOW + timedelta(minutes=2)


def test_handoff_becomes_a_ticket_with_everything_it_said() -> None:
    handoff = assess(Evidence(anger=0.9, tier="platinum", intent="refund_status"))
    assert handoff is not None
    new = ticket_for(
        handoff,
        conversation_id=ConversationId("c9"),
        language="ar",
        summary="s",
        matter="refund_status",
        order_number="CD-10234",
        channel="whatsapp",
        market="AE",
        key="turn-7",
    )
    assert new == NewTicket(
        conversation_id=ConversationId("c9"),
        reason="anger",
        priority="high",
        points=95,
        signals=handoff.signals,
        language="ar",
        team="vip",
        tier="platinum",
        summary="s",
        matter="refund_status",
        order_number="CD-10234",
        channel="whatsapp",
        market="AE",
        key="turn-7",
    )


def test_newer_summary_replaces_the_older_and_an_empty_one_does_not() -> None:
    before = ticket(summary="old")
    assert strengthened(before, call(summary=""), TARGETS).summary == "old"
    assert strengthened(before, call(summary="new"), TARGETS).summary == "new"


def test_newer_matter_and_order_replace_the_older_and_none_does_not() -> None:
    before = ticket(matter="track_order", order_number="CD-1")
    kept = strengthened(before, call(), TARGETS)
    assert (kept.matter, kept.order_number) == ("track_order", "CD-1")
    changed = strengthened(before, call(matter="return_item", order_number="CD-2"), TARGETS)
    assert (changed.matter, changed.order_number) == ("return_item", "CD-2")


def test_tier_learned_later_is_kept() -> None:
    assert strengthened(ticket(tier="standard"), call(tier="gold"), TARGETS).tier == "gold"
    assert strengthened(ticket(tier="gold"), call(tier="standard"), TARGETS).tier == "gold"


def test_more_points_at_a_lower_priority_do_not_bring_their_reason() -> None:
    before = ticket(priority="high", points=60, reason="anger")
    after = strengthened(before, call(priority="normal", points=75, reason="unresolved"), TARGETS)
    assert (after.priority, after.points, after.reason) == ("high", 75, "anger")


def test_signals_merge_by_name_and_topics_by_value() -> None:
    old = (Signal("topic", "privacy", 15), Signal("unresolved", 2, 19))
    new = (Signal("topic", "injury", 240), Signal("unresolved", 3, 6), Signal("topic", "privacy", 0))
    assert merged(old, new) == (
        Signal("topic", "privacy", 15),
        Signal("unresolved", 2, 19),
        Signal("topic", "injury", 240),
    )


CALLS = st.builds(
    call,
    priority=st.sampled_from(PRIORITIES),
    points=st.integers(0, 300),
    reason=st.sampled_from(["anger", "topic", "unresolved"]),
    team=st.sampled_from(["front_line", "vip"]),
    tier=st.sampled_from(["standard", "gold"]),
    signals=st.lists(
        st.builds(Signal, st.sampled_from(["anger", "topic"]), st.integers(0, 2), st.integers(0, 9)),
        max_size=3,
    ).map(tuple),
)


@given(CALLS, CALLS)
def test_repeating_a_call_changes_nothing(first: NewTicket, second: NewTicket) -> None:
    once = strengthened(opened(first, TicketId("t1"), NOW, TARGETS), second, TARGETS)
    assert strengthened(once, second, TARGETS) == once
    assert once.first_waiting_at == NOW
    assert once.rank_at == rank_at(NOW, max(first.points, second.points))


@pytest.mark.parametrize("field", ["first_waiting_at", "routed_at", "assigned_at", "resolved_at"])
def test_ticket_refuses_naive_times(field: str) -> None:
    values = {name: getattr(ticket(), name) for name in Ticket.__dataclass_fields__}
    with pytest.raises(ValueError, match="aware"):
        Ticket(**{**values, field: NOW.replace(tzinfo=None)})
