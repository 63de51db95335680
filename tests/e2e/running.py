"""A real Crossdesk for tests: `crossdesk up` on free ports with its data in a temporary folder."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent.parent
READY_SECONDS = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class RunningCrossdesk:
    """One instance; `start` and `stop` may be called again."""

    data: Path
    environment: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ("--demo",)
    port: int = field(default_factory=free_port)
    rasa_port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    ready_after: float = 0.0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, "CROSSDESK_DATA": str(self.data), **self.environment}

    def start(self) -> RunningCrossdesk:
        command = [sys.executable, "-m", "bot.cli", "up", "--port", str(self.port),
                   "--rasa-port", str(self.rasa_port), *self.options]  # fmt: skip
        self.data.mkdir(parents=True, exist_ok=True)
        began = time.monotonic()
        with (self.data / "up.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self._environment, cwd=PROJECT, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        while time.monotonic() - began < READY_SECONDS:
            if self.process.poll() is not None:
                break
            if self.status("/readyz") == 200:
                self.ready_after = time.monotonic() - began
                return self
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(
            "crossdesk up did not become ready:\n" + (self.data / "up.log").read_text()[-4000:]
        )

    def stop(self) -> int:
        """Stop as Ctrl-C does; return the exit status."""
        if self.process is None or self.process.poll() is not None:
            return self.process.returncode if self.process else 0
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.base_url + path, timeout=5) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def tool(self, *words: str) -> str:
        """Run a command of the command line on this instance's data."""
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli", *words], env=self._environment, cwd=PROJECT,
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def agent_token(self, email: str = "demo@example.com") -> str:
        return self.tool("agents", "token", email).strip().splitlines()[-1]

    def demo_orders(self) -> list[dict[str, Any]]:
        return json.loads(self.tool("demo", "orders", "--json"))

    def call(
        self, method: str, path: str, body: Any = None, token: str | None = None, raw: bytes | None = None
    ) -> tuple[int, Any]:
        """Return status and parsed body."""
        data = raw if raw is not None else (None if body is None else json.dumps(body).encode())
        request = urllib.request.Request(self.base_url + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        try:
            with urllib.request.urlopen(request, timeout=90) as response:
                return response.status, _parsed(response.read())
        except urllib.error.HTTPError as error:
            return error.code, _parsed(error.read())

    def shopper(self, locale: str = "en") -> Shopper:
        status, body = self.call("POST", "/chat/sessions", {"locale": locale})
        assert status == 201, body
        return Shopper(self, body["conversation_id"], body["token"])

    def tickets(self, conversation_id: str, token: str) -> list[dict[str, Any]]:
        status, found = self.call("GET", f"/api/tickets?conversation_id={conversation_id}", token=token)
        assert status == 200, found
        return found

    def log_text(self) -> str:
        return "".join(path.read_text(errors="replace") for path in (self.data / "logs").glob("*.log"))


@dataclass
class Shopper:
    """Somebody who chats."""

    crossdesk: RunningCrossdesk
    id: str
    token: str
    seen: int = 0

    def send(
        self, text: str, wait: float = 30, payload: str | None = None, client_id: str = ""
    ) -> tuple[int, Any]:
        body = {"text": text, "client_id": client_id or str(uuid.uuid4()), "payload": payload}
        return self.crossdesk.call("POST", f"/chat/messages?wait={wait}", body, self.token)

    def say(self, text: str, payload: str | None = None) -> list[dict[str, Any]]:
        """Send a message and return what came back for it."""
        status, body = self.send(text, payload=payload)
        assert status == 200, (status, body)
        return body["messages"]

    def choose(self, replies: list[dict[str, Any]], number: int = 0) -> list[dict[str, Any]]:
        """Press a button of the last reply that has any."""
        [*_, buttons] = [reply["buttons"] for reply in replies if reply.get("buttons")]
        return self.say(buttons[number]["title"], buttons[number]["payload"])

    def messages(self, after: int = 0, wait: float = 0) -> list[dict[str, Any]]:
        status, body = self.crossdesk.call(
            "GET", f"/chat/messages?after={after}&wait={wait}", token=self.token
        )
        assert status == 200, body
        return body["messages"]


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode(errors="replace")
