"""Word lists of the entity finders, in the form that `bot.language.lexicon` reads. Decides nothing."""

from __future__ import annotations

from pathlib import Path

from bot.language.lexicon import read_word_lists


def word_lists(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of ``<name>.txt`` by key."""
    return read_word_lists(Path(__file__).parent / f"{name}.txt")
