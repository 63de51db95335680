"""Rules of `retrieval.importing`: what an export becomes, what is left out, and where a fault is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from retrieval.corpus import CorpusError, CorpusInvalid, CorpusUnreadable, DuplicateEntry, EmptyCorpus
from retrieval.encoder import HashingEncoder
from retrieval.importing import FORMATS, Imported, Options, import_corpus, write_corpus_lines
from retrieval.reading import read_corpus
from retrieval.retriever import Retriever
from tests.unit.retrieval.shop import build_shop

EXPORTS = Path(__file__).parent / "exports"
SOURCES = {
    "zendesk": EXPORTS / "zendesk",
    "shopify": EXPORTS / "shopify",
    "csv": EXPORTS / "wide.csv",
    "markdown": EXPORTS / "markdown",
}


def texts(imported: Imported) -> dict[tuple[str, str], tuple[str, str]]:
    return {(line.id, line.lang): (line.question, line.answer) for line in imported.lines}


def reasons(imported: Imported) -> dict[str, str]:
    return {skipped.place.partition(": ")[2]: skipped.reason for skipped in imported.skipped}


@pytest.mark.parametrize("form", FORMATS)
def test_index_is_built_from_what_was_imported(form: str, tmp_path: Path) -> None:
    imported = import_corpus(form, SOURCES[form])
    written = write_corpus_lines(imported, tmp_path / "corpus")
    assert written == tmp_path / "corpus" / "corpus.jsonl"
    manifest = build_shop(tmp_path / "corpus", tmp_path / "index")
    assert (manifest.entries, tuple(sorted(manifest.languages))) == (imported.entries, imported.languages)
    asked = imported.lines[0]
    found = Retriever(tmp_path / "index", HashingEncoder()).search(asked.question, asked.lang)
    assert found.results[0].id == asked.id


def test_zendesk_html_becomes_plain_text() -> None:
    question, answer = texts(import_corpus("zendesk", SOURCES["zendesk"]))["7001", "en"]
    assert question == "How long does delivery take?"
    assert answer == (
        "Parcels travel three days.\nIslands: five.\n\n- DHL\n- UPS\n  - express\n\n"
        "See returns (https://help.example.com/hc/en-us/articles/7002) or track it (https://track.example.com)."
    )


def test_page_of_several_questions_becomes_entries_in_every_language() -> None:
    found = texts(import_corpus("zendesk", SOURCES["zendesk"]))
    assert found["7002-1", "en"] == ("How long do I have?", "30 days.\n\nExceptions\n\nGift cards.")
    assert found["7002-2", "fr"] == ("Qui paie l’étiquette ?", "Nous.")
    assert ("7002", "en") not in found


def test_page_whose_languages_ask_differently_stays_whole(tmp_path: Path) -> None:
    body = "<h2>One?</h2><p>1</p><h2>Two?</h2><p>2</p>"
    page = {"articles": [
        {"id": 1, "locale": "en", "title": "Both", "body": body},
        {"id": 1, "locale": "de", "title": "Beide", "body": "<h2>Eins?</h2><p>1</p>"},
    ]}  # fmt: skip
    (tmp_path / "p.json").write_text(json.dumps(page), encoding="utf-8")
    found = texts(import_corpus("zendesk", tmp_path / "p.json"))
    assert found == {("1", "en"): ("Both", "One?\n\n1\n\nTwo?\n\n2"), ("1", "de"): ("Beide", "Eins?\n\n1")}


def test_what_shoppers_may_not_see_is_left_out_in_every_language() -> None:
    imported = import_corpus("zendesk", SOURCES["zendesk"])
    written = json.dumps([line.record() for line in imported.lines])
    assert not any(secret in written for secret in ("refund up to", "50 USD", "Soon", "Früher"))
    assert {skipped.reason for skipped in imported.skipped} == {
        "a draft",
        "an outdated translation",
        "for a user segment only, not for everybody",
        "its article 7999 is not in the export",
        f"{EXPORTS}/zendesk/articles-1.json: articles[0] (id 7001, en-us) is taken for en (en-us)",
        "the words before its first question are left out",
        "there is no text in it",
    }


def test_simplified_chinese_wins_over_traditional(tmp_path: Path) -> None:
    pages = [{"id": 1, "locale": locale, "source_locale": "zh-tw", "title": locale, "body": "文"}
             for locale in ("zh-tw", "zh-cn")]  # fmt: skip
    (tmp_path / "p.json").write_text(json.dumps(pages), encoding="utf-8")
    assert texts(import_corpus("zendesk", tmp_path / "p.json")) == {("1", "zh"): ("zh-cn", "文")}


def test_shopify_pages_and_metaobjects() -> None:
    imported = import_corpus("shopify", SOURCES["shopify"], Options(base_url="https://shop.example.com"))
    assert texts(imported) == {
        ("delivery-canada", "en"): (
            "Do you deliver to Canada?",
            "Yes, in six days. Details (https://shop.example.com/policies/shipping-policy)",
        ),
        ("gift-cards-1", "en"): ("Do they expire?", "No."),
        ("gift-cards-2", "en"): ("Can I pay a part with one?", "Yes."),
        ("gift-cards-1", "de"): ("Verfallen sie?", "Nein."),
        ("gift-cards-2", "de"): ("Kann ich damit einen Teil zahlen?", "Ja."),
        ("faq.wool-care", "en"): (
            "How do I wash wool?",
            "By hand. Film (https://care.example.com)\n\n1. Cold water\n2. Lay < flat",
        ),
    }
    assert reasons(imported) == {
        "pages[1] (secret-sale)": "not published",
        "metaobjects[0] (wool-care), fr": "the translation is incomplete or outdated",
        "metaobjects[1] (draft-one)": "a draft",
        "metaobjects[2] (oslo)": "store_location has no question and answer (its fields: street)",
    }


def test_shopify_bulk_lines_and_relative_links_without_a_base(tmp_path: Path) -> None:
    source = tmp_path / "bulk.jsonl"
    page = {"id": "gid://shopify/Page/5", "title": "Duty?", "body": '<p>None. <a href="/x">More</a></p>'}
    source.write_text(json.dumps(page) + "\n\n", encoding="utf-8")
    assert texts(import_corpus("shopify", source, Options(lang="fr"))) == {
        ("5", "fr"): ("Duty?", "None. More")
    }


def test_csv_of_rows_with_its_own_names() -> None:
    columns = {"lang": "Sprache", "question": "Frage", "answer": "Antwort"}
    imported = import_corpus("csv", EXPORTS / "table.csv", Options(columns=columns))
    assert texts(imported) == {
        ("window", "de"): ("Wie lange kann ich zurückgeben?", "30 Tage,\n\n- ungetragen"),
        ("window", "en"): ("How long can I return?", "30 days.\n\nUnworn."),
        ("do-you-wrap-gifts", "en"): ("Do you wrap gifts?", "Yes; no fee & no paper waste"),
    }
    assert imported.lines[0].variants == ("Rückgabefrist", "Umtausch nach 3 Wochen")


def test_csv_with_a_column_per_language() -> None:
    assert list(texts(import_corpus("csv", EXPORTS / "wide.csv"))) == [
        ("pickup", "en"),
        ("pickup", "pt"),
        ("invoice", "en"),
    ]


def test_markdown_takes_language_and_id_from_front_matter_or_path() -> None:
    imported = import_corpus("markdown", SOURCES["markdown"])
    assert texts(imported) == {
        ("adresse", "de"): (
            "Kann ich meine Adresse ändern?",
            "Ja, bis zum Versand. Mehr: https://help.example.com/adresse",
        ),
        ("return-window", "en"): (
            "How many days do I have to return something?",
            "You have 30 days.\n\nCountry | Days\nFrance | 30\nJapan | 45",
        ),
        ("return-window", "pt"): ("Quantos dias tenho para devolver?", "Você tem 30 dias."),
    }
    [english] = [line for line in imported.lines if line.lang == "en"]
    assert english.variants == ("return period", "can I send shoes back after two weeks?")


FAULTS = [
    ("zendesk", "p.json", '{"articles": [{"id": 1, "title": 5, "body": "x"}]}', CorpusInvalid, "articles[0]: title"),
    ("zendesk", "p.json", '{"articles": [{"title": "no id", "body": "x"}]}', CorpusInvalid, "articles[0]: an article"),
    ("zendesk", "p.json", '{"articles":\n [}', CorpusUnreadable, "p.json:2: not JSON"),
    ("zendesk", "p.json", '{"tickets": []}', CorpusInvalid, "no page of articles"),
    ("zendesk", "p.json", '{"articles": [{"id": 1, "title": "a", "draft": true}]}', EmptyCorpus, "a draft"),
    ("shopify", "b.jsonl", '{"handle": "a", "title": "A", "body": "x"}\n{oops', CorpusUnreadable, "jsonl:2: not JSON"),
    ("shopify", "p.json", '{"errors": [{"message": "Throttled"}]}', CorpusInvalid, "Throttled"),
    ("shopify", "p.json", '{"products": []}', CorpusInvalid, "neither `pages` nor `metaobjects`"),
    ("csv", "t.csv", "id,Frage,answer\n", CorpusInvalid, "t.csv:1: no column question; the first line has id, Frage"),
    ("csv", "t.csv", 'question,answer\na,"1\n2"\nb,\n', CorpusInvalid, "t.csv:4: b: no answer"),
    ("csv", "t.csv", 'question,answer\na,1\nb,"2', CorpusUnreadable, "t.csv:3: not CSV"),
    ("csv", "t.csv", "question,answer\nSame?,1\nsame,2\n", DuplicateEntry, "t.csv:3"),
    ("csv", "t.csv", b"question,answer\n\xff\xfe,1\n", CorpusUnreadable, "t.csv: cannot be read as UTF-8"),
    ("markdown", "a.md", "---\ntitle: [x\n---\ntext", CorpusUnreadable, "a.md:3: front matter is not YAML"),
    ("markdown", "a.md", "only text", CorpusInvalid, "a.md: no question"),
    ("markdown", "a.md", "---\ntitle: T\nvariants: one\n---\ntext", CorpusInvalid, "a.md:1: variants"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "name", "content", "error", "told"), FAULTS)
def test_fault_is_told_with_its_place(
    tmp_path: Path, form: str, name: str, content: str | bytes, error: type[CorpusError], told: str
) -> None:
    source = tmp_path / name
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(error) as raised:
        import_corpus(form, source)
    assert told in str(raised.value)


def test_command_writes_the_corpus_and_tells_what_it_left_out(tmp_path: Path) -> None:
    out = tmp_path / "own.jsonl"
    words = ["faq", "import", "--from", "zendesk", str(SOURCES["zendesk"]), "--out", str(out), "--json"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told["entries"], told["texts"], told["languages"]) == (3, 6, ["en", "fr"])
    assert len(told["skipped"]) == 7
    assert len(read_corpus(out)) == 3


def test_failed_import_leaves_the_corpus_before(tmp_path: Path) -> None:
    from bot.cli.common import Failure

    out = tmp_path / "own.jsonl"
    out.write_text("before", encoding="utf-8")
    broken = tmp_path / "t.csv"
    broken.write_text("question\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["faq", "import", "--from", "csv", str(broken), "--out", str(out)])
    assert isinstance(result.exception, Failure)
    assert out.read_text(encoding="utf-8") == "before"


def test_column_that_is_not_ours_is_misuse(tmp_path: Path) -> None:
    words = ["faq", "import", "--from", "csv", str(EXPORTS / "wide.csv"), "--out", str(tmp_path / "x")]
    assert CliRunner().invoke(app, [*words, "--column", "frage=x"]).exit_code == 2
