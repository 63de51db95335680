"""Find lines that stand in the folder of another language. Lets code-switching and short lines be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language import detect
from bot.language.text import dominant_script, wording
from bot.training.lint.lines import Fault, Line

_SURE, _SURE_OF_HALF = 0.95, 0.85
_WORDS, _LETTERS = 6, 10
"""Shorter lines are let be: so many words, or so many letters in scripts that do not part words."""

_OFTEN_FOREIGN = "switch_language"
"""Somebody who wants another language often asks in it."""

_UNSPACED = frozenset({"Han", "Kana", "Thai"})
_SCRIPTS = {
    "ar": ("Arabic",),
    "ja": ("Kana", "Han"),
    "ko": ("Hangul",),
    "ru": ("Cyrillic",),
    "zh": ("Han",),
}
"""Served languages that are not written in Latin letters."""


def mix_ups(lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield lines whose language is clearly another: neither the whole line nor one of its halves is the folder's."""
    for line in lines:
        if line.task == "lid" or line.label == _OFTEN_FOREIGN:
            continue
        found = clearly_another(line.text, line.lang)
        if found is not None:
            yield Fault(
                "language", line.path, line.number, f"{line.text!r} stands under {line.lang} and is {found}"
            )


def clearly_another(text: str, lang: str) -> str | None:
    """Return the language a text is in when that is clearly not `lang`.

    A wish for a language ("in English please") counts as no language of its own.
    """
    words = wording(text)
    halves = _halves(words)
    if halves is None:
        return None
    whole = detect(text)
    if whole.code == lang or whole.source == "wish" or whole.confidence < _SURE:
        return None
    if {whole.code, lang} == {"ja", "zh"} and dominant_script(words) == "Han":
        return None  # ideographs alone do not tell Japanese from traditional Chinese
    script = dominant_script(words)
    if script != "Latin" and script not in _SCRIPTS.get(lang, ("Latin",)):
        return whole.code
    found = [detect(half) for half in halves]
    sure = [half.code == whole.code and half.confidence >= _SURE_OF_HALF for half in found]
    if lang in _SCRIPTS:  # its own words, typed in Latin letters, are taken for any language
        return whole.code if all(sure) else None
    return whole.code if any(sure) and all(half.code != lang for half in found) else None


def _halves(words: str) -> tuple[str, str] | None:
    """Return the two halves of a text, or None when it is too short to be sure of."""
    if dominant_script(words) in _UNSPACED:
        letters = words.replace(" ", "")
        middle = len(letters) // 2
        return (letters[:middle], letters[middle:]) if len(letters) >= _LETTERS else None
    listed = words.split()
    middle = len(listed) // 2
    return (" ".join(listed[:middle]), " ".join(listed[middle:])) if len(listed) >= _WORDS else None
