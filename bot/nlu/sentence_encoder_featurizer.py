"""Give every message its sentence vector. Encodes only when the app has not: a serving Rasa loads no
encoder."""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.encoding import shared_encoder
from bot.nlu.wire import OWN_VECTOR_KEY, VECTOR_KEY, from_wire

log = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one dense sentence feature: the vector of the encoder that retrieval and anger use as well.

    Vectors in the message's metadata are taken out of it, so that they reach neither tracker nor action call.
    Payloads (`/intent`) and empty texts get none.
    """

    @staticmethod
    def required_packages() -> list[str]:
        return ["numpy"]

    @staticmethod
    def supported_languages() -> list[str] | None:
        return None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DenseFeaturizer.get_default_config(), "encoder": "use+e5"}

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, {**self.get_default_config(), **config})

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        return cls(config, execution_context.node_name)

    def process(self, messages: list[Message]) -> list[Message]:
        missing: list[Message] = []
        for message in messages:
            vector = _take_vector(message, VECTOR_KEY)
            if (own := _take_vector(message, OWN_VECTOR_KEY)) is not None:
                message.set(OWN_VECTOR_KEY, own)
            if vector is not None:
                self._set(message, vector)
            elif _has_wording(message):
                missing.append(message)
        self._encode(missing)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self._encode([m for m in training_data.training_examples if _has_wording(m)])
        return training_data

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check that loading the encoder does not say better."""

    def _encode(self, messages: list[Message]) -> None:
        if not messages:
            return
        vectors = shared_encoder(self._config["encoder"]).encode([m.get(TEXT) for m in messages], "query")
        for message, vector in zip(messages, vectors, strict=True):
            self._set(message, vector)

    def _set(self, message: Message, vector: npt.NDArray[np.float32]) -> None:
        message.add_features(
            Features(vector[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS])
        )


def sentence_vector(message: Message) -> npt.NDArray[np.float32] | None:
    """Return the (dimension,) vector that the featurizer put on a message, or None."""
    _, sentence = message.get_dense_features(TEXT)
    if sentence is None:
        return None
    return np.asarray(sentence.features[0], dtype=np.float32)


def own_words_vector(message: Message) -> npt.NDArray[np.float32] | None:
    """Return the vector of the shopper's own words, where the app sent one because the message quotes others."""
    vector: npt.NDArray[np.float32] | None = message.get(OWN_VECTOR_KEY)
    return vector


def _has_wording(message: Message) -> bool:
    text = message.get(TEXT)
    return bool(text and text.strip()) and not text.startswith(INTENT_MESSAGE_PREFIX)


def _take_vector(message: Message, key: str) -> npt.NDArray[np.float32] | None:
    metadata = message.get("metadata")
    if not isinstance(metadata, dict):
        return None
    wire = metadata.pop(key, None)
    if wire is None:
        return None
    try:
        return from_wire(wire)
    except ValueError as exc:
        log.warning("sentence_vector_unreadable: %s", exc)
        return None
