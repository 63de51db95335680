"""Name the languages Crossdesk serves and those it only recognises. Detects nothing."""

from __future__ import annotations

SERVED: tuple[str, ...] = ("en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr")
"""Answered in the language itself; `zh` is simplified Chinese."""

RECOGNISED: tuple[str, ...] = (
    *SERVED,
    *("sv", "da", "no", "fi", "cs", "hu", "ro", "el", "uk", "he", "hi", "th", "vi", "id"),
)
"""Told apart by the detector; those not served are answered in English. Persian and Urdu are recognised as
well, by letters that Arabic does not have."""

DEFAULT = "en"
"""What an unserved or unknown language is answered in."""


def answered_in(code: str) -> str:
    """Return the language a shopper who writes `code` is answered in."""
    return code if code in SERVED else DEFAULT
