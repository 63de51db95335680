"""Name the shop's products in every language of the service. Reads YAML when asked to; decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, Extra, Field, parse_obj_as, validator

from actions.orders.models import Category, Size, SizeSystem

CATALOGUE_FILE = Path(__file__).with_name("catalogue.yml")
LANGUAGES = ("en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr")


@dataclass(frozen=True)
class Product:
    """A product with its titles by language and the sizes it is made in, smallest first."""

    sku: str
    category: Category
    price_usd: Decimal
    titles: Mapping[str, str]
    sizes: tuple[Size, ...]

    def title(self, language: str) -> str:
        """Return the title in a language, in English where there is none."""
        return self.titles.get(language, self.titles["en"])


class _Sizes(BaseModel, extra=Extra.forbid):
    system: SizeSystem
    labels: list[str] = Field(..., min_items=1)


class _Entry(BaseModel, extra=Extra.forbid):
    sku: str = Field(..., regex="^[a-z0-9-]+$")
    category: Category
    price_usd: Decimal = Field(..., gt=0)
    sizes: _Sizes | None = None
    title: dict[str, str]

    @validator("title")
    @classmethod
    def _in_every_language(cls, titles: dict[str, str]) -> dict[str, str]:
        if set(titles) != set(LANGUAGES):
            raise ValueError(f"a title is needed in exactly {', '.join(LANGUAGES)}")
        return titles


@cache
def load_catalogue(path: Path = CATALOGUE_FILE) -> Mapping[str, Product]:
    """Return the products by SKU, read once. Raises ValueError where one lacks a language."""
    entries = parse_obj_as(list[_Entry], yaml.safe_load(path.read_text(encoding="utf-8")))
    return {entry.sku: _product(entry) for entry in entries}


def _product(entry: _Entry) -> Product:
    sizes = entry.sizes
    made_in = tuple(Size(label, sizes.system) for label in sizes.labels) if sizes else ()
    return Product(entry.sku, entry.category, entry.price_usd, entry.title, made_in)
