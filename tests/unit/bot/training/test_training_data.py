"""Faults in training data are named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.training.data import fingerprint, read_items, read_utterances
from bot.training.errors import DataError

GOOD = """version: "3.1"
nlu:
- intent: greet
  metadata:
    situation: plain-hello
  examples: |
    - hello
    - "good" morning: you
- intent: track_order
  metadata: {situation: where}
  examples: |
    - where is [CD-10234](order_number)

    - any news?
"""


def written(tmp_path: Path, text: str | bytes, name: str = "en/a.yml") -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def test_examples_are_read_with_language_situation_and_line(tmp_path):
    found = read_utterances(written(tmp_path, GOOD))
    assert [(u.text, u.lang, u.intent, u.situation, u.line) for u in found] == [
        ("hello", "en", "greet", "plain-hello", 7),
        ('"good" morning: you', "en", "greet", "plain-hello", 8),
        ("where is CD-10234", "en", "track_order", "where", 12),
        ("any news?", "en", "track_order", "where", 14),
    ]


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        (GOOD.replace("greet", "greeting"), "a.yml:7", "unknown intent 'greeting'"),
        (GOOD.replace("- hello", "hello"), "a.yml:7", "must begin with `- `"),
        (GOOD.replace("- hello", "- /greet"), "a.yml:7", "must not begin with `/`"),
        (GOOD.replace("- hello", "- " + "x" * 2001), "a.yml:7", "longer than 2000"),
        (GOOD.replace("- any news?", "- HELLO"), "a.yml:14", "'track_order' here and 'greet' at"),
        ("nlu:\n- intent: greet\n  examples: [hi]\n", "a.yml:2", "no `examples: |`"),
        ("nlu:\n- examples: |\n    - hi\n", "a.yml:2", "no `intent`"),
        ("nlu:\n- intent: greet\n  examples: |\n\n", "a.yml:2", "has no"),
        ("rules: []\n", "a.yml:1", "no list `nlu`"),
        ("nlu: [\n", "a.yml:2", "not YAML"),
        ("", "a.yml", "is empty"),
        (b"nlu:\n- intent: \xff\n", "a.yml:2", "not UTF-8"),
    ],
)
def test_a_fault_is_named_by_file_and_line(tmp_path, text, place, problem):
    with pytest.raises(DataError) as caught:
        read_utterances(written(tmp_path, text))
    assert place in str(caught.value)
    assert problem in str(caught.value)


def test_all_faults_are_listed_at_once(tmp_path):
    written(tmp_path, GOOD.replace("greet", "greeting"))
    written(tmp_path, GOOD.replace("track_order", "track"), "de/b.yml")
    with pytest.raises(DataError) as caught:
        read_utterances(tmp_path)
    assert "greeting" in str(caught.value)
    assert "b.yml" in str(caught.value)


def test_a_folder_that_is_no_language_or_holds_nothing_is_refused(tmp_path):
    with pytest.raises(DataError, match="not a served language"):
        read_utterances(written(tmp_path, GOOD, "tlh/a.yml"))
    with pytest.raises(DataError, match="no such folder"):
        read_utterances(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"text": "x"}\n{"text"', r"e\.jsonl:2: not JSON"),
        ('{"text": "x"}\n\n[1]', r"e\.jsonl:3: not a JSON object"),
        ('{"lang": "en"}', r"e\.jsonl:1: has no 'text'"),
        ('{"text": " "}', r"e\.jsonl:1: `text` must be wording"),
        ("\n", "holds no lines"),
        (b"\xff", r"e\.jsonl:1: not UTF-8"),
    ],
)
def test_evaluation_lines_are_checked(tmp_path, text, problem):
    path = written(tmp_path, text, "e.jsonl") / "e.jsonl"
    with pytest.raises(DataError, match=problem):
        read_items(path, ("text",))


def test_a_folder_of_evaluation_files_is_read_as_one(tmp_path):
    written(tmp_path, '{"text": "b"}\n', "set/de.jsonl")
    written(tmp_path, '{"text": "a"}\r\n', "set/ar.jsonl")
    assert [item["text"] for item in read_items(tmp_path / "set", ("text",))] == ["a", "b"]


def test_the_fingerprint_changes_with_any_file(tmp_path):
    one = written(tmp_path, "a", "x") / "x"
    before = fingerprint([one])
    assert before == fingerprint([one])
    one.write_text("b")
    assert fingerprint([one]) != before
