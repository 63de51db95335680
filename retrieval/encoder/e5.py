"""Encode with multilingual-e5-small from prepared weights, on one thread. Never loads torch or downloads.

CTranslate2 runs it with 8-bit weights and one scale per row of activations, so a text's vector does not
depend on the texts beside it. `docs/explanation/encoders.md` compares it with the alternatives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from retrieval.encoder.base import Kind, Vectors, unit_rows, well_formed
from retrieval.encoder.unigram import META, load_vocabulary

_SPACES = re.compile(" {2,}")
_BATCH = 16


class E5Encoder:
    """multilingual-e5-small: 384 numbers; a query and a passage are told apart by a prefix.

    Longer texts than the model's 512 tokens are cut into windows whose vectors are averaged by their length.
    """

    name = "e5-small-int8"

    def __init__(self, folder: Path, workers: int = 1) -> None:
        """`workers` texts are encoded at once when as many threads ask, one processor each."""
        import ctranslate2

        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.dimension: int = settings["dimension"]
        self._begin, self._end = settings["begin"], settings["end"]
        self._window = settings["positions"] - 2
        self._normalisation = str.maketrans(settings["normalisation"])
        self._vocabulary = load_vocabulary(folder, settings["unknown"], settings["control"])
        self._model = ctranslate2.Encoder(
            str(folder), device="cpu", compute_type="int8", inter_threads=workers, intra_threads=1
        )

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        windows = [(row, window) for row, text in enumerate(texts) for window in self._windows(text, kind)]
        windows.sort(key=lambda item: len(item[1]))
        for start in range(0, len(windows), _BATCH):
            batch = windows[start : start + _BATCH]
            states = np.asarray(self._model.forward_batch([ids for _, ids in batch]).last_hidden_state)
            for (row, ids), state in zip(batch, states, strict=True):
                sums[row] += state[: len(ids)].mean(axis=0) * (len(ids) - 2)
        return unit_rows(sums)

    def tokens(self, text: str, kind: Kind = "query") -> list[int]:
        """Piece ids of the text behind its prefix, without the marks of begin and end."""
        normalised = _SPACES.sub(" ", f"{kind}: {well_formed(text)}".translate(self._normalisation))
        if not normalised.startswith(" "):
            normalised = " " + normalised
        return self._vocabulary.encode(normalised.replace(" ", META))

    def _windows(self, text: str, kind: Kind) -> list[list[int]]:
        ids = self.tokens(text, kind)
        return [
            [self._begin, *ids[start : start + self._window], self._end]
            for start in range(0, len(ids), self._window)
        ]
