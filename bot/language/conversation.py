"""Decide the language a conversation is held in, message by message. Never what is said in it.

Evidence, strongest first: an explicit wish; a script that only one language has; the detector's likelihoods
weighed with what the conversation was held in so far and the channel's locale. One short word never changes
the language of a conversation, and after a wish nothing less than two clear sentences in another language
does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from bot.language.backends import LanguageDetector, load_backend
from bot.language.codes import DEFAULT, RECOGNISED, SERVED
from bot.language.romanised import romanised_language
from bot.language.text import dominant_script, foreign_letters, is_one_short_word, possible_languages, wording
from bot.language.wish import wished_language

Source = Literal["wish", "script", "romanised", "detector", "history", "locale", "default"]

_LOCALE_WEIGHT = 3.0
_HISTORY_WEIGHT = 6.0
_WISH_WEIGHT = 40.0
_UNSERVED_WEIGHT = 0.9
"""How many times likelier a language is before the message is read: the channel's locale, the conversation
so far, a wish made earlier, a language that the shop does not serve."""

_FOREIGN_LETTER = 0.3
"""How much less likely a language is for every kind of letter that its alphabet does not have."""

_LEAST_TO_CHANGE = 0.7
"""A conversation changes its language only for a reading at least this probable."""


@dataclass(frozen=True)
class LanguageMemory:
    """What a conversation knows of its language. The empty memory is a conversation's first message."""

    code: str | None = None
    """The language held so far."""
    wished: bool = False
    """Whether the shopper asked for it."""
    locale: str | None = None
    """What the channel says: a BCP 47 tag such as ``pt-BR``."""
    against: int = 0
    """How many messages in a row were clearly in another language since a wish."""


@dataclass(frozen=True)
class Detected:
    """The language to go on in (ISO 639-1), its probability, what decided, and what to remember."""

    code: str
    confidence: float
    source: Source
    memory: LanguageMemory


class ConversationLanguage:
    """Applies the rules above with one detector; stateless, so any thread may use it."""

    def __init__(self, detector: LanguageDetector) -> None:
        self._detector = detector

    def detect(self, text: str, memory: LanguageMemory = LanguageMemory()) -> Detected:
        """Return the language of the conversation after this message."""
        if wish := wished_language(text):
            return _settled(wish, 1.0, "wish", replace(memory, code=wish, wished=True, against=0))
        code, confidence, source = self._read(wording(text), memory)
        held = memory.code
        if held is None or code == held:
            return _settled(code, confidence, source, replace(memory, code=code, against=0))
        return self._weigh_change(wording(text), code, confidence, source, memory)

    def _weigh_change(
        self, text: str, code: str, confidence: float, source: Source, memory: LanguageMemory
    ) -> Detected:
        held = str(memory.code)
        if is_one_short_word(text) or confidence < _LEAST_TO_CHANGE:
            return _settled(held, 1.0 - confidence, "history", memory)
        if memory.wished and memory.against + 1 < 2:
            return _settled(held, 1.0 - confidence, "history", replace(memory, against=memory.against + 1))
        return _settled(code, confidence, source, replace(memory, code=code, wished=False, against=0))

    def _read(self, text: str, memory: LanguageMemory) -> tuple[str, float, Source]:
        script = dominant_script(text)
        if script is None:
            return _without_words(memory)
        possible = possible_languages(text, script)
        if len(possible) == 1:
            return possible[0], 0.99, "script"
        if script == "Latin" and (code := romanised_language(text)):
            return code, 0.8, "romanised"
        return self._by_likelihood(text, possible, memory)

    def _by_likelihood(
        self, text: str, possible: tuple[str, ...], memory: LanguageMemory
    ) -> tuple[str, float, Source]:
        likelihoods = self._detector.likelihoods(text)
        if possible:
            likelihoods = {c: likelihoods.get(c, 1e-3) for c in possible}
        if not likelihoods:
            return _without_words(memory)
        prior = _prior(memory)
        weights = {
            code: value
            * prior.get(code, _default_prior(code))
            * _FOREIGN_LETTER ** foreign_letters(text, code)
            for code, value in likelihoods.items()
        }
        best = max(weights, key=lambda code: weights[code])
        confidence = weights[best] / sum(weights.values())
        return best, confidence, "detector"


def _prior(memory: LanguageMemory) -> Mapping[str, float]:
    prior: dict[str, float] = {}
    if (locale := _locale_language(memory)) is not None:
        prior[locale] = _default_prior(locale) * _LOCALE_WEIGHT
    if memory.code is not None:
        factor = _WISH_WEIGHT if memory.wished else _HISTORY_WEIGHT
        prior[memory.code] = prior.get(memory.code, _default_prior(memory.code)) * factor
    return prior


def _default_prior(code: str) -> float:
    return 1.0 if code in SERVED else _UNSERVED_WEIGHT


def _without_words(memory: LanguageMemory) -> tuple[str, float, Source]:
    if memory.code is not None:
        return memory.code, 0.5, "history"
    if (locale := _locale_language(memory)) is not None:
        return locale, 0.5, "locale"
    return DEFAULT, 0.0, "default"


def _locale_language(memory: LanguageMemory) -> str | None:
    if not memory.locale:
        return None
    code = memory.locale.replace("_", "-").split("-")[0].lower()
    code = "no" if code in {"nb", "nn"} else code
    return code if code in RECOGNISED else None


def _settled(code: str, confidence: float, source: Source, memory: LanguageMemory) -> Detected:
    return Detected(code, round(confidence, 4), source, memory)


@lru_cache(maxsize=1)
def default_language() -> ConversationLanguage:
    """Return the shared `ConversationLanguage` over the default detector, loaded at first use."""
    return ConversationLanguage(load_backend())


def detect(text: str, history: LanguageMemory = LanguageMemory()) -> Detected:
    """Return the language of a conversation after this message, with the default detector."""
    return default_language().detect(text, history)
