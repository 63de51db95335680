"""Say what an entity is, and make any script's digits and punctuation readable to plain patterns. Finds
nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entity:
    """A span of the message (half-open, in characters of the original text) with its normalised value."""

    kind: str
    value: str
    start: int
    end: int
    extra: Mapping[str, str] = field(default_factory=dict)


def plain(text: str) -> str:
    """Return the text with ASCII digits, letters, dashes and quotes; every character keeps its place.

    Arabic-Indic, Devanagari and other decimal digits become 0–9, full-width forms their ordinary ones.
    """
    return text if text.isascii() else "".join(map(_plain_character, text))


_PUNCTUATION = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("’‘`´", "'"),
    **dict.fromkeys(
        "\u00a0\u2007\u2009\u202f\u3000\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c", " "
    ),
    "٫": ".",
    "٬": ",",
    "،": ",",
    "٪": "%",
}


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return character
