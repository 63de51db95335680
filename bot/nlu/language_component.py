"""Put the message's language on the message. Takes the app's word when it is given; otherwise detects it."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

LANGUAGE = "language"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class LanguageComponent(GraphComponent):
    """Sets `language: {code, confidence}` on every message."""

    @staticmethod
    def required_packages() -> list[str]:
        return []

    @staticmethod
    def supported_languages() -> list[str] | None:
        return None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageComponent:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set(LANGUAGE, self._language(message), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def _language(self, message: Message) -> dict[str, Any]:
        given = (message.get("metadata") or {}).get(LANGUAGE)
        if isinstance(given, dict) and isinstance(given.get("code"), str):
            return {"code": given["code"], "confidence": float(given.get("confidence", 1.0))}
        from bot.language import detect

        detected = detect(message.get(TEXT) or "")
        return {"code": detected.code, "confidence": detected.confidence}
