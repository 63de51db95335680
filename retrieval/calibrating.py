"""Fit a calibration on a corpus and queries with known answers, and say how good it is on ones left out.

The queries must not be those the corpus was written with, and the figures of a report are for queries that the
fit has not seen: every tenth is left out in turn.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from retrieval.building import build
from retrieval.decision import Calibration
from retrieval.encoder import Encoder
from retrieval.evaluation import Query, Report, Result, calibrate, evaluate, report
from retrieval.retriever import Retriever

_PARTS = 10


@dataclass(frozen=True)
class Fitted:
    """The calibration on all queries, and figures of ten others, each on the tenth of the queries it did not see."""

    calibration: Calibration
    held_out: Report


def calibrate_corpus(
    source: Path,
    queries: Sequence[Query],
    out_of_scope: Sequence[Query],
    encoder: Encoder,
    now: Callable[[], datetime],
) -> Fitted:
    """Build the corpus in a scratch folder, search every query, fit."""
    with tempfile.TemporaryDirectory(prefix="crossdesk-calibration-") as scratch:
        build(source, Path(scratch), encoder, now)
        _, results = evaluate(Retriever(Path(scratch), encoder), queries, out_of_scope)
    judged: list[Result] = []
    for part in range(_PARTS):
        seen = [result for number, result in enumerate(results) if number % _PARTS != part]
        left_out = [result for number, result in enumerate(results) if number % _PARTS == part]
        fitted = calibrate(seen)
        judged += [decided(result, fitted) for result in left_out]
    return Fitted(calibrate(results), report(judged))


def decided(result: Result, calibration: Calibration) -> Result:
    """The result as another calibration would have decided it."""
    found = result.retrieval
    if found.observed is None:
        return result
    probability = calibration.probability(found.observed)
    decision = calibration.decide(probability)
    return Result(result.query, replace(found, probability=probability, decision=decision))
