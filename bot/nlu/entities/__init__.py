"""Find and normalise the facts a shopper names: on raw text, in every script. No Rasa."""

from bot.nlu.entities.base import Entity
from bot.nlu.entities.extraction import extract, warm_up
from bot.nlu.entities.products import ProductRuler, catalogue_names

__all__ = ["Entity", "ProductRuler", "catalogue_names", "extract", "warm_up"]
