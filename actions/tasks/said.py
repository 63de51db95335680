"""Understand a few short answers that shoppers type instead of pressing a button. Finds words; decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from actions.orders.models import ReturnReason

WORDS_FILE = Path(__file__).with_name("said.yml")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def place_said(text: str) -> int | None:
    """Return the place, from 1, that an ordinal in the text names."""
    return next((place for place, words in _ordinals() if words.search(text.casefold())), None)


def reason_said(text: str) -> ReturnReason | None:
    """Return the reason for a return that the text gives; None when it gives none of those known."""
    said = text.casefold().replace("’", "'")
    return next((reason for reason, words in _reasons() if words.search(said)), None)


def not_at_hand(text: str) -> bool:
    """Whether the text says that what was asked for is not known or cannot be found."""
    return _missing().search(text.casefold().replace("’", "'")) is not None


@lru_cache(maxsize=1)
def _missing() -> re.Pattern[str]:
    return _any_of(stem for language in _words()["not_at_hand"] for stem in language)


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    return content


@lru_cache(maxsize=1)
def _ordinals() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((int(place), _any_of(map(str, stems))) for place, stems in _words()["ordinals"].items())


@lru_cache(maxsize=1)
def _reasons() -> tuple[tuple[ReturnReason, re.Pattern[str]], ...]:
    return tuple(
        (ReturnReason(reason), _any_of(stem for language in languages for stem in language))
        for reason, languages in _words()["reasons"].items()
    )


def _any_of(stems: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all stems; the longer are tried first."""
    known = sorted({str(stem).casefold().replace("’", "'") for stem in stems}, key=len, reverse=True)
    return re.compile("|".join(_stem(stem) for stem in known))


def _stem(stem: str) -> str:
    if _UNSPACED.search(stem):
        return re.escape(stem)
    whole = r"(?!\w)" if stem.endswith("$") else ""
    return rf"(?<!\w){re.escape(stem.rstrip('$'))}{whole}"
