"""Find what several shoppers asked in vain: questions of any language that mean the same, by their vectors. Pure.

Average linkage on cosine distance: a question joins those it is near to on the whole, so that one odd wording does
not chain two matters together. `APART` was chosen for groups that are nearly pure: whoever reads two of them sees at
once that they belong together, but not what is hidden in a mixed one; measured in docs/explanation/retrieval.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from retrieval.encoder import Vectors

APART = 0.2
EXAMPLES = 8


@dataclass(frozen=True)
class Asked:
    """A question in vain. ``kind`` says how it failed; ``entry`` is the one that was given and did not help."""

    text: str
    language: str
    market: str
    kind: str
    at: datetime
    entry: str | None = None


@dataclass(frozen=True)
class Gap:
    """Questions that mean the same. ``examples`` are different wordings, the most typical first, every language
    before any has a second; ``vector`` is that of the first."""

    count: int
    by_language: Mapping[str, int]
    by_market: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_entry: Mapping[str, int]
    examples: tuple[Asked, ...]
    last_at: datetime
    vector: Vectors

    @property
    def question(self) -> str:
        """The most typical wording."""
        return self.examples[0].text


def find_gaps(asked: Sequence[Asked], vectors: Vectors, apart: float = APART) -> list[Gap]:
    """Cluster questions; ``vectors`` has a row of unit length for each. The largest gap first, of equal ones the
    latest."""
    if not asked:
        return []
    wording = [" ".join(question.text.casefold().split()) for question in asked]
    first: dict[str, int] = {}
    for number, words in enumerate(wording):
        first.setdefault(words, number)
    distinct = list(first.values())
    labels = _labels(vectors[distinct], apart)
    label_of = {wording[number]: label for number, label in zip(distinct, labels, strict=True)}
    members: dict[int, list[int]] = {}
    for number, words in enumerate(wording):
        members.setdefault(label_of[words], []).append(number)
    gaps = [_gap(asked, vectors, numbers) for numbers in members.values()]
    return sorted(gaps, key=lambda gap: (gap.count, gap.last_at), reverse=True)


def _labels(vectors: Vectors, apart: float) -> Sequence[int]:
    if len(vectors) == 1:
        return [0]
    from sklearn.cluster import AgglomerativeClustering  # a second to import: not before it is needed

    distances = np.clip(1.0 - np.asarray(vectors @ vectors.T, dtype=np.float64), 0.0, None)
    np.fill_diagonal(distances, 0.0)
    clustering = AgglomerativeClustering(
        n_clusters=None, affinity="precomputed", linkage="average", distance_threshold=apart
    )
    return [int(label) for label in clustering.fit_predict(distances)]


def _gap(asked: Sequence[Asked], vectors: Vectors, numbers: Sequence[int]) -> Gap:
    questions = [asked[number] for number in numbers]
    own = np.asarray(vectors)[list(numbers)]
    typical = np.argsort(-(own @ own.mean(axis=0)), kind="stable")
    examples = _examples([questions[int(n)] for n in typical])
    return Gap(
        count=len(questions),
        by_language=_counted(question.language for question in questions),
        by_market=_counted(question.market for question in questions),
        by_kind=_counted(question.kind for question in questions),
        by_entry=_counted(question.entry for question in questions if question.entry),
        examples=examples,
        last_at=max(question.at for question in questions),
        vector=own[int(typical[0])],
    )


def _examples(typical: Sequence[Asked]) -> tuple[Asked, ...]:
    distinct = list({" ".join(q.text.casefold().split()): q for q in reversed(typical)}.values())[::-1]
    seen: Counter[str] = Counter()
    turn = []
    for position, question in enumerate(distinct):
        turn.append((seen[question.language], position))
        seen[question.language] += 1
    return tuple(distinct[position] for _, position in sorted(turn)[:EXAMPLES])


def _counted(values: object) -> dict[str, int]:
    return dict(Counter(values).most_common())  # type: ignore[call-overload]
