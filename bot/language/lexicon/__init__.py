"""Read the word lists beside this file. Knows nothing of what they mean.

A list is `key: words …`, continued on indented lines; `#` begins a comment line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


def word_lists(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of ``<name>.txt`` by key, words in their written order."""
    return read_word_lists(Path(__file__).parent / f"{name}.txt")


@cache
def read_word_lists(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the lists of any such file."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        words = line
        if not line[0].isspace():
            key, _, words = line.partition(":")
        found.setdefault(key, []).extend(words.split())
    return {key: tuple(words) for key, words in found.items()}
