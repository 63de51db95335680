"""Show dates, money, numbers and countries as CLDR has them in a language. Knows no message."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_datetime, get_timezone
from babel.numbers import format_currency, format_decimal

from actions.replies import Country, Language, Money

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

_DATES = {"ru": "d MMMM y"}
"""Where CLDR's long form ends in an abbreviation, which would bring a second full stop."""
_REGIONS = {"zh": "zh_Hans_CN", "pt": "pt_BR"}


def locale_of(lang: str) -> Locale:
    """Return the CLDR locale that messages of a language are formatted by."""
    return Locale.parse(_REGIONS.get(lang, lang))


def show_date(value: dt.date, locale: Locale) -> str:
    """A day in its long form: 25 November 2026."""
    return format_date(value, format=_DATES.get(locale.language, "long"), locale=locale)


def show_datetime(value: dt.datetime, locale: Locale) -> str:
    """A moment with its day and minute, in UTC and saying so."""
    if value.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    utc = get_timezone("UTC")
    moment = format_datetime(
        value.astimezone(dt.timezone.utc), format="d MMMM y, HH:mm", tzinfo=utc, locale=locale
    )
    return f"{moment} UTC"


def show_money(value: Money, locale: Locale) -> str:
    """An amount with its currency's sign and decimals."""
    return format_currency(value.amount, value.currency, locale=locale)


def show_decimal(value: Decimal, locale: Locale) -> str:
    """A number with the decimals it has."""
    return format_decimal(value, locale=locale)


def show_country(value: Country, locale: Locale) -> str:
    """A country's name; its code where CLDR has no name."""
    return str(locale.territories.get(value.code.upper(), value.code))


def show_language(value: Language, locale: Locale) -> str:
    """A language's name; its code where CLDR has no name."""
    return str(locale.languages.get(value.code.lower(), value.code))


def isolate(value: str, lang: str) -> str:
    """Keep foreign text in one piece within a right-to-left sentence. The text itself stays unbroken."""
    if lang not in RIGHT_TO_LEFT:
        return value
    return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}"
