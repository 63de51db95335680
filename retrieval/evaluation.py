"""Measure retrieval on queries with known answers, in all and per language, and calibrate on them. Never
trains.

Files are JSON lines: queries `{"qid", "lang", "text", "relevant": [ids]}`, out-of-scope queries
`{"qid", "lang", "text"}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, Extra, StrictStr, ValidationError

from retrieval.decision import Calibration, Costs, Decision, Example, fit
from retrieval.retriever import SUGGESTIONS, Retrieval

_DEPTH = 10


class EvaluationError(Exception):
    """An evaluation file cannot be used; the message names file and line."""


@dataclass(frozen=True)
class Query:
    """A question; `relevant` are the ids that answer it, none for an out-of-scope one. `fields` is the line it
    was read from, whole."""

    qid: str
    lang: str
    text: str
    relevant: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


class Searches(Protocol):
    def search(self, text: str, lang: str, *, k: int = 10) -> Retrieval: ...


@dataclass(frozen=True)
class Result:
    query: Query
    retrieval: Retrieval

    @property
    def rank(self) -> int | None:
        """Of the first relevant entry among the ten best, from 1."""
        for position, hit in enumerate(self.retrieval.results, start=1):
            if hit.id in self.query.relevant:
                return position
        return None


@dataclass(frozen=True)
class Metrics:
    """Shares of queries, from 0 to 1. `auroc` is None unless both in-scope and out-of-scope queries were
    given.

    `wrong_answers` counts, among all queries, those answered though the first result was not right.
    """

    queries: int
    first: float
    three: float
    mrr: float
    out_of_scope: int
    auroc: float | None
    answered: float
    suggested: float
    abstained: float
    wrong_answers: float
    out_of_scope_answered: float | None


@dataclass(frozen=True)
class Report:
    overall: Metrics
    by_language: dict[str, Metrics]

    def as_json(self) -> dict[str, object]:
        languages = {language: asdict(metrics) for language, metrics in self.by_language.items()}
        return {**asdict(self.overall), "by_language": languages}


def evaluate(
    searcher: Searches,
    queries: Sequence[Query],
    out_of_scope: Sequence[Query] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Report, list[Result]]:
    """Search every query once; the report, and the results in the order of the input."""
    results = []
    both = [*queries, *out_of_scope]
    for number, query in enumerate(both, start=1):
        results.append(Result(query, searcher.search(query.text, query.lang, k=_DEPTH)))
        progress(number, len(both))
    return report(results), results


def report(results: Sequence[Result]) -> Report:
    """Figures of results in all and by language."""
    inside = [result for result in results if result.query.relevant]
    outside = [result for result in results if not result.query.relevant]
    by_language = {
        language: measure(
            [r for r in inside if r.query.lang == language], [r for r in outside if r.query.lang == language]
        )
        for language in sorted({result.query.lang for result in results})
    }
    return Report(measure(inside, outside), by_language)


def measure(inside: Sequence[Result], outside: Sequence[Result]) -> Metrics:
    ranks = [result.rank for result in inside]
    answered = [result for result in [*inside, *outside] if result.retrieval.decision == "answer"]
    wrong = [result for result in answered if result.rank != 1]
    return Metrics(
        queries=len(inside),
        first=_share(rank == 1 for rank in ranks),
        three=_share(rank is not None and rank <= SUGGESTIONS for rank in ranks),
        mrr=sum(1 / rank for rank in ranks if rank) / max(len(ranks), 1),
        out_of_scope=len(outside),
        auroc=auroc([r.retrieval.probability for r in inside], [r.retrieval.probability for r in outside]),
        answered=_decided(inside, "answer"),
        suggested=_decided(inside, "suggest"),
        abstained=_decided(inside, "abstain"),
        wrong_answers=len(wrong) / max(len(inside) + len(outside), 1),
        out_of_scope_answered=_decided(outside, "answer") if outside else None,
    )


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float | None:
    """How often an in-scope query has the higher score than an out-of-scope one, ties counting half."""
    if not inside or not outside:
        return None
    above = sum((a > b) + 0.5 * (a == b) for a in inside for b in outside)
    return above / (len(inside) * len(outside))


def calibrate(results: Iterable[Result], costs: Costs | None = None) -> Calibration:
    """Fit probability and thresholds on results of `evaluate`, in-scope and out-of-scope ones together."""
    return fit(examples_of(results), costs)


def examples_of(results: Iterable[Result], weight: float = 1.0) -> list[Example]:
    """What a calibration learns from results; each counts `weight`."""
    return [
        Example(
            observed=result.retrieval.observed,
            right=result.rank == 1,
            near=result.rank is not None and result.rank <= SUGGESTIONS,
            known=bool(result.query.relevant),
            weight=weight,
        )
        for result in results
        if result.retrieval.observed is not None
    ]


class _QueryLine(BaseModel):
    qid: StrictStr
    lang: StrictStr
    text: StrictStr
    relevant: list[StrictStr] = []

    class Config:
        extra = Extra.allow  # a file may carry more; predictions repeat it


Line = TypeVar("Line", bound=BaseModel)


def read_queries(path: Path, answered: bool = True) -> list[Query]:
    """Read queries; with `answered`, each must name a relevant entry. Raises EvaluationError."""
    queries = []
    for line, place in _lines(path, _QueryLine):
        if answered and not line.relevant:
            raise EvaluationError(f"{place}: {line.qid} names no relevant entry")
        queries.append(
            Query(line.qid, line.lang, line.text, tuple(line.relevant), line.dict(exclude_unset=True))
        )
    return queries


def search_line(query_id: str, retrieval: Retrieval) -> dict[str, object]:
    """One line of `crossdesk faq search` (design §9)."""
    decision: Decision = retrieval.decision
    return {
        "qid": query_id,
        "decision": decision,
        "probability": round(retrieval.probability, 4),
        "results": [{"id": hit.id, "score": round(hit.score, 5)} for hit in retrieval.results],
    }


def prediction_line(result: Result) -> dict[str, object]:
    """One line of `crossdesk eval faq --predictions` (design §9): the query's own fields, `predicted` (the id
    of the best entry, null without any), `confidence` (the probability that it is right) and what
    `search_line` says. `predicted` names the best entry whatever the decision was."""
    query, found = result.query, result.retrieval
    return {
        "qid": query.qid,
        "lang": query.lang,
        "text": query.text,
        "relevant": list(query.relevant),
        **query.fields,
        "predicted": found.results[0].id if found.results else None,
        "confidence": round(found.probability, 4),
        **search_line(query.qid, found),
    }


def search_lines(
    searcher: Searches, queries: Iterable[Query], k: int = _DEPTH
) -> Iterator[dict[str, object]]:
    """A JSON object per query, in order, as each is found."""
    for query in queries:
        yield search_line(query.qid, searcher.search(query.text, query.lang, k=k))


def _lines(path: Path, model: type[Line]) -> Iterator[tuple[Line, str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise EvaluationError(f"{path}: {exc}") from exc
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield model.parse_raw(line), f"{path}:{number}"
            except ValidationError as exc:
                fault = exc.errors()[0]
                where = ".".join(str(part) for part in fault["loc"])
                raise EvaluationError(f"{path}:{number}: {where}: {fault['msg']}") from exc


def _share(hits: Iterable[bool]) -> float:
    listed = list(hits)
    return sum(listed) / max(len(listed), 1)


def _decided(results: Sequence[Result], decision: Decision) -> float:
    return _share(result.retrieval.decision == decision for result in results)
