"""Find amounts of money with their currency. Converts none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.nlu.entities.base import Entity
from bot.nlu.entities.lexicon import word_lists

_CODES = re.findall(
    r"\w+",
    "EUR USD GBP JPY CNY RMB KRW RUB TRY PLN CHF CAD AUD BRL MXN SEK DKK NOK CZK HUF RON SAR AED EGP INR HKD"
    " TWD SGD",
)
_NUMBER = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"


def find_amounts(text: str) -> Iterator[Entity]:
    """Yield amounts of `plain` text: the value in major units with a decimal point, `currency` by ISO
    4217."""
    for match in _pattern().finditer(text):
        word = (match["before"] or match["after"]).strip()
        currency = _currencies()[word.lower()]
        value = _decimal(match["number"] or match["number2"])
        if match["ten_thousand"]:
            value = f"{float(value) * 10_000:g}"
        yield Entity("amount", value, match.start(), match.end(), {"currency": currency})


@lru_cache(maxsize=1)
def _currencies() -> dict[str, str]:
    return {
        **{code.lower(): "CNY" if code == "RMB" else code for code in _CODES},
        **{word.lower(): code for code, words in word_lists("currencies").items() for word in words},
    }


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(_currencies(), key=len, reverse=True)
    word = "|".join(re.escape(name) for name in names)
    latin_end = r"(?![A-Za-zÀ-žа-яё])"
    return re.compile(
        rf"(?<![A-Za-z0-9])(?P<before>{word})\s?(?P<number>{_NUMBER})(?![0-9])"
        rf"|(?<![0-9A-Za-z.,])(?P<number2>{_NUMBER})\s?(?P<ten_thousand>[万만]\s?)?(?P<after>{word}){latin_end}",
        re.IGNORECASE,
    )


def _decimal(text: str) -> str:
    """Read a number as people write it anywhere: the last separator is decimal if one or two digits follow
    it."""
    tail = re.search(r"[.,](\d{1,2})$", text)
    whole = re.sub(r"\D", "", text[: tail.start()] if tail else text)
    return f"{whole}.{tail[1]}" if tail else whole
