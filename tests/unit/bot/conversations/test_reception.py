"""What comes in from messengers: buttons by number, attachments, long ids, first messages at the same moment."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.channels.base import Attachment, Capabilities, Inbound
from bot.conversations import bus as topics
from bot.conversations import inbox, log
from bot.conversations.models import ConversationId, Draft
from bot.conversations.reception import EmptyMessage, Reception
from tests.unit.bot.conversations.office import Office

NUMBERS = Capabilities(max_length=1000)
BUTTONS = tuple({"title": title, "payload": f"/{title.lower()}"} for title in ("Yes", "No", "Later"))


def reception(office: Office, settle: float = 0.0) -> Reception:
    return Reception(
        engine=office.engine,
        bus=office.bus,
        now=office.now,
        max_chars=2000,
        capabilities={"sms": NUMBERS, "line": Capabilities(max_length=1000, buttons=5)},
        settle=timedelta(seconds=settle),
    )


def offer(office: Office, channel: str = "sms") -> ConversationId:
    reception(office).receive_from(channel, Inbound("a", f"{channel}-first", "hi"))
    with office.engine.begin() as connection:
        found = log.find_by_address(connection, channel, "a")
        assert found is not None
        log.append(
            connection,
            log.get(connection, found.id, lock=True),
            [Draft("bot", "Sure?", "en", BUTTONS), Draft("bot", "(take your time)", "en")],
            office.now(),
        )
    return found.id


def said(office: Office, channel: str = "sms") -> tuple[str, str | None]:
    """Text and payload of the message that is claimed last."""
    with office.engine.begin() as connection:
        last = None
        while claimed := inbox.claim(connection, office.now(), timedelta(seconds=60)):
            inbox.finish(connection, claimed)
            last = claimed
    assert last is not None
    return last.text, last.payload


@pytest.mark.parametrize(
    "text, payload", [("2", "/no"), ("3.", "/later"), ("٢", "/no"), ("4", None), ("0", None)]
)
def test_number_chooses_among_the_last_offered_buttons(
    office: Office, text: str, payload: str | None
) -> None:
    offer(office)
    reception(office).receive_from("sms", Inbound("a", "2", text))
    assert said(office) == (text, payload)


def test_number_is_only_a_number_where_buttons_were_shown_as_buttons(office: Office) -> None:
    offer(office, "line")
    reception(office).receive_from("line", Inbound("a", "2", "2"))
    assert said(office) == ("2", None)


def test_number_chooses_only_directly_after_the_offer(office: Office) -> None:
    offer(office)
    reception(office).receive_from("sms", Inbound("a", "2", "how many do I get?"))
    reception(office).receive_from("sms", Inbound("a", "3", "2"))
    assert said(office) == ("2", None)


def test_message_of_photos_only_is_taken_in_with_a_sign_for_each(office: Office) -> None:
    photos = (Attachment("image", "1"), Attachment("audio", "2"))
    reception(office).receive_from("sms", Inbound("a", "1", "", attachments=photos))
    assert said(office) == ("🖼️ 🎤", None)


def test_message_without_anything_readable_is_refused(office: Office) -> None:
    with pytest.raises(EmptyMessage):
        reception(office).receive_from("sms", Inbound("a", "1", "\x00\x01"))


def test_very_long_ids_are_told_apart(office: Office) -> None:
    long = "x" * 300
    first = reception(office).receive_from("sms", Inbound("a", long + "1", "one"))
    again = reception(office).receive_from("sms", Inbound("a", long + "1", "one"))
    other = reception(office).receive_from("sms", Inbound("a", long + "2", "two"))
    assert (first.duplicate, again.duplicate, other.duplicate) == (False, True, False)
    assert again.inbox_id == first.inbox_id


def test_first_messages_at_the_same_moment_open_one_conversation(office: Office) -> None:
    door = reception(office)
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(lambda n: door.receive_from("sms", Inbound("new", f"m{n % 4}", f"m{n % 4}")), range(16))
        )
    with office.engine.connect() as connection:
        found = log.find_by_address(connection, "sms", "new")
        assert found is not None
        texts = [message.text for message in log.read(connection, found.id)]
    assert sorted(texts) == ["m0", "m1", "m2", "m3"]


def test_messages_wait_for_earlier_ones_of_the_providers_order(office: Office) -> None:
    door = reception(office, settle=0.2)
    for order in (3, 1, 2):
        door.receive_from("sms", Inbound("a", f"m{order}", f"m{order}", order=order))
    assert office.run() == [], "answered before earlier ones could arrive"
    office.advance(0.3)
    office.run()
    assert [text for text, _ in office.dialogue.asked] == ["m1", "m2", "m3"]


def test_workers_are_woken_when_a_message_has_settled(office: Office) -> None:
    async def woken() -> float:
        office.bus.attach()
        async with office.bus.listening(topics.INBOX) as news:
            began = time.monotonic()
            reception(office, settle=0.2).receive_from("sms", Inbound("a", "1", "hi"))
            assert await news.wait(1), "told at once"
            assert await news.wait(1), "and again when it may be answered"
            return time.monotonic() - began

    assert 0.2 <= asyncio.run(woken()) < 0.8


def test_late_message_is_answered_after_the_later_one_it_missed(office: Office) -> None:
    door = reception(office)
    door.receive_from("sms", Inbound("a", "m2", "m2", order=2))
    office.run()
    door.receive_from("sms", Inbound("a", "m1", "m1", order=1))
    office.run()
    assert [text for text, _ in office.dialogue.asked] == ["m2", "m1"]
