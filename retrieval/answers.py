"""Fill an entry's answer for a market and a language. Pure; never chooses the entry.

Market variables are written once, in a neutral form, and shown the way the reader's language writes them
(CLDR): `150 EUR` as money, `19 %` as a share, `2-4` as a range, `DHL, UPS` as a list. Anything else stays
as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_currency, format_percent

from retrieval.corpus import Corpus, Entry, EntryId, Language

_VARIABLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_MONEY = re.compile(r"(\d+(?:\.\d+)?) ([A-Z]{3})")
_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?%")
_RANGE = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True)
class Answer:
    """What to tell the shopper. `translated` is false when the entry lacks the language asked for."""

    entry_id: EntryId
    text: str
    language: Language
    translated: bool


def render_answer(corpus: Corpus, entry: Entry, language: Language, country: str | None = None) -> Answer:
    """The entry's answer in `language`, else in English, with the variables of the country's market."""
    written_in, text = entry.text_for(language)
    values = corpus.markets.values(country) if corpus.markets else {}
    return Answer(entry.id, fill(text.answer, values, written_in), written_in, written_in == language)


def fill(template: str, values: Mapping[str, str], language: Language) -> str:
    """Replace `{name}` by its value as `language` writes it. A name without value stays, braces included."""

    def shown(match: re.Match[str]) -> str:
        value = values.get(match[1])
        return match[0] if value is None else localised(value, language)

    return _VARIABLE.sub(shown, template)


def localised(value: str, language: Language) -> str:
    """A market variable as `language` writes it."""
    locale = _locale(language)
    if money := _MONEY.fullmatch(value):
        return _money(Decimal(money[1]), money[2], locale)
    if share := _SHARE.fullmatch(value):
        pattern = locale.percent_formats[None].pattern.replace("#,##0", "#,##0.##")
        return str(format_percent(Decimal(share[1]) / 100, pattern, locale=locale))
    if numbers := _RANGE.fullmatch(value):
        return f"{numbers[1]}–{numbers[2]}"
    if ", " in value:
        return str(format_list(value.split(", "), locale=locale))
    return value


def _money(amount: Decimal, currency: str, locale: Locale) -> str:
    """Cents are shown only when there are any: €150, €3.95."""
    if amount != amount.to_integral_value():
        return str(format_currency(amount, currency, locale=locale))
    pattern = locale.currency_formats["standard"].pattern.replace("0.00", "0")
    return str(format_currency(amount, currency, format=pattern, locale=locale, currency_digits=False))


@lru_cache(maxsize=64)
def _locale(language: Language) -> Locale:
    return Locale.parse(language) if language != "zh" else Locale.parse("zh_Hans")
