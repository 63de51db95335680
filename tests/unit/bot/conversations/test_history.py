"""For whom a human was called before, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from actions.orders.tables import metadata as order_tables
from actions.orders.tables import verifications
from bot.conversations.history import SqlContactHistory
from bot.conversations.tables import metadata as conversation_tables
from escalation.signals import Evidence, assess
from escalation.tables import metadata as escalation_tables
from escalation.tickets import ConversationId, Ticket, ticket_for
from tests.databases import postgres_engine, sqlite_engine
from tests.unit.bot.conversations.office import Office

SCHEMAS = [conversation_tables, escalation_tables, order_tables]
WEEK = timedelta(days=7)


@pytest.fixture(params=["sqlite", "postgres"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    opened = sqlite_engine(tmp_path, SCHEMAS) if request.param == "sqlite" else postgres_engine(SCHEMAS)
    with opened as engine:
        yield Office(engine)


def call_human(office: Office, conversation_id: str) -> Ticket:
    handoff = assess(Evidence(wants_human=True))
    assert handoff is not None
    new = ticket_for(handoff, conversation_id=ConversationId(conversation_id), language="en")
    return office.queue.open(new, office.now())


def verify(office: Office, conversation_id: str, customer: str, number: str = "CD-1") -> None:
    with office.engine.begin() as connection:
        connection.execute(
            verifications.insert().values(
                conversation_id=conversation_id,
                order_number=number,
                customer_id=customer,
                verified_at=office.now(),
            )
        )


def called(office: Office, conversation_id: str) -> bool:
    return SqlContactHistory(office.engine).called_since(conversation_id, office.now() - WEEK)


def test_same_customer_in_another_conversation_is_known(office: Office) -> None:
    before, now, other = office.conversation(), office.conversation(), office.conversation()
    verify(office, before, "anna")
    verify(office, now, "anna", "CD-2")
    verify(office, other, "ben")
    call_human(office, before)
    assert called(office, now)
    assert not called(office, other)


def test_ticket_that_is_open_here_is_no_earlier_contact_and_a_closed_one_is(office: Office) -> None:
    conversation = office.conversation()
    ticket = call_human(office, conversation)
    assert not called(office, conversation)
    office.queue.resolve(ticket.id, None, "solved", office.now())
    assert called(office, conversation)


def test_what_is_longer_ago_is_forgotten(office: Office) -> None:
    before, now = office.conversation(), office.conversation()
    verify(office, before, "anna")
    verify(office, now, "anna")
    call_human(office, before)
    office.advance(WEEK.total_seconds() + 1)
    assert not called(office, now)


def test_stranger_without_a_verified_order_is_not_mixed_up(office: Office) -> None:
    before, now = office.conversation(), office.conversation()
    call_human(office, before)
    assert not called(office, now)
