"""Cut a message to what a channel takes: long text at sentence ends, buttons it cannot show as numbered text. Pure.

The same message and capabilities always give the same parts, so that a delivery which broke off goes on where it
stopped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex
import sentencex

from bot.channels.base import Capabilities

Buttons = Sequence[Mapping[str, str]]

_MEASURES: Mapping[str, Callable[[str], int]] = {
    "characters": len,
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "bytes": lambda text: len(text.encode("utf-8", "surrogatepass")),
}


@dataclass(frozen=True)
class Part:
    """One call to the provider. ``buttons`` are ``{title, payload}``; only the last part of a message has any."""

    text: str
    buttons: tuple[Mapping[str, str], ...] = ()


def parts_of(
    text: str, buttons: Buttons, lang: str, capabilities: Capabilities, hint: Callable[[str], str]
) -> list[Part]:
    """Return a message in parts, none above the channel's limits. ``hint`` says in a language: answer with a number.

    A message without text and buttons has no parts.
    """
    shown: tuple[Mapping[str, str], ...] = tuple(buttons)
    if is_numbered(buttons, capabilities):
        fits = len(buttons) <= capabilities.buttons and not _too_long(buttons, "payload", capabilities)
        text = numbered_text(text, buttons, "" if fits else hint(lang))
        shown = tuple({**b, "title": str(n)} for n, b in enumerate(buttons, 1)) if fits else ()
    measure = _MEASURES[capabilities.unit]
    pieces = split(text, lang, capabilities.max_length, measure)
    if not pieces:
        return []
    if shown and capabilities.text_with_buttons is not None:
        pieces[-1:] = split(pieces[-1], lang, capabilities.text_with_buttons, measure)
    return [Part(piece) for piece in pieces[:-1]] + [Part(pieces[-1], shown)]


def is_numbered(buttons: Buttons, capabilities: Capabilities) -> bool:
    """Whether the channel shows these buttons as numbers: it has none, too few, or too little room for a title."""
    if not buttons:
        return False
    too_long = _too_long(buttons, "title", capabilities) or _too_long(buttons, "payload", capabilities)
    return too_long or len(buttons) > capabilities.buttons


def _too_long(buttons: Buttons, field: str, capabilities: Capabilities) -> bool:
    limit = capabilities.button_title if field == "title" else capabilities.button_payload
    return any(len(button[field]) > limit for button in buttons)


def numbered_text(text: str, buttons: Buttons, hint: str) -> str:
    """Return the text with its choices as numbered lines, and the hint below if there is one."""
    lines = "\n".join(f"{number}. {button['title']}" for number, button in enumerate(buttons, 1))
    return "\n\n".join(block for block in (text.strip(), lines, hint) if block)


def number_in(text: str) -> int | None:
    """The number a shopper typed to choose, in any script's digits and with the usual marks (``2.``, ``(2)``, ``#２``,
    ``٢``), or None when the text says anything else.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\ufe0f", "").replace("\u20e3", "")
    digits = plain.strip(" .,:;)(#-、。")
    return int(digits) if 0 < len(digits) <= 3 and digits.isdecimal() else None


def split(text: str, lang: str, limit: int, measure: Callable[[str], int] = len) -> list[str]:
    """Return the text in pieces of at most ``limit``: at sentence ends, else between words, else between characters.

    Nothing but white space at the cuts is lost.
    """
    pieces: list[str] = []
    held = ""
    for atom in _atoms(text.strip(), lang, limit, measure):
        if measure((held + atom).rstrip()) <= limit:
            held += atom
            continue
        if held.strip():
            pieces.append(held.strip())
        held = atom.lstrip()
    if held.strip():
        pieces.append(held.strip())
    return pieces


def _atoms(text: str, lang: str, limit: int, measure: Callable[[str], int]) -> Iterator[str]:
    """Sentences; of a sentence that is too long its words; of such a word its characters as people see them."""
    if measure(text) <= limit:
        yield text
        return
    for sentence in sentencex.segment(lang or "en", text):
        if measure(sentence.strip()) <= limit:
            yield sentence
            continue
        for word in regex.findall(r"\s+|\S+", sentence):
            if measure(word) <= limit:
                yield word
                continue
            for character in regex.findall(r"\X", word):
                yield from [character] if measure(character) <= limit else character
