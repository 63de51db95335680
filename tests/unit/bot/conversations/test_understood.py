"""What was understood of a message is kept with the turn, from the state that Rasa saved."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, select

from bot.conversations import log
from bot.conversations.models import Draft, Incoming
from bot.conversations.tables import messages, understood
from bot.conversations.understood import Understood, read_state
from tests.unit.bot.conversations.office import Office


def user(intent: str | None, confidence: float, text: str = "hi") -> dict[str, Any]:
    ranking = [{"name": intent, "confidence": confidence}, {"name": "greet", "confidence": 0.1}]
    parsed = {"intent": {"name": intent, "confidence": confidence}, "intent_ranking": ranking}
    return {"event": "user", "text": text, "parse_data": parsed}


def state(*events: dict[str, Any]) -> str:
    return json.dumps({"name": "c", "events": [{"event": "action", "name": "action_listen"}, *events]})


def failed(turns: int) -> dict[str, Any]:
    return {"event": "slot", "name": "failed_turns", "value": turns}


def test_the_last_message_of_a_state_is_read() -> None:
    found = read_state(state(user("thank", 0.9), failed(1), user("track_order", 0.4), failed(0)))
    assert found == Understood("track_order", 0.4, [("track_order", 0.4), ("greet", 0.1)], failed=False)
    again = read_state(state(user("thank", 0.9), user("track_order", 0.4), failed(2)))
    assert again is not None and again.failed


def test_a_state_that_says_nothing_is_let_be() -> None:
    for unreadable in (
        None,
        "",
        "after hello",
        "[]",
        "{}",
        state(),
        state({"event": "user"}),
        state(user(None, 0)),
    ):
        assert read_state(unreadable) is None


def test_a_turn_keeps_what_was_understood(office: Office) -> None:
    office.dialogue.state = lambda text: state(user("track_order", 0.42, text), failed(1))
    conversation = office.conversation()
    office.say(conversation, "where is it")
    assert office.run() == ["answered"]
    with office.engine.connect() as connection:
        [row] = connection.execute(select(understood)).all()
    assert (row.conversation_id, row.seq, row.intent, row.confidence) == (
        conversation,
        1,
        "track_order",
        0.42,
    )
    assert (row.ranking, row.failed) == ([["track_order", 0.42], ["greet", 0.1]], True)
    assert (row.reviewed_at, row.label) == (None, None)


def test_a_pressed_button_and_an_unreadable_state_keep_nothing(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    assert office.run() == ["answered"]
    with office.engine.begin() as connection:
        offered = Draft("bot", "Really?", "en", ({"title": "Yes", "payload": "/affirm"},))
        log.append(connection, log.get(connection, conversation, lock=True), [offered], office.now())
    office.dialogue.state = lambda text: state(user("affirm", 1.0))
    pressed = Incoming("web", f"{conversation}:button", "Yes", payload="/affirm")
    office.reception.receive(conversation, pressed)
    assert office.run() == ["answered"]
    assert office.dialogue.asked[-1][0] == "/affirm"
    with office.engine.connect() as connection:
        assert connection.execute(select(understood)).all() == []


def test_it_goes_with_its_message(office: Office) -> None:
    office.dialogue.state = lambda text: state(user("greet", 0.9))
    conversation = office.conversation()
    office.say(conversation, "hello")
    office.run()
    with office.engine.begin() as connection:
        connection.execute(delete(messages).where(messages.c.conversation_id == conversation))
        assert connection.execute(select(understood)).all() == []
