"""What `crossdesk data lint` finds, and what it lets be."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.settings import Settings
from bot.training.lint import Fault, lint
from bot.training.lint.languages import clearly_another
from bot.training.lint.lines import as_written, normalised
from bot.training.lint.personal import found_in

Intents = Mapping[str, Sequence[str]]


def nlu_data(root: Path, intents: Mapping[str, Intents], eval_lines: Sequence[dict[str, str]] = ()) -> Path:
    """Write `{language: {intent: texts}}` as training data; the first text of a file is on its line 5."""
    for lang, files in intents.items():
        for intent, texts in files.items():
            path = root / "nlu" / lang / f"{intent}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = "".join(f"    - {text}\n" for text in texts)
            head = f"nlu:\n- intent: {intent}\n  metadata: {{situation: s}}\n  examples: |\n"
            path.write_text(head + lines, encoding="utf-8")
    if eval_lines:
        (root / "eval" / "nlu").mkdir(parents=True)
        path = root / "eval" / "nlu" / "all.jsonl"
        path.write_text("\n".join(map(json.dumps, eval_lines)), encoding="utf-8")
    return root


def found(root: Path) -> list[tuple[str, str]]:
    """Kind and place of every fault."""
    return [(f.kind, f"{f.path.relative_to(root)}:{f.number}") for f in lint(root).faults]


def message(root: Path) -> str:
    [fault] = lint(root).faults
    return str(fault)


def test_data_without_faults_has_none(tmp_path: Path) -> None:
    root = nlu_data(
        tmp_path, {"en": {"greet": ["hi", "hello there"], "thank": ["thanks"]}, "de": {"greet": ["hi"]}}
    )
    report = lint(root)
    assert report.faults == []
    assert report.lines == {"training": 4}


def test_a_line_written_twice_in_a_language_is_a_duplicate(tmp_path: Path) -> None:
    root = nlu_data(tmp_path, {"en": {"greet": ["Hello there!", "hi", "hello  there", "hello there 👋"]}})
    assert found(root) == [("duplicate", "nlu/en/greet.yml:7")]
    assert message(root).endswith(f"is also at {root}/nlu/en/greet.yml:5")


def test_a_sentence_copied_to_another_language_is_a_duplicate_and_a_word_is_not(tmp_path: Path) -> None:
    root = nlu_data(
        tmp_path,
        {"en": {"greet": ["hey you there", "ok", "12.11.2026"]}, "nl": {"greet": ["hey you there", "ok"]}},
    )
    assert found(root) == [("duplicate", "nlu/nl/greet.yml:5")]


def test_one_text_with_two_labels_is_a_contradiction(tmp_path: Path) -> None:
    root = nlu_data(tmp_path, {"it": {"goodbye": ["ciao 💋"], "greet": ["Ciao!"]}, "de": {"greet": ["ciao"]}})
    assert found(root) == [("contradiction", "nlu/it/greet.yml:5")]
    assert "is greet here and goodbye at" in message(root)


def test_a_sentence_with_another_label_in_another_language_is_a_contradiction(tmp_path: Path) -> None:
    texts = {
        "en": {"affirm": ["no no no of course"]},
        "pl": {"deny": ["no no no of course"], "affirm": ["no"]},
    }
    assert ("contradiction", "nlu/pl/deny.yml:5") in found(nlu_data(tmp_path, texts))


def test_a_training_line_that_is_held_out_is_a_leak(tmp_path: Path) -> None:
    held_out = [
        {"text": "Where is my parcel??", "lang": "en", "intent": "track_order"},
        {"text": "any news?", "lang": "de", "intent": "track_order"},
    ]
    root = nlu_data(tmp_path, {"en": {"track_order": ["any news?", "where is my parcel"]}}, held_out)
    assert found(root) == [("leak", "nlu/en/track_order.yml:6")]
    assert "also held-out data, at" in message(root)
    assert message(root).endswith("all.jsonl:1")


def test_anger_lines_are_checked_against_their_own_held_out_set(tmp_path: Path) -> None:
    nlu_data(tmp_path, {"en": {"greet": ["you thieves, all of you"]}})
    for folder, text in (("anger/en", "you thieves, all of you"), ("eval/anger", "YOU THIEVES all of you")):
        path = tmp_path / folder / "en.jsonl"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"text": text, "lang": "en", "angry": True}))
    assert found(tmp_path) == [("leak", "anger/en/en.jsonl:1")]


@pytest.mark.parametrize(
    ("text", "folder", "language"),
    [
        ("wo ist denn nun mein Paket geblieben", "fr", "de"),
        ("где моя посылка, она должна была прийти вчера", "en", "ru"),
        ("送った荷物はいつ届きますか、教えてください", "de", "ja"),
        ("where is the parcel that I ordered last week", "ar", "en"),
    ],
)
def test_a_line_in_the_folder_of_another_language_is_found(text: str, folder: str, language: str) -> None:
    assert clearly_another(text, folder) == language
    assert clearly_another(text, language) is None


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("ok thank you very much", "de"),  # short
        ("hola amigo, necesito saber where is my order please", "es"),  # half and half
        ("m3ndich clavier arabe, nkemlou en français", "ar"),  # its own words in Latin letters
        ("Können wir bitte auf Englisch weiterschreiben?", "de"),  # names a language
        ("收到電鍋插上去完全沒反應，換插座也一樣", "zh"),  # traditional characters
    ],
)
def test_code_switching_and_short_lines_are_let_be(text: str, folder: str) -> None:
    assert clearly_another(text, folder) is None


@pytest.mark.parametrize(
    ("text", "lang", "what"),
    [
        ("schreibt an erika.muster@gmx.de bitte", "de", "the e-mail address erika.muster@gmx.de"),
        ("call me on +44 7911 843 268", "en", "the phone number +44 7911 843 268"),
        ("appelez le 06 52 81 94 37", "fr", "the phone number 06 52 81 94 37"),
        ("numer 691 284 735", "pl", "the phone number 691 284 735"),
        ("手机13978264519", "zh", "the phone number 13978264519"),
        ("my card 4539 1488 0343 6467 was charged", "en", "the card number 4539 1488 0343 6467"),
        ("pay to DE75512108001245126199", "de", "the bank account DE75512108001245126199"),
    ],
)
def test_what_looks_like_somebodys_is_found(text: str, lang: str, what: str) -> None:
    assert list(found_in(text, lang)) == [what]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("kim@example.org, lee@shop.example.com", "en"),
        ("+86 138 0000 4417", "zh"),
        ("600 111 222", "es"),
        ("06 12 34 56 78", "fr"),
        ("06 00 11 22 33", "fr"),
        ("card 4242 4242 4242 4242", "en"),
        ("order 7788401029 and 1082255 66", "es"),
        ("tracking RR123456785DE, on 06/2023", "it"),
        ("CD-10234, 1Z999AA10123456784", "en"),
        ("IBAN DE89 3704 0044 0532 0130 00", "de"),
    ],
)
def test_invented_data_and_order_numbers_are_let_be(text: str, lang: str) -> None:
    assert list(found_in(text, lang)) == []


def test_what_cannot_be_read_is_a_fault_with_its_place(tmp_path: Path) -> None:
    root = nlu_data(tmp_path, {"en": {"greet": ["hi"]}})
    (root / "nlu" / "en" / "thank.yml").write_bytes(b"nlu:\n- intent: \xff\n")
    (root / "anger" / "en").mkdir(parents=True)
    (root / "anger" / "en" / "anger.jsonl").write_text('{"text": "x", "angry": true}\n{"text"')
    faq = root / "faq"
    (faq / "en").mkdir(parents=True)
    (faq / "entries.yml").write_text("- id: a\n  topic: t\n- id: 3\n")
    faults = lint(root).faults
    assert [(f.kind, str(f.path.relative_to(root)), f.number) for f in faults] == [
        ("unreadable", "anger/en/anger.jsonl", 2),
        ("unreadable", "faq/entries.yml", 3),
        ("unreadable", "nlu/en/thank.yml", 2),
    ]


def test_what_counts_as_the_same_text() -> None:
    assert normalised("Ｗhere's  my order?? 📦") == normalised("where's my ORDER")
    assert normalised("🙏❤️") != normalised("❤️")
    assert as_written("danke 👍") != as_written("danke")
    assert as_written("Danke!") == as_written("danke")
    assert str(Fault("leak", Path("a.yml"), 0, "is empty")) == "a.yml: is empty"


def test_the_command_says_where_and_fails(tmp_path: Path) -> None:
    root = nlu_data(tmp_path, {"en": {"greet": ["hi", "hi"]}})
    runner = CliRunner()
    said = runner.invoke(app, ["data", "lint", "--data-folder", str(root)])
    assert said.exit_code == 1
    assert f"{root}/nlu/en/greet.yml:6: 'hi' is also at" in said.output
    as_json = json.loads(runner.invoke(app, ["data", "lint", "--json", "--data-folder", str(root)]).stdout)
    assert as_json["kinds"] == {"duplicate": 1}
    assert as_json["faults"][0]["line"] == 6
    (root / "nlu" / "en" / "greet.yml").write_text("nlu:\n- intent: greet\n  examples: |\n    - hi\n")
    assert runner.invoke(app, ["data", "lint", "--data-folder", str(root)]).exit_code == 0


def test_the_projects_own_data_has_no_faults() -> None:
    assert [str(fault) for fault in lint(Settings().nlu_data).faults] == []
