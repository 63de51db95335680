"""Rules of `retrieval.lint`: what is wrong with a corpus that can be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval.corpus import FULL_LANGUAGES
from retrieval.encoder import HashingEncoder
from retrieval.lint import Fault, lint_source
from tests.unit.retrieval.shop import ENGLISH, FRENCH, write_shop


def faults(tmp_path: Path, kind: str, **changed: str | None) -> list[Fault]:
    return [f for f in lint_source(write_shop(tmp_path, **changed), HashingEncoder()) if f.kind == kind]


def test_language_that_others_have_is_missed(tmp_path: Path) -> None:
    found = faults(tmp_path, "missing_language")
    assert [fault.entry for fault in found] == ["return-window", "import-duty"]
    assert [fault.place.rsplit("/", 1)[1] for fault in found] == ["all.yml:5", "all.yml:9"]
    assert {fault.message for fault in found} == {"no text in fr"}


def test_answer_without_question_is_a_fault_where_questions_are_due(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "missing_question")
    assert (fault.entry, fault.severe) == ("wool-care", True)


@pytest.mark.parametrize("language", FULL_LANGUAGES)
def test_every_served_language_owes_its_questions(tmp_path: Path, language: str) -> None:
    source = tmp_path / "corpus.jsonl"
    whole = {"id": "gift-wrap", "lang": "en", "question": "Do you wrap gifts?", "answer": "Yes, for 3 EUR."}
    answer_only = {"id": "pick-up", "lang": language, "answer": "…"}
    source.write_text("".join(json.dumps(line) + "\n" for line in (whole, answer_only)), encoding="utf-8")
    found = {(f.kind, f.entry) for f in lint_source(source) if f.severe and language in f.message}
    assert ("missing_question", "pick-up") in found
    assert (("missing_language", "gift-wrap") in found) == (language != "en")


def test_few_variants_are_advice(tmp_path: Path) -> None:
    found = faults(tmp_path, "few_variants")
    assert found
    assert not any(fault.severe for fault in found)


def test_unknown_variable_is_found_with_its_place(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "unknown_variable", fr=FRENCH.replace("{carriers}", "{carrier}"))
    assert (fault.entry, fault.severe) == ("delivery-time", True)
    assert fault.place.endswith("fr/all.yml:1")
    assert "carrier" in fault.message


def test_same_words_for_two_entries_are_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "double", en=ENGLISH.replace("return period", "Delivery  TIME"))
    assert fault.entry == "return-window"
    assert "delivery-time" in fault.message


def test_nearly_the_same_question_is_advice(tmp_path: Path) -> None:
    doubled = ENGLISH.replace("How many days do I have to return something?", "How long does delivery take？")
    (fault,) = faults(tmp_path, "near_double", en=doubled)
    assert (fault.entry, fault.severe) == ("return-window", False)


def test_unreadable_corpus_is_one_severe_fault(tmp_path: Path) -> None:
    (fault,) = lint_source(write_shop(tmp_path, en="- id: [oops"))
    assert (fault.kind, fault.severe) == ("unreadable", True)
    assert "all.yml" in fault.place
