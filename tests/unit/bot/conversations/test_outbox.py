"""What the desk is told of messages that a messenger did not take."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.base import Inbound
from bot.conversations import log, outbox
from bot.conversations.models import ConversationId, Draft
from tests.unit.bot.conversations.office import Office


def write(office: Office, *texts: str) -> ConversationId:
    office.reception.receive_from("m", Inbound("a", "1", "hi"))
    with office.engine.begin() as connection:
        found = log.find_by_address(connection, "m", "a")
        assert found is not None
        conversation = log.get(connection, found.id, lock=True)
        log.append(connection, conversation, [Draft("bot", text, "en") for text in texts], office.now())
    return found.id


def claim(office: Office) -> outbox.Outgoing:
    with office.engine.begin() as connection:
        outgoing = outbox.claim(connection, "m", office.now(), timedelta(seconds=30))
    assert outgoing is not None
    return outgoing


def test_desk_is_told_of_dead_and_late_messages_and_of_no_others(office: Office) -> None:
    conversation = write(office, "sent", "dead", "late", "not tried yet")
    with office.engine.begin() as connection:
        outbox.sent(connection, outbox.claim(connection, "m", office.now(), timedelta(0)))  # type: ignore[arg-type]
    dead = claim(office)
    with office.engine.begin() as connection:
        outbox.dead(connection, dead, "blocked")
    late = claim(office)
    with office.engine.begin() as connection:
        outbox.retry(connection, late, office.now() + timedelta(seconds=5), "status 502")
        assert outbox.troubles(connection, conversation) == {
            dead.seq: ("dead", "blocked"),
            late.seq: ("waiting", "status 502"),
        }
        outbox.sent(connection, late)
        assert outbox.troubles(connection, conversation) == {dead.seq: ("dead", "blocked")}


def test_next_message_waits_for_the_one_before_it_and_for_its_lease(office: Office) -> None:
    write(office, "first", "second")
    first = claim(office)
    with office.engine.begin() as connection:
        assert outbox.claim(connection, "m", office.now(), timedelta(seconds=30)) is None
        assert outbox.due_channels(connection, office.now()) == []
    office.advance(31)
    assert claim(office).seq == first.seq, "a lease that ran out is taken up again"


def test_postponing_is_no_attempt_and_a_retry_is_one(office: Office) -> None:
    write(office, "first")
    for expected in (1, 1, 2):
        outgoing = claim(office)
        assert outgoing.attempts == expected
        with office.engine.begin() as connection:
            if expected == 1 and office.time.second == 0:
                outbox.postpone(connection, outgoing, office.now() + timedelta(seconds=1))
            else:
                outbox.retry(connection, outgoing, office.now() + timedelta(seconds=1), "x" * 1000)
        office.advance(1)
