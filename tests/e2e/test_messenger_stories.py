"""A whole story on every messenger: a question and its rating, order status, anger, a person, and back to the bot."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.e2e.messengers import BENCHES, Messengers, Writer
from tests.e2e.running import RunningCrossdesk
from tests.e2e.test_conversations import ANGRY, QUESTION, WHERE

LANGUAGES = {
    "telegram": "es",
    "messenger": "en",
    "instagram": "zh",
    "whatsapp": "ar",
    "line": "zh",
    "slack": "en",
    "sms": "es",
    "wechat": "zh",
    "email": "ar",
}
BY_NAME = {bench.name: bench for bench in BENCHES}


@pytest.fixture(params=LANGUAGES)
def writer(
    request: pytest.FixtureRequest, running_crossdesk: RunningCrossdesk, messengers: Messengers
) -> Writer:
    name = request.param
    bench = BY_NAME[name].at(running_crossdesk.base_url)
    return Writer(running_crossdesk, bench, messengers.servers[name], 10 + list(LANGUAGES).index(name))


def test_story_on_one_messenger(writer: Writer, running_crossdesk: RunningCrossdesk) -> None:
    running, lang = running_crossdesk, LANGUAGES[writer.bench.name]
    token = running.agent_token()

    answered = writer.say(QUESTION[lang])
    assert len(answered) >= 1 and any(character.isdigit() for character in answered[0].text)
    _rate(writer, answered[-1])

    order = running.demo_orders()[1 + list(LANGUAGES).index(writer.bench.name)]
    asked = writer.say(WHERE[lang].format(number=order["number"]))
    assert order["postcode"] not in asked[-1].text
    told = writer.say(order["email"])
    assert order["number"] in "\n".join(sent.text for sent in told)

    writer.say(ANGRY[lang])
    ticket = _ticket(running, token, writer.bench.name)
    assert ticket["priority"] in ("high", "urgent") and ticket["language"] == lang
    assert running.call("POST", "/api/tickets/claim", {"ticket_id": ticket["id"]}, token)[0] == 200
    if writer.bench.tells_presence:
        writer.hear()  # somebody has joined

    writer.say("?!", quiet=True)
    status, _ = running.call("POST", f"/api/tickets/{ticket['id']}/reply", {"text": "Ana: OK ✓"}, token)
    assert status == 201
    assert [sent.text for sent in writer.hear()] == ["Ana: OK ✓"], "the bot spoke over the agent"

    done = {"outcome": "solved", "hand_back": True}
    assert running.call("POST", f"/api/tickets/{ticket['id']}/resolve", done, token)[0] == 200
    if writer.bench.tells_presence:
        writer.hear()  # the agent has left
    assert writer.say(QUESTION[lang]), "the bot answers again"

    status, talk = running.call("GET", f"/api/conversations/{ticket['conversation_id']}", token=token)
    assert status == 200 and talk["channel"] == writer.bench.name
    assert not [m for m in talk["messages"] if "delivery" in m], "something was not delivered"
    _check_each_once(writer, talk["messages"])


def _check_each_once(writer: Writer, messages: list[dict[str, Any]]) -> None:
    """Everything in the log was sent, and as often as it stands there."""
    roles = ("bot", "agent", "system") if writer.bench.tells_presence else ("bot", "agent")
    logged = [_start(message["text"]) for message in messages if message["role"] in roles]
    got = [_start(sent.text) for sent in writer.server.sent if sent.address == writer.address]
    assert len(logged) >= 6
    assert {start: got.count(start) for start in logged} == {start: logged.count(start) for start in logged}


def _start(text: str) -> str:
    return " ".join(text.split())[:20]


def _rate(writer: Writer, answer: Any) -> None:
    """Press the first button under the answer, if the question is whether it helped."""
    if not answer.buttons:
        return
    running = writer.crossdesk
    offered = _offered(running, writer)
    [chosen] = [button for button in offered if button["title"] == answer.buttons[0]] or offered[:1]
    assert writer.press(chosen["title"], chosen["payload"])


def _offered(running: RunningCrossdesk, writer: Writer) -> list[dict[str, str]]:
    from bot.conversations import log
    from bot.database import connect

    engine = connect(f"sqlite:///{running.data / 'crossdesk.db'}")
    with engine.connect() as connection:
        found = log.find_by_address(connection, writer.bench.name, writer.address)
        assert found is not None
        messages = log.read(connection, found.id)
    engine.dispose()
    [*_, buttons] = [message.buttons for message in messages if message.buttons]
    return [dict(button) for button in buttons]


def _ticket(running: RunningCrossdesk, token: str, channel: str) -> dict[str, Any]:
    for _ in range(50):
        status, tickets = running.call("GET", "/api/tickets?state=waiting", token=token)
        assert status == 200
        for ticket in tickets:
            _, talk = running.call("GET", f"/api/conversations/{ticket['conversation_id']}", token=token)
            if talk["channel"] == channel:
                found: dict[str, Any] = ticket
                return found
        time.sleep(0.2)
    raise AssertionError(f"no ticket on {channel}")
