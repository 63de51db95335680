"""Decide whether a message was understood well enough to act on its intent. Never guesses what it meant.

Below the threshold the turn begins with `action_default_fallback`, which asks the FAQ and otherwise asks the shopper.
A message that names a fact (an order number, an address) is acted on, and so is any within a form, which hears
answers without relying on the intent.
"""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_DEFAULT_FALLBACK_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import PREDICTED_CONFIDENCE_KEY

from bot.policies.turns import begins_turn

ABOVE_RULES = 7


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class UncertaintyPolicy(Policy):
    """Predicts `action_default_fallback` for a message whose intent is too uncertain."""

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.ML_AND_RULE_DATA

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            POLICY_PRIORITY: ABOVE_RULES,
            # Confidence below which the intent is not believed.
            "confidence": 0.35,
        }

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
        probabilities = self._default_predictions(domain)
        if self._is_uncertain(tracker):
            probabilities[domain.index_for_action(ACTION_DEFAULT_FALLBACK_NAME)] = 1.0
        return self._prediction(probabilities)

    def _is_uncertain(self, tracker: DialogueStateTracker) -> bool:
        if not begins_turn(tracker) or tracker.active_loop_name or tracker.latest_message is None:
            return False
        confidence = tracker.latest_message.intent.get(PREDICTED_CONFIDENCE_KEY)
        if confidence is None or tracker.latest_message.entities:
            return False
        return float(confidence) < float(self.config["confidence"])

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> UncertaintyPolicy:
        return cls(config, model_storage, resource, execution_context)
