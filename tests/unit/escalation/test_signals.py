"""Rules of `escalation.signals`: when a conversation goes to a human, how urgently and why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from escalation.priority import PRIORITIES, TIERS, Points
from escalation.signals import Evidence, Handoff, Signal, Thresholds, assess
from escalation.teams import TOPICS


def handoff(**evidence: Any) -> Handoff:
    decision = assess(Evidence(**evidence))
    assert decision is not None
    return decision


def outcome(**evidence: Any) -> tuple[str, str, int]:
    decision = handoff(**evidence)
    return decision.reason, decision.priority, decision.points


def test_calm_resolved_conversation_stays_with_the_bot() -> None:
    assert assess(Evidence()) is None


@pytest.mark.parametrize(
    "evidence",
    [
        {"anger": 0.799},
        {"failed_turns": 1},
        {"tier": "platinum"},
        {"repeat_contact": True},
        {"order_value": Decimal(5000)},
        {"anger_reasons": ("sarcasm",)},
        {"anger": 0.79, "failed_turns": 1, "tier": "platinum", "repeat_contact": True},
        {"anger": 0.79, "anger_before": (0.1, 0.49)},
        {"anger": 0.49, "anger_before": (0.79, 0.79)},
    ],
)
def test_circumstances_alone_hand_nothing_off(evidence: dict[str, Any]) -> None:
    assert assess(Evidence(**evidence)) is None


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ({"wants_human": True}, ("request_human", "normal", 15)),
        ({"backend_failed": True}, ("failure", "normal", 15)),
        ({"failed_turns": 2}, ("unresolved", "normal", 19)),
        ({"failed_turns": 4}, ("unresolved", "normal", 23)),
        ({"failed_turns": 50}, ("unresolved", "normal", 25)),
        ({"anger": 0.8}, ("anger", "high", 60)),
        ({"anger": 0.9}, ("anger", "high", 65)),
        ({"anger": 1.0}, ("anger", "high", 70)),
        ({"topics": ("legal_threat",)}, ("topic", "urgent", 240)),
        ({"topics": ("chargeback",)}, ("topic", "urgent", 240)),
        ({"topics": ("injury",)}, ("topic", "urgent", 240)),
        ({"topics": ("privacy",)}, ("topic", "normal", 15)),
    ],
)
def test_each_trigger_has_its_priority_and_points(
    evidence: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    assert outcome(**evidence) == expected


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ({"anger": 1.0, "topics": ("legal_threat",)}, ("topic", "urgent", 250)),
        ({"anger": 0.8, "topics": ("privacy",)}, ("anger", "high", 60)),
        ({"wants_human": True, "topics": ("privacy",)}, ("topic", "normal", 15)),
        ({"topics": ("privacy", "injury")}, ("topic", "urgent", 240)),
        ({"anger": 0.8, "wants_human": True, "failed_turns": 2}, ("anger", "high", 64)),
        ({"wants_human": True, "backend_failed": True, "failed_turns": 2}, ("request_human", "normal", 19)),
        ({"backend_failed": True, "failed_turns": 2}, ("failure", "normal", 19)),
    ],
)
def test_most_pressing_trigger_gives_priority_and_reason(
    evidence: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    assert outcome(**evidence) == expected


@pytest.mark.parametrize(("tier", "extra"), [("standard", 0), ("silver", 0), ("gold", 10), ("platinum", 30)])
def test_tier_adds_its_points(tier: Any, extra: int) -> None:
    assert handoff(wants_human=True, tier=tier).points == 15 + extra


def test_repeated_contact_and_value_at_stake_add_points() -> None:
    assert handoff(wants_human=True, repeat_contact=True).points == 20
    assert handoff(wants_human=True, order_value=Decimal("199.99")).points == 15
    assert handoff(wants_human=True, order_value=Decimal(200)).points == 20


def test_decision_is_explained_by_signals() -> None:
    decision = handoff(
        anger=0.9,
        anger_reasons=("insult", "shouting"),
        topics=("chargeback",),
        failed_turns=2,
        tier="gold",
        order_value=Decimal("249.90"),
    )
    assert decision.signals == (
        Signal("topic", "chargeback", 240),
        Signal("anger", 0.9, 5),
        Signal("unresolved", 2, 4),
        Signal("anger_reason", "insult", 0),
        Signal("anger_reason", "shouting", 0),
        Signal("tier", "gold", 10),
        Signal("order_value", 249.9, 5),
        Signal("thresholds", "2", 0),
    )
    assert decision.points == 264
    assert decision.signals[0].as_dict() == {"name": "topic", "value": "chargeback", "points": 240}


def test_team_follows_what_it_is_about() -> None:
    assert handoff(wants_human=True, intent="track_order").team == "logistics"
    assert handoff(topics=("privacy",), tier="gold").team == "front_line"


def test_second_message_that_is_likely_angry_is_enough() -> None:
    assert outcome(anger=0.5, anger_before=(0.5, 0.0)) == ("anger", "high", 65)  # rising
    assert outcome(anger=0.6, anger_before=(0.0, 0.6)) == ("anger", "high", 65)
    assert outcome(anger=0.6, anger_before=(0.6,)) == ("anger", "high", 60)


def test_rising_anger_is_named_and_weighs() -> None:
    rising, steady = handoff(anger=0.9, anger_before=(0.1, 0.3)), handoff(anger=0.9, anger_before=(0.85,))
    assert Signal("anger_trend", 0.7, 5) in rising.signals
    assert "anger_trend" not in [signal.name for signal in steady.signals]
    assert rising.points == steady.points + 5
    first = handoff(anger=0.9)
    assert "anger_trend" not in [signal.name for signal in first.signals]
    calm = handoff(wants_human=True, anger=0.4, anger_before=(0.0,))
    assert "anger_trend" not in [signal.name for signal in calm.signals]


def test_thresholds_are_settings_and_travel_with_the_decision() -> None:
    strict = Thresholds(anger=0.5, failed_turns=1, points=Points(high=90))
    decision = assess(Evidence(anger=0.75), strict)
    assert decision is not None
    assert (decision.priority, decision.points) == ("high", 95)
    assert decision.signals[-1] == Signal("thresholds", strict.version)
    assert assess(Evidence(failed_turns=1), strict) is not None


def test_version_tells_numbers_apart_and_is_short_for_the_defaults() -> None:
    assert Thresholds().version == "2"
    versions = {Thresholds(anger=anger).version for anger in (0.7, 0.8, 0.9)}
    assert len(versions) == 3
    assert Thresholds(points=Points(high=90)).version != Thresholds().version


def test_anger_threshold_of_one_needs_certainty() -> None:
    certain = Thresholds(anger=1.0)
    assert assess(Evidence(anger=0.999), certain) is None
    decision = assess(Evidence(anger=1.0), certain)
    assert decision is not None
    assert decision.points == 70


@pytest.mark.parametrize(
    "evidence",
    [
        {"anger": 1.2},
        {"anger": -0.1},
        {"anger": float("nan")},
        {"anger_before": (0.1, 1.1)},
        {"failed_turns": -1},
    ],
)
def test_impossible_evidence_is_refused(evidence: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        assess(Evidence(**evidence))


EVIDENCE = st.builds(
    Evidence,
    anger=st.floats(0, 1),
    anger_before=st.lists(st.floats(0, 1), max_size=5).map(tuple),
    topics=st.lists(st.sampled_from(TOPICS), unique=True).map(tuple),
    wants_human=st.booleans(),
    failed_turns=st.integers(0, 30),
    backend_failed=st.booleans(),
    tier=st.sampled_from(TIERS),
    order_value=st.none() | st.decimals(0, 10_000, places=2),
    repeat_contact=st.booleans(),
)


@given(EVIDENCE)
def test_points_are_the_sum_of_the_signals_and_never_reach_the_next_priority_without_a_tier(
    evidence: Evidence,
) -> None:
    decision = assess(evidence)
    if decision is None:
        return
    points = Points()
    assert decision.points == sum(signal.points for signal in decision.signals)
    own = decision.points - points.of_tier(evidence.tier)
    steps = [points.of_priority(priority) for priority in PRIORITIES]
    place = PRIORITIES.index(decision.priority)
    assert steps[place] <= own
    assert place + 1 == len(steps) or own < steps[place + 1]


@given(EVIDENCE, st.sampled_from(["wants_human", "backend_failed"]))
def test_more_evidence_never_lowers_the_priority(evidence: Evidence, more: str) -> None:
    fields = {name: getattr(evidence, name) for name in Evidence.__dataclass_fields__}
    before, then = assess(evidence), assess(Evidence(**{**fields, more: True}))
    assert then is not None
    if before is not None:
        assert PRIORITIES.index(then.priority) >= PRIORITIES.index(before.priority)
        assert then.points >= before.points
