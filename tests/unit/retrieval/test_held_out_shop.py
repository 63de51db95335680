"""Rules of `nlu_data/eval/faq/`: what a benchmark needs before its figures mean anything."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from retrieval.corpus import Corpus
from retrieval.evaluation import Query, read_queries
from retrieval.reading import read_corpus

DATA = Path(__file__).parents[3] / "nlu_data"
SHOP = DATA / "eval" / "faq"
LANGUAGES = {"en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr"}
CORPUS_LANGUAGES = {"en", "de", "ja", "es"}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Reading it refuses two texts of one id in one language."""
    return read_corpus(SHOP / "corpus.jsonl")


@pytest.fixture(scope="module")
def queries() -> list[Query]:
    return read_queries(SHOP / "queries.jsonl")


@pytest.fixture(scope="module")
def out_of_scope() -> list[Query]:
    return read_queries(SHOP / "out_of_scope.jsonl", answered=False)


def by_language(queries: list[Query]) -> Counter[str]:
    return Counter(query.lang for query in queries)


def test_every_entry_has_a_question_and_an_answer_in_each_corpus_language(corpus: Corpus) -> None:
    assert len(list(corpus)) >= 110
    for entry in corpus:
        assert set(entry.texts) == CORPUS_LANGUAGES, entry.id
        assert all(text.question and text.answer for text in entry.texts.values()), entry.id


def test_no_two_entries_ask_or_answer_the_same(corpus: Corpus) -> None:
    texts = [text for entry in corpus for text in entry.texts.values()]
    for said in (Counter(text.question for text in texts), Counter(text.answer for text in texts)):
        assert [words for words, times in said.items() if times > 1] == []


def test_each_language_has_enough_queries(queries: list[Query], out_of_scope: list[Query]) -> None:
    inside, outside = by_language(queries), by_language(out_of_scope)
    assert set(inside) == set(outside) == LANGUAGES
    assert min(inside.values()) >= 20
    assert min(outside.values()) >= 10


def test_labels_name_entries_and_most_entries_are_asked_twice(corpus: Corpus, queries: list[Query]) -> None:
    ids = {entry.id for entry in corpus}
    asked = Counter(label for query in queries for label in query.relevant)
    assert set(asked) <= ids
    assert sum(asked[entry] >= 2 for entry in ids) > len(ids) / 2


def test_out_of_scope_is_half_near_misses_and_names_no_entry(out_of_scope: list[Query]) -> None:
    assert not any(query.relevant for query in out_of_scope)
    kinds = Counter((query.lang, query.qid.split("-")[1]) for query in out_of_scope)
    for language in LANGUAGES:
        assert kinds[language, "near"] == kinds[language, "far"] >= 5, language


def test_ids_and_texts_are_given_once(queries: list[Query], out_of_scope: list[Query]) -> None:
    both = [*queries, *out_of_scope]
    assert len({query.qid for query in both}) == len(both)
    assert len({query.text.casefold() for query in both}) == len(both)
    assert all(query.qid.startswith(f"{query.lang}-") for query in both)


def test_nothing_retrieval_is_tuned_on_contains_a_line(
    queries: list[Query], out_of_scope: list[Query]
) -> None:
    files = [
        path for folder in ("faq", "calibration") for path in (DATA / folder).rglob("*") if path.is_file()
    ]
    tuned_on = "\n".join(path.read_text(encoding="utf-8") for path in files).casefold()
    leaked = [q.qid for q in [*queries, *out_of_scope] if q.text.casefold().strip(" ?？") in tuned_on]
    assert leaked == [], "take the line out of nlu_data/faq or nlu_data/calibration"
