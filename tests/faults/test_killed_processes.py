"""Kill the app and Rasa with -9 in the middle of conversations: nothing is lost, doubled or forgotten (I1, I3, I6).

Each shopper plays a conversation whose answers depend on what was said before (identity, then the order again), so
that lost dialogue state would show.
"""

from __future__ import annotations

import os
import signal
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.e2e.running import RunningCrossdesk, Shopper

SHOPPERS = 6
pytestmark = pytest.mark.timeout(420)


@pytest.fixture(scope="module")
def crossdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCrossdesk]:
    data = tmp_path_factory.mktemp("faults") / "data"
    running = RunningCrossdesk(data, environment={"CROSSDESK_RASA_PATIENCE": "120"}).start()
    yield running
    running.stop()


def child(running: RunningCrossdesk, word: str) -> psutil.Process:
    """The app's or Rasa's process."""
    assert running.process is not None
    for process in psutil.Process(running.process.pid).children(recursive=True):
        if word in " ".join(process.cmdline()):
            return process
    raise AssertionError(f"no process with {word}")


def stubborn(shopper: Shopper, text: str) -> dict[str, Any]:
    """Send as the widget does: the same client id again until the server has it."""
    key, deadline = str(uuid.uuid4()), time.monotonic() + 180
    while time.monotonic() < deadline:
        try:
            status, body = shopper.send(text, wait=20, client_id=key)
        except OSError:
            status, body = 0, {}
        if status == 200:
            return body
        time.sleep(0.3)
    raise AssertionError(f"no answer to {text!r}")


def play(running: RunningCrossdesk, order: dict[str, Any], transcript: list[list[str]]) -> None:
    shopper = running.shopper("en")
    said = [
        "hello",
        f"Where is my order {order['number']}?",
        order["email"],
        "thank you",
        "how long do I have to return something?",
        "where is my order?",
        "thanks, bye",
    ]
    for text in said:
        stubborn(shopper, text)
        time.sleep(1.5)
    messages = shopper.messages()
    transcript.append([f"{m['role']}: {m['text']}" for m in messages])
    assert [m["text"] for m in messages if m["role"] == "shopper"] == said
    assert [m["seq"] for m in messages] == list(range(1, len(messages) + 1))
    for index, message in enumerate(messages):
        if message["role"] == "shopper":
            assert index + 1 < len(messages) and messages[index + 1]["role"] != "shopper", "unanswered"
    answers_to_status = messages[[m["text"] for m in messages].index("where is my order?") + 1]["text"]
    assert order["number"] in answers_to_status, f"forgot who it talks to: {answers_to_status}"


def test_killed_app_and_rasa_lose_double_and_forget_nothing(crossdesk: RunningCrossdesk) -> None:
    orders = crossdesk.demo_orders()
    transcripts: list[list[str]] = []
    failures: list[BaseException] = []

    def run(order: dict[str, Any]) -> None:
        try:
            play(crossdesk, order, transcripts)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(orders[n],)) for n in range(SHOPPERS)]
    for thread in threads:
        thread.start()
    for word, pause in (("uvicorn", 3.0), ("rasa run", 2.0), ("uvicorn", 25.0), ("uvicorn", 8.0)):
        time.sleep(pause)
        os.kill(child(crossdesk, word).pid, signal.SIGKILL)
    for thread in threads:
        thread.join(300)
        assert not thread.is_alive()
    assert failures == []
    assert len(transcripts) == SHOPPERS
    counts = {len(transcript) for transcript in transcripts}
    assert len(counts) == 1, f"answered differently often: {transcripts}"


def test_rasa_down_is_told_and_a_human_gets_the_conversation(tmp_path: Path) -> None:
    environment = {"CROSSDESK_RASA_PATIENCE": "3", "CROSSDESK_RASA_TIMEOUT": "2"}
    running = RunningCrossdesk(tmp_path / "data", environment=environment).start()
    try:
        shopper, token = running.shopper("es"), running.agent_token()
        assert shopper.say("hola")[-1]["lang"] == "es"
        os.kill(child(running, "rasa run").pid, signal.SIGSTOP)  # alive, but answers nobody
        told = stubborn(shopper, "¿dónde está mi pedido?")["messages"]
        assert told[-1]["role"] == "bot" and told[-1]["lang"] == "es"
        [ticket] = running.tickets(shopper.id, token)
        assert ticket["reason"] == "failure"
        os.kill(child(running, "rasa run").pid, signal.SIGCONT)
    finally:
        assert running.stop() == 0
