"""The policy that asks back instead of acting on a guess."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.uncertainty_policy import UncertaintyPolicy

DOMAIN = Domain.load("bot/domain")


def heard(confidence: float | None, *entities: str) -> UserUttered:
    found: Any = [{"entity": kind, "value": "x"} for kind in entities]
    understood: Any = {"name": "thank", **({} if confidence is None else {"confidence": confidence})}
    return UserUttered("…", understood, found)


def falls_back(*events: Event) -> bool:
    settings = UncertaintyPolicy.get_default_config()
    policy = UncertaintyPolicy.load(settings, None, Resource("policy"), ExecutionContext(GraphSchema({})))  # type: ignore[arg-type]
    tracker = DialogueStateTracker.from_events("c", [ActionExecuted("action_listen"), *events], DOMAIN.slots)
    prediction = policy.predict_action_probabilities(tracker, DOMAIN)
    action = DOMAIN.action_names_or_texts[prediction.max_confidence_index]
    return prediction.max_confidence == 1.0 and action == "action_default_fallback"


def test_uncertain_message_is_not_acted_on() -> None:
    assert falls_back(heard(0.2))


def test_certain_message_is_left_to_the_rules() -> None:
    assert not falls_back(heard(0.5))


def test_message_with_a_fact_is_left_to_the_rules() -> None:
    assert not falls_back(heard(0.2, "order_number"))


def test_form_hears_its_answers_itself() -> None:
    assert not falls_back(ActiveLoop("order_form"), heard(0.2))


def test_it_speaks_at_the_beginning_of_a_turn_only() -> None:
    assert not falls_back(heard(0.2), ActionExecuted("action_default_fallback"))


def test_message_without_a_confidence_is_believed() -> None:
    assert not falls_back(heard(None))
