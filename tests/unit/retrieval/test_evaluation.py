"""Rules of `retrieval.evaluation`: what the figures mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.corpus import EntryId
from retrieval.decision import Decision
from retrieval.encoder import HashingEncoder
from retrieval.evaluation import (
    EvaluationError,
    Query,
    auroc,
    calibrate,
    evaluate,
    prediction_line,
    read_queries,
    search_lines,
)
from retrieval.retriever import Hit, Retrieval, Retriever
from tests.unit.retrieval.shop import build_shop, write_shop


class Scripted:
    """Finds what it was told to find for a text: ids, probability, decision."""

    def __init__(self, found: dict[str, tuple[list[str], float, Decision]]) -> None:
        self._found = found

    def search(self, text: str, lang: str, k: int = 10) -> Retrieval:
        ids, probability, decision = self._found[text]
        hits = tuple(Hit(EntryId(entry), 1.0) for entry in ids[:k])
        return Retrieval(decision, hits, probability, "v")


FOUND: dict[str, tuple[list[str], float, Decision]] = {
    "one": (["a", "b", "c"], 0.9, "answer"),
    "two": (["b", "a", "c"], 0.8, "answer"),
    "four": (["b", "c", "d", "a"], 0.4, "suggest"),
    "none": (["b"], 0.1, "abstain"),
    "outside": (["a"], 0.3, "answer"),
    "nothing": ([], 0.0, "abstain"),
}


def test_figures_are_shares_of_queries() -> None:
    queries = [Query(text, "en", text, ("a",)) for text in ("one", "two", "four", "none")]
    report, results = evaluate(Scripted(FOUND), queries, [Query("o", "de", "outside")])
    overall = report.overall
    assert [result.rank for result in results] == [1, 2, 4, None, None]
    assert (overall.first, overall.three) == (0.25, 0.5)
    assert overall.mrr == pytest.approx((1 + 1 / 2 + 1 / 4) / 4)
    assert (overall.answered, overall.suggested, overall.abstained) == (0.5, 0.25, 0.25)
    assert overall.wrong_answers == pytest.approx(2 / 5), "the second query's answer and the one outside"
    assert overall.auroc == pytest.approx(3 / 4)
    assert overall.out_of_scope_answered == 1.0


def test_languages_are_measured_apart() -> None:
    queries = [Query("1", "en", "one", ("a",)), Query("2", "fr", "two", ("a",))]
    report, _ = evaluate(Scripted(FOUND), queries)
    assert {language: m.first for language, m in report.by_language.items()} == {"en": 1.0, "fr": 0.0}
    assert report.overall.auroc is None
    assert report.as_json()["by_language"]["fr"]["queries"] == 1  # type: ignore[index]


def test_prediction_repeats_the_line_and_adds_what_was_found(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(
        '{"qid": "7", "lang": "en", "text": "four", "relevant": ["a"], "author": "someone"}\n',
        encoding="utf-8",
    )
    _, [inside, outside] = evaluate(Scripted(FOUND), read_queries(path), [Query("o", "de", "nothing")])
    assert prediction_line(inside) == {
        "qid": "7",
        "lang": "en",
        "text": "four",
        "relevant": ["a"],
        "author": "someone",
        "predicted": "b",
        "confidence": 0.4,
        "decision": "suggest",
        "probability": 0.4,
        "results": [{"id": name, "score": 1.0} for name in "bcda"],
    }
    assert prediction_line(outside)["predicted"] is None
    assert prediction_line(outside)["relevant"] == []


def test_auroc_counts_ties_half() -> None:
    assert auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx((1 + 1 + 0.5 + 1) / 4)


def test_calibration_of_a_real_index_learns_what_is_outside(tmp_path: Path) -> None:
    build_shop(write_shop(tmp_path / "corpus"), tmp_path / "index")
    retriever = Retriever(tmp_path / "index", HashingEncoder())
    inside = [
        Query("1", "en", "how long does the delivery take", ("delivery-time",)),
        Query("2", "en", "when will the parcel arrive", ("delivery-time",)),
        Query("3", "en", "how many days to return", ("return-window",)),
        Query("4", "en", "washing a wool sweater", ("wool-care",)),
    ]
    outside = [
        Query(str(n), "en", text) for n, text in enumerate(["who won the match", "tell me a joke", "xyz"])
    ]
    _, results = evaluate(retriever, inside, outside)
    calibration = calibrate(results)
    assert [result.rank for result in results[:4]] == [1, 1, 1, 1]
    probabilities = [calibration.probability(r.retrieval.observed) for r in results if r.retrieval.observed]
    assert min(probabilities[:4]) > max(probabilities[4:])


def test_search_lines_have_the_contracted_shape(tmp_path: Path) -> None:
    build_shop(write_shop(tmp_path / "corpus"), tmp_path / "index")
    retriever = Retriever(tmp_path / "index", HashingEncoder())
    (line,) = search_lines(retriever, [Query("q7", "en", "delivery time")])
    assert line["qid"] == "q7"
    assert line["decision"] in ("answer", "suggest", "abstain")
    assert line["results"][0].keys() == {"id", "score"}  # type: ignore[index]


def test_queries_are_read_and_faults_named(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(
        '{"qid": "1", "lang": "en", "text": "a\u2028b", "relevant": ["x"], "note": 1}\n\n', "utf-8"
    )
    assert read_queries(path) == [Query("1", "en", "a\u2028b", ("x",))]
    path.write_text('{"qid": "1", "lang": "en", "text": "a"}\n{"qid": 2}')
    with pytest.raises(EvaluationError, match=r"q\.jsonl:1.*relevant"):
        read_queries(path)
    with pytest.raises(EvaluationError, match=r"q\.jsonl:2"):
        read_queries(path, answered=False)
    with pytest.raises(EvaluationError, match="nowhere"):
        read_queries(tmp_path / "nowhere")
