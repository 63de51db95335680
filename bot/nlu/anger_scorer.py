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

from bot.nlu.anger import (
    Anger,
    AngerLine,
    AngerModel,
    TrainedAngerModel,
    calm_among,
    fit_anger,
    read_anger_lines,
)
from bot.nlu.encoding import shared_encoder
from bot.nlu.hub_anger import HubAngerModel, UnusableAngerModel
from bot.nlu.linear import Floats
from bot.nlu.own_words import own_words
from bot.nlu.paths import project_path
from bot.nlu.sentence_encoder_featurizer import own_words_vector, sentence_vector
from bot.settings import get_settings

log = logging.getLogger(__name__)

ANGER = "anger"

_CALM_INTENTS = (
    "greet", "goodbye", "thank", "affirm", "deny", "bot_challenge", "switch_language", "track_order", "cancel_order",
    "change_order", "return_item", "exchange_item", "ask_faq", "give_order_details",
)  # fmt: skip
_SOMETIMES_ANGRY_INTENTS = (
    "request_human", "refund_status", "report_item_problem", "report_delivery_problem", "give_feedback", "out_of_scope",
)  # fmt: skip
"""Of these only what a quick look finds calm is taken. `complain` is neither."""
_ORDINARY_PER_INTENT = 120


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
        model = fit_anger(*_with_ordinary(lines, vectors, training_data))
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
                return cls(config, model_storage, resource, _chosen(TrainedAngerModel.load(folder)))
        except UnusableAngerModel:
            raise
        except (ValueError, FileNotFoundError):
            log.warning("anger_scorer_untrained: the model holds no anger model")
            return cls(config, model_storage, resource)

    def _scores(self, messages: list[Message]) -> list[Anger]:
        """Score all messages at once by the shopper's own words; one without a vector that the model knows, or that is
        nothing but an address or a number, is not angry."""
        scores = [Anger() for _ in messages]
        if self._model is None:
            return scores
        known = [
            (row, *own)
            for row, message in enumerate(messages)
            if (own := _own(message)) is not None
            and len(own[1]) == self._model.dimension
            and _says_something(message)
        ]
        if known:
            rows, texts, vectors = zip(*known, strict=True)
            for row, score in zip(rows, self._model.score(texts, np.stack(vectors)), strict=True):
                scores[row] = score
        return scores


def _chosen(trained: TrainedAngerModel) -> AngerModel:
    """The trained model, or around it the one that the settings name."""
    settings = get_settings()
    if not settings.anger_model:
        return trained
    return HubAngerModel(trained, settings.anger_model, settings.anger_labels)


def _own(message: Message) -> tuple[str, Floats] | None:
    """The shopper's own words with their vector; the whole message where it quotes nobody."""
    text, own_vector = message.get(TEXT) or "", own_words_vector(message)
    if own_vector is not None:
        return own_words(text), own_vector
    vector = sentence_vector(message)
    return None if vector is None else (text, vector)


def _says_something(message: Message) -> bool:
    """Whether words are left when the facts found in the message (`ENTITIES`, found before) are taken out."""
    text = message.get(TEXT) or ""
    facts = {i for found in message.get(ENTITIES) or () for i in range(found["start"], found["end"])}
    return not facts or any(c.isalpha() for i, c in enumerate(text) if i not in facts)


def _with_ordinary(
    lines: list[AngerLine], vectors: Floats, training_data: TrainingData
) -> tuple[list[AngerLine], Floats]:
    """Add intent examples as calm lines without a topic: what a shop hears all day, which anger lines do not show."""
    ordinary, parts = list(lines), [vectors]
    for intent in (*_CALM_INTENTS, *_SOMETIMES_ANGRY_INTENTS):
        known = [
            (AngerLine(message.get(TEXT), angry=False), vector)
            for message in training_data.intent_examples
            if message.get(INTENT) == intent and (vector := sentence_vector(message)) is not None
        ]
        sample = known[:: max(1, len(known) // _ORDINARY_PER_INTENT)]
        if not sample:
            continue
        found = np.stack([vector for _, vector in sample])
        calm = np.ones(len(sample), dtype=bool)
        if intent in _SOMETIMES_ANGRY_INTENTS:
            calm = calm_among(lines, vectors, found)
        ordinary += [line for (line, _), is_calm in zip(sample, calm, strict=True) if is_calm]
        parts.append(found[calm])
    return ordinary, np.concatenate(parts)
