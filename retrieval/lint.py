"""Find what is wrong with a corpus: gaps, doubles, questions that cannot be told apart. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from retrieval.corpus import FULL_LANGUAGES, Corpus, CorpusError, Entry, EntryText
from retrieval.encoder import Encoder
from retrieval.reading import read_corpus

Kind = Literal[
    "unreadable",
    "missing_language",
    "missing_question",
    "few_variants",
    "unknown_variable",
    "double",
    "near_double",
]

NEAR_DOUBLE = 0.95
"""Similarity from which questions of two entries cannot be told apart by the default encoder."""
_VARIANTS = 4


@dataclass(frozen=True)
class Fault:
    """`severe` faults make `crossdesk faq lint` fail; the others are advice. `place` is file and line; of a text that
    is missing, those of the entry's first."""

    kind: Kind
    entry: str
    message: str
    place: str = ""
    severe: bool = True


def lint_source(source: Path, encoder: Encoder | None = None) -> list[Fault]:
    """Faults of a corpus on disk; one that cannot be read at all has a single, severe one."""
    try:
        corpus = read_corpus(source, check=False)
    except CorpusError as exc:
        return [Fault("unreadable", "", str(exc), exc.place)]
    return lint(corpus, encoder)


def lint(corpus: Corpus, encoder: Encoder | None = None) -> list[Fault]:
    """All faults, by entry. Without an encoder only equal texts are found, not near ones."""
    faults = [fault for entry in corpus for fault in _entry_faults(corpus, entry)]
    faults += _doubles(corpus)
    if encoder is not None:
        faults += _near_doubles(corpus, encoder)
    order = {entry.id: number for number, entry in enumerate(corpus)}
    return sorted(faults, key=lambda fault: order[fault.entry])  # type: ignore[index]


def _entry_faults(corpus: Corpus, entry: Entry) -> Iterator[Fault]:
    used, elsewhere = set(corpus.languages), next(iter(entry.texts.values()))
    for language in FULL_LANGUAGES:
        if language in used and language not in entry.texts:
            yield Fault("missing_language", entry.id, f"no text in {language}", elsewhere.place)
    known = corpus.markets.names if corpus.markets else None
    for language, text in entry.texts.items():
        if language in FULL_LANGUAGES:
            yield from _asked_faults(entry, language, text)
        if known is not None:
            for name in sorted(text.variables - known):
                yield Fault(
                    "unknown_variable", entry.id, f"{language}: no market variable {name}", text.place
                )


def _asked_faults(entry: Entry, language: str, text: EntryText) -> Iterator[Fault]:
    if not text.question:
        yield Fault("missing_question", entry.id, f"{language}: an answer without its question", text.place)
    elif len(text.variants) < _VARIANTS:
        found = f"{language}: {len(text.variants)} variants, {_VARIANTS} different situations help"
        yield Fault("few_variants", entry.id, found, text.place, severe=False)


def _asked(corpus: Corpus) -> Iterator[tuple[str, Entry, str, str]]:
    for entry in corpus:
        for language, text in entry.texts.items():
            for asked in (text.question, *text.variants):
                if asked:
                    yield language, entry, asked, text.place


def _doubles(corpus: Corpus) -> Iterator[Fault]:
    """The same words asked for two entries: only one of them can be found."""
    seen: dict[tuple[str, str], Entry] = {}
    for language, entry, asked, place in _asked(corpus):
        key = language, " ".join(asked.casefold().split())
        other = seen.setdefault(key, entry)
        if other.id != entry.id:
            yield Fault("double", entry.id, f"{language}: {asked!r} is also asked for {other.id}", place)


def _near_doubles(corpus: Corpus, encoder: Encoder) -> Iterator[Fault]:
    for language in corpus.languages:
        listed = [(entry, asked, place) for lang, entry, asked, place in _asked(corpus) if lang == language]
        if not listed:
            continue
        vectors = encoder.encode([asked for _, asked, _ in listed])
        similarity = np.triu(vectors @ vectors.T, k=1)
        for first, second in np.argwhere(similarity >= NEAR_DOUBLE):
            one, other = listed[int(first)], listed[int(second)]
            if one[0].id != other[0].id and one[1].casefold() != other[1].casefold():
                message = f"{language}: {other[1]!r} is nearly {one[1]!r} of {one[0].id}"
                yield Fault("near_double", other[0].id, message, other[2], severe=False)
