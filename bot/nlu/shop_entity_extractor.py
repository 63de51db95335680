"""Put the facts a shopper names on the message. Wraps `bot.nlu.entities`; decides nothing itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.entities import Entity, ProductRuler, catalogue_names, extract, warm_up
from bot.nlu.language_component import LANGUAGE
from bot.nlu.paths import project_path

log = logging.getLogger(__name__)

RULER_FOLDER = "ruler"


def today() -> dt.date:
    """The day, in UTC."""
    return dt.datetime.now(dt.timezone.utc).date()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ShopEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Sets `entities`: order_number, tracking_number, email, phone, postcode, product, size, date, country,
    amount, language, each with a normalised value. Training builds the ruler that knows the catalogue's
    products."""

    @staticmethod
    def required_packages() -> list[str]:
        return ["spacy", "phonenumbers", "dateparser", "babel"]

    @staticmethod
    def supported_languages() -> list[str] | None:
        return None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"catalogue": "actions/orders/catalogue.yml"}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Build the ruler again when the catalogue changes: Rasa does not see it."""
        path = project_path({**cls.get_default_config(), **config}["catalogue"])
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        products: ProductRuler | None = None,
        today: Callable[[], dt.date] = today,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._products = products
        self._today = today

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ShopEntityExtractor:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        path = project_path(self._config["catalogue"])
        if not path.exists():
            log.warning("no_product_catalogue: %s", path)
            return self._resource
        self._products = ProductRuler.build(catalogue_names(path))
        with self._model_storage.write_to(self._resource) as folder:
            self._products.save(folder / RULER_FOLDER)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            language = (message.get(LANGUAGE) or {}).get("code", "en")
            entities = extract(message.get(TEXT) or "", language, self._today(), self._products)
            found = self.add_extractor_name([_as_rasa(entity) for entity in entities])
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ShopEntityExtractor:
        warm_up()
        try:
            with model_storage.read_from(resource) as folder:
                return cls(config, model_storage, resource, ProductRuler.load(folder / RULER_FOLDER))
        except (ValueError, OSError):
            log.warning("entity_extractor_untrained: the model holds no product ruler")
            return cls(config, model_storage, resource)


def _as_rasa(entity: Entity) -> dict[str, Any]:
    span = {"start": entity.start, "end": entity.end}
    return {**entity.extra, "entity": entity.kind, "value": entity.value, **span}
