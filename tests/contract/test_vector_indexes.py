"""The contract of `retrieval.index.VectorIndex`, inherited by every kind; BM25 against a library."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoder import Vectors
from retrieval.index import IndexCorrupted, IndexMismatch, VectorIndex, choose_kind, empty_index, load_index
from retrieval.lexical import LexicalIndex, tokens

DIMENSION = 24


def unit_vectors(count: int, seed: int = 1) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class VectorIndexContract:
    """What every kind promises; `precision` is how exact its scores are."""

    kind: str
    precision = 1e-5

    def filled(self, vectors: Vectors) -> VectorIndex:
        index = empty_index(self.kind, vectors.shape[1])
        index.add(vectors)
        return index

    def test_finds_the_nearest_best_first(self) -> None:
        vectors, queries = unit_vectors(300), unit_vectors(20, seed=2)
        scores, positions = self.filled(vectors).search(queries, 10)
        exact = queries @ vectors.T
        assert scores.shape == positions.shape == (20, 10)
        assert scores == pytest.approx(np.take_along_axis(exact, positions, axis=1), abs=self.precision)
        assert (np.diff(scores, axis=1) <= 0).all()
        nearest = np.argsort(-exact, axis=1)[:, :10]
        found = [len(set(a) & set(b)) for a, b in zip(positions.tolist(), nearest.tolist(), strict=True)]
        assert sum(found) / 200 >= 0.97

    def test_stored_vector_is_nearest_to_itself(self) -> None:
        vectors = unit_vectors(200)
        _, positions = self.filled(vectors).search(vectors, 1)
        assert positions[:, 0].tolist() == list(range(200))

    def test_fewer_vectors_than_asked_for_are_all_found(self) -> None:
        scores, positions = self.filled(unit_vectors(3)).search(unit_vectors(2, seed=2), 10)
        assert scores.shape == (2, 3)
        assert [sorted(row) for row in positions.tolist()] == [[0, 1, 2], [0, 1, 2]]

    def test_empty_index_finds_nothing(self) -> None:
        index = empty_index(self.kind, DIMENSION)
        scores, positions = index.search(unit_vectors(2), 5)
        assert (len(index), scores.shape, positions.shape) == (0, (2, 0), (2, 0))

    def test_vectors_added_later_come_behind(self) -> None:
        index = self.filled(unit_vectors(50))
        index.add(unit_vectors(50, seed=3))
        assert (len(index), index.dimension) == (100, DIMENSION)
        assert index.search(unit_vectors(50, seed=3)[7:8], 1)[1].tolist() == [[57]]

    def test_saved_index_finds_the_same(self, tmp_path: Path) -> None:
        index, queries = self.filled(unit_vectors(100)), unit_vectors(5, seed=2)
        index.save(tmp_path / "stored")
        loaded = load_index(self.kind, tmp_path / "stored")
        assert (len(loaded), loaded.dimension) == (100, DIMENSION)
        for found, again in zip(index.search(queries, 7), loaded.search(queries, 7), strict=True):
            assert np.array_equal(found, again)

    def test_file_that_is_no_index_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "stored").write_bytes(b"not an index")
        with pytest.raises(IndexCorrupted, match="stored"):
            load_index(self.kind, tmp_path / "stored")

    def test_threads_may_search_at_once(self) -> None:
        index, queries = self.filled(unit_vectors(500)), unit_vectors(40, seed=2)
        expected = index.search(queries, 5)[1].tolist()
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda query: index.search(query[None], 5)[1][0].tolist(), queries))
        assert found == expected


class TestMemory(VectorIndexContract):
    kind = "memory"


class TestFlat(VectorIndexContract):
    kind = "flat"


class TestFlatInt8(VectorIndexContract):
    kind = "flat-int8"
    precision = 0.02


def test_larger_corpora_are_kept_as_codes() -> None:
    assert [choose_kind(size) for size in (1, 4_000, 4_001, 100_000)] == [
        "flat", "flat", "flat-int8", "flat-int8",
    ]  # fmt: skip


def test_unknown_kind_names_those_there_are() -> None:
    with pytest.raises(IndexMismatch, match="flat, flat-int8, memory"):
        empty_index("hsnw", 8)


def test_lexical_weights_are_those_of_the_library(tmp_path: Path) -> None:
    """Serving does without bm25s, which loads jax beside Rasa; its scores are the reference."""
    bm25s = pytest.importorskip("bm25s")
    documents = ["return shoes within days", "customs duty in Canada, customs", "退货需要几天", "shoes", "!"]
    library = bm25s.BM25(k1=1.2, b=0.5, method="lucene")
    library.index([tokens(document) for document in documents], show_progress=False)
    index = LexicalIndex.build(documents, range(len(documents)))
    for query in ("how many days to return shoes", "custom duties", "几天退货 shoes shoes"):
        known = [token for token in tokens(query) if token in library.vocab_dict]
        assert index.document_scores(tokens(query)) == pytest.approx(library.get_scores(known), abs=1e-4)
