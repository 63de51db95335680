"""Rules of `retrieval.encoder.caching`: a text is encoded once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from retrieval.encoder import (
    CachingEncoder,
    DiskCachedEncoder,
    HashingEncoder,
    Kind,
    OnDemandEncoder,
    Vectors,
)


class Counting(HashingEncoder):
    """Remembers what it was asked to encode."""

    def __init__(self, name: str = "counting") -> None:
        super().__init__(32)
        self.name = name
        self.asked: list[tuple[Kind, str]] = []

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        self.asked += [(kind, text) for text in texts]
        return super().encode(texts, kind)


def test_text_in_memory_is_not_encoded_again() -> None:
    encoder = Counting()
    cached = CachingEncoder(encoder)
    first = cached.encode(["a", "b", "a"])
    second = cached.encode(["b", "c"])
    assert encoder.asked == [("query", "a"), ("query", "b"), ("query", "c")]
    assert np.array_equal(first[1], second[0])


def test_queries_and_passages_are_kept_apart() -> None:
    encoder = Counting()
    cached = CachingEncoder(encoder)
    cached.encode(["a"], "query")
    cached.encode(["a"], "passage")
    assert encoder.asked == [("query", "a"), ("passage", "a")]


def test_text_used_longest_ago_is_forgotten_first() -> None:
    encoder = Counting()
    cached = CachingEncoder(encoder, size=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        cached.encode([text])
    assert [text for _, text in encoder.asked] == ["a", "b", "c", "b"]


def test_more_texts_at_once_than_fit_are_all_encoded() -> None:
    texts = list("abcdef")
    assert np.array_equal(CachingEncoder(Counting(), size=2).encode(texts), HashingEncoder(32).encode(texts))


def test_disk_outlives_the_process(tmp_path: Path) -> None:
    DiskCachedEncoder(Counting(), tmp_path / "vectors").encode(["a", "b"])
    encoder = Counting()
    again = DiskCachedEncoder(encoder, tmp_path / "vectors").encode(["b", "c"])
    assert encoder.asked == [("query", "c")]
    assert again == pytest.approx(HashingEncoder(32).encode(["b", "c"]), abs=1e-3)


def test_vector_is_the_same_whether_it_was_cached_or_not(tmp_path: Path) -> None:
    fresh = DiskCachedEncoder(Counting(), tmp_path / "vectors").encode(["a", "b"])
    assert np.array_equal(fresh, DiskCachedEncoder(Counting(), tmp_path / "vectors").encode(["a", "b"]))


def test_encoders_do_not_read_each_others_vectors(tmp_path: Path) -> None:
    DiskCachedEncoder(Counting("one"), tmp_path / "vectors").encode(["a"])
    other = Counting("other")
    DiskCachedEncoder(other, tmp_path / "vectors").encode(["a"])
    assert other.asked == [("query", "a")]


def test_torn_record_is_cut_off(tmp_path: Path) -> None:
    DiskCachedEncoder(Counting(), tmp_path / "vectors").encode(["a", "b"])
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-5])
    encoder = Counting()
    cached = DiskCachedEncoder(encoder, tmp_path / "vectors")
    assert cached.encode(["a", "b", "c"]) == pytest.approx(
        HashingEncoder(32).encode(["a", "b", "c"]), abs=1e-3
    )
    assert len(encoder.asked) == 2


def test_several_workers_keep_each_vector_with_its_text(tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(50)]
    cached = DiskCachedEncoder(HashingEncoder(32), tmp_path / "vectors", batch=3, workers=4)
    assert cached.encode(texts) == pytest.approx(HashingEncoder(32).encode(texts), abs=1e-3)
    again = DiskCachedEncoder(Counting("hashing-32"), tmp_path / "vectors")
    assert np.array_equal(again.encode(texts), cached.encode(texts))


def test_no_text_is_written_to_disk(tmp_path: Path) -> None:
    DiskCachedEncoder(Counting(), tmp_path / "vectors").encode(["my e-mail is jo@example.com"])
    (file,) = tmp_path.iterdir()
    assert b"example" not in file.read_bytes()


def test_progress_counts_only_what_had_to_be_encoded(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    cached = DiskCachedEncoder(
        Counting(), tmp_path / "vectors", batch=2, progress=lambda done, total: told.append((done, total))
    )
    cached.encode(["a", "bb", "ccc"])
    cached.encode(["a", "bb", "dddd"])
    assert told == [(2, 3), (3, 3), (1, 1)]


def test_an_encoder_on_demand_is_loaded_again_only_when_it_is_asked() -> None:
    loads: list[HashingEncoder] = []

    def load() -> HashingEncoder:
        loads.append(HashingEncoder())
        return loads[-1]

    encoder = OnDemandEncoder(load)
    before = encoder.encode(["hello"])
    encoder.release()
    assert (encoder.name, encoder.dimension, len(loads)) == (loads[0].name, loads[0].dimension, 1)
    assert np.array_equal(encoder.encode(["hello"]), before)
    assert len(loads) == 2
