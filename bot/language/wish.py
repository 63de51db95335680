"""Recognise a wish to be answered in a named language ("in English please"). Never guesses from how it is
written.

A clause is a wish when it names one language and everything else in it is the vocabulary of such a wish: in,
can, you, we, speak, write, please, only … "Is the manual in English?" has a word too many and is none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bot.language.lexicon import word_lists
from bot.language.names import language_names

_CLAUSE = re.compile(r"[.,;:!?…\n。，、！？；：؟،()\-–—]+(?:\s|$)|[。，、！？；：؟،]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOKEN = re.compile(r"[^\s\"“”«»„¿¡*_]+")
_LONGEST_CLAUSE = 60
_ARABIC_PREFIX = re.compile(r"^(?:و|ب|ال|بال|لل|ل)(?=.{3})")


def wished_language(text: str) -> str | None:
    """Return the code of the language the shopper asks to be answered in, or None."""
    for clause in _CLAUSE.split(fold(text)):
        if 0 < len(clause) <= _LONGEST_CLAUSE and (code := _wish(clause.strip())):
            return code
    return None


def fold(text: str) -> str:
    """Lower-case and drop accents, Arabic vowel signs and Turkish dots, so that careless typing still
    matches."""
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower().replace("’", "'"))
    bare = "".join(c for c in decomposed if not ("\u0300" <= c <= "\u036f" or "\u064b" <= c <= "\u0655"))
    return (
        unicodedata.normalize("NFC", bare)
        .replace("ı", "i")
        .replace("ة", "ه")
        .replace("ى", "ي")
        .replace("ł", "l")
    )


def _wish(clause: str) -> str | None:
    if _UNSPACED.search(clause):
        return _unspaced_wish(clause)
    codes: set[str] = set()
    others = []
    tokens = _TOKEN.findall(clause)
    index = 0
    while index < len(tokens):
        code, used = _name_at(tokens, index)
        if code:
            codes.add(code)
            index += used
            continue
        others.append(tokens[index])
        index += 1
    if len(codes) != 1 or any(token in _negations() for token in others):
        return None
    return codes.pop() if all(token in _cues() for token in others) else None


def _name_at(tokens: list[str], index: int) -> tuple[str | None, int]:
    names = _names()
    for length in (3, 2, 1):
        candidate = " ".join(tokens[index : index + length])
        if index + length > len(tokens):
            continue
        if candidate in names:
            return names[candidate], length
        if length == 1 and (bare := _ARABIC_PREFIX.sub("", candidate)) != candidate:
            for form in (bare, "ال" + bare):
                if form in names:
                    return names[form], 1
    return None, 0


def _unspaced_wish(clause: str) -> str | None:
    squeezed = clause.replace(" ", "")
    found = _unspaced_names().findall(squeezed)
    codes = {_names()[name] for name in found}
    if len(codes) != 1 or any(negation in squeezed for negation in word_lists("wish")["not_joined"]):
        return None
    rest = _unspaced_names().sub("\x00", squeezed)
    return codes.pop() if _phrases().fullmatch(rest) else None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    folded: dict[str, str] = {}
    for name, code in language_names().items():
        folded.setdefault(fold(name), code)
    return folded


@lru_cache(maxsize=1)
def _unspaced_names() -> re.Pattern[str]:
    names = sorted((n for n in _names() if len(n) > 1), key=len, reverse=True)
    return re.compile("|".join(re.escape(name.replace(" ", "")) for name in names if " " not in name))


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    words = sorted({fold(p) for p in word_lists("wish")["joined"]} | {"please", "pls"}, key=len, reverse=True)
    return re.compile("(?:\x00|" + "|".join(re.escape(word) for word in words) + ")*")


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    return frozenset(fold(cue) for cue in word_lists("wish")["spaced"]) | {"!", "?", ".", "🙏", "😊"}


@lru_cache(maxsize=1)
def _negations() -> frozenset[str]:
    return frozenset(fold(word) for word in word_lists("wish")["not_spaced"])
