"""Ask a new FAQ index the questions whose answers are known. Tunes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.encoder import Encoder
from retrieval.evaluation import evaluate, read_queries
from retrieval.index import SearchIndexError
from retrieval.retriever import SUGGESTIONS, Retriever


@dataclass(frozen=True)
class FaqAnswer:
    """How one question was answered: `right` when the first entry was a relevant one; never for one out of scope."""

    lang: str
    text: str
    in_scope: bool
    right: bool
    near: bool
    probability: float
    decision: str


def answer_faq(index: Path, questions: Path, encoder: Encoder) -> Sequence[FaqAnswer]:
    """Return how `faq.jsonl` and `faq_out_of_scope.jsonl` under `questions` are answered; nothing where the index or
    the questions are missing."""
    inside, outside = questions / "faq.jsonl", questions / "faq_out_of_scope.jsonl"
    if not (inside.is_file() and outside.is_file()):
        return ()
    try:
        retriever = Retriever(index, encoder)
    except SearchIndexError:
        return ()
    _, results = evaluate(retriever, read_queries(inside), read_queries(outside, answered=False))
    return [
        FaqAnswer(
            result.query.lang,
            result.query.text,
            bool(result.query.relevant),
            result.rank == 1,
            result.rank is not None and result.rank <= SUGGESTIONS,
            result.retrieval.probability,
            result.retrieval.decision,
        )
        for result in results
    ]
