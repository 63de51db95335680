"""The contract of `retrieval.index.VectorIndex`, inherited by every kind; BM25 against a library."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.database import connect
from retrieval.encoder import Vectors
from retrieval.index import (
    IndexCorrupted,
    Indexes,
    IndexGone,
    IndexMismatch,
    IndexUnavailable,
    VectorIndex,
    approximate,
)
from retrieval.lexical import LexicalIndex, tokens
from tests.databases import reachable_postgres
from tests.pgvector import pgvector_engine

DIMENSION = 24


def unit_vectors(count: int, seed: int = 1) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def clustered_vectors(count: int, seed: int = 1) -> Vectors:
    """Unit vectors around 200 centres, as texts about the same things are."""
    centres = unit_vectors(200, seed=0)
    noise = np.random.default_rng(seed)
    vectors = centres[noise.integers(200, size=count)] + noise.normal(scale=0.1, size=(count, DIMENSION))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def found_of_nearest(index: VectorIndex, vectors: Vectors, queries: Vectors, k: int = 10) -> float:
    """Recall: the share of the k nearest that is found."""
    _, positions = index.search(queries, k)
    nearest = np.argsort(-(queries @ vectors.T), axis=1)[:, :k]
    found = [len(set(a) & set(b)) for a, b in zip(positions.tolist(), nearest.tolist(), strict=True)]
    return sum(found) / (k * len(queries))


class VectorIndexContract:
    """What every kind promises; `precision` is how exact its scores are."""

    kind: str
    precision = 1e-5

    @pytest.fixture(autouse=True)
    def _indexes(self) -> None:
        self.indexes = Indexes()

    def filled(self, vectors: Vectors) -> VectorIndex:
        index = self.indexes.empty(self.kind, vectors.shape[1])
        index.add(vectors)
        return index

    def test_finds_the_nearest_best_first(self) -> None:
        vectors, queries = unit_vectors(300), unit_vectors(20, seed=2)
        scores, positions = self.filled(vectors).search(queries, 10)
        exact = queries @ vectors.T
        assert scores.shape == positions.shape == (20, 10)
        assert scores == pytest.approx(np.take_along_axis(exact, positions, axis=1), abs=self.precision)
        assert (np.diff(scores, axis=1) <= 0).all()
        assert found_of_nearest(self.filled(vectors), vectors, queries) >= 0.97

    def test_finds_the_nearest_among_many(self, tmp_path: Path) -> None:
        vectors, queries = clustered_vectors(9_000), clustered_vectors(50, seed=2)
        index = self.filled(vectors)
        index.save(tmp_path / "stored")
        assert found_of_nearest(index, vectors, queries) >= 0.95
        stored = self.indexes.load(self.kind, tmp_path / "stored")
        assert found_of_nearest(stored, vectors, queries) >= 0.95

    def test_as_many_as_asked_for_are_found_each_once(self, tmp_path: Path) -> None:
        index = self.filled(clustered_vectors(9_000))
        index.save(tmp_path / "stored")
        scores, positions = index.search(clustered_vectors(2, seed=2), 2_500)
        assert positions.shape == (2, 2_500)
        assert positions.min() >= 0
        assert [len(set(row)) for row in positions.tolist()] == [2_500, 2_500]
        assert (np.diff(scores, axis=1) <= 0).all()

    def test_stored_vector_is_nearest_to_itself(self) -> None:
        vectors = unit_vectors(200)
        _, positions = self.filled(vectors).search(vectors, 1)
        assert positions[:, 0].tolist() == list(range(200))

    def test_fewer_vectors_than_asked_for_are_all_found(self) -> None:
        scores, positions = self.filled(unit_vectors(3)).search(unit_vectors(2, seed=2), 10)
        assert scores.shape == (2, 3)
        assert [sorted(row) for row in positions.tolist()] == [[0, 1, 2], [0, 1, 2]]

    def test_empty_index_finds_nothing(self) -> None:
        index = self.indexes.empty(self.kind, DIMENSION)
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
        loaded = self.indexes.load(self.kind, tmp_path / "stored")
        assert (len(loaded), loaded.dimension) == (100, DIMENSION)
        for found, again in zip(index.search(queries, 7), loaded.search(queries, 7), strict=True):
            assert np.array_equal(found, again)

    def test_file_that_is_no_index_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "stored").write_bytes(b"not an index")
        with pytest.raises(IndexCorrupted, match="stored"):
            self.indexes.load(self.kind, tmp_path / "stored")

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


class TestIvf(VectorIndexContract):
    kind = "ivf-int8"
    precision = 0.02

    def test_stored_lists_are_mapped_not_read(self, tmp_path: Path) -> None:
        index = self.filled(clustered_vectors(9_000))
        path = tmp_path / "stored"
        index.save(path)
        loaded = self.indexes.load(self.kind, path)
        assert str(path) in Path("/proc/self/maps").read_text(encoding="utf-8")
        before = loaded.search(clustered_vectors(3, seed=2), 5)[1]
        path.unlink()
        assert np.array_equal(loaded.search(clustered_vectors(3, seed=2), 5)[1], before)

    def test_lists_that_hold_too_few_are_not_all_that_is_searched(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(approximate, "_COMPARED", 300)
        index, queries = self.filled(clustered_vectors(9_000)), clustered_vectors(5, seed=2)
        assert found_of_nearest(index, clustered_vectors(9_000), queries) < 1, "only some lists are searched"
        assert index.search(queries, 1_000)[1].min() >= 0


class TestHnsw(VectorIndexContract):
    kind = "hnsw-int8"
    precision = 0.02


class TestPgvector(VectorIndexContract):
    kind = "pgvector"
    precision = 0.002

    @pytest.fixture(scope="class")
    def engine(self, pgvector_url: str) -> Iterator[Engine]:
        with pgvector_engine(pgvector_url) as engine:
            yield engine

    @pytest.fixture(autouse=True)
    def _indexes(self, engine: Engine) -> None:  # type: ignore[override]
        self.indexes = Indexes(postgres=engine)

    def test_many_vectors_are_searched_through_a_graph(self, engine: Engine, tmp_path: Path) -> None:
        self.filled(clustered_vectors(9_000)).save(tmp_path / "x.index")
        statements: list[str] = []

        def explain(
            _connection: object, cursor: object, statement: str, parameters: object, *_: object
        ) -> None:
            if "ORDER BY distance" in statement:
                cursor.execute(f"EXPLAIN {statement}", parameters)  # type: ignore[attr-defined]
                statements.append("\n".join(row[0] for row in cursor.fetchall()))  # type: ignore[attr-defined]

        sa.event.listen(engine, "before_cursor_execute", explain)
        self.indexes.load(self.kind, tmp_path / "x.index").search(clustered_vectors(1, seed=2), 10)
        sa.event.remove(engine, "before_cursor_execute", explain)
        assert "Index Scan" in statements[0]

    def test_discarded_version_leaves_no_table(self, engine: Engine, tmp_path: Path) -> None:
        index = self.filled(unit_vectors(10))
        index.save(tmp_path / "x.index")
        (tmp_path / "y.index").write_bytes(b"a file of another kind")
        self.indexes.discard(tmp_path)
        with pytest.raises(IndexGone, match="replaced or dropped"):
            index.search(unit_vectors(1), 1)
        with pytest.raises(IndexCorrupted):
            self.indexes.load(self.kind, tmp_path / "x.index")

    def test_table_that_lost_a_vector_is_refused(self, engine: Engine, tmp_path: Path) -> None:
        self.filled(unit_vectors(10)).save(tmp_path / "x.index")
        table = (tmp_path / "x.index").read_text().split('"')[3]
        with engine.begin() as connection:
            connection.execute(sa.text(f"DELETE FROM {table} WHERE position = 7"))
        with pytest.raises(IndexCorrupted, match=r"9 vectors .* 10 were written"):
            self.indexes.load(self.kind, tmp_path / "x.index")

    def test_file_may_name_nothing_but_a_table(self, tmp_path: Path) -> None:
        (tmp_path / "x.index").write_text('{"table": "x; DROP TABLE y", "dimension": 2, "count": 1}')
        with pytest.raises(IndexCorrupted, match=r"x\.index"):
            self.indexes.load(self.kind, tmp_path / "x.index")


def test_server_that_is_away_is_named_as_the_reason() -> None:
    away = Indexes(postgres=connect("postgresql://nobody@127.0.0.1:1/none"))
    with pytest.raises(IndexUnavailable, match="PostgreSQL"):
        away.empty("pgvector", DIMENSION)


def test_server_without_pgvector_says_what_to_install() -> None:
    engine = connect(reachable_postgres())
    with engine.connect() as connection:
        names = connection.execute(sa.text("SELECT name FROM pg_available_extensions")).scalars().all()
    if "vector" in names:
        pytest.skip("this server has pgvector")
    with pytest.raises(IndexMismatch, match="CREATE EXTENSION vector"):
        Indexes(postgres=engine).empty("pgvector", DIMENSION)
    engine.dispose()


def test_tables_cannot_be_opened_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch, match="no PostgreSQL is configured"):
        Indexes().load("pgvector", tmp_path / "x.index")


@pytest.mark.parametrize(
    ("vectors", "memory", "kind"),
    [
        (1, 0, "flat"),
        (4_000, 0, "flat"),
        (4_001, 0, "flat-int8"),
        (100_000, 0, "flat-int8"),
        (100_001, 0, "ivf-int8"),
        (100_001, 200 << 20, "hnsw-int8"),
        (1_000_000, 200 << 20, "ivf-int8"),
        (1_000_000, 2 << 30, "hnsw-int8"),
    ],
)
def test_kind_follows_size_and_memory(vectors: int, memory: int, kind: str) -> None:
    assert Indexes(memory=memory).choose(vectors, 896) == kind


def test_engine_is_chosen_whatever_the_size() -> None:
    assert Indexes(new_in_postgres=True).choose(10, 896) == "pgvector"


def test_unknown_kind_names_those_there_are() -> None:
    with pytest.raises(IndexMismatch, match="flat, flat-int8, ivf-int8, hnsw-int8, memory, pgvector"):
        Indexes().empty("hsnw", 8)


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
