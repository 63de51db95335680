"""Rules of `retrieval.lexical`: which words count in which script."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.lexical import LexicalIndex, tokens

DOCUMENTS = (
    "return shoes within thirty days",
    "customs duty for Canada",
    "退货需要几天",
    "送料はいくらですか",
)


def best(query: str) -> int | None:
    scores = LexicalIndex.build(DOCUMENTS, range(len(DOCUMENTS))).scores(query)
    return int(scores.argmax()) if scores.max() > 0 else None


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("how do I RETURN them", 0),
        ("retuning shoe", 0),
        ("kanada customs", 1),
        ("可以退货吗", 2),
        ("送料無料", 3),
        ("ｃｕｓｔｏｍｓ", 1),
    ],
)
def test_words_find_their_document_in_any_script(query: str, document: int) -> None:
    assert best(query) == document


@pytest.mark.parametrize("query", ["", "?!", "🙂", "где посылка"])
def test_query_without_common_words_finds_nothing(query: str) -> None:
    assert best(query) is None


def test_owner_is_as_good_as_its_best_document() -> None:
    index = LexicalIndex.build(["wool", "silk scarf", "wool"], [0, 0, 1])
    scores = index.scores("silk")
    assert scores[0] > 0 == scores[1]


def test_longer_query_with_the_same_words_scores_less_per_token() -> None:
    index = LexicalIndex.build(DOCUMENTS, range(len(DOCUMENTS)))
    assert index.scores("customs duty")[1] > index.scores("customs duty zzz yyy xxx")[1]


def test_saved_index_scores_the_same(tmp_path: Path) -> None:
    index = LexicalIndex.build(DOCUMENTS, range(len(DOCUMENTS)))
    index.save(tmp_path / "words.npz")
    loaded = LexicalIndex.load(tmp_path / "words.npz")
    assert list(loaded.scores("return days 退货")) == list(index.scores("return days 退货"))


def test_endless_word_does_not_make_endless_tokens() -> None:
    assert len(tokens("a" * 100_000)) < 100
