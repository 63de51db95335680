"""Cross between our encoders and Sentence Transformers, both ways. Loads torch; serving never imports it.

A trainer may name any model of the hub or a folder (`load_named`), and may use ours wherever a
`SentenceTransformer` is expected, also as the first module of one that is tuned (`as_sentence_transformer`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from retrieval.encoder.base import Encoder, EncoderUnavailable, Kind, Vectors, unit_rows


class EncoderModule(torch.nn.Module):
    """A frozen first module: texts in, `sentence_embedding` out. Saved as the name of its encoder."""

    def __init__(self, encoder: Encoder, source: str = "use+e5") -> None:
        super().__init__()
        self._encoder = encoder
        self._source = source

    def tokenize(self, texts: Sequence[Any], **_: Any) -> dict[str, Any]:
        return {"texts": [text if isinstance(text, str) else " ".join(map(str, text)) for text in texts]}

    preprocess = tokenize

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        prompts = {"passage: ": "passage", "query: ": "query"}
        texts = features.pop("texts")
        kind: Kind = "query"
        for prompt, named in prompts.items():
            if texts and all(text.startswith(prompt) for text in texts):
                kind = named  # type: ignore[assignment]
                texts = [text[len(prompt) :] for text in texts]
        features["sentence_embedding"] = torch.from_numpy(self._encoder.encode(texts, kind))
        return features

    def get_sentence_embedding_dimension(self) -> int:
        return self._encoder.dimension

    get_embedding_dimension = get_sentence_embedding_dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        Path(output_path, "encoder.json").write_text(json.dumps({"encoder": self._source}), encoding="utf-8")

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", **_: Any) -> EncoderModule:
        from retrieval.encoder.loading import load_encoder

        saved = json.loads(Path(model_name_or_path, subfolder, "encoder.json").read_text(encoding="utf-8"))
        return cls(load_encoder(saved["encoder"]), saved["encoder"])


def as_sentence_transformer(encoder: Encoder, source: str = "use+e5") -> SentenceTransformer:
    """A real SentenceTransformer around `encoder`; `source` is what `load_encoder` needs to find it again."""
    return SentenceTransformer(
        modules=[EncoderModule(encoder, source)],
        prompts={"query": "query: ", "passage": "passage: ", "document": "passage: "},
        default_prompt_name="query",
        device="cpu",
    )


class SentenceTransformerEncoder:
    """Any SentenceTransformer as an Encoder. Uses the model's own prompts for queries and documents."""

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        self._model = model
        self.name = name
        self.dimension = int(model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str], kind: Kind = "query") -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        encode = self._model.encode_query if kind == "query" else self._model.encode_document
        return unit_rows(np.asarray(encode(list(texts), show_progress_bar=False)))


def load_named(name: str) -> SentenceTransformerEncoder:
    """Load a model of the hub or of a folder, on the processor and one thread.

    Raises EncoderUnavailable when it is neither a folder nor reachable.
    """
    torch.set_num_threads(1)
    try:
        model = SentenceTransformer(name, device="cpu")
    except (OSError, ValueError) as exc:
        raise EncoderUnavailable(
            f"no encoder {name!r}: not use+e5, use, e5 or hashing, not a folder, and not found on a model hub"
        ) from exc
    return SentenceTransformerEncoder(model, name)
