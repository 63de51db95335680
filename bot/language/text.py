"""See what of a message is language: its words and its script. Chooses no language by probability.

Addresses, numbers, codes and emoji say nothing about a language and are taken out first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_NOT_LANGUAGE = re.compile(
    r"""
    https?://\S+ | www\.\S+                     # links
    | \S+@\S+                                   # e-mail addresses
    | [\#＃]?\b(?=[\w-]*\d)[\w-]+             # numbers and codes: CD-10234, 1Z999, #10234
    """,
    re.VERBOSE | re.ASCII,
)

_RANGES: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latin"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x1100, 0x11FF, "Hangul"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x3040, 0x30FF, "Kana"),
    (0x3130, 0x318F, "Hangul"),
    (0x3400, 0x4DBF, "Han"),
    (0x4E00, 0x9FFF, "Han"),
    (0xAC00, 0xD7AF, "Hangul"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFF, "Arabic"),
    (0xFF66, 0xFF9D, "Kana"),
)

_SCRIPT_LANGUAGES: dict[str, tuple[str, ...]] = {
    "Greek": ("el",),
    "Hebrew": ("he",),
    "Devanagari": ("hi",),
    "Thai": ("th",),
    "Hangul": ("ko",),
    "Kana": ("ja",),
}
"""Scripts that settle the language by themselves."""

_PERSIAN = frozenset("پچژگکی")
_URDU = frozenset("ٹڈڑںےہھ")
_UKRAINIAN = frozenset("іїєґІЇЄҐ")
_RUSSIAN = frozenset("ыэъёЫЭЪЁ")

_ALPHABETS: dict[str, frozenset[str]] = {
    code: frozenset(letters)
    for code, letters in {
        "en": "",
        "es": "áéíóúüñ",
        "fr": "àâæçéèêëîïôœùûüÿ",
        "de": "äöüß",
        "it": "àèéìíîòóùú",
        "pt": "áâãàçéêíóôõúü",
        "nl": "áéëèïíóöüú",
        "pl": "ąćęłńóśźż",
        "tr": "çğıöşüâîû",
        "sv": "åäöé",
        "da": "æøåé",
        "no": "æøåéòô",
        "fi": "äöå",
        "cs": "áčďéěíňóřšťúůýž",
        "hu": "áéíóöőúüű",
        "ro": "ăâîșțşţ",
        "vi": "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        "id": "é",
    }.items()
}
"""Letters beyond a to z that words of a language have."""

_WORD_LIMIT = {"Han": 4, "Kana": 5, "Hangul": 5, "Thai": 6}
"""Scripts with long words or no spaces: up to so many characters count as one short word."""


def wording(text: str) -> str:
    """Return the text without what is not language; full-width letters become ordinary ones."""
    return " ".join(_NOT_LANGUAGE.sub(" ", unicodedata.normalize("NFKC", text)).split())


def scripts(text: str) -> Counter[str]:
    """Count the letters of each script."""
    found: Counter[str] = Counter()
    for letter in text:
        if letter.isalpha():
            found[_script(ord(letter))] += 1
    return found


def dominant_script(text: str) -> str | None:
    """Return the script of the message, or None when it has no letters.

    Any kana makes Han Japanese. An ideograph, syllable or abugida letter says more than a Latin one, so that
    a brand name inside a Chinese or Thai sentence does not change its script.
    """
    found = scripts(text)
    if not found:
        return None
    if found["Kana"]:
        found["Kana"] += found.pop("Han", 0)
    weight = {"Han": 3, "Kana": 3, "Hangul": 3, "Thai": 2}
    return max(found, key=lambda script: found[script] * weight.get(script, 1))


def possible_languages(text: str, script: str) -> tuple[str, ...]:
    """Return the languages that the letters allow; empty means any."""
    if script == "Arabic":
        if _URDU.intersection(text):
            return ("ur",)
        return ("fa",) if _PERSIAN.intersection(text) else ("ar",)
    if script == "Cyrillic":
        if _UKRAINIAN.intersection(text):
            return ("uk",)
        return ("ru",) if _RUSSIAN.intersection(text) else ("ru", "uk")
    if script == "Han":
        return _ideograph_languages(text)
    return _SCRIPT_LANGUAGES.get(script, ())


def foreign_letters(text: str, code: str) -> int:
    """Count the different letters of the text that the language's alphabet does not have; 0 when it is not
    known."""
    alphabet = _ALPHABETS.get(code)
    if alphabet is None or text.isascii():
        return 0
    return sum(
        1 for letter in set(text.lower()) if letter > "\u00bf" and letter.isalpha() and letter not in alphabet
    )


def _ideograph_languages(text: str) -> tuple[str, ...]:
    """Tell Chinese from Japanese by which national character set has all the ideographs."""
    ideographs = "".join(letter for letter in text if _script(ord(letter)) == "Han")
    chinese, japanese = _encodes(ideographs, "gb2312"), _encodes(ideographs, "shift_jis")
    if chinese != japanese:
        return ("zh",) if chinese else ("ja",)
    return ("zh", "ja")


def _encodes(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def is_one_short_word(text: str) -> bool:
    """Say whether the wording is so short that it must not change a conversation's language."""
    letters = sum(1 for letter in text if letter.isalpha())
    limit = _WORD_LIMIT.get(dominant_script(text) or "")
    if limit is not None:
        return letters <= limit
    return len(text.split()) <= 1


def _script(code: int) -> str:
    for first, last, script in _RANGES:
        if first <= code <= last:
            return script
    return "other"
