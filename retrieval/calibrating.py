"""Fit a calibration on several shops' corpora and queries with known answers, and say how good it is on a shop
that was left out.

    python -m retrieval.calibrating [nlu_data]

prints the calibration that `retrieval.calibration` holds and its figures as JSON. Every shop counts the same. The
queries must not be those a corpus was written with.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

from retrieval.building import build
from retrieval.decision import FEATURES, Calibration, Example, fit
from retrieval.encoder import Encoder
from retrieval.evaluation import Query, Report, Result, evaluate, examples_of, read_queries, report
from retrieval.retriever import Retriever

HELD_BACK = ("eyewear", "mattresses")
"""Development shops on which alternatives are compared; nothing is fitted on them."""


@dataclass(frozen=True)
class Shop:
    """A corpus, questions that it answers, and some that it does not."""

    name: str
    source: Path
    queries: Sequence[Query]
    out_of_scope: Sequence[Query]


@dataclass(frozen=True)
class Fitted:
    """The calibration on all shops, and each shop's figures with a calibration on the others."""

    calibration: Calibration
    left_out: Mapping[str, Report]


def calibrate_shops(shops: Sequence[Shop], encoder: Encoder, now: Callable[[], datetime]) -> Fitted:
    """Build each corpus in a scratch folder, search its queries, fit."""
    results = {shop.name: _searched(shop, encoder, now) for shop in shops}
    left_out = {}
    for name, own in results.items():
        others = fit(_examples(found for other, found in results.items() if other != name))
        left_out[name] = report([decided(result, others) for result in own])
    return Fitted(fit(_examples(results.values())), left_out)


def decided(result: Result, calibration: Calibration) -> Result:
    """The result as another calibration would have decided it."""
    found = result.retrieval
    if found.observed is None:
        return result
    probability = calibration.probability(found.observed)
    decision = calibration.decide(probability)
    return Result(result.query, replace(found, probability=probability, decision=decision))


def development_shops(nlu_data: Path) -> Iterator[Shop]:
    """The demo shop and the invented shops that are not held back."""
    folder = nlu_data / "calibration"
    yield Shop(
        "demo",
        nlu_data / "faq",
        read_queries(folder / "faq.jsonl"),
        read_queries(folder / "faq_out_of_scope.jsonl", answered=False),
    )
    for shop in sorted(path for path in (folder / "shops").iterdir() if path.is_dir()):
        if shop.name not in HELD_BACK:
            yield Shop(
                shop.name,
                shop / "corpus.jsonl",
                read_queries(shop / "queries.jsonl"),
                read_queries(shop / "oos.jsonl", answered=False),
            )


def _searched(shop: Shop, encoder: Encoder, now: Callable[[], datetime]) -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="crossdesk-calibration-") as scratch:
        build(shop.source, Path(scratch), encoder, now)
        return evaluate(Retriever(Path(scratch), encoder), shop.queries, shop.out_of_scope)[1]


def _examples(shops: Iterable[list[Result]]) -> list[Example]:
    return [example for found in shops for example in examples_of(found, 1 / len(found))]


def main(nlu_data: Path) -> None:
    from retrieval.encoder import load_encoder

    fitted = calibrate_shops(
        list(development_shops(nlu_data)), load_encoder(), lambda: datetime.now(timezone.utc)
    )
    weights = dict(zip(FEATURES, fitted.calibration.weights, strict=True))
    left_out = {name: asdict(figures.overall) for name, figures in fitted.left_out.items()}
    told = {"calibration": {**asdict(fitted.calibration), "weights": weights}, "left_out": left_out}
    sys.stdout.write(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "nlu_data"))
