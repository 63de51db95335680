"""What an action reads from Rasa's call, and what it gives back."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from actions.replies import Reply
from actions.turn import Outcome, Turn

USER = {
    "event": "user",
    "message_id": "m-1",
    "metadata": {
        "turn_id": "turn-7",
        "market": "CA",
        "language": {"code": "fr"},
        "client_address": "192.0.2.1",
    },
}


def tracker(*events: dict[str, Any], **message: Any) -> Tracker:
    latest = {"text": "bonjour", "intent": {"name": "greet", "confidence": 0.8}, "entities": [], **message}
    return Tracker(
        "conversation", {"failed_turns": 1}, latest, list(events), False, None, {}, "action_listen"
    )


def test_metadata_of_the_last_message_counts() -> None:
    older = {**USER, "metadata": {"turn_id": "turn-6"}}
    turn = Turn.read(tracker(older, USER))
    assert (turn.turn_id, turn.market, turn.language) == ("turn-7", "CA", "fr")
    assert turn.client_address == "192.0.2.1"
    assert turn.failed_turns == 1


def test_turn_without_the_app_is_keyed_by_the_message() -> None:
    turn = Turn.read(tracker({"event": "user", "message_id": "m-1", "metadata": {}}))
    assert (turn.turn_id, turn.market, turn.language) == ("m-1", "default", "en")


def test_language_found_by_rasa_is_used_when_the_app_gave_none() -> None:
    assert Turn.read(tracker({"event": "user"}, language={"code": "ja"})).language == "ja"


def test_message_that_another_action_answered_is_marked() -> None:
    answer = {"event": "action", "name": "action_answer_faq"}
    assert Turn.read(tracker(USER, answer)).interrupted
    assert not Turn.read(tracker(answer, USER)).interrupted
    assert not Turn.read(tracker(USER, {"event": "action", "name": "order_form"})).interrupted


def _bot(status: str | None) -> dict[str, Any]:
    return {"event": "bot", "data": {"custom": {"key": "k", **({"status": status} if status else {})}}}


def test_row_of_failures_ends_with_a_turn_that_was_resolved() -> None:
    assert Turn.read(tracker(USER, _bot(None), USER)).failed_turns == 0
    assert Turn.read(tracker(USER, _bot("failed"), USER)).failed_turns == 1
    assert Turn.read(tracker(USER, _bot("resolved"), _bot("asked"), USER)).failed_turns == 1


def test_what_is_said_in_this_turn_does_not_end_the_row() -> None:
    assert Turn.read(tracker(USER, _bot("failed"), USER, _bot("resolved"))).failed_turns == 1


def test_entities_are_read_by_kind() -> None:
    found = [{"entity": "email", "value": "a@example.com"}, {"entity": "email", "value": "b@example.com"}]
    turn = Turn.read(tracker(USER, entities=found))
    assert turn.entity("email") == "a@example.com"
    assert turn.entity("phone") is None


def test_leaving_the_form_ends_it_and_waits() -> None:
    outcome = Outcome((Reply(key="form-left"),), {"task": None}, leave_form=True, then_listen=True)
    kinds = [(event["event"], event.get("name")) for event in outcome.events({"task": "track_order"})]
    assert kinds == [
        ("slot", "task"),
        ("slot", "requested_slot"),
        ("active_loop", None),
        ("followup", "action_listen"),
    ]


def test_slots_that_stay_as_they_are_are_not_sent() -> None:
    outcome = Outcome(slots={"task": "track_order", "reason": None, "misses": 0, "requested_slot": "contact"})
    sent = [event["name"] for event in outcome.events({"task": "track_order", "misses": 0})]
    assert sent == ["misses", "requested_slot"]


def test_anger_of_earlier_messages_is_known_and_a_button_has_none() -> None:
    scored = {**USER, "parse_data": {"anger": {"score": 0.6}}}
    pressed = {**USER, "parse_data": {}}
    now = {**USER, "parse_data": {"anger": {"score": 0.9}}}
    assert Turn.read(tracker(scored, _bot(None), pressed, now)).anger_before == (0.6, 0.0)
    assert Turn.read(tracker(now)).anger_before == ()
