"""Put the message's anger on the message. Wraps `bot.nlu.anger`; never escalates."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.anger import Anger, AngerModel, TrainedAngerModel, fit_anger, read_anger_lines
from bot.nlu.encoding import shared_encoder
from bot.nlu.linear import Floats
from bot.nlu.paths import project_path
from bot.nlu.sentence_encoder_featurizer import sentence_vector

log = logging.getLogger(__name__)

ANGER = "anger"

_ORDINARY_INTENTS = frozenset(
    {
        "track_order",
        "refund_status",
        "report_item_problem",
        "change_order",
        "return_item",
        "ask_faq",
        "cancel_order",
    }
)
_MOST_ORDINARY = 1500


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AngerScorer(GraphComponent):
    """Sets `anger: {score, reasons, topics}`, trained on `data` with the featurizer's encoder."""

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
        return {"data": "nlu_data/anger", "encoder": "use+e5"}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when the anger lines change: Rasa does not see them."""
        digest = hashlib.sha256()
        for path in sorted(project_path({**cls.get_default_config(), **config}["data"]).glob("*/*.jsonl")):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: AngerModel | None = None,
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
    ) -> AngerScorer:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        lines = read_anger_lines(project_path(self._config["data"]))
        if not lines:
            log.warning("anger_scorer_untrained: no lines under %s", self._config["data"])
            return self._resource
        vectors = shared_encoder(self._config["encoder"]).encode([line.text for line in lines], "query")
        model = fit_anger(lines, vectors, ordinary=_ordinary(training_data))
        with self._model_storage.write_to(self._resource) as folder:
            model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message, found in zip(messages, self._scores(messages), strict=True):
            value = {"score": found.score, "reasons": list(found.reasons), "topics": list(found.topics)}
            message.set(ANGER, value, add_to_output=True)
        return messages

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AngerScorer:
        try:
            with model_storage.read_from(resource) as folder:
                return cls(config, model_storage, resource, TrainedAngerModel.load(folder))
        except (ValueError, FileNotFoundError):
            log.warning("anger_scorer_untrained: the model holds no anger model")
            return cls(config, model_storage, resource)

    def _scores(self, messages: list[Message]) -> list[Anger]:
        """Score all messages at once; one without a vector that the model knows, or that is nothing but an address or
        a number, is not angry."""
        scores = [Anger() for _ in messages]
        if self._model is None:
            return scores
        known = [
            (row, vector)
            for row, message in enumerate(messages)
            if (vector := sentence_vector(message)) is not None
            and len(vector) == self._model.dimension
            and _says_something(message)
        ]
        if known:
            texts = [messages[row].get(TEXT) for row, _ in known]
            found = self._model.score(texts, np.stack([v for _, v in known]))
            for (row, _), score in zip(known, found, strict=True):
                scores[row] = score
        return scores


def _says_something(message: Message) -> bool:
    """Whether words are left when the facts found in the message (`ENTITIES`, found before) are taken out."""
    text = message.get(TEXT) or ""
    facts = {i for found in message.get(ENTITIES) or () for i in range(found["start"], found["end"])}
    return not facts or any(c.isalpha() for i, c in enumerate(text) if i not in facts)


def _ordinary(training_data: TrainingData) -> Floats | None:
    """Return vectors of intent examples that are about neither law nor injury, at most `_MOST_ORDINARY`."""
    found = [
        vector
        for message in training_data.intent_examples
        if message.get(INTENT) in _ORDINARY_INTENTS and (vector := sentence_vector(message)) is not None
    ]
    return np.stack(found[:: max(1, len(found) // _MOST_ORDINARY)]) if found else None
