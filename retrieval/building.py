"""Build an index from a corpus and make it the current one. Never searches, never changes the corpus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np

from retrieval.calibration import DEFAULT_CALIBRATION
from retrieval.corpus import Corpus
from retrieval.decision import Calibration
from retrieval.encoder import Encoder, Kind
from retrieval.index import Indexes, VectorIndex
from retrieval.index.versions import checksum, free_version, new_version
from retrieval.lexical import LexicalIndex
from retrieval.manifest import Manifest, write_manifest
from retrieval.passages import Passages, answer_passages, lexical_documents, question_passages
from retrieval.ranking import fusion_for
from retrieval.reading import read_corpus
from retrieval.snapshot import write_corpus

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""

_BATCH = 64


def build(
    source: Path,
    out: Path,
    encoder: Encoder,
    now: Callable[[], datetime],
    progress: Progress = lambda stage, done, total: None,
    calibration: Calibration = DEFAULT_CALIBRATION,
    indexes: Indexes = Indexes(),
) -> Manifest:
    """Read `source` (YAML folder or JSON lines) and swap its index into `out`.

    The old index serves until the new one is complete; after an error it goes on serving. Raises CorpusError,
    EncoderError, SearchIndexError when the engine of `indexes` fails, and OSError when `out` cannot be written.
    """
    corpus = read_corpus(source)
    created_at = now()
    version = free_version(out, created_at)
    with new_version(out, version, indexes.discard) as folder:
        return write_index(folder, version, corpus, encoder, created_at, progress, calibration, indexes)


def write_index(
    folder: Path,
    version: str,
    corpus: Corpus,
    encoder: Encoder,
    created_at: datetime,
    progress: Progress,
    calibration: Calibration,
    indexes: Indexes,
) -> Manifest:
    """Write all files of one version into an empty folder."""
    questions, answers = question_passages(corpus), answer_passages(corpus)
    kinds = {
        "questions": _write_vectors(folder, "questions", questions, encoder, "query", progress, indexes),
        "answers": _write_vectors(folder, "answers", answers, encoder, "passage", progress, indexes),
    }
    documents = lexical_documents(corpus)
    progress("words", 0, len(documents))
    LexicalIndex.build(documents.texts, documents.entries).save(folder / "words.npz")
    progress("words", len(documents), len(documents))
    write_corpus(folder / "corpus.json", corpus)
    manifest = Manifest(
        version=version,
        created_at=created_at,
        encoder=encoder.name,
        dimension=encoder.dimension,
        index_kinds=kinds,
        entries=len(corpus),
        questions=len(questions),
        answers=len(answers),
        languages=corpus.languages,
        fusion=fusion_for(len(questions), corpus.asked),
        calibration=calibration,
        checksums={path.name: checksum(path) for path in sorted(folder.iterdir())},
    )
    write_manifest(folder, manifest)
    return manifest


def _write_vectors(
    folder: Path,
    name: str,
    passages: Passages,
    encoder: Encoder,
    kind: Kind,
    progress: Progress,
    indexes: Indexes,
) -> str:
    chosen = indexes.choose(len(passages), encoder.dimension)
    index: VectorIndex = indexes.empty(chosen, encoder.dimension)
    vectors = np.zeros((len(passages), encoder.dimension), dtype=np.float32)
    for start in range(0, len(passages), _BATCH):
        batch = passages.texts[start : start + _BATCH]
        vectors[start : start + len(batch)] = encoder.encode(batch, kind)
        progress(name, start + len(batch), len(passages))
    if len(passages):
        index.add(vectors)
    index.save(folder / f"{name}.index")
    np.save(folder / f"{name}.entries.npy", np.asarray(passages.entries, dtype=np.int64))
    return chosen
