"""Reviewed lines go into the training data as if a writer had put them there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.review.training_files import NotAdded, TrainingFiles
from bot.training.data import read_utterances

GREET = (
    'version: "3.1"\nnlu:\n- intent: greet\n  metadata:\n    situation: plain\n  examples: |\n    - hello\n'
)


@pytest.fixture
def nlu_data(tmp_path: Path) -> Path:
    folder = tmp_path / "nlu" / "en"
    folder.mkdir(parents=True)
    (folder / "greet.yml").write_text(GREET)
    (tmp_path / "eval" / "nlu").mkdir(parents=True)
    line = {"text": "Cheers, mate", "lang": "en", "intent": "thank"}
    (tmp_path / "eval" / "nlu" / "en.jsonl").write_text(json.dumps(line))
    return tmp_path


def written(nlu_data: Path) -> list[tuple[str, str, str, str]]:
    return [(u.lang, u.intent, u.situation, u.text) for u in read_utterances(nlu_data / "nlu")]


def test_lines_are_appended_under_one_situation(nlu_data: Path) -> None:
    files = TrainingFiles(nlu_data)
    files.add("en", "greet", "hey:  you\n# there")
    files.add("en", "greet", '"quoted" - hi')
    assert written(nlu_data) == [
        ("en", "greet", "plain", "hello"),
        ("en", "greet", "reviewed", "hey: you # there"),
        ("en", "greet", "reviewed", '"quoted" - hi'),
    ]
    text = (nlu_data / "nlu" / "en" / "greet.yml").read_text()
    assert text.startswith(GREET)
    assert text.count("reviewed") == 1


def test_a_block_is_begun_again_after_another_one(nlu_data: Path) -> None:
    files, path = TrainingFiles(nlu_data), nlu_data / "nlu" / "en" / "greet.yml"
    files.add("en", "greet", "hey you")
    path.write_text(path.read_text() + GREET.split("nlu:\n")[1].replace("hello", "good day"))
    files.add("en", "greet", "hiya")
    assert [line[2:] for line in written(nlu_data)] == [
        ("plain", "hello"),
        ("reviewed", "hey you"),
        ("plain", "good day"),
        ("reviewed", "hiya"),
    ]


def test_a_file_is_made_for_an_intent_that_has_none(nlu_data: Path) -> None:
    assert TrainingFiles(nlu_data).add("fr", "thank", "merci bien") == nlu_data / "nlu" / "fr" / "thank.yml"
    assert ("fr", "thank", "reviewed", "merci bien") in written(nlu_data)


@pytest.mark.parametrize(
    ("intent", "text", "why"),
    [
        ("greet", "HELLO!", "in the training data already"),
        ("thank", "hello", "is greet at"),
        ("thank", "cheers mate", "held out"),
        ("thank", "/greet", "begins with no slash"),
        ("thank", "see [this](order_number)", "cannot hold"),
        ("thank", "  ", "must be wording"),
    ],
)
def test_what_cannot_be_training_data_is_not_written(
    nlu_data: Path, intent: str, text: str, why: str
) -> None:
    files, before = TrainingFiles(nlu_data), written(nlu_data)
    with pytest.raises(NotAdded, match=why):
        files.add("en", intent, text)
    assert written(nlu_data) == before
    assert not (nlu_data / "nlu" / "en" / "thank.yml").exists()


def test_the_same_line_is_added_once(nlu_data: Path) -> None:
    files = TrainingFiles(nlu_data)
    files.add("en", "greet", "hey you")
    with pytest.raises(NotAdded, match="already"):
        files.add("en", "greet", "Hey you!")
