"""Remember vectors so that a text is encoded once: in memory while serving, on disk while training.

Decides nothing about meaning. The disk cache holds hashes and vectors, never a text.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.encoder.base import Encoder, Kind, Vectors, unit_rows

_DIGEST = 16  # bytes of the hash that names a text


class CachingEncoder:
    """Keeps the vectors of the `size` texts used last. Threads may share it and never wait for each other."""

    def __init__(self, encoder: Encoder, size: int = 4096) -> None:
        self._encoder = encoder
        self._size = size
        self._kept: OrderedDict[tuple[Kind, str], npt.NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()
        self.name = encoder.name
        self.dimension = encoder.dimension

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        with self._lock:
            known = {text: self._kept[kind, text] for text in texts if (kind, text) in self._kept}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(missing, self._encoder.encode(missing, kind) if missing else (), strict=True))
        with self._lock:
            for text in texts:
                self._kept[kind, text] = known[text]
                self._kept.move_to_end((kind, text))
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return _stacked([known[text] for text in texts], self.dimension)


class DiskCachedEncoder:
    """Keeps every vector in one file, as float16, named by hash of encoder, kind and text.

    Records are appended in one write each batch, so a process killed meanwhile leaves at most a torn tail,
    which the next one cuts off. One process at a time may write. Vectors come back rounded to float16,
    whether they were cached or not.
    """

    def __init__(
        self,
        encoder: Encoder,
        path: Path,
        batch: int = 64,
        progress: Callable[[int, int], None] = lambda done, total: None,
        workers: int = 1,
    ) -> None:
        """`progress` is told (texts encoded, texts to encode) after each batch; `workers` encode at once."""
        self._encoder = encoder
        self._batch = batch
        self._progress = progress
        self._workers = workers
        self.name = encoder.name
        self.dimension = encoder.dimension
        self._record = np.dtype([("key", f"V{_DIGEST}"), ("vector", "<f2", self.dimension)])
        identity = hashlib.blake2b(f"{self.name}/{self.dimension}".encode(), digest_size=8).hexdigest()
        self._path = path.with_name(f"{path.name}.{identity}")
        self._lock = threading.Lock()
        self._kept = self._read()

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        keys = [self._key(kind, text) for text in texts]
        with self._lock:
            self._encode_missing(
                {key: text for key, text in zip(keys, texts, strict=True) if key not in self._kept}, kind
            )
            return unit_rows(_stacked([self._kept[key] for key in keys], self.dimension))

    def _encode_missing(self, missing: dict[bytes, str], kind: Kind) -> None:
        # Texts of like length together: an encoder that pads wastes nothing.
        items = sorted(missing.items(), key=lambda item: len(item[1]))
        batches = [items[start : start + self._batch] for start in range(0, len(items), self._batch)]
        done = 0
        with ThreadPoolExecutor(self._workers) as threads:
            encoded = threads.map(
                lambda batch: self._encoder.encode([text for _, text in batch], kind), batches
            )
            for batch, vectors in zip(batches, encoded, strict=True):
                self._keep([key for key, _ in batch], vectors)
                done += len(batch)
                self._progress(done, len(items))

    def _keep(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        records = np.empty(len(keys), dtype=self._record)
        records["vector"] = vectors
        for row, key in enumerate(keys):
            records["key"][row] = np.void(key)
            self._kept[key] = records["vector"][row]
        with self._path.open("ab") as file:
            file.write(records.tobytes())

    def _read(self) -> dict[bytes, npt.NDArray[np.float16]]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if not self._path.exists():
            return {}
        whole = self._path.stat().st_size // self._record.itemsize
        os.truncate(self._path, whole * self._record.itemsize)
        records = np.fromfile(self._path, dtype=self._record)
        return {bytes(record["key"]): record["vector"] for record in records}

    def _key(self, kind: Kind, text: str) -> bytes:
        return hashlib.blake2b(
            f"{kind}\0{text}".encode("utf-8", "surrogatepass"), digest_size=_DIGEST
        ).digest()


def _stacked(rows: Sequence[npt.NDArray[np.floating]], dimension: int) -> Vectors:
    if not rows:
        return np.zeros((0, dimension), dtype=np.float32)
    return np.stack(rows).astype(np.float32)
