"""Ask a language detector for probabilities. Knows nothing of conversations, scripts or settings files.

`eld` is the default: measured best on short chat messages and 100 times faster than the others
(docs/explanation/understanding.md has the table). The others are kept to compare against, and for machines
where `eldc` has no wheel.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bot.language.codes import RECOGNISED, SERVED


class LanguageError(Exception):
    """Languages cannot be told apart as asked."""


class BackendUnavailable(LanguageError):
    """The named detector is unknown, or its package is not installed."""


class LanguageDetector(Protocol):
    """Gives every language it considers possible a likelihood; safe to call from several threads."""

    @property
    def name(self) -> str: ...

    def likelihoods(self, text: str) -> Mapping[str, float]:
        """Return ISO 639-1 codes with positive likelihoods summing to one; empty when the text says
        nothing."""
        ...


class EldDetector:
    """Efficient Language Detector (n-grams, C): 37 MB, about 2 µs a message."""

    name = "eld"
    _SHARPNESS = 14.0
    """Its scores are similarities, not probabilities: this factor before a softmax calibrates them (fitted
    on this project's own short messages)."""

    def __init__(self, languages: tuple[str, ...] = RECOGNISED) -> None:
        try:
            import eldc
        except ImportError as exc:
            raise BackendUnavailable("the detector `eld` needs the package eldc") from exc
        eldc.init()
        self._detector = eldc.instance()
        # The package knows Indonesian only as Malay, which is close enough to tell it from everything else.
        self._detector.set_languages(["ms" if code == "id" else code for code in languages])
        self._detector.set_scores(20)

    def likelihoods(self, text: str) -> Mapping[str, float]:
        scores = self._detector.detect_details(text).scores
        if not scores:
            return {}
        best = max(scores.values())
        weights = {
            "id" if code == "ms" else code: math.exp(self._SHARPNESS * (score - best))
            for code, score in scores.items()
        }
        return _normalised(weights)


class LinguaDetector:
    """lingua limited to some languages: 250 MB with the served ones, 530 MB with all recognised."""

    name = "lingua"

    def __init__(self, languages: tuple[str, ...] = SERVED) -> None:
        try:
            from lingua import IsoCode639_1, LanguageDetectorBuilder
        except ImportError as exc:
            raise BackendUnavailable(
                "the detector `lingua` needs the package lingua-language-detector"
            ) from exc
        codes = [getattr(IsoCode639_1, ("nb" if code == "no" else code).upper()) for code in languages]
        self._detector = LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()

    def likelihoods(self, text: str) -> Mapping[str, float]:
        values = self._detector.compute_language_confidence_values(text)
        found = {v.language.iso_code_639_1.name.lower(): float(v.value) for v in values if v.value > 0}
        if "nb" in found:
            found["no"] = found.pop("nb")
        return _normalised(found)


class LangdetectDetector:
    """Google's language-detection in Python: the weakest on short text and the slowest, the one everybody
    knows."""

    name = "langdetect"

    def __init__(self) -> None:
        try:
            from langdetect import DetectorFactory, detect_langs
            from langdetect.lang_detect_exception import LangDetectException
        except ImportError as exc:
            raise BackendUnavailable("the detector `langdetect` needs the package langdetect") from exc
        DetectorFactory.seed = 0
        self._detect: Callable[[str], Any] = detect_langs
        self._nothing_found = LangDetectException

    def likelihoods(self, text: str) -> Mapping[str, float]:
        try:
            found = {r.lang.split("-")[0]: float(r.prob) for r in self._detect(text)}
        except self._nothing_found:
            return {}
        return _normalised(found)


_BACKENDS: Mapping[str, Callable[[], LanguageDetector]] = {
    "eld": EldDetector,
    "lingua": LinguaDetector,
    "langdetect": LangdetectDetector,
}


def load_backend(name: str = "eld") -> LanguageDetector:
    """Return the detector called `name`. Raises BackendUnavailable naming those that exist."""
    if name not in _BACKENDS:
        raise BackendUnavailable(f"no language detector is named {name!r}; known: {', '.join(_BACKENDS)}")
    return _BACKENDS[name]()


def _normalised(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()} if total > 0 else {}
