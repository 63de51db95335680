"""Turn a help centre's export into our corpus: JSON lines `{"id", "lang", "question", "answer", "variants"?}`.

Each format has a module with one function, `read(source, options)`, which yields an `Article` for every text it
found, and `Skipped` with the reason for every one that shoppers must not or cannot be told. A file that is not
of the format at all raises CorpusError with its place.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from retrieval.corpus import EmptyCorpus
from retrieval.importing.articles import Article, Options, Skipped
from retrieval.importing.csv_table import read as read_csv
from retrieval.importing.entries import Line, entry_lines
from retrieval.importing.markdown_folder import read as read_markdown
from retrieval.importing.shopify import read as read_shopify
from retrieval.importing.zendesk import read as read_zendesk
from retrieval.reading import IMPORTED

_Reader = Callable[[Path, Options], Iterable["Article | Skipped"]]
FORMATS: Mapping[str, _Reader] = {
    "zendesk": read_zendesk,
    "shopify": read_shopify,
    "csv": read_csv,
    "markdown": read_markdown,
}


@dataclass(frozen=True)
class Imported:
    """The corpus's lines in the order of the export, and what was left out."""

    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...]

    @property
    def entries(self) -> int:
        return len({line.id for line in self.lines})

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted({line.lang for line in self.lines}))


def import_corpus(form: str, source: Path, options: Options | None = None) -> Imported:
    """Read an export of one of `FORMATS`. Raises CorpusError, naming file and line or record."""
    found = list(FORMATS[form](source, options or Options()))
    articles = [item for item in found if isinstance(item, Article)]
    lines, left_out = entry_lines(articles)
    skipped = [item for item in found if isinstance(item, Skipped)] + left_out
    if not lines:
        reasons = "; ".join(f"{s.place}: {s.reason}" for s in skipped[:3])
        raise EmptyCorpus(f"no entry in it{f' ({reasons})' if reasons else ''}", str(source))
    return Imported(tuple(lines), tuple(skipped))


def write_corpus_lines(imported: Imported, out: Path) -> Path:
    """Write to a `.jsonl` file, or to `corpus.jsonl` in a folder; whole or not at all. Returns the file."""
    path = out if out.suffix == ".jsonl" and not out.is_dir() else out / IMPORTED
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line.record(), ensure_ascii=False) + "\n" for line in imported.lines)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
    return path


__all__ = [
    "FORMATS",
    "Article",
    "Imported",
    "Options",
    "Skipped",
    "import_corpus",
    "write_corpus_lines",
]
