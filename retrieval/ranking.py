"""Fuse what questions, answers and words say into one score per entry. Pure; no I/O, decides no threshold.

    score(entry) = (ask + a · tell) / (1 + a) + 0.02 · words

`ask` is a soft maximum of the query's similarity to the entry's questions and variants: the log-mean-exp, at
inverse temperature 20, of its 8 nearest. A plain maximum is led astray by single variants that share the
query's style, and a mean over all of them by the languages an entry happens to have. `tell` is the
similarity to the nearest question-with-answer, `words` BM25 per query token. `a` is 2 where each entry is asked
in one way only, and less the more variants there are: they say what an answer would have to tell.
`docs/explanation/retrieval.md` has the measurements.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retrieval.encoder import Vectors
from retrieval.index.base import Positions

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Fusion:
    """Weights of the fusion, stored in the manifest: an index is searched as it was measured."""

    nearest: int = 8
    sharpness: float = 20.0
    answers: float = 2.0
    words: float = 0.02

    @property
    def ways(self) -> float:
        """In how many ways an entry of the corpus is asked, in one language; 1 without variants."""
        return _ANSWERS_ALONE / self.answers


_ANSWERS_ALONE = 2.0
"""Weight of the answers where every entry has one question: a round value that suits eight invented shops and
StackFAQ."""


def fusion_for(questions: int, asked: int) -> Fusion:
    """Weights for a corpus with so many questions and variants for so many entries that are asked for, each language
    counted."""
    return Fusion(answers=_ANSWERS_ALONE * asked / questions if questions else _ANSWERS_ALONE)


@dataclass(frozen=True)
class Evidence:
    """Per entry of the corpus: similarity of meaning, words in common, and both fused."""

    meaning: Numbers
    words: Numbers
    fused: Numbers


def fuse(ask: Numbers, tell: Numbers, words: Numbers, weights: Fusion) -> Evidence:
    meaning = (ask + weights.answers * tell) / (1 + weights.answers)
    return Evidence(meaning, words, meaning + weights.words * words)


def with_context(now: Evidence, both: Evidence, share: float) -> Evidence:
    """Evidence of a follow-up: what it says, and a share of how far it raises each entry when it is read together
    with the question before it.

    Only what rises above the mean is added, so that a question on another matter keeps its own scores, and one on
    no matter at all stays as weak as it was.
    """
    return Evidence(
        now.meaning + share * (both.meaning - both.meaning.mean()),
        now.words + share * both.words,
        now.fused + share * (both.fused - both.fused.mean()),
    )


def raised_topics(both: Evidence, topics: npt.NDArray[np.int64]) -> Numbers:
    """How far a follow-up, read together with the question before it, raises each entry's topic: the topic's best
    entry above the mean of all, and nothing where that is below it.

    `topics` are numbers from 0, one per entry; -1 for an entry without a topic, which is not raised.
    """
    best = np.zeros(int(topics.max(initial=-1)) + 2, dtype=np.float32)  # the last one is for -1
    np.maximum.at(best, topics, both.fused - both.fused.mean())
    best[-1] = 0.0
    raised: Numbers = best[topics]
    return raised


def soft_maximum(
    scores: Vectors,
    positions: Positions,
    entries: npt.NDArray[np.int64],
    sizes: npt.NDArray[np.int64],
    weights: Fusion,
) -> Numbers:
    """Soft maximum per entry of one query's hits (scores descending, with their positions).

    `entries` maps a position to its entry, `sizes` counts each entry's vectors. Vectors that were not among
    the hits count with the lowest score that was; an entry without any vector gets that score, too.
    """
    floor = float(scores[-1]) if len(scores) else 0.0
    owners = entries[positions]
    # Hits descend; a stable sort by entry keeps that order inside an entry, so the first 8 are its nearest.
    order = np.argsort(owners, kind="stable")
    owners, scores = owners[order], scores[order]
    first = np.searchsorted(owners, owners, side="left")
    near = np.arange(len(owners)) - first < weights.nearest
    owners, scores = owners[near], scores[near]
    gain = np.exp(weights.sharpness * (scores - floor))
    wanted = np.minimum(sizes, weights.nearest)
    found = np.bincount(owners, minlength=len(sizes))
    total = np.bincount(owners, gain, minlength=len(sizes)) + (wanted - found)
    softened = np.log(np.maximum(total, 1e-9) / np.maximum(wanted, 1)) / weights.sharpness + floor
    result: Numbers = np.where(wanted > 0, softened, floor).astype(np.float32)
    return result


def maximum(scores: Vectors, positions: Positions, entries: npt.NDArray[np.int64], count: int) -> Numbers:
    """Best score per entry of one query's hits; without a hit, the lowest score there was."""
    best = np.full(count, float(scores[-1]) if len(scores) else 0.0, dtype=np.float32)
    np.maximum.at(best, entries[positions], scores)
    return best
