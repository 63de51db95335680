"""A trainer sees what went wrong, once, and what they say becomes training data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from typer.testing import CliRunner, Result

from actions.orders.tables import customers, verifications
from actions.orders.tables import metadata as order_tables
from bot import schema
from bot.cli.main import app
from bot.conversations import log, understood
from bot.conversations.models import ConversationId, Draft
from bot.conversations.tables import metadata as conversation_tables
from bot.conversations.understood import Understood
from bot.database import connect
from bot.review import candidates
from bot.settings import get_settings
from bot.training.data import read_utterances
from tests.databases import postgres_engine, sqlite_engine

NOW = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
SCHEMAS = [conversation_tables, order_tables]


class Talks:
    """Conversations in a database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._minutes = 0

    def begin(self) -> ConversationId:
        with self.engine.begin() as connection:
            return log.open_conversation(connection, channel="web", now=NOW).id

    def say(
        self,
        conversation: ConversationId,
        text: str,
        intent: str = "track_order",
        confidence: float = 0.9,
        lang: str = "en",
        failed: bool = False,
    ) -> int:
        self._minutes += 1
        at = NOW + timedelta(minutes=self._minutes)
        ranking = [(intent, confidence), ("report_delivery_problem", 0.2), ("ask_faq", 0.1)]
        with self.engine.begin() as connection:
            opened = log.get(connection, conversation, lock=True)
            [message] = log.append(connection, opened, [Draft("shopper", text, lang)], at)
            log.append(connection, opened, [Draft("bot", "…", lang)], at)
            understood.keep(
                connection, conversation, message.seq, Understood(intent, confidence, ranking, failed)
            )
        return message.seq

    def agent_says(self, conversation: ConversationId, text: str) -> None:
        with self.engine.begin() as connection:
            opened = log.get(connection, conversation, lock=True)
            log.append(connection, opened, [Draft("agent", text, "en", author="Kim")], NOW)

    def verify(self, conversation: ConversationId, name: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(
                customers.insert().values(
                    id="c1", name=name, email="c1@example.com", locale="en", country="US"
                )
            )
            connection.execute(
                verifications.insert().values(
                    conversation_id=conversation, order_number="CD-10001", customer_id="c1", verified_at=NOW
                )
            )

    def found(
        self, below: float = 0.6, languages: Sequence[str] = ("en", "de")
    ) -> list[candidates.Candidate]:
        with self.engine.connect() as connection:
            return candidates.find(connection, languages, below)


@pytest.fixture(params=["sqlite", "postgres"])
def talks(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Talks]:
    opened = sqlite_engine(tmp_path, SCHEMAS) if request.param == "sqlite" else postgres_engine(SCHEMAS)
    with opened as engine:
        yield Talks(engine)


def test_uncertain_unresolved_and_corrected_messages_are_found_and_good_ones_are_not(talks: Talks) -> None:
    one, two, three = talks.begin(), talks.begin(), talks.begin()
    talks.say(one, "understood")
    talks.say(one, "hmm", confidence=0.5)
    talks.say(one, "eh", confidence=0.3)
    talks.say(two, "asdkj", confidence=0.8, failed=True)
    talks.say(three, "fine")
    talks.say(three, "misunderstood", confidence=0.95)
    talks.agent_says(three, "let me see")
    talks.agent_says(three, "done")
    assert [(c.text, c.why) for c in talks.found()] == [
        ("asdkj", "unresolved"),
        ("misunderstood", "agent took over"),
        ("eh", "uncertain"),
        ("hmm", "uncertain"),
    ]
    assert [c.text for c in talks.found(below=0.4)] == ["asdkj", "misunderstood", "eh"]


def test_languages_that_are_not_trained_are_left_out(talks: Talks) -> None:
    conversation = talks.begin()
    talks.say(conversation, "kde je balík", confidence=0.2, lang="cs")
    talks.say(conversation, "wo ist es", confidence=0.2, lang="de")
    assert [c.lang for c in talks.found()] == ["de"]


def test_a_reviewed_message_does_not_come_again_and_only_one_trainer_gets_it(talks: Talks) -> None:
    conversation = talks.begin()
    talks.say(conversation, "hmm", confidence=0.5)
    [candidate] = talks.found()
    with talks.engine.begin() as connection:
        assert candidates.mark(connection, candidate, "greet", NOW)
        assert not candidates.mark(connection, candidate, "thank", NOW)
    assert talks.found() == []


def test_the_name_of_the_verified_customer_comes_along(talks: Talks) -> None:
    conversation = talks.begin()
    talks.say(conversation, "hmm", confidence=0.5)
    talks.verify(conversation, "Mary Major")
    assert [c.names for c in talks.found()] == [["Mary Major"]]


class Desk:
    """The command, on a data folder and training data of its own."""

    def __init__(self, root: Path) -> None:
        self.data = root / "data"
        self.nlu_data = root / "nlu_data"
        (self.nlu_data / "nlu" / "en").mkdir(parents=True)
        (self.nlu_data / "nlu" / "en" / "greet.yml").write_text(
            "nlu:\n- intent: greet\n  metadata: {situation: s}\n  examples: |\n    - hello\n"
        )
        self.data.mkdir()
        self.engine = connect(f"sqlite:///{self.data / 'crossdesk.db'}")
        schema.upgrade(self.engine)
        self.talks = Talks(self.engine)

    def review(self, *options: str, keys: Sequence[str] = ()) -> Result:
        command = ["review", "--data", str(self.data), *options]
        done = CliRunner().invoke(app, command, input="".join(f"{key}\n" for key in keys))
        assert done.exit_code == 0, done.output
        return done

    def trained(self) -> list[tuple[str, str]]:
        return [
            (u.intent, u.text) for u in read_utterances(self.nlu_data / "nlu") if u.situation == "reviewed"
        ]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(tmp_path)
    monkeypatch.setenv("CROSSDESK_NLU_DATA", str(made.nlu_data))
    monkeypatch.setenv("CROSSDESK_DATA", str(made.data))
    get_settings.cache_clear()
    yield made
    made.engine.dispose()
    get_settings.cache_clear()


def test_enter_accepts_a_number_chooses_s_skips_and_q_stops(desk: Desk) -> None:
    conversation = desk.talks.begin()
    for number, text in enumerate(("any news", "it never came", "blub", "good question", "later please")):
        desk.talks.say(conversation, text, confidence=0.1 + number / 100)
    said = desk.review(keys=["", "2", "s", "report", "ask", "q"]).output
    assert desk.trained() == [
        ("ask_faq", "good question"),
        ("report_delivery_problem", "it never came"),
        ("track_order", "any news"),
    ]
    assert "5 left · en · uncertain · track_order 0.10" in said
    assert "1 track_order 0.10   2 report_delivery_problem 0.20   3 ask_faq 0.10" in said
    assert said.count("no such answer") == 1, "`report` begins two intents"
    assert "3 lines added" in said
    assert "later please" in desk.review(keys=["q"]).output
    assert "blub" not in desk.review(keys=["q"]).output


def test_personal_data_is_neither_shown_nor_kept(desk: Desk) -> None:
    conversation = desk.talks.begin()
    desk.talks.say(conversation, "Mary here, CD-41877 or mary.major@gmail.com", confidence=0.2)
    desk.talks.verify(conversation, "Mary Major")
    said = desk.review(keys=[""]).output
    assert desk.trained() == [("track_order", "Alex here, CD-10234 or name@example.com")]
    assert "Mary" not in said and "41877" not in said and "gmail" not in said


def test_the_text_can_be_edited(desk: Desk) -> None:
    desk.talks.say(desk.talks.begin(), "send it to Elm Street 5", confidence=0.2)
    desk.review(keys=["e", "send it to my new address", ""])
    assert desk.trained() == [("track_order", "send it to my new address")]


def test_what_is_known_already_is_said_and_does_not_come_again(desk: Desk) -> None:
    desk.talks.say(desk.talks.begin(), "Hello!", intent="greet", confidence=0.2)
    assert "not added: the same text is in the training data already" in desk.review(keys=[""]).output
    assert "nothing to review" in desk.review().output
    assert desk.trained() == []


def test_listing_asks_nothing_and_changes_nothing(desk: Desk) -> None:
    desk.talks.say(desk.talks.begin(), "CD-41877?", confidence=0.2)
    assert "'CD-10234?'" in desk.review("--list").output
    [found] = json.loads(desk.review("--json").stdout)
    wanted: dict[str, Any] = {"text": "CD-10234?", "lang": "en", "why": "uncertain", "intent": "track_order"}
    assert {key: found[key] for key in wanted} == wanted
    assert found["ranking"][1] == {"name": "report_delivery_problem", "confidence": 0.2}
    assert len(desk.talks.found()) == 1


def test_a_folder_without_conversations_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSDESK_DATA", str(tmp_path / "none"))
    done = CliRunner().invoke(app, ["review", "--data", str(tmp_path / "none")])
    get_settings.cache_clear()
    assert done.exit_code == 1
    assert not (tmp_path / "none").exists()


def test_a_review_keeps_its_label_in_the_database(desk: Desk) -> None:
    from bot.conversations.tables import understood as table

    desk.talks.say(desk.talks.begin(), "any news", confidence=0.2)
    desk.review(keys=["2"])
    with desk.engine.connect() as connection:
        row = connection.execute(select(table.c.label, table.c.reviewed_at)).one()
    assert row.label == "report_delivery_problem"
    assert row.reviewed_at is not None
