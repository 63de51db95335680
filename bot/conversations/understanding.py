"""Read a message once, before the dialogue: its language, with the conversation's memory, and its vector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.nlu.own_words import own_words
from bot.nlu.wire import to_wire
from retrieval.encoder import Encoder


@dataclass(frozen=True)
class Reading:
    """``language`` is what to answer in; ``memory`` goes back into the conversation."""

    language: str
    confidence: float
    source: str
    memory: Mapping[str, Any]
    vector: str
    own_vector: str | None = None
    """Of the shopper's own words, when the message quotes others."""


class LanguageReader(Protocol):
    """Decides the language of a message in a conversation."""

    def read(
        self, text: str, *, memory: Mapping[str, Any], locale: str
    ) -> tuple[str, float, str, Mapping[str, Any]]:
        """Return (code, confidence, source, new memory)."""


class Understanding:
    """Language and vector of a message; CPU work, call it off the event loop."""

    def __init__(self, languages: LanguageReader, encoder: Encoder) -> None:
        self._languages = languages
        self._encoder = encoder

    def language(
        self, text: str, *, memory: Mapping[str, Any], locale: str
    ) -> tuple[str, float, str, Mapping[str, Any]]:
        """The language of one message; see `LanguageReader.read`."""
        return self._languages.read(text, memory=memory, locale=locale)

    def read(self, text: str, *, memory: Mapping[str, Any], locale: str) -> Reading:
        """Read one message."""
        code, confidence, source, new_memory = self.language(text, memory=memory, locale=locale)
        own = own_words(text)
        vectors = [to_wire(row) for row in self._encoder.encode([text] if own == text else [text, own])]
        return Reading(code, confidence, source, new_memory, *vectors)
