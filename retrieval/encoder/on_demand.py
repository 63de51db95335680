"""Hold an encoder only while it is needed: training encodes first and then wants the memory for other things."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from retrieval.encoder.base import Encoder, Kind, Vectors


class OnDemandEncoder:
    """Loads an encoder, lets go of it when told, and loads it again when it is asked once more."""

    def __init__(self, load: Callable[[], Encoder]) -> None:
        self._load = load
        self._encoder: Encoder | None = load()
        self.name = self._encoder.name
        self.dimension = self._encoder.dimension

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        encoder = self._encoder
        if encoder is None:
            encoder = self._encoder = self._load()
        return encoder.encode(texts, kind)

    def release(self) -> None:
        """Let go of the encoder: of the default one that is 180 MB."""
        self._encoder = None
