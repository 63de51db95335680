"""Rules of `retrieval.reading`: what a corpus says, and where a fault is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval.corpus import (
    CorpusError,
    CorpusInvalid,
    CorpusUnreadable,
    DuplicateEntry,
    EmptyCorpus,
    UnknownEntry,
    UnknownVariable,
)
from retrieval.reading import read_corpus
from tests.unit.retrieval.shop import ENGLISH, ENTRIES, FRENCH, MARKETS, write_shop


def write_lines(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    return path


def test_folder_gives_entries_in_listed_order_with_all_languages(tmp_path: Path) -> None:
    corpus = read_corpus(write_shop(tmp_path))
    assert [entry.id for entry in corpus] == ["delivery-time", "return-window", "import-duty", "wool-care"]
    assert set(corpus["delivery-time"].texts) == {"en", "fr"}
    assert corpus["delivery-time"].topic == "shipping"
    assert corpus["delivery-time"].texts["en"].variants == ("when will my parcel arrive", "delivery time")


def test_answer_alone_is_a_text_too(tmp_path: Path) -> None:
    text = read_corpus(write_shop(tmp_path))["wool-care"].texts["fr"]
    assert (text.question, text.variants) == ("", ())


def test_entry_without_the_language_falls_back_to_english(tmp_path: Path) -> None:
    entry = read_corpus(write_shop(tmp_path))["return-window"]
    assert entry.text_for("fr")[0] == "en"
    assert read_corpus(tmp_path)["wool-care"].question_for("fr") == ("en", "How do I wash a wool sweater?")


def test_conditions_limit_an_entry_to_its_markets(tmp_path: Path) -> None:
    corpus = read_corpus(write_shop(tmp_path))
    assert "import-duty" not in corpus.true_in("FR")
    assert "import-duty" in corpus.true_in("CA")
    assert "import-duty" in corpus.true_in("JP"), "a country that is not listed is the default market"
    assert "import-duty" in corpus.true_in(None)


def test_json_lines_of_several_languages_share_an_entry(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "c.jsonl",
        {"id": "1", "lang": "en", "question": "Hours?", "answer": "9 to 5.\u2028Closed {sundays}."},
        {"id": "1", "lang": "ru", "question": "Часы?", "answer": "С 9 до 5", "variants": ["когда открыто"]},
        {"id": "2", "lang": "en", "question": "Where?", "answer": "Here.", "views": 7},
    )
    corpus = read_corpus(path)
    assert [(entry.id, sorted(entry.texts)) for entry in corpus] == [("1", ["en", "ru"]), ("2", ["en"])]
    assert corpus["1"].texts["ru"].variants == ("когда открыто",)
    assert corpus.markets is None


@pytest.mark.parametrize(
    ("changed", "error", "place", "words"),
    [
        ({"en": "- id: [broken"}, CorpusUnreadable, "en/all.yml:2", "not YAML"),
        ({"en": "- id: delivery-time\n\tanswer: x"}, CorpusUnreadable, "en/all.yml:2", "not YAML"),
        ({"en": "just words"}, CorpusInvalid, "en/all.yml", "list"),
        (
            {"en": ENGLISH + "- id: wool-care\n  question: No answer?\n"},
            CorpusInvalid,
            "en/all.yml:17",
            "answer",
        ),
        (
            {"en": ENGLISH + "- id: wool-care\n  answer: Again.\n"},
            DuplicateEntry,
            "en/all.yml:17",
            "wool-care",
        ),
        ({"en": ENGLISH + "- id: x\n  answer: y\n  answer: z\n"}, CorpusUnreadable, "en/all.yml:17", "twice"),
        ({"en": ENGLISH + "- id: nobody\n  answer: Hm.\n"}, UnknownEntry, "en/all.yml:17", "nobody"),
        ({"en": ENGLISH + "- id: wool-care\n  anser: Hm.\n"}, CorpusInvalid, "en/all.yml:17", "ans"),
        ({"entries": ENTRIES + "- {id: wool-care}\n"}, DuplicateEntry, "entries.yml:7", "wool-care"),
        ({"entries": None}, CorpusUnreadable, "entries.yml", "No such file"),
        (
            {"fr": FRENCH + "- id: return-window\n  answer: '{days}'\n"},
            UnknownVariable,
            "fr/all.yml:7",
            "{days}",
        ),
        ({"markets": MARKETS + "US:\n  carriers: UPS\n"}, CorpusInvalid, "markets.yml:12", "duty_threshold"),
        ({"markets": "FR: {}"}, CorpusInvalid, "markets.yml", "default"),
        ({"markets": None}, CorpusInvalid, "entries.yml:3", "CA"),
        ({"en": "", "fr": ""}, EmptyCorpus, "", "no entry"),
        ({"entries": "- {id: delivery-time, markets: [FR]}"}, CorpusInvalid, "entries.yml:1", "markets"),
    ],
)
def test_every_fault_names_its_place(
    tmp_path: Path, changed: dict[str, str | None], error: type[CorpusError], place: str, words: str
) -> None:
    with pytest.raises(error) as caught:
        read_corpus(write_shop(tmp_path, **changed))
    assert caught.value.place.endswith(place)
    assert words in str(caught.value)


def test_unknown_variable_may_be_left_to_the_lint(tmp_path: Path) -> None:
    source = write_shop(tmp_path, fr=FRENCH + "- id: return-window\n  answer: '{days}'\n")
    assert read_corpus(source, check=False)["return-window"].texts["fr"].variables == {"days"}


@pytest.mark.parametrize(
    ("lines", "error", "line"),
    [
        (['{"id": "1", "lang": "en", "answer": "x"}', "{broken"], CorpusUnreadable, 2),
        (['{"id": "1", "lang": "en", "answer": "x"}'] * 2, DuplicateEntry, 2),
        (['{"id": "1", "lang": "english", "answer": "x"}'], CorpusInvalid, 1),
        (['{"id": 1, "lang": "en", "answer": "x"}'], CorpusInvalid, 1),
        (['["id"]'], CorpusInvalid, 1),
        (['{"id": "1", "lang": "en", "answer": "  "}'], CorpusInvalid, 1),
    ],
)
def test_faulty_json_line_is_named(
    tmp_path: Path, lines: list[str], error: type[CorpusError], line: int
) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(error) as caught:
        read_corpus(path)
    assert caught.value.place == f"{path}:{line}"


def test_empty_or_missing_or_binary_source_is_refused(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.jsonl", tmp_path / "binary.jsonl"
    empty.write_text("\n\n")
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EmptyCorpus):
        read_corpus(empty)
    with pytest.raises(CorpusUnreadable):
        read_corpus(binary)
    with pytest.raises(CorpusUnreadable):
        read_corpus(tmp_path / "nowhere")


def test_texts_may_stand_in_one_yaml_file(tmp_path: Path) -> None:
    path = tmp_path / "draft.yml"
    path.write_text("- {id: a, lang: en, question: Why?, variants: [How come?], answer: So.}\n", "utf-8")
    text = read_corpus(path)["a"].texts["en"]
    assert (text.question, text.variants, text.answer) == ("Why?", ("How come?",), "So.")
    path.write_text("- {id: a, lang: en, answer: So.}\n- {id: b, lang: en, answer: ''}\n", "utf-8")
    with pytest.raises(CorpusInvalid) as caught:
        read_corpus(path)
    assert caught.value.place == f"{path}:2"


def test_folder_of_an_import_is_its_file_unless_entries_are_listed(tmp_path: Path) -> None:
    write_lines(tmp_path / "corpus.jsonl", {"id": "1", "lang": "en", "answer": "x"})
    assert [entry.id for entry in read_corpus(tmp_path)] == ["1"]
    assert "delivery-time" in [entry.id for entry in read_corpus(write_shop(tmp_path))]
