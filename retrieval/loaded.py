"""Open one version of an index and rank its entries for a query vector. Decides no threshold."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.corpus import Corpus
from retrieval.encoder import Encoder, Vectors
from retrieval.index import IndexCorrupted, Indexes, IndexMismatch, SearchIndexError, VectorIndex
from retrieval.index.versions import current_version, other_versions, verify
from retrieval.lexical import LexicalIndex
from retrieval.manifest import Manifest, read_manifest
from retrieval.ranking import Evidence, fuse, maximum, soft_maximum
from retrieval.snapshot import load_corpus

log = logging.getLogger(__name__)

_LEAST_DEPTH = 200
_ENTRIES_DEEP = 10
_ATTEMPTS = 3


@dataclass(frozen=True)
class _Field:
    """Vectors of one kind of passage, and whose they are."""

    index: VectorIndex
    entries: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    depth: int  # hits asked for: enough to see some entries with all their passages

    def search(self, vector: Vectors) -> tuple[Vectors, npt.NDArray[np.int64]]:
        scores, positions = self.index.search(vector[None, :], self.depth)
        return scores[0], positions[0]


class LoadedIndex:
    """One version, ready to be searched by any number of threads."""

    def __init__(self, folder: Path, encoder: Encoder, indexes: Indexes) -> None:
        """Raises IndexMismatch if it was built with another encoder, IndexCorrupted if it is damaged,
        IndexUnavailable if its engine cannot be reached."""
        self.manifest: Manifest = read_manifest(folder)
        built_with = self.manifest.encoder, self.manifest.dimension
        if built_with != (encoder.name, encoder.dimension):
            raise IndexMismatch(
                f"{folder} was built with the encoder {built_with[0]} ({built_with[1]} numbers), not with "
                f"{encoder.name} ({encoder.dimension}); build it again: crossdesk faq build"
            )
        verify(folder, self.manifest.checksums)
        self.corpus: Corpus = load_corpus(folder / "corpus.json")
        self.asked_in = frozenset(
            language for entry in self.corpus for language, text in entry.texts.items() if text.question
        )
        names = {
            topic: number
            for number, topic in enumerate(dict.fromkeys(e.topic for e in self.corpus if e.topic))
        }
        self.topics = np.array([names.get(entry.topic, -1) for entry in self.corpus], dtype=np.int64)
        self._true_in: dict[str | None, npt.NDArray[np.bool_]] = {}
        self._questions = self._field(folder, "questions", indexes)
        self._answers = self._field(folder, "answers", indexes)
        self._words = LexicalIndex.load(folder / "words.npz")

    def evidence(self, text: str, vector: Vectors) -> Evidence:
        """What speaks for each entry; `vector` is the text's, of unit length."""
        weights = self.manifest.fusion
        questions, answers = self._questions, self._answers
        tell = maximum(*answers.search(vector), answers.entries, len(self.corpus))
        if len(questions.index):
            ask = soft_maximum(*questions.search(vector), questions.entries, questions.sizes, weights)
            ask = np.where(questions.sizes > 0, ask, tell)
        else:
            ask = tell
        return fuse(ask, tell, self._words.scores(text), weights)

    def rank(self, evidence: Evidence, market: str | None, count: int) -> list[int]:
        """Numbers of the best entries that are true in the market, best first."""
        allowed = self._true_in.get(market)
        if allowed is None:
            true_here = self.corpus.true_in(market)
            allowed = self._true_in[market] = np.array([entry.id in true_here for entry in self.corpus])
        order = np.argsort(np.where(allowed, -evidence.fused, np.inf), kind="stable")
        return [int(number) for number in order[: min(count, int(allowed.sum()))]]

    def _field(self, folder: Path, name: str, indexes: Indexes) -> _Field:
        index = indexes.load(self.manifest.index_kinds[name], folder / f"{name}.index")
        entries = np.load(folder / f"{name}.entries.npy")
        if len(index) != len(entries):
            raise IndexCorrupted(f"{folder}: {len(index)} vectors for {len(entries)} {name}")
        sizes = np.bincount(entries, minlength=len(self.corpus))
        depth = max(_LEAST_DEPTH, _ENTRIES_DEEP * int(sizes.max(initial=0)))
        return _Field(index, entries, sizes, depth)


def load_current(folder: Path, encoder: Encoder, indexes: Indexes) -> LoadedIndex:
    """Load the version that CURRENT names; if it is replaced meanwhile, the new one."""
    for _ in range(_ATTEMPTS - 1):
        version = current_version(folder)
        try:
            return LoadedIndex(folder / version, encoder, indexes)
        except (IndexCorrupted, OSError):
            if current_version(folder) == version:
                raise
    return LoadedIndex(folder / current_version(folder), encoder, indexes)


def load_usable(folder: Path, encoder: Encoder, indexes: Indexes) -> LoadedIndex:
    """Load the current version; if it is damaged, the newest before it that is not."""
    try:
        return load_current(folder, encoder, indexes)
    except (IndexCorrupted, OSError) as exc:
        for version in other_versions(folder):
            try:
                loaded = LoadedIndex(folder / version, encoder, indexes)
            except (SearchIndexError, OSError):
                continue
            log.error("index_damaged: %s; version %s serves instead", exc, version)
            return loaded
        raise
