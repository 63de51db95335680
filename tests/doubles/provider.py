"""A provider's server: real HTTP on a free port, records what it was sent, and misbehaves on demand.

A provider's double inherits `ProviderServer` and answers calls as its documentation says, limits and authorisation
included. ``trouble`` is what it does with the next deliveries instead.
"""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Call:
    """A request as the provider saw it; header names in lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body or b"null")

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass(frozen=True)
class Answer:
    """What the provider answers; ``body`` is JSON unless it is bytes."""

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    """A message that a shopper got: ``buttons`` are the titles."""

    address: str
    text: str
    buttons: tuple[str, ...] = ()
    call: Call | None = None


@dataclass(frozen=True)
class Trouble:
    """What happens to a delivery: an ``answer``, or the connection is closed (``lost``: after taking the message), or
    no answer comes for ``hang`` seconds."""

    answer: Answer | None = None
    lost: bool = False
    hang: float = 0.0


CLOSED = Trouble()
LOST = Trouble(lost=True)


class ProviderServer:
    """Use as a context manager."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.calls: list[Call] = []
        self.trouble: deque[Trouble] = deque()
        self.lock = threading.Lock()
        self._server = QuietServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Any:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def is_delivery(self, call: Call) -> bool:
        """Whether the call would send something to a shopper, so that trouble applies."""
        raise NotImplementedError

    def answer(self, call: Call) -> Answer:
        """The documented answer; what a shopper gets is appended to ``sent``."""
        raise NotImplementedError

    def texts(self, address: str) -> list[str]:
        """What one shopper got."""
        return [sent.text for sent in self.sent if sent.address == address]

    def handle(self, call: Call) -> Answer | None:
        """None closes the connection without an answer."""
        with self.lock:
            self.calls.append(call)
            trouble = self.trouble.popleft() if self.trouble and self.is_delivery(call) else None
        if trouble is None:
            with self.lock:
                return self.answer(call)
        if trouble.hang:
            time.sleep(trouble.hang)
        if trouble.lost:
            with self.lock:
                self.answer(call)
        return trouble.answer


class QuietServer(ThreadingHTTPServer):
    """A threading server that does not complain of clients that are killed."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: Any) -> None:
        """A client that went away is no news."""


def _handler(double: ProviderServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def do_PUT(self) -> None:
            self._serve()

        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(length)
            call = Call(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body)
            answer = double.handle(call)
            if answer is None:
                self.close_connection = True
                self.connection.close()
                return
            raw = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            self.send_response(answer.status)
            for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *args: Any) -> None:
            return

    return Handler
