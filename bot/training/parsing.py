"""Understand many texts at once with a trained model, as `crossdesk parse` and evaluation do. Runs no
dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.language import detect
from bot.nlu.encoding import shared_encoder
from bot.nlu.own_words import own_words
from bot.training.errors import ModelCorrupt

_BATCH = 256


class ModelParser:
    """A trained model's understanding; loading takes seconds, parsing milliseconds a text."""

    def __init__(self, rasa_model: Path, encoder: str = "use+e5") -> None:
        """Load the archive. Raises ModelCorrupt when Rasa cannot."""
        from bot.nlu.graph import GraphFailed, GraphParser

        try:
            self._graph = GraphParser(rasa_model)
        except GraphFailed as exc:
            raise ModelCorrupt(f"{rasa_model}: {exc}") from exc
        self._encoder = encoder

    def parse(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        """Return `language {code, confidence}`, `intent {name, confidence}`, `intent_ranking`, `entities` and
        `anger {score, reasons, topics}` for every text."""
        parsed: list[dict[str, Any]] = []
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            languages = [{"code": d.code, "confidence": d.confidence} for d in map(detect, batch)]
            vectors = shared_encoder(self._encoder).encode(batch, "query")
            found = self._graph.parse(batch, vectors, languages, self._own_words(batch))
            parsed.extend(map(_fields, found))
        return parsed

    def _own_words(self, texts: Sequence[str]) -> dict[int, np.ndarray]:
        """Return by their places the vectors of the own words of texts that quote somebody, as the app sends them."""
        own = {place: words for place, text in enumerate(texts) if (words := own_words(text)) != text}
        if not own:
            return {}
        return dict(zip(own, shared_encoder(self._encoder).encode(list(own.values()), "query"), strict=True))


def parse_lines(rasa_model: Path, texts: Sequence[str], encoder: str = "use+e5") -> list[dict[str, Any]]:
    """Parse texts with a model archive; see `ModelParser.parse`."""
    return ModelParser(rasa_model, encoder).parse(texts)


def _fields(found: dict[str, Any]) -> dict[str, Any]:
    nothing = {"name": None, "confidence": 0.0}
    return {
        "language": found.get("language"),
        "intent": found.get("intent") or nothing,
        "intent_ranking": found.get("intent_ranking", []),
        "entities": found.get("entities", []),
        "anger": found.get("anger", {"score": 0.0, "reasons": [], "topics": []}),
    }
