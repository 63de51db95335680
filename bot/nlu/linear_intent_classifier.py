"""Put the message's intent on the message. Wraps `bot.nlu.intent_model`; decides nothing itself."""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    METADATA,
    METADATA_EXAMPLE,
    METADATA_INTENT,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.declined_wish import without_declined_wish
from bot.nlu.intent_model import IntentModel, fit_intents
from bot.nlu.sentence_encoder_featurizer import sentence_vector

log = logging.getLogger(__name__)

MODEL_FILE = "intents.npz"

_LEAST_GROUPS = 30
"""Fewer situations than this say too little about new ones: calibrate on single examples instead."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """`bot.nlu.intent_model` as a component: intent with a calibrated confidence, and a short ranking."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        return ["numpy", "scipy"]

    @staticmethod
    def supported_languages() -> list[str] | None:
        return None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"regularisation": None, "ranking_length": 5}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [m for m in training_data.intent_examples if m.get(INTENT) and m.get(TEXT)]
        vectors = [sentence_vector(m) for m in examples]
        known = [
            (m.get(TEXT), m.get(INTENT), _group(m), v)
            for m, v in zip(examples, vectors, strict=True)
            if v is not None
        ]
        if not known:
            log.warning("intent_classifier_untrained: no example has a sentence vector")
            return self._resource
        texts, intents, groups, rows = zip(*known, strict=True)
        self._model = fit_intents(
            np.stack(rows),
            intents,
            texts=texts,
            groups=groups if len(set(groups)) > _LEAST_GROUPS else None,
            regularisation=self._config["regularisation"],
        )
        self.persist()
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message, ranked in zip(messages, self._rankings(messages), strict=True):
            ranking = without_declined_wish(message.get(TEXT) or "", ranked)
            name, confidence = self._model.decide(ranking) if self._model and ranking else (None, 0.0)
            message.set(INTENT, _as_rasa(name, confidence), add_to_output=True)
            message.set(INTENT_RANKING_KEY, [_as_rasa(*found) for found in ranking], add_to_output=True)
        return messages

    def persist(self) -> None:
        if self._model is None:
            return
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder / MODEL_FILE)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        try:
            with model_storage.read_from(resource) as folder:
                return cls(config, model_storage, resource, IntentModel.load(folder / MODEL_FILE))
        except (ValueError, FileNotFoundError):
            log.warning("intent_classifier_untrained: the model holds no intent model")
            return cls(config, model_storage, resource)

    def _rankings(self, messages: list[Message]) -> list[list[tuple[str, float]]]:
        """Rank all messages at once; one without a vector that the model knows has no ranking."""
        rankings: list[list[tuple[str, float]]] = [[] for _ in messages]
        if self._model is None:
            return rankings
        known = [
            (row, vector)
            for row, message in enumerate(messages)
            if (vector := sentence_vector(message)) is not None and len(vector) == self._model.dimension
        ]
        if known:
            texts = [messages[row].get(TEXT) for row, _ in known]
            found = self._model.rank(np.stack([v for _, v in known]), texts, self._config["ranking_length"])
            for (row, _), ranking in zip(known, found, strict=True):
                rankings[row] = ranking
        return rankings


def _as_rasa(name: str | None, confidence: float) -> dict[str, Any]:
    return {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence}


def _group(message: Message) -> str:
    """Return the situation a training example voices: its intent's or its own metadata, else a group of its
    own."""
    metadata = message.get(METADATA) or {}
    for key in (METADATA_EXAMPLE, METADATA_INTENT):
        found = metadata.get(key)
        if isinstance(found, dict) and found.get("situation"):
            return f"{message.get(INTENT)}/{found['situation']}"
    return f"{message.get(INTENT)}/{message.get(TEXT)}"
