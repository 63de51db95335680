"""Decide which texts of an entry are searched, and how. Pure; encodes and stores nothing.

An entry is asked for in words like its question and its variants, in any language it has, and it is
answered by its answer: the first are compared as questions, question and answer together as a passage, each
with its own vectors. The words of questions and variants are also searched as words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from retrieval.answers import fill
from retrieval.corpus import Corpus, Entry, EntryText

_LONGEST_ANSWER = 1_000  # characters; what an answer is about is said in its beginning


@dataclass(frozen=True)
class Passages:
    """Texts and, for each, the number of its entry; entries ascend."""

    texts: tuple[str, ...]
    entries: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)


def question_passages(corpus: Corpus) -> Passages:
    """Every question and variant in every language, each once per entry."""
    return _collect(corpus, lambda entry: [t for text in entry.texts.values() for t in _asked(text)])


def answer_passages(corpus: Corpus) -> Passages:
    """Question and answer of every language as one text, variables filled in for the default market."""
    values = corpus.markets.values(None) if corpus.markets else {}

    def answered(entry: Entry) -> list[str]:
        return [
            f"{text.question} {fill(text.answer, values, language)[:_LONGEST_ANSWER]}".strip()
            for language, text in entry.texts.items()
        ]

    return _collect(corpus, answered)


def lexical_documents(corpus: Corpus) -> Passages:
    """One document per entry and language: what is asked; where only the answer exists, that."""
    return _collect(
        corpus, lambda entry: [" ".join(_asked(text)) or text.answer for text in entry.texts.values()]
    )


def _asked(text: EntryText) -> list[str]:
    return [asked for asked in (text.question, *text.variants) if asked]


def _collect(corpus: Corpus, texts_of: Callable[[Entry], list[str]]) -> Passages:
    pairs = [(text, n) for n, entry in enumerate(corpus) for text in dict.fromkeys(texts_of(entry))]
    return Passages(tuple(text for text, _ in pairs), tuple(number for _, number in pairs))
