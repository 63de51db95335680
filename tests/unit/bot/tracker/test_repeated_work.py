"""The quick forms give Rasa's own verdict, and are quick."""

from __future__ import annotations

import time
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event, SlotSet
from rasa.utils.endpoints import EndpointConfig

from bot.tracker import repeated_work

SLOT = {"event": "slot", "name": "order_number", "value": "CD-10234", "timestamp": None}
ANSWERS: list[Any] = [
    {},
    {"events": [], "responses": []},
    {"events": [SLOT, {"event": "followup", "name": "action_listen"}], "responses": [{"custom": {"a": 1}}]},
    {"events": [{"event": "action", "name": None, "confidence": 0.5}]},
    [],
    "no",
    {"events": SLOT},
    {"events": [{"event": "slot"}]},
    {"events": [{"event": "slot", "name": 3, "value": 1}]},
    {"events": [{"event": "unheard of"}]},
    {"events": [{"name": "no kind", "value": 1}]},
    {"events": ["slot"]},
    {"events": [], "responses": ["text"]},
    {"events": [{"event": "action", "confidence": "high"}]},
]


def verdict(validate: Any, answer: Any) -> bool:
    try:
        return bool(validate(RemoteAction("action_answer_faq", None), answer))
    except ValidationError:
        return False


@pytest.mark.parametrize("answer", ANSWERS, ids=range(len(ANSWERS)))
def test_same_verdict_on_an_answer(answer: Any) -> None:
    assert verdict(repeated_work._validate_action_result, answer) == verdict(
        repeated_work._rasa_validates, answer
    )


def test_some_answers_are_valid_and_some_are_not() -> None:
    assert {verdict(repeated_work._validate_action_result, answer) for answer in ANSWERS} == {True, False}


def test_an_answer_is_checked_in_a_fraction_of_the_time() -> None:
    answer = {"events": [SLOT] * 6, "responses": [{"custom": {}}]}
    assert best_of(repeated_work._validate_action_result, answer) * 5 < best_of(
        repeated_work._rasa_validates, answer
    )


def test_events_are_found_by_their_names() -> None:
    repeated_work.spare_repeated_work()
    assert Event.resolve_by_type("slot") is SlotSet
    assert isinstance(Event.from_parameters(SLOT), SlotSet)
    with pytest.raises(ValueError, match="Unknown event name"):
        Event.resolve_by_type("unheard of")


async def test_calls_of_actions_share_a_connection_and_keep_their_headers() -> None:
    repeated_work.spare_repeated_work()
    peers, sent = set(), []

    async def answer(request: web.Request) -> web.Response:
        peers.add(request.transport.get_extra_info("peername"))
        sent.append(request.headers["Authorization"])
        return web.json_response({"events": [], "responses": []})

    app = web.Application()
    app.router.add_post("/webhook", answer)
    async with TestServer(app) as server:
        endpoint = EndpointConfig(url=str(server.make_url("/webhook")), headers={"Authorization": "Bearer x"})
        for _ in range(3):
            assert await endpoint.request(json={}) == {"events": [], "responses": []}
    assert len(peers) == 1
    assert sent == ["Bearer x"] * 3


def best_of(validate: Any, answer: Any) -> float:
    """Seconds of the quickest of ten."""
    times = []
    for _ in range(10):
        began = time.perf_counter()
        verdict(validate, answer)
        times.append(time.perf_counter() - began)
    return min(times)
