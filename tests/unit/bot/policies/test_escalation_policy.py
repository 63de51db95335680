"""The policy that decides before all others whether a human takes over."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.escalation_policy import EscalationPolicy
from bot.settings import get_settings

DOMAIN = Domain.load("bot/domain")


def heard(
    intent: str = "track_order",
    anger: float = 0.0,
    topics: tuple[str, ...] = (),
    ticket: str | None = None,
    confidence: float = 0.9,
) -> UserUttered:
    understood = {"name": intent, "confidence": confidence}
    parsed: Any = {"intent": understood, "anger": {"score": anger, "topics": list(topics)}}
    return UserUttered("…", understood, parse_data=parsed, metadata={"ticket": ticket})


def predicted(*events: Event) -> tuple[str | None, PolicyPrediction]:
    context = ExecutionContext(GraphSchema({}))
    settings = EscalationPolicy.get_default_config()
    policy = EscalationPolicy.load(settings, None, Resource("policy"), context)  # type: ignore[arg-type]
    tracker = DialogueStateTracker.from_events("c", [ActionExecuted("action_listen"), *events], DOMAIN.slots)
    prediction = policy.predict_action_probabilities(tracker, DOMAIN)
    sure = prediction.max_confidence == 1.0
    return (DOMAIN.action_names_or_texts[prediction.max_confidence_index] if sure else None), prediction


@pytest.mark.parametrize(
    "message",
    [heard("request_human"), heard(anger=0.9), heard(topics=("injury",)), heard(topics=("privacy",))],
    ids=["wish", "anger", "injury", "privacy"],
)
def test_turn_that_needs_a_human_begins_with_the_handoff(message: UserUttered) -> None:
    assert predicted(message)[0] == "action_handoff"


def test_other_turns_are_left_to_the_rules() -> None:
    action, prediction = predicted(heard(anger=0.5))
    assert action is None
    assert not prediction.is_no_user_prediction


def test_form_is_outranked() -> None:
    action, prediction = predicted(ActiveLoop("order_form"), heard(anger=0.9))
    assert action == "action_handoff"
    assert prediction.is_no_user_prediction
    assert prediction.policy_priority > 6  # RulePolicy's


def test_two_failed_turns_that_were_not_handed_over_are_now() -> None:
    assert predicted(SlotSet("failed_turns", 2), heard("greet"))[0] == "action_handoff"
    assert predicted(SlotSet("failed_turns", 1), heard("greet"))[0] is None


def test_handoff_is_followed_by_waiting() -> None:
    assert predicted(heard("request_human"), ActionExecuted("action_handoff"))[0] == "action_listen"


def test_it_speaks_at_the_beginning_of_a_turn_only() -> None:
    assert predicted(heard(anger=0.9), ActionExecuted("action_answer_faq"))[0] is None


def test_rejected_handoff_is_not_predicted_again() -> None:
    assert predicted(heard(anger=0.9), ActionExecutionRejected("action_handoff"))[0] is None


def test_waiting_ticket_that_knows_the_anger_is_not_disturbed() -> None:
    known = SlotSet("escalated", ["anger"])
    assert predicted(known, heard(anger=0.9, ticket="waiting"))[0] is None
    assert predicted(known, heard(anger=0.9))[0] == "action_handoff"


def test_waiting_ticket_hears_what_it_does_not_know() -> None:
    known = SlotSet("escalated", ["request_human"])
    assert predicted(known, heard(anger=0.9, ticket="waiting"))[0] == "action_handoff"


def test_waiting_ticket_hears_of_a_second_topic_and_not_of_circumstances() -> None:
    known = SlotSet("escalated", ["topic:privacy", "anger"])
    privacy = heard(topics=("privacy",), ticket="waiting")
    assert predicted(known, privacy)[0] is None
    assert (
        predicted(known, heard(topics=("privacy", "legal_threat"), ticket="waiting"))[0] == "action_handoff"
    )
    rising = heard(anger=0.9, ticket="waiting")
    assert predicted(known, heard(anger=0.1), ActionExecuted("action_listen"), rising)[0] is None


def test_wish_for_a_human_is_answered_even_while_waiting() -> None:
    known = SlotSet("escalated", ["request_human"])
    assert predicted(known, heard("request_human", ticket="waiting"))[0] == "action_handoff"


def test_unsure_wish_is_left_to_the_rules_which_ask() -> None:
    assert predicted(heard("request_human", confidence=0.5))[0] is None
    assert predicted(heard("request_human", confidence=0.5, anger=0.9))[0] == "action_handoff"


def test_second_likely_angry_message_is_handed_over() -> None:
    listening = ActionExecuted("action_listen")
    first, between = heard(anger=0.6), heard("give_order_details", anger=0.1)
    assert predicted(first)[0] is None
    assert predicted(first, listening, between, listening, heard(anger=0.6))[0] == "action_handoff"
    assert predicted(heard(anger=0.3), listening, heard(anger=0.6))[0] is None


def test_thresholds_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSDESK_HANDOFF_ANGER", "0.95")
    monkeypatch.setenv("CROSSDESK_HANDOFF_WISH", "0.4")
    get_settings.cache_clear()
    try:
        assert predicted(heard(anger=0.9))[0] is None
        assert predicted(heard("request_human", confidence=0.5))[0] == "action_handoff"
    finally:
        get_settings.cache_clear()


def test_message_that_was_not_scored_is_calm() -> None:
    assert predicted(UserUttered("…", {"name": "greet"}))[0] is None
