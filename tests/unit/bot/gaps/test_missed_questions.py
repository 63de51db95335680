"""Questions in vain are kept without personal data and come back as gaps, on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from sqlalchemy import select
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from actions.knowledge import FaqAnswer, Missed, Ranking
from bot import schema
from bot.cli.main import app
from bot.database import connect
from bot.gaps.draft import draft_entries
from bot.gaps.report import Gaps
from bot.gaps.store import MissedQuestionStore
from bot.gaps.tables import metadata, missed_questions
from bot.insights import Insights
from retrieval.corpus import CorpusInvalid
from retrieval.encoder import HashingEncoder
from retrieval.reading import read_corpus
from tests.databases import postgres_engine, sqlite_engine

NOON = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)


class OneEntry:
    """A FAQ whose nearest entry is always the same."""

    def nearest(self, question: str, *, language: str, market: str, count: int = 3) -> Ranking:
        return Ranking(("delivery-places",)[:count], 0.31)

    def entry(self, faq_id: str, *, language: str, market: str) -> FaqAnswer:
        return FaqAnswer(faq_id, "Where do you deliver?", "Everywhere.", language)


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    opened = sqlite_engine(tmp_path, [metadata]) if request.param == "sqlite" else postgres_engine([metadata])
    with opened as made:
        yield made


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Engine]:
    with sqlite_engine(tmp_path, [metadata]) as made:
        yield made


def store(engine: Engine, dimension: int = 64) -> MissedQuestionStore:
    return MissedQuestionStore(engine, lambda: HashingEncoder(dimension=dimension))


def missed(key: str, question: str, language: str = "en", **more: Any) -> Missed:
    values = {"kind": "abstained", "market": "US", "at": NOON, **more}
    return Missed(key, "conversation", question=question, language=language, **values)


def test_question_is_kept_once_and_without_personal_data(engine: Engine) -> None:
    kept = store(engine)
    for _ in range(2):
        kept.record(missed("turn-1", "Can anna@example.com pick up order CD-10234 in Oslo?"))
    with engine.connect() as connection:
        [row] = connection.execute(select(missed_questions)).all()
    assert row.question == "Can [email] pick up order [number] in Oslo?"
    assert b"anna" not in b"".join(str(value).encode() for value in row)


def test_settled_question_is_forgotten(engine: Engine) -> None:
    kept = store(engine)
    for key in ("turn-1", "turn-2"):
        kept.record(missed(key, f"question of {key}"))
    kept.settle("turn-1")
    kept.settle("turn-1")
    asked, _ = kept.since(NOON, 10)
    assert [question.text for question in asked] == ["question of turn-2"]


def test_newest_questions_come_back_with_their_vectors(engine: Engine) -> None:
    kept = store(engine)
    for hours in range(4):
        kept.record(missed(f"turn-{hours}", f"number {hours}", at=NOON - timedelta(hours=hours)))
    asked, vectors = kept.since(NOON - timedelta(hours=2), most=2)
    assert [question.text for question in asked] == ["number 0", "number 1"]
    assert np.allclose(vectors, HashingEncoder(dimension=64).encode(["number 0", "number 1"]), atol=1e-3)


def test_vectors_of_another_encoder_are_made_anew(small: Engine) -> None:
    store(small, dimension=32).record(missed("turn-1", "Do you ship to PO boxes?"))
    _, vectors = store(small, dimension=64).since(NOON, 10)
    assert np.allclose(vectors, HashingEncoder(dimension=64).encode(["Do you ship to PO boxes?"]))


def gaps(engine: Engine, knowledge: object = None) -> Gaps:
    kept = store(engine)
    for number in range(3):
        kept.record(missed(f"turn-{number}", "Do you ship to PO boxes?", market="US" if number else "NO"))
    kept.record(missed("turn-8", "Is the wool organic?", kind="unhelpful", faq_id="wool-care"))
    kept.record(missed("turn-9", "too long ago", at=NOON - timedelta(days=40)))
    return Gaps(kept, lambda: NOON, lambda: knowledge)  # type: ignore[arg-type,return-value]


def test_gap_tells_counts_and_the_entry_nearest_to_it(small: Engine) -> None:
    [most, single] = [gap.as_json() for gap in gaps(small, OneEntry()).find()]
    assert (most["question"], most["count"], most["by_market"]) == (
        "Do you ship to PO boxes?",
        3,
        {"US": 2, "NO": 1},
    )
    assert most["nearest"] == {
        "id": "delivery-places",
        "question": "Where do you deliver?",
        "probability": 0.31,
    }
    assert (single["by_kind"], single["unhelpful_entries"]) == ({"unhelpful": 1}, {"wool-care": 1})
    assert json.loads(json.dumps(most)) == most


def test_rare_gaps_and_old_questions_can_be_left_out(small: Engine) -> None:
    found = gaps(small)
    assert [gap.gap.count for gap in found.find(least=2)] == [3]
    assert len(found.find(days=60)) == 3
    assert found.find()[0].nearest is None


def test_draft_is_a_corpus_as_soon_as_the_answers_are_filled_in(small: Engine, tmp_path: Path) -> None:
    text = draft_entries(gaps(small, OneEntry()).find())
    assert "# Asked 3 times" in text and "# Nearest entry: delivery-places (31%)" in text
    assert "# Did not help: wool-care 1" in text
    draft = tmp_path / "draft.yml"
    draft.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusInvalid, match=r"draft\.yml:\d+: gap-1: answer"):
        read_corpus(draft)
    draft.write_text(text.replace("answer: ''", "answer: Yes."), encoding="utf-8")
    entry = read_corpus(draft)["gap-1"]
    assert entry.texts["en"].question == "Do you ship to PO boxes?"


def test_draft_holds_the_wordings_of_every_language(small: Engine) -> None:
    kept = store(small)
    for key, text, language in (
        ("1", "Gift wrap?", "en"),
        ("2", "gift wrap, please?", "en"),
        ("3", "Gift wrap?!", "de"),
    ):
        kept.record(missed(key, text, language))
    found = Gaps(kept, lambda: NOON, lambda: None).find()
    texts = yaml.safe_load(draft_entries(found))
    assert {text["lang"] for text in texts} == {"en", "de"}
    assert sum(1 + len(text["variants"]) for text in texts) == 3


def test_insights_show_the_gaps(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'x.db'}")
    schema.upgrade(engine)
    found = gaps(engine, OneEntry())
    figures = Insights(engine, lambda: [gap.as_json() for gap in found.find(top=1)]).figures()
    assert [gap["question"] for gap in figures["gaps"]] == ["Do you ship to PO boxes?"]
    assert Insights(engine).figures()["gaps"] == []
    engine.dispose()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with gaps in it, and no trained model."""
    monkeypatch.setattr("bot.container.load_encoder", lambda name: HashingEncoder(dimension=64))
    monkeypatch.setenv("CROSSDESK_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("CROSSDESK_DATA", str(tmp_path))
    engine = connect(f"sqlite:///{tmp_path / 'crossdesk.db'}")
    schema.upgrade(engine)
    kept = store(engine)
    for number in range(2):
        kept.record(
            missed(f"turn-{number}", "Gibt es Gutscheine aus Papier?", "de", at=datetime.now(timezone.utc))
        )
    engine.dispose()
    return tmp_path


def test_command_shows_gaps_and_writes_drafts(data: Path) -> None:
    words = ["faq", "gaps", "--data", str(data)]
    shown = CliRunner().invoke(app, [*words, "--out", str(data / "draft.yml")])
    assert shown.exit_code == 0, shown.output
    assert "   2  Gibt es Gutscheine aus Papier?" in shown.stdout
    assert "lang: de" in (data / "draft.yml").read_text(encoding="utf-8")
    told = json.loads(CliRunner().invoke(app, [*words, "--json"]).stdout)
    assert [(gap["count"], gap["by_language"]) for gap in told] == [(2, {"de": 2})]


def test_command_says_what_to_do_without_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.container.load_encoder", lambda name: HashingEncoder(dimension=64))
    monkeypatch.setenv("CROSSDESK_DATA", str(tmp_path))
    result = CliRunner().invoke(app, ["faq", "gaps", "--data", str(tmp_path)])
    assert "crossdesk db upgrade" in str(result.exception)
