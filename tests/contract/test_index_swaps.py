"""Rebuilding while serving: no search fails, and each is answered from one whole version, old or new.

Every kind of index keeps the same promise; only the place of the vectors differs.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from retrieval.building import build
from retrieval.corpus import CorpusError, EmptyCorpus
from retrieval.encoder import EncoderError, HashingEncoder, Kind, Vectors
from retrieval.index import IndexCorrupted, Indexes, IndexUnavailable
from retrieval.index.versions import current_version
from retrieval.manifest import Manifest
from retrieval.retriever import Hit, Retriever
from tests.pgvector import pgvector_engine
from tests.unit.retrieval.shop import ENGLISH, ENTRIES, FRENCH, MARKETS, Ticking, write_shop

QUESTIONS = ("How long does delivery take?", "can the pullover go in the washing machine", "return period")
SEARCHES = 2_000
REBUILDS = 10
SHOPPERS = 4


def shop_of_year(folder: Path, year: int) -> Path:
    """A corpus that differs from every other year's in each answer, in its questions and in its size."""
    extra = [f"year-{year}-{number}" for number in range(year)]
    english = ENGLISH.replace("answer: ", f"answer: In year {year}, ") + "".join(
        f"- {{id: {name}, question: What was {name} about?, answer: In year {year} it was about {name}.}}\n"
        for name in extra
    )
    return write_shop(
        folder / str(year),
        en=english.replace("delivery time]", f"delivery time, delivery in year {year}]"),
        fr=None,
        entries=ENTRIES + "".join(f"- {{id: {name}}}\n" for name in extra),
    )


class BrokenEncoder(HashingEncoder):
    """Fails when it comes to the answers: the questions are stored by then."""

    def encode(self, texts: object, kind: Kind = "query") -> Vectors:
        if kind == "passage":
            raise EncoderError("out of order")
        return super().encode(texts, kind)  # type: ignore[arg-type]


class IndexSwapContract:
    """Subclasses give the `indexes` to build in."""

    @pytest.fixture
    def indexes(self) -> Indexes:
        raise NotImplementedError

    @pytest.fixture
    def now(self) -> Ticking:
        return Ticking()

    @pytest.fixture
    def out(self, tmp_path: Path) -> Path:
        return tmp_path / "index"

    def built(self, source: Path, out: Path, now: Ticking, indexes: Indexes) -> Manifest:
        return build(source, out, HashingEncoder(), now, indexes=indexes)

    def opened(self, out: Path, indexes: Indexes) -> Retriever:
        return Retriever(out, HashingEncoder(), check_every=0.0, indexes=indexes)

    def test_every_search_during_rebuilds_is_answered_from_one_whole_version(
        self, tmp_path: Path, out: Path, now: Ticking, indexes: Indexes
    ) -> None:
        years: dict[str, int] = {}
        expected: dict[tuple[str, str], tuple[Hit, ...]] = {}
        rebuilt, enough = threading.Event(), threading.Event()

        def rebuild(year: int) -> None:
            version = self.built(shop_of_year(tmp_path, year), out, now, indexes).version
            years[version] = year
            for question in QUESTIONS:  # as this version answers when nothing else happens
                expected[version, question] = self.opened(out, indexes).search(question, "en").results

        rebuild(0)
        retriever = self.opened(out, indexes)
        found = []

        def shop() -> None:
            while not (rebuilt.is_set() and enough.is_set()):
                for question in QUESTIONS:
                    found.append((question, retriever.search(question, "en")))
                if len(found) >= SEARCHES:
                    enough.set()

        with ThreadPoolExecutor(SHOPPERS) as threads:
            shoppers = [threads.submit(shop) for _ in range(SHOPPERS)]
            try:
                for year in range(1, REBUILDS + 1):
                    rebuild(year)
            finally:
                rebuilt.set()
            for shopper in shoppers:
                shopper.result()

        assert len(found) >= SEARCHES
        for question, retrieval in found:
            assert retrieval.results == expected[retrieval.version, question]
            said = retrieval.answer("en").text
            assert said.startswith(f"In year {years[retrieval.version]},"), (
                "vectors of one year, texts of another"
            )
        assert len({retrieval.version for _, retrieval in found}) > 2, (
            "the index was not swapped while searched"
        )

    def test_failed_build_leaves_the_old_version_and_nothing_else(
        self, tmp_path: Path, out: Path, now: Ticking, indexes: Indexes
    ) -> None:
        source = shop_of_year(tmp_path, 1)
        self.built(source, out, now, indexes)
        retriever = self.opened(out, indexes)
        with pytest.raises(EncoderError):
            build(source, out, BrokenEncoder(), now, indexes=indexes)
        assert retriever.search(QUESTIONS[0], "en").version == current_version(out)
        assert [path.name for path in out.iterdir() if path.is_dir()] == [retriever.version]

    @pytest.mark.parametrize("name", ["questions.index", "answers.index", "words.npz", "corpus.json"])
    def test_damaged_file_is_named_and_the_old_version_serves(
        self, tmp_path: Path, out: Path, now: Ticking, indexes: Indexes, name: str
    ) -> None:
        source = shop_of_year(tmp_path, 1)
        old = self.built(source, out, now, indexes).version
        retriever = self.opened(out, indexes)
        path = out / self.built(source, out, now, indexes).version / name
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        with pytest.raises(IndexCorrupted, match=f"{name}.*checksum"):
            retriever.reload()
        assert retriever.search(QUESTIONS[0], "en").version == old

    def test_version_before_a_damaged_one_serves_after_a_restart(
        self, tmp_path: Path, out: Path, now: Ticking, indexes: Indexes
    ) -> None:
        source = shop_of_year(tmp_path, 1)
        versions = [self.built(source, out, now, indexes).version for _ in range(3)]
        (out / versions[2] / "answers.index").write_bytes(b"")
        (out / versions[1] / "corpus.json").unlink()
        assert self.opened(out, indexes).search(QUESTIONS[0], "en").version == versions[0]


class TestFlat(IndexSwapContract):
    @pytest.fixture
    def indexes(self) -> Indexes:
        return Indexes()


class TestIvf(IndexSwapContract):
    @pytest.fixture
    def indexes(self) -> Indexes:
        return Indexes(kind="ivf-int8")


class TestHnsw(IndexSwapContract):
    @pytest.fixture
    def indexes(self) -> Indexes:
        return Indexes(kind="hnsw-int8")


class TestPgvector(IndexSwapContract):
    @pytest.fixture
    def engine(self, pgvector_url: str) -> Iterator[Engine]:
        with pgvector_engine(pgvector_url) as engine:
            yield engine

    @pytest.fixture
    def indexes(self, engine: Engine) -> Indexes:
        return Indexes(postgres=engine, new_in_postgres=True)

    def tables(self, engine: Engine) -> list[str]:
        return [name for name in sa.inspect(engine).get_table_names() if name.startswith("faq_vectors_")]

    def test_tables_go_with_their_versions(
        self, tmp_path: Path, out: Path, now: Ticking, indexes: Indexes, engine: Engine
    ) -> None:
        source = shop_of_year(tmp_path, 1)
        for _ in range(5):
            self.built(source, out, now, indexes)
        assert len(self.tables(engine)) == 2 * len([path for path in out.iterdir() if path.is_dir()]) == 6
        with pytest.raises(EncoderError):
            build(source, out, BrokenEncoder(), now, indexes=indexes)
        assert len(self.tables(engine)) == 6

    def test_version_removed_while_it_was_searched_is_replaced_by_the_current_one(
        self, tmp_path: Path, out: Path, now: Ticking, indexes: Indexes
    ) -> None:
        source = shop_of_year(tmp_path, 1)
        self.built(source, out, now, indexes)
        asleep = Retriever(out, HashingEncoder(), check_every=1e9, indexes=indexes)
        newest = [self.built(source, out, now, indexes).version for _ in range(4)][-1]
        assert asleep.search(QUESTIONS[0], "en").version == newest

    def test_index_in_files_can_still_be_opened(
        self, tmp_path: Path, out: Path, now: Ticking, indexes: Indexes
    ) -> None:
        version = self.built(shop_of_year(tmp_path, 1), out, now, Indexes()).version
        assert self.opened(out, indexes).search(QUESTIONS[0], "en").version == version

    def test_build_without_the_server_says_so_and_leaves_the_old_version(
        self, tmp_path: Path, out: Path, now: Ticking, indexes: Indexes
    ) -> None:
        source = shop_of_year(tmp_path, 1)
        old = self.built(source, out, now, Indexes()).version
        away = sa.create_engine("postgresql://nobody@127.0.0.1:1/none", future=True)
        with pytest.raises(IndexUnavailable, match="PostgreSQL"):
            self.built(source, out, now, Indexes(postgres=away, new_in_postgres=True))
        assert current_version(out) == old


@pytest.mark.parametrize(
    ("changed", "place", "words"),
    [
        ({"en": ENGLISH + "- id: [broken"}, "en/all.yml:18", "not YAML"),
        ({"en": ENGLISH + "- id: wool-care\n  answer: Again.\n"}, "en/all.yml:17", "second text in en"),
        ({"entries": ENTRIES + "- {id: wool-care}\n"}, "entries.yml:7", "listed twice"),
        ({"fr": FRENCH + "- id: return-window\n  answer: '{days}'\n"}, "fr/all.yml:7", "{days}"),
        ({"markets": MARKETS + "US:\n  carriers: UPS\n"}, "markets.yml:12", "duty_threshold"),
        ({"entries": ENTRIES.replace("CA]", "XX]")}, "entries.yml:3", "XX"),
        ({"en": "", "fr": ""}, "broken", "no entry"),
    ],
)
def test_faulty_corpus_is_refused_with_its_place_and_the_old_index_serves(
    tmp_path: Path, changed: dict[str, str], place: str, words: str
) -> None:
    out, now = tmp_path / "index", Ticking()
    build(write_shop(tmp_path / "good"), out, HashingEncoder(), now)
    retriever = Retriever(out, HashingEncoder(), check_every=0.0)
    with pytest.raises(CorpusError, match=words.replace("{", r"\{")) as caught:
        build(write_shop(tmp_path / "broken", **changed), out, HashingEncoder(), now)
    assert caught.value.place.endswith(place)
    assert str(caught.value).startswith(caught.value.place)
    assert retriever.search(QUESTIONS[0], "en").version == current_version(out)
    assert [path.name for path in out.iterdir() if path.is_dir()] == [retriever.version]


def test_empty_file_is_refused_with_its_name_and_the_old_index_serves(tmp_path: Path) -> None:
    out, now, empty = tmp_path / "index", Ticking(), tmp_path / "empty.jsonl"
    build(write_shop(tmp_path / "good"), out, HashingEncoder(), now)
    retriever = Retriever(out, HashingEncoder(), check_every=0.0)
    empty.write_text("")
    with pytest.raises(EmptyCorpus, match=r"empty\.jsonl"):
        build(empty, out, HashingEncoder(), now)
    assert retriever.search(QUESTIONS[0], "en").version == current_version(out)
