"""What a turn says about the need for a human."""

from __future__ import annotations

from datetime import timedelta

from actions.handoff import evidence_of
from actions.handoff.handover import handoff_reply


def test_anger_and_topics_are_the_messages() -> None:
    evidence = evidence_of(
        "complain", {"score": 0.9, "reasons": ["insult"], "topics": ["chargeback", "x"]}, {}
    )
    assert (evidence.anger, evidence.anger_reasons, evidence.topics) == (0.9, ("insult",), ("chargeback",))


def test_message_without_a_score_is_calm() -> None:
    evidence = evidence_of("greet", {}, {})
    assert (evidence.anger, evidence.wants_human, evidence.failed_turns) == (0.0, False, 0)


def test_matter_at_hand_is_the_task_rather_than_the_last_word() -> None:
    assert evidence_of("affirm", {}, {"task": "cancel_order"}).intent == "cancel_order"
    assert evidence_of("ask_faq", {}, {}).intent == "ask_faq"


def test_tier_is_taken_when_it_is_one() -> None:
    assert evidence_of("greet", {}, {"tier": "gold"}).tier == "gold"
    assert evidence_of("greet", {}, {"tier": "none"}).tier == "standard"


def test_shopper_hears_place_and_wait() -> None:
    reply = handoff_reply("handoff-anger", 3, timedelta(minutes=12, seconds=20))
    assert [(term.key, dict(term.args)) for term in reply.also] == [
        ("queue-place", {"place": 3}),
        ("queue-wait", {"minutes": 12}),
    ]
    assert reply.status == "handed_off"


def test_no_time_is_named_while_nobody_is_there() -> None:
    reply = handoff_reply("handoff-anger", 1, None)
    assert [term.key for term in reply.also] == ["queue-place", "queue-nobody-online"]


def test_ticket_that_is_not_waiting_has_no_place() -> None:
    assert handoff_reply("handoff-anger", 0, None).also == ()
