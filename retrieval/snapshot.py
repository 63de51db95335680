"""Keep a corpus beside its index, so that both are swapped together. Lossless; decides nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from retrieval.corpus import Corpus, Entry, EntryId, EntryText, Markets
from retrieval.index.base import IndexCorrupted


def write_corpus(path: Path, corpus: Corpus) -> None:
    entries = [
        {
            "id": entry.id,
            "topic": entry.topic,
            "markets": None if entry.markets is None else sorted(entry.markets),
            "texts": {
                language: {"question": t.question, "variants": list(t.variants), "answer": t.answer}
                for language, t in entry.texts.items()
            },
        }
        for entry in corpus
    ]
    markets = None if corpus.markets is None else {m: dict(v) for m, v in corpus.markets.variables.items()}
    path.write_text(
        json.dumps({"entries": entries, "markets": markets}, ensure_ascii=False), encoding="utf-8"
    )


def load_corpus(path: Path) -> Corpus:
    """Raises IndexCorrupted."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        markets = content["markets"]
        return Corpus(
            tuple(_entry(record) for record in content["entries"]),
            None if markets is None else Markets(markets),
        )
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise IndexCorrupted(f"{path}: {exc}") from exc


def _entry(record: dict[str, Any]) -> Entry:
    texts = {
        language: EntryText(text["answer"], text["question"], tuple(text["variants"]))
        for language, text in record["texts"].items()
    }
    markets = record["markets"]
    return Entry(
        EntryId(record["id"]), texts, record["topic"], None if markets is None else frozenset(markets)
    )
