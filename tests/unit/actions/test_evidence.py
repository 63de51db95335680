"""What a turn says about the need for a human."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from actions.handoff import evidence_of
from actions.handoff.evidence import with_circumstances
from actions.handoff.handover import handoff_reply
from actions.orders.errors import BackendUnavailable
from actions.orders.models import Customer, CustomerId, Tier
from actions.turn import Turn
from escalation.signals import Evidence

NOW = datetime(2026, 11, 20, tzinfo=timezone.utc)


class Orders:
    """Two verified orders of a gold customer; the first was verified last."""

    def __init__(self, fails: bool = False) -> None:
        self.fails = fails

    def verified_orders(self, conversation_id: str) -> tuple[str, ...]:
        if self.fails:
            raise BackendUnavailable
        return ("CD-1", "CD-2") if conversation_id == "known" else ()

    def is_verified(self, conversation_id: str, number: str) -> bool:
        return number in self.verified_orders(conversation_id)

    def value_in_usd(self, conversation_id: str, number: str) -> Decimal:
        return {"CD-1": Decimal("250.00"), "CD-2": Decimal("20.00")}[number]

    def customer_of(self, conversation_id: str) -> Customer | None:
        if not self.verified_orders(conversation_id):
            return None
        return Customer(CustomerId("a"), "Anna", "anna@example.com", None, "de", "DE", Tier.GOLD)


class History:
    """Remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def called_since(self, conversation_id: str, since: datetime) -> bool:
        self.asked.append((conversation_id, since))
        return conversation_id == "known"


def complete(conversation: str = "known", fails: bool = False, **slots: str) -> Evidence:
    turn = Turn(conversation, "turn-1", "…", "complain", 0.9, slots=slots)
    return with_circumstances(
        Evidence(anger=0.9, tier="silver"),
        turn,
        orders=Orders(fails),  # type: ignore[arg-type]
        history=History(),
        now=NOW,
        repeat_within=timedelta(days=7),
    )


@pytest.mark.parametrize(
    ("slots", "value"),
    [({}, "250.00"), ({"order_number": "CD-2"}, "20.00"), ({"order_number": "CD-3"}, "250.00")],
    ids=["verified last", "the one at hand", "one not verified"],
)
def test_value_at_stake_is_that_of_a_verified_order(slots: dict[str, str], value: str) -> None:
    assert complete(**slots).order_value == Decimal(value)


def test_circumstances_are_those_of_the_customer() -> None:
    found = complete()
    assert (found.tier, found.repeat_contact, found.anger) == ("gold", True, 0.9)


def test_unknown_shopper_keeps_what_the_conversation_knows() -> None:
    found = complete("new")
    assert (found.order_value, found.tier, found.repeat_contact) == (None, "silver", False)


def test_order_system_that_fails_does_not_stop_the_handoff() -> None:
    found = complete(fails=True)
    assert (found.order_value, found.tier, found.repeat_contact) == (None, "silver", True)


def test_earlier_anger_is_part_of_the_evidence() -> None:
    assert evidence_of("complain", {"score": 0.9}, {}, (0.2, 0.4)).anger_before == (0.2, 0.4)


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
