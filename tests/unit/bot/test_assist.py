"""What agents are offered to send: the shopper's matter, in both languages, and only to who may have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient

from actions.knowledge import FaqAnswer, Ranking
from bot.assist import AgentAssist, fused, telling
from bot.conversations import log
from bot.conversations.models import ConversationId, Draft, Message
from bot.conversations.tables import metadata as conversation_tables
from bot.conversations.tables import understood
from bot.web import tickets
from escalation.errors import EscalationError
from escalation.signals import Evidence, assess
from escalation.tables import metadata as escalation_tables
from escalation.tickets import ConversationId as TicketConversationId
from escalation.tickets import Ticket, ticket_for
from tests.databases import sqlite_engine
from tests.unit.bot.conversations.office import START, Office

WORDS = {"return": "return-window", "wool": "wool-care", "duty": "import-duty", "human": "contact"}


class Shelf:
    """A FAQ in English and German that finds an entry by its word, surely, and the others after it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []

    def nearest(self, question: str, *, language: str, market: str, count: int = 3) -> Ranking:
        self.asked.append((question, language, market))
        hit = [faq_id for word, faq_id in WORDS.items() if word in question.casefold()]
        rest = [faq_id for faq_id in WORDS.values() if faq_id not in hit]
        return Ranking((*hit, *rest)[:count], 0.9 if hit else 0.05)

    def entry(self, faq_id: str, *, language: str, market: str) -> FaqAnswer | None:
        if faq_id == "import-duty" and market == "DE":
            return None  # not true there
        lang = language if language in ("en", "de") else "en"
        return FaqAnswer(faq_id, f"{faq_id}? ({lang})", f"answer {faq_id} ({lang})", lang)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with sqlite_engine(tmp_path, [conversation_tables, escalation_tables]) as engine:
        yield Office(engine)


def talk(
    office: Office,
    *said: str,
    language: str = "de",
    market: str = "US",
    intents: dict[int, str] | None = None,
) -> Ticket:
    """A conversation in which the shopper said these things, with a ticket that waits."""
    with office.engine.begin() as connection:
        conversation = log.open_conversation(
            connection, channel="web", now=START, locale=language, market=market
        )
        drafts = [Draft("shopper", text, language) for text in said]
        log.append(connection, conversation, drafts, START)
        log.remember_language(connection, conversation.id, language, {})
        for seq, intent in (intents or {}).items():
            values = {"conversation_id": conversation.id, "seq": seq, "intent": intent, "confidence": 0.9}
            connection.execute(understood.insert().values(**values, failed=False))
    handoff = assess(Evidence(wants_human=True))
    assert handoff is not None
    new = ticket_for(
        handoff, conversation_id=TicketConversationId(conversation.id), language=language, channel="web"
    )
    return office.queue.open(new, START)


class Desk:
    """The ticket API with one agent who is logged in."""

    def __init__(self, office: Office, languages: tuple[str, ...] = ("en", "de")) -> None:
        self.office, self.shelf = office, Shelf()
        self.agent = office.agents.add("ana@example.com", "Ana", languages=list(languages), capacity=5)
        token = office.agents.issue_token(self.agent.id, START)
        app = FastAPI()
        app.include_router(tickets.router)
        app.add_exception_handler(EscalationError, _as_the_app_does)
        app.state.container = SimpleNamespace(
            agents=office.agents,
            now=office.now,
            desk=office.desk,
            queue=office.queue,
            assist=AgentAssist(office.engine, office.queue, lambda: self.shelf),
        )
        self.web = TestClient(app, headers={"authorization": f"Bearer {token}"})

    def suggestions(self, ticket: Ticket, query: str = "") -> list[dict[str, Any]]:
        answer = self.web.get(f"/api/tickets/{ticket.id}/suggestions{query}")
        assert answer.status_code == 200, answer.text
        return answer.json()


def _as_the_app_does(_request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(error)}, tickets.status_of(error))  # type: ignore[arg-type]


def test_three_entries_in_the_shoppers_language_beside_the_agents(office: Office) -> None:
    found = Desk(office).suggestions(talk(office, "Wie geht eine return?"), "?lang=en")
    assert len(found) == 3
    assert found[0] == {
        "faq_id": "return-window",
        "probability": 0.9,
        "shopper": {"lang": "de", "question": "return-window? (de)", "answer": "answer return-window (de)"},
        "agent": {"lang": "en", "question": "return-window? (en)", "answer": "answer return-window (en)"},
    }
    assert found[1]["probability"] is None


@pytest.mark.parametrize(("languages", "expected"), [(("de",), "de"), (("en", "fr"), "en")])
def test_agent_reads_the_shoppers_language_if_they_speak_it_else_english(
    office: Office, languages: tuple[str, ...], expected: str
) -> None:
    found = Desk(office, languages).suggestions(talk(office, "return?"))
    assert {entry["agent"]["lang"] for entry in found} == {expected}


def test_suggestion_is_sent_through_the_reply_call(office: Office) -> None:
    desk, ticket = Desk(office), talk(office, "return?")
    answer = desk.suggestions(ticket)[0]["shopper"]["answer"]
    refused = desk.web.post(f"/api/tickets/{ticket.id}/reply", json={"text": answer})
    assert refused.status_code == 403, "only who holds the ticket may write"
    desk.web.post("/api/tickets/claim", json={"ticket_id": ticket.id})
    assert desk.web.post(f"/api/tickets/{ticket.id}/reply", json={"text": answer}).status_code == 201
    conversation = ConversationId(ticket.conversation_id)
    assert office.texts(conversation, "agent") == ["answer return-window (de)"]


def test_matter_is_found_behind_greeting_and_wish_for_a_person(office: Office) -> None:
    said = ("is duty due?", "hello", "a human please")
    ticket = talk(office, *said, intents={1: "ask_faq", 2: "greet", 3: "request_human"})
    desk = Desk(office)
    assert desk.suggestions(ticket)[0]["faq_id"] == "import-duty"
    assert [question for question, *_ in desk.shelf.asked] == ["is duty due?"]


def test_later_message_counts_more_and_small_talk_little(office: Office) -> None:
    found = Desk(office).suggestions(talk(office, "wool?", "return?", "hm", "well"))
    assert [entry["faq_id"] for entry in found][:2] == ["return-window", "wool-care"]


def test_entry_that_is_not_true_in_the_market_is_not_offered(office: Office) -> None:
    desk = Desk(office)
    found = desk.suggestions(talk(office, "duty?", market="DE"))
    assert "import-duty" not in [entry["faq_id"] for entry in found]
    assert (len(found), desk.shelf.asked) == (3, [("duty?", "de", "DE")])


def test_nothing_is_offered_before_the_shopper_has_said_anything(office: Office) -> None:
    assert Desk(office).suggestions(talk(office)) == []


def test_unknown_ticket_wrong_language_and_strangers_are_refused(office: Office) -> None:
    desk, ticket = Desk(office), talk(office, "return?")
    assert desk.web.get("/api/tickets/nothing/suggestions").status_code == 404
    assert desk.web.get(f"/api/tickets/{ticket.id}/suggestions?lang=../x").status_code == 422
    assert (
        desk.web.get(f"/api/tickets/{ticket.id}/suggestions", headers={"authorization": ""}).status_code
        == 401
    )


def test_of_buttons_only_questions_of_the_faq_say_what_the_matter_is() -> None:
    buttons = (
        {"title": "How long can I return?", "payload": '/ask_faq{"faq_id": "return-window"}'},
        {"title": "That didn’t help", "payload": '/ask_faq{"faq_id": "return-window", "helped": "no"}'},
        {"title": "Talk to a person", "payload": "/request_human"},
    )
    said = [Message(ConversationId("c"), 1, "bot", "One of these?", "en", START, buttons)]
    for seq, button in enumerate(buttons, start=2):
        said.append(Message(ConversationId("c"), seq, "shopper", button["title"], "en", START))
    assert telling(said, {2: "ask_faq", 3: "ask_faq", 4: "request_human"}) == [
        ("How long can I return?", "en")
    ]


def test_entry_that_two_messages_are_near_to_wins() -> None:
    rankings = [Ranking(("a", "b"), 0.5), Ranking(("c", "b"), 0.6)]
    assert [faq_id for faq_id, _ in fused(rankings)] == ["a", "b", "c"]
    assert dict(fused(rankings)) == {"a": 0.5, "b": None, "c": 0.6}
