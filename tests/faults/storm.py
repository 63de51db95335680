"""A replay storm: a messenger delivers every message one to five times, out of order, while the app is killed with -9.

The app is the real one in its own process (webhook, inbox, turns, outbox, relay, SQLite); Rasa is a double that echoes
and saves its dialogue state as the real one does; the messenger is LINE's double, since LINE takes no message twice and
so shows every doubling that is ours. As a provider does, it delivers again whatever was not acknowledged.
"""

from __future__ import annotations

import itertools
import json
import os
import queue
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.channels.base import WebhookRequest
from bot.conversations.tables import conversations, inbox, messages, outbox, trackers
from bot.database import connect
from tests.doubles import line
from tests.doubles.provider import QuietServer
from tests.e2e.running import PROJECT, free_port

POSTERS = 4
MESSAGES_PER_CONVERSATION = 10
LATE_COPIES = 0.5
"""Share of the copies that come at any time in the storm; the others come with the first."""


@dataclass
class Outcome:
    """What the storm left behind."""

    messages: int
    deliveries: int
    seconds: float
    kills: int
    lost: list[str]
    doubled: list[str]
    out_of_order: list[str]
    problems: list[str] = field(default_factory=list)


class EchoingRasa:
    """Answers like Rasa's REST channel and saves the tracker of the attempt; notes when each text was asked."""

    def __init__(self, engine: Engine) -> None:
        self.asked: dict[str, float] = {}
        double = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer({})

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                double.asked.setdefault(body["message"], time.time())
                with engine.begin() as connection:
                    connection.execute(
                        sa.update(trackers)
                        .where(
                            trackers.c.conversation_id == body["sender"],
                            trackers.c.attempt == body["metadata"]["attempt"],
                        )
                        .values(pending=body["message"])
                    )
                self._answer([{"recipient_id": body["sender"], "text": f"echo {body['message']}"}])

            def _answer(self, body: Any) -> None:
                raw = json.dumps(body).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *args: Any) -> None:
                return

        self._server = QuietServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> EchoingRasa:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class App:
    """The app's process, to be killed and started again."""

    def __init__(self, data: Path, line_url: str, rasa_url: str) -> None:
        self.port = free_port()
        self._log = data / "app.log"
        self._environment = {
            **os.environ,
            "CROSSDESK_DATA": str(data),
            "CROSSDESK_RASA_URL": rasa_url,
            "CROSSDESK_LINE_TOKEN": line.TOKEN,
            "CROSSDESK_LINE_SECRET": line.SECRET,
            "CROSSDESK_LINE_API": line_url,
            "CROSSDESK_RASA_PATIENCE": "600",
            "OMP_NUM_THREADS": "1",
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "uvicorn", "tests.faults.storm_app:create", "--factory", "--port",
                   str(self.port), "--ws", "none", "--no-access-log", "--log-level", "warning"]  # fmt: skip
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=PROJECT, env=self._environment, stdout=log, stderr=log
            )

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def post(self, request: WebhookRequest) -> bool:
        """Deliver as the provider does; True when it was acknowledged."""
        url = f"http://127.0.0.1:{self.port}/channels/line/webhook"
        sent = urllib.request.Request(url, data=request.body, headers=dict(request.headers))
        try:
            with urllib.request.urlopen(sent, timeout=10) as response:
                return bool(response.status == 200)
        except (OSError, urllib.error.URLError):
            return False

    def log_text(self) -> str:
        return self._log.read_text(errors="replace")


def plan(count: int, dice: random.Random) -> list[list[dict[str, Any]]]:
    """Requests in the order of their delivery: every message one to five times, batches of one to four events."""
    talks = max(1, count // MESSAGES_PER_CONVERSATION)
    timeline: list[tuple[float, dict[str, Any]]] = []
    for number in range(count):
        user, order = number % talks, number // talks
        event = line.event(
            f"U{user:032x}", f"event-{number}", f"m{number}", order * 1000 + dice.randrange(900)
        )
        moment = number + dice.uniform(-talks, talks)  # may overtake the neighbours of its own conversation
        timeline.append((moment, event))
        for _ in range(dice.randrange(5)):
            again = {**event, "deliveryContext": {"isRedelivery": True}}
            late = dice.random() < LATE_COPIES
            timeline.append((dice.uniform(0, count) if late else moment + dice.uniform(0, 5), again))
    timeline.sort(key=lambda pair: pair[0])
    events = [event for _, event in timeline]
    requests = []
    while events:
        size = dice.randrange(1, 5)
        requests.append(events[:size])
        events = events[size:]
    return requests


def storm(data: Path, count: int, kills: int, seed: int = 5, patience: float = 120) -> Outcome:
    """Run one; ``patience``: seconds without any progress after which it is given up."""
    dice = random.Random(seed)
    requests = plan(count, dice)
    work: queue.SimpleQueue[list[dict[str, Any]]] = queue.SimpleQueue()
    for request in requests:
        work.put(request)
    data.mkdir(parents=True, exist_ok=True)
    engine = connect(f"sqlite:///{data / 'crossdesk.db'}")
    _migrate(engine)
    began = time.monotonic()
    with line.LineServer() as messenger, EchoingRasa(engine) as rasa:
        app = App(data, messenger.url, rasa.url)
        app.start()
        acknowledged = [0] * POSTERS

        def post(poster: int) -> None:
            while True:
                try:
                    events = work.get_nowait()
                except queue.Empty:
                    return
                while not app.post(line.posted(events)):
                    time.sleep(0.2)
                acknowledged[poster] += 1

        posters = [threading.Thread(target=post, args=(n,), daemon=True) for n in range(POSTERS)]
        for poster in posters:
            poster.start()
        _kill_in_between(app, kills, lambda: sum(acknowledged), len(requests), dice)
        _wait_for(lambda: len({sent.text for sent in messenger.sent}), count, patience)
        time.sleep(2)  # a doubled answer would come now
        app.kill()
        problems = [
            line for line in app.log_text().splitlines() if "Traceback" in line or "delivery_" in line
        ]
        outcome = _judge(engine, messenger, rasa, count)
        outcome.deliveries = sum(len(events) for events in requests)
        outcome.seconds, outcome.kills, outcome.problems = time.monotonic() - began, kills, problems
    engine.dispose()
    return outcome


def _migrate(engine: Engine) -> None:
    from bot import schema

    schema.upgrade(engine)


def _kill_in_between(app: App, kills: int, done: Any, total: int, dice: random.Random) -> None:
    """Kill the app when so many requests were acknowledged that the kills are spread over the storm."""
    for number in range(1, kills + 1):
        while done() < total * number / (kills + 1):
            time.sleep(0.01)
        time.sleep(dice.uniform(0, 0.3))
        app.kill()
        app.start()


def _wait_for(progress: Any, goal: int, patience: float) -> None:
    last, since = -1, time.monotonic()
    while (now := progress()) < goal and time.monotonic() - since < patience:
        if now != last:
            last, since = now, time.monotonic()
        time.sleep(0.1)


def _judge(engine: Engine, messenger: line.LineServer, rasa: EchoingRasa, count: int) -> Outcome:
    got: dict[str, list[str]] = {}
    for sent in messenger.sent:
        got.setdefault(sent.address, []).append(sent.text)
    everything = [text for texts in got.values() for text in texts]
    expected = {f"echo m{n}" for n in range(count)}
    return Outcome(
        messages=count,
        deliveries=0,
        seconds=0,
        kills=0,
        lost=sorted(expected - set(everything)),
        doubled=sorted({text for text in everything if everything.count(text) > 1}),
        out_of_order=[*_unlike_the_log(engine, got), *_overtaken(engine, rasa)],
    )


def _unlike_the_log(engine: Engine, got: dict[str, list[str]]) -> list[str]:
    """Conversations whose shopper got the answers in another order than they were written."""
    with engine.connect() as connection:
        rows = connection.execute(
            sa.select(conversations.c.address, messages.c.text)
            .join(outbox, outbox.c.conversation_id == conversations.c.id)
            .join(
                messages,
                sa.and_(
                    messages.c.conversation_id == outbox.c.conversation_id, messages.c.seq == outbox.c.seq
                ),
            )
            .order_by(conversations.c.address, messages.c.seq)
        ).all()
    written: dict[str, list[str]] = {}
    for row in rows:
        written.setdefault(row.address, []).append(row.text)
    return [
        f"{address}: delivered unlike the log" for address in written if got.get(address) != written[address]
    ]


def _overtaken(engine: Engine, rasa: EchoingRasa, tolerance: float = 1.0) -> list[str]:
    """Messages that waited in the inbox while a later one of their conversation was answered."""
    with engine.connect() as connection:
        rows = connection.execute(
            sa.select(
                inbox.c.conversation_id, inbox.c.provider_order, inbox.c.received_at, messages.c.text
            ).join(
                messages,
                sa.and_(messages.c.conversation_id == inbox.c.conversation_id, messages.c.seq == inbox.c.seq),
            )
        ).all()
    talks: dict[str, list[Any]] = {}
    for row in rows:
        talks.setdefault(row.conversation_id, []).append(row)
    found = []
    for early, late in (pair for talk in talks.values() for pair in itertools.permutations(talk, 2)):
        asked_early, asked_late = rasa.asked.get(early.text, 0.0), rasa.asked.get(late.text, 0.0)
        inverted = early.provider_order < late.provider_order and asked_late < asked_early
        if inverted and early.received_at.timestamp() + tolerance < asked_late:
            found.append(f"{late.text} was answered before {early.text}, which had arrived")
    return found


if __name__ == "__main__":
    import tempfile

    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        result = storm(Path(folder), number, kills=max(3, number // 500))
    print(
        f"{result.messages} messages, {result.deliveries} deliveries, {result.kills} kills, {result.seconds:.0f} s: "
        f"{len(result.lost)} lost, {len(result.doubled)} doubled, {len(result.out_of_order)} out of order"
    )
    print("\n".join([*result.lost, *result.doubled, *result.out_of_order, *result.problems][:40]))
    sys.exit(bool(result.lost or result.doubled or result.out_of_order or result.problems))
