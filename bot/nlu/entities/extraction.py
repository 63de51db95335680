"""Find all entities of one message and keep those that do not overlap a surer one. Reads no clock, asks no
record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Protocol

from bot.language.codes import SERVED
from bot.nlu.entities.base import Entity, plain
from bot.nlu.entities.contact import find_emails, find_lettered_postcodes, find_phones, find_postcodes
from bot.nlu.entities.dates import find_dates
from bot.nlu.entities.money import find_amounts
from bot.nlu.entities.places import find_countries, find_languages
from bot.nlu.entities.references import find_order_numbers, find_tracking_numbers
from bot.nlu.entities.sizes import find_sizes

LONGEST = 2000
"""Text beyond this many characters is not searched."""


class Products(Protocol):
    """Finds the shop's products by name."""

    def find(self, text: str) -> Iterator[Entity]: ...


def extract(text: str, language: str, today: dt.date, products: Products | None = None) -> list[Entity]:
    """Return the entities in the order of the text; of overlapping ones the surer kind stays."""
    original = text[:LONGEST]
    readable = plain(original)
    kept: list[Entity] = []
    for entity in _by_certainty(original, readable, language, today, products):
        if all(entity.end <= other.start or entity.start >= other.end for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda entity: entity.start)


def _by_certainty(
    original: str, text: str, language: str, today: dt.date, products: Products | None
) -> Iterator[Entity]:
    has_digits = any(character.isdigit() for character in text)
    if "@" in text:
        yield from find_emails(text)
    if has_digits:
        yield from find_order_numbers(text)
        yield from find_tracking_numbers(text)
        yield from find_amounts(text)
    yield from find_dates(text, language, today)
    if has_digits:
        yield from find_lettered_postcodes(text)
        yield from find_phones(text, language)
        yield from find_postcodes(text)
    if products is not None:
        yield from products.find(original)
    yield from find_sizes(text)
    # The longer name wins: 日本語 is a language although 日本 is a country.
    yield from sorted([*find_languages(text), *find_countries(text)], key=lambda e: e.start - e.end)


def warm_up() -> None:
    """Read the name lists of all served languages now, so that no shopper waits for them."""
    for language in SERVED:
        extract("1 €, 1.1.", language, dt.date(2000, 1, 1))
