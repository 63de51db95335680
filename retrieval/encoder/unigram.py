"""Cut normalised text into the pieces of a SentencePiece unigram vocabulary. Knows no model and no language.

The best segmentation is the path of highest summed log probability (Viterbi; Kudo 2018, "Subword
Regularization"). Both encoders' vocabularies mark a word's beginning with U+2581 and have no piece with that
mark inside, so each word can be cut alone, and words seen before are remembered.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

META = "\u2581"
_REMEMBERED_WORDS = 32_768
_LONGEST_REMEMBERED = 24
_UNKNOWN_PENALTY = 10.0  # below the rarest piece, as in SentencePiece


class Unigram:
    """A vocabulary of pieces with log probabilities; `encode` turns text into piece ids."""

    def __init__(
        self, pieces: Sequence[str], scores: Sequence[float], unknown: int, control: Sequence[int]
    ) -> None:
        """`control` are ids that text can never produce, whatever a shopper types (`</s>`, `<mask>`)."""
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        for piece_id in control:
            del self._ids[pieces[piece_id]]
        self._scores = list(scores)
        self._unknown = unknown
        self._unknown_score = min(self._scores) - _UNKNOWN_PENALTY
        self._longest = max(map(len, self._ids))
        self._remembered = functools.lru_cache(maxsize=_REMEMBERED_WORDS)(self._segment)

    def encode(self, normalised: str) -> list[int]:
        """Piece ids of text that begins with META and has META for every space; empty text has none."""
        ids: list[int] = []
        for word in normalised.split(META)[1:]:
            cut = self._remembered if len(word) <= _LONGEST_REMEMBERED else self._segment
            ids.extend(cut(META + word))
        return ids

    def _segment(self, word: str) -> tuple[int, ...]:
        length = len(word)
        best = [0.0] + [-1e38] * length
        start = [0] * (length + 1)
        piece = [self._unknown] * (length + 1)
        find, scores, longest, unknown_score = self._ids.get, self._scores, self._longest, self._unknown_score
        for i in range(length):
            base = best[i]
            for j in range(i + 1, min(i + longest, length) + 1):
                found = find(word[i:j])
                if found is not None and base + scores[found] > best[j]:
                    best[j], start[j], piece[j] = base + scores[found], i, found
            if base + unknown_score > best[i + 1]:
                best[i + 1], start[i + 1], piece[i + 1] = base + unknown_score, i, self._unknown
        ids = []
        end = length
        while end > 0:
            ids.append(piece[end])
            end = start[end]
        return tuple(reversed(ids))


def save_vocabulary(folder: Path, pieces: Sequence[str], scores: Sequence[float]) -> None:
    """Write pieces and scores in a form that loads in a few hundredths of a second."""
    if any("\n" in piece for piece in pieces):
        raise ValueError("a piece contains a line feed")
    (folder / "pieces.txt").write_bytes("\n".join(pieces).encode("utf-8"))
    np.save(folder / "scores.npy", np.asarray(scores, dtype=np.float32))


def load_vocabulary(folder: Path, unknown: int, control: Sequence[int]) -> Unigram:
    pieces = (folder / "pieces.txt").read_bytes().decode("utf-8").split("\n")
    return Unigram(pieces, np.load(folder / "scores.npy").tolist(), unknown, control)
