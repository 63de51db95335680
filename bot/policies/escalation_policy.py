"""Decide, before anything else in a turn, whether a human takes over. Never opens a ticket: an action does.

The judgement is `escalation.signals.assess` on what the message's understanding and the slots say. The
prediction counts as one that needs no user input, as that of an active form does, and outranks it: a form
is left. While a ticket is waiting (the app says so in the metadata), only what that ticket does not know
yet is handed over again; otherwise the bot goes on helping.

The thresholds are settings and not part of the model, so that a shop changes them without training.
"""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

from actions.handoff.evidence import REQUEST_HUMAN, evidence_of, facts_of
from actions.turn import anger_scores
from bot.policies.turns import begins_turn
from bot.settings import get_settings
from escalation.signals import Thresholds, assess

ACTION_HANDOFF = "action_handoff"
ABOVE_ALL = 8


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class EscalationPolicy(Policy):
    """Predicts `action_handoff` as the first action of a turn that needs a human, then waits."""

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.ML_AND_RULE_DATA

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {POLICY_PRIORITY: ABOVE_ALL}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        thresholds: Thresholds | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context, **kwargs)
        self._thresholds = thresholds or get_settings().thresholds

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        action = self._next_action(tracker)
        probabilities = self._default_predictions(domain)
        if action is None:
            return self._prediction(probabilities)
        probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities, is_no_user_prediction=True)

    def _next_action(self, tracker: DialogueStateTracker) -> str | None:
        if tracker.latest_action_name == ACTION_HANDOFF:
            return ACTION_LISTEN_NAME
        message = tracker.latest_message
        if message is not None and begins_turn(tracker) and self._needs_human(tracker, message):
            return ACTION_HANDOFF
        return None

    def _needs_human(self, tracker: DialogueStateTracker, message: UserUttered) -> bool:
        intent = message.intent.get(INTENT_NAME_KEY) or ""
        slots = tracker.current_slot_values()
        wish_is_sure = (message.intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0) >= self._thresholds.wish
        understood = "" if intent == REQUEST_HUMAN and not wish_is_sure else intent
        parsed = [event.parse_data for event in tracker.events if isinstance(event, UserUttered)]
        before = anger_scores(parsed)[:-1]
        evidence = evidence_of(understood, message.parse_data.get("anger") or {}, slots, before)
        handoff = assess(evidence, self._thresholds)
        if handoff is None:
            return False
        if evidence.wants_human or (message.metadata or {}).get("ticket") != "waiting":
            return True
        return not facts_of(handoff) <= set(slots.get("escalated") or ())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> EscalationPolicy:
        return cls(config, model_storage, resource, execution_context)
