"""Say how much the words of a query speak for each document (BM25). Never sees meaning or vectors.

Tokens fit the script: whole words and their character 3- and 4-grams, which also catch inflected and misspelt
forms; single characters and pairs where words are not spaced (Chinese, Japanese, Korean).

The weights are those of Lucene's BM25, computed once when the index is built; a contract test compares them
with the library bm25s. Serving does not import it: beside Rasa it loads jax, four seconds for one sum.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+)")
K1 = 1.2
B = 0.5

_LONGEST_WORD = 32  # longer "words" are numbers, links or noise; only their beginning counts
_MOST_TOKENS = 256  # of a query


def tokens(text: str) -> list[str]:
    """Lexical tokens of a text in any script, in order, with repetitions."""
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        for part in _UNSPACED.split(word):
            if _UNSPACED.fullmatch(part):
                found += part
                found += [part[i : i + 2] for i in range(len(part) - 1)]
            elif part:
                marked = f" {part[:_LONGEST_WORD]} "
                found.append(marked)
                found += [
                    marked[i : i + n] for n in (3, 4) for i in range(len(marked) - n + 1) if n < len(marked)
                ]
    return found


class LexicalIndex:
    """BM25 over documents, each of which belongs to an owner (an entry's number) that may have several."""

    def __init__(
        self,
        vocabulary: dict[str, int],
        starts: Integers,
        documents: Integers,
        weights: Scores,
        owners: Integers,
    ) -> None:
        """Term t weighs weights[i] in documents[i] for i from starts[t] up to starts[t + 1].

        `owners` has one owner per document, ascending from 0 without a gap.
        """
        self._vocabulary = vocabulary
        self._starts, self._documents, self._weights = starts, documents, weights
        self._owners = owners
        self._first_documents = np.flatnonzero(np.diff(owners, prepend=-1))

    @classmethod
    def build(cls, documents: Sequence[str], owners: Sequence[int]) -> LexicalIndex:
        """Index documents whose owners ascend from 0 without a gap."""
        vocabulary: dict[str, int] = {}
        terms = [[vocabulary.setdefault(t, len(vocabulary)) for t in tokens(text)] for text in documents]
        lengths = np.array([len(of_document) for of_document in terms], dtype=np.float64)
        count = len(documents)
        occurrences = [t * count + d for d, of_document in enumerate(terms) for t in of_document]
        # Sorted by term, then by document.
        pairs, frequencies = np.unique(np.array(occurrences, dtype=np.int64), return_counts=True)
        term_of, document_of = pairs // max(count, 1), pairs % max(count, 1)
        found_in = np.bincount(term_of, minlength=len(vocabulary))
        rarity = np.log(1 + (count - found_in + 0.5) / (found_in + 0.5))
        relative_length = lengths / max(float(lengths.mean()), 1e-9)
        saturation = frequencies / (frequencies + K1 * (1 - B + B * relative_length[document_of]))
        starts = np.searchsorted(term_of, np.arange(len(vocabulary) + 1))
        weights = (rarity[term_of] * saturation).astype(np.float32)
        return cls(vocabulary, starts, document_of, weights, np.asarray(owners, dtype=np.int64))

    def scores(self, query: str) -> Scores:
        """Per owner its best document's BM25 over the query's length in tokens; zero without overlap."""
        asked = tokens(query)[:_MOST_TOKENS]
        if not asked:
            return np.zeros(len(self._first_documents), dtype=np.float32)
        best: Scores = np.maximum.reduceat(self.document_scores(asked), self._first_documents)
        return best / len(asked)

    def document_scores(self, asked: Sequence[str]) -> Scores:
        """BM25 of every document for a query's tokens."""
        known = [self._vocabulary[token] for token in asked if token in self._vocabulary]
        if not known:
            return np.zeros(len(self._owners), dtype=np.float32)
        spans = [slice(self._starts[term], self._starts[term + 1]) for term in known]
        documents = np.concatenate([self._documents[span] for span in spans])
        weights = np.concatenate([self._weights[span] for span in spans])
        return np.bincount(documents, weights, minlength=len(self._owners)).astype(np.float32)

    def save(self, path: Path) -> None:
        """Write one file."""
        vocabulary = np.frombuffer("\n".join(self._vocabulary).encode("utf-8"), dtype=np.uint8)
        with path.open("wb") as file:
            np.savez(
                file,
                vocabulary=vocabulary,
                starts=self._starts,
                documents=self._documents,
                weights=self._weights,
                owners=self._owners,
            )

    @classmethod
    def load(cls, path: Path) -> LexicalIndex:
        """Raises OSError, ValueError or KeyError for a file that is not one."""
        with np.load(path, allow_pickle=False) as stored:
            words = stored["vocabulary"].tobytes().decode("utf-8").split("\n")
            return cls(
                {word: number for number, word in enumerate(words)},
                stored["starts"],
                stored["documents"],
                stored["weights"],
                stored["owners"],
            )
