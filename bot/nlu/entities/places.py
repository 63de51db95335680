"""Find countries and languages by name, in the languages the shop serves. Knows names only, no borders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.language.codes import SERVED
from bot.language.names import language_names
from bot.language.wish import fold
from bot.nlu.entities.base import Entity
from bot.nlu.entities.lexicon import word_lists

_STEMMED = ("ru", "pl", "tr")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['.\-](?=[^\W\d_]))*\.?")
_JOINED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ARABIC_PREFIX = re.compile(r"^(?:و?(?:بال|لل|ال|ب|ل))(?=.{3})")


def find_countries(text: str) -> Iterator[Entity]:
    """Yield countries as ISO 3166-1 alpha-2 codes."""
    for code, start, end in _named(text, *_countries()):
        yield Entity("country", code, start, end)


def find_languages(text: str) -> Iterator[Entity]:
    """Yield named languages as ISO 639-1 codes."""
    for code, start, end in _named(text, *_languages()):
        yield Entity("language", code, start, end)


def _named(
    text: str, names: dict[str, str], stems: dict[str, str], joined: re.Pattern[str]
) -> Iterator[tuple[str, int, int]]:
    if _JOINED.search(text):
        for match in joined.finditer(text):
            yield names[match.group()], match.start(), match.end()
    words = list(_WORD.finditer(text))
    folded = [fold(word.group()) for word in words]
    index = 0
    while index < len(words):
        length, code = _longest(words, folded, index, text, names, stems)
        if code:
            yield code, words[index].start(), words[index + length - 1].end()
        index += length


def _longest(
    words: list[re.Match[str]],
    folded: list[str],
    index: int,
    text: str,
    names: dict[str, str],
    stems: dict[str, str],
) -> tuple[int, str | None]:
    for length in (4, 3, 2):
        if index + length <= len(words):
            between = text[words[index].end() : words[index + length - 1].start()]
            candidate = " ".join(folded[index : index + length]).rstrip(".")
            if candidate in names and not re.search(r"[,;!?\n]", between):
                return length, names[candidate]
    word = folded[index]
    for candidate in (word, word.rstrip("."), word.partition("'")[0]):
        if candidate in names:
            return 1, None if _is_ambiguous(candidate, words[index].group()) else names[candidate]
    bare = _ARABIC_PREFIX.sub("", word)
    if bare != word:
        for candidate in (bare, "ال" + bare):
            if candidate in names:
                return 1, names[candidate]
    for cut in (0, 1, 2, 3):
        if len(word) - cut >= 4 and (stem := word[: len(word) - cut]) in stems:
            return 1, stems[stem]
    return 1, None


def _is_ambiguous(name: str, typed: str) -> bool:
    return len(name) <= 2 and not typed.isupper()


@lru_cache(maxsize=1)
def _countries() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    from babel import Locale

    names: dict[str, str] = {}
    stems: dict[str, str] = {}
    for ui in SERVED:
        for code, name in Locale.parse(ui).territories.items():
            if len(code) != 2 or not code.isalpha() or code in {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}:
                continue
            folded = fold(re.sub(r"\s*\(.*\)", "", name))
            names.setdefault(folded, code)
            if ui in _STEMMED and " " not in folded and len(folded) >= 6:
                stems.setdefault(folded.rstrip("аяыиоеьaeiyou")[:14], code)
    lists = dict(word_lists("countries"))
    unwanted = lists.pop("not")
    for code, also in lists.items():
        names.update({fold(name).replace("-", " "): code for name in also})
    for name in unwanted:
        names.pop(fold(name), None)
    return names, {s: c for s, c in stems.items() if len(s) >= 5}, _joined(names)


@lru_cache(maxsize=1)
def _languages() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    names = {fold(name): code for name, code in language_names().items() if len(name) > 1}
    return names, {}, _joined(names)


def _joined(names: dict[str, str]) -> re.Pattern[str]:
    """Match names in scripts without spaces anywhere; Korean ones at the beginning of a word only."""
    found = sorted((n for n in names if _JOINED.search(n) and len(n) > 1), key=len, reverse=True)
    hangul = [re.escape(n) for n in found if re.match(r"[\uac00-\ud7af]", n)]
    others = [re.escape(n) for n in found if not re.match(r"[\uac00-\ud7af]", n)]
    return re.compile("|".join(others) + r"|(?<![\uac00-\ud7af])(?:" + "|".join(hangul) + ")")
