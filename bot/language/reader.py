"""Let a conversation's stored memory take part in detection. Translates to and from plain JSON; decides
nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from bot.language.codes import RECOGNISED, SERVED
from bot.language.conversation import ConversationLanguage, LanguageMemory, default_language


class ConversationReader:
    """Reads messages for the turn processor. A locale the shop does not serve is no evidence."""

    def __init__(
        self, languages: Collection[str] = SERVED, language: ConversationLanguage | None = None
    ) -> None:
        self._languages = frozenset(languages)
        self._language = language or default_language()

    def read(
        self, text: str, *, memory: Mapping[str, Any], locale: str
    ) -> tuple[str, float, str, Mapping[str, Any]]:
        """Return the language after this message, its probability, what decided, and the memory to store."""
        detected = self._language.detect(text, self._recall(memory, locale))
        return detected.code, detected.confidence, detected.source, _stored(detected.memory)

    def _recall(self, memory: Mapping[str, Any], locale: str) -> LanguageMemory:
        wish = memory.get("wish")
        code = wish or memory.get("code")
        served_locale = locale if locale.replace("_", "-").split("-")[0].lower() in self._languages else None
        if code not in RECOGNISED and code not in {"fa", "ur"}:
            return LanguageMemory(locale=served_locale)
        return LanguageMemory(code, bool(wish), served_locale, int(memory.get("against", 0)))


def _stored(memory: LanguageMemory) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    if memory.code:
        stored["wish" if memory.wished else "code"] = memory.code
    if memory.against:
        stored["against"] = memory.against
    return stored
