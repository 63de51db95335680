"""A Telegram Bot API server: takes ``sendMessage`` as documented, and can throttle, fail or refuse."""

from __future__ import annotations

import json
import threading
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class TelegramServer:
    """Runs on a free port; ``trouble`` is what it answers next instead of taking the message."""

    def __init__(self, token: str) -> None:
        self.sent: list[dict[str, Any]] = []
        self.trouble: deque[tuple[int, dict[str, Any]]] = deque()
        double = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", "0"))
                body = json.loads(self.rfile.read(length) or b"{}")
                status, answer = double.answer(self.path, token, body)
                raw = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *args: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> TelegramServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, token: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if path != f"/bot{token}/sendMessage":
            return 404, {"ok": False, "error_code": 404, "description": "Not Found"}
        if self.trouble:
            return self.trouble.popleft()
        text = body.get("text", "")
        if not isinstance(body.get("chat_id"), int) or not text or len(text) > 4096:
            return 400, {"ok": False, "error_code": 400, "description": "Bad Request"}
        self.sent.append(body)
        return 200, {"ok": True, "result": {"message_id": len(self.sent), "text": text}}


def throttled(seconds: int) -> tuple[int, dict[str, Any]]:
    return 429, {"ok": False, "error_code": 429, "description": "Too Many Requests",
                 "parameters": {"retry_after": seconds}}  # fmt: skip


def broken() -> tuple[int, dict[str, Any]]:
    return 502, {"ok": False, "error_code": 502, "description": "Bad Gateway"}


def blocked() -> tuple[int, dict[str, Any]]:
    return 403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}


def update(update_id: int, chat: int, text: str) -> bytes:
    """An update as Telegram posts it."""
    message = {
        "message_id": update_id,
        "date": 1_763_800_000,
        "chat": {"id": chat, "type": "private"},
        "from": {"id": chat, "is_bot": False, "first_name": "Test", "language_code": "es"},
        "text": text,
    }
    return json.dumps({"update_id": update_id, "message": message}).encode()
