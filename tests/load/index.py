"""Speed, size and recall of the index that a number of passages gets, up to a million of them.

The passages are made from the questions of the promoted model's FAQ, in all its languages, at their real
dimension: each is a real vector moved by two real differences between variants of one entry, each weakened by
chance, so that directions and neighbourhoods are those of real texts: as in the real ones, 350 directions hold 90 %
of the variance, and the nearest of a million has a similarity of 0.90 in the median. Queries are made the same
way from other draws.
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt
import psutil

from bot.settings import get_settings
from bot.training.registry import ModelRegistry
from retrieval.encoder import Vectors
from retrieval.encoder.base import unit_rows
from retrieval.index import Indexes
from retrieval.index.versions import checksum, current_version

QUERIES = 500
NEAREST = 10
DEEP = 200  # what a search for entries asks for
_BLOCK = 50_000
_STRENGTH = 0.7


@dataclass(frozen=True)
class Searched:
    """Seconds to load, megabytes of memory (its own, and mapped from the file), milliseconds, recall@10."""

    load: float
    private: float
    mapped: float
    p50: float
    p95: float
    deep_p95: float
    recall: float


def index(sizes: Sequence[int] = (100_000, 1_000_000), kind: str | None = None) -> None:
    """Print the figures of the kind that is chosen for each size, or of `kind`."""
    real, entries = _real_questions()
    stored = _made(real, entries, max(sizes), seed=1)
    queries = _made(real, entries, QUERIES, seed=2)
    title = f"Index, {real.shape[1]} numbers a passage, {QUERIES} queries, searched on one thread"
    print(f"\n{title}\n{'-' * len(title)}", flush=True)
    for size in sizes:
        nearest = _exact(stored[:size], queries)
        _measure(kind or Indexes().choose(size, real.shape[1]), stored[:size], queries, nearest)


def _measure(kind: str, stored: Vectors, queries: Vectors, nearest: npt.NDArray[np.int64]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "passages.index"
        faiss.omp_set_num_threads(psutil.cpu_count() or 1)
        begun = time.perf_counter()
        built = Indexes().empty(kind, stored.shape[1])
        built.add(stored)
        built.save(path)
        build_seconds = time.perf_counter() - begun
        del built
        begun = time.perf_counter()
        checksum(path)
        check_seconds = time.perf_counter() - begun
        with multiprocessing.get_context("spawn").Pool(1) as clean:  # so that memory is the index's alone
            found = clean.apply(_search, (kind, path, queries, nearest))
        size = path.stat().st_size / 1e6
    figures = {
        "built": f"{build_seconds:.1f} s",
        "file": f"{size:.0f} MB, checked in {check_seconds:.1f} s, opened in {found.load:.2f} s",
        "memory": f"{found.private:.0f} MB of its own, {found.mapped:.0f} MB mapped",
        f"{NEAREST} nearest": f"p50 {found.p50:.2f} ms   p95 {found.p95:.2f} ms   recall {found.recall:.4f}",
        f"{DEEP} nearest": f"p95 {found.deep_p95:.2f} ms",
    }
    print(f"{len(stored):,} passages, {kind}")
    for name, value in figures.items():
        print(f"  {name:12} {value}", flush=True)


def _search(kind: str, path: Path, queries: Vectors, nearest: npt.NDArray[np.int64]) -> Searched:
    process = psutil.Process()
    before = process.memory_info()
    begun = time.perf_counter()
    loaded = Indexes().load(kind, path)
    load = time.perf_counter() - begun
    for query in queries[:50]:
        loaded.search(query[None], NEAREST)
    times, deep, right = [], [], 0
    for query, expected in zip(queries, nearest, strict=True):
        begun = time.perf_counter()
        _, positions = loaded.search(query[None], NEAREST)
        times.append(time.perf_counter() - begun)
        right += len(set(positions[0].tolist()) & set(expected.tolist()))
        begun = time.perf_counter()
        loaded.search(query[None], DEEP)
        deep.append(time.perf_counter() - begun)
    after = process.memory_info()
    mapped = (after.shared - before.shared) / 1e6
    return Searched(
        load=load,
        private=(after.rss - before.rss) / 1e6 - mapped,
        mapped=mapped,
        p50=float(np.percentile(times, 50)) * 1e3,
        p95=float(np.percentile(times, 95)) * 1e3,
        deep_p95=float(np.percentile(deep, 95)) * 1e3,
        recall=right / nearest.size,
    )


def _real_questions() -> tuple[Vectors, npt.NDArray[np.int64]]:
    """Vectors of the promoted model's FAQ questions, and the entry of each, ascending."""
    folder = ModelRegistry(get_settings().models).active().faq_index
    version = folder / current_version(folder)
    vectors = faiss.read_index(str(version / "questions.index"))
    entries: npt.NDArray[np.int64] = np.load(version / "questions.entries.npy")
    return unit_rows(vectors.reconstruct_n(0, vectors.ntotal)), entries


def _made(real: Vectors, entries: npt.NDArray[np.int64], count: int, seed: int) -> Vectors:
    chance = np.random.default_rng(seed)
    starts, ends = np.searchsorted(entries, entries, "left"), np.searchsorted(entries, entries, "right")
    made = np.empty((count, real.shape[1]), dtype=np.float32)
    for begin in range(0, count, _BLOCK):
        size = min(_BLOCK, count - begin)
        block = real[chance.integers(len(real), size=size)]
        for _ in range(2):
            variant = chance.integers(len(real), size=size)
            other = chance.integers(starts[variant], ends[variant])
            strength = _STRENGTH * chance.uniform(0.2, 1.0, size=(size, 1)).astype(np.float32)
            block = block + strength * (real[variant] - real[other])
        made[begin : begin + size] = unit_rows(block)
    return made


def _exact(stored: Vectors, queries: Vectors) -> npt.NDArray[np.int64]:
    scores = np.full((len(queries), NEAREST), -np.inf, dtype=np.float32)
    nearest = np.zeros((len(queries), NEAREST), dtype=np.int64)
    for begin in range(0, len(stored), _BLOCK):
        block = queries @ stored[begin : begin + _BLOCK].T
        positions = np.broadcast_to(np.arange(begin, begin + block.shape[1]), block.shape)
        scores, nearest = np.hstack([scores, block]), np.hstack([nearest, positions])
        best = np.argpartition(-scores, NEAREST - 1, axis=1)[:, :NEAREST]
        scores, nearest = np.take_along_axis(scores, best, 1), np.take_along_axis(nearest, best, 1)
    return nearest
