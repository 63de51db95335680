"""A chat API of a few dozen lines that misbehaves on request: what the widget's browser tests run against.

It follows the same contract as `bot/web/chat.py`, keeps everything in memory and answers every message with
``echo: …``. Faults are switched on from the test: see `Faults`. To try the widget by hand:
``python -m tests.e2e.fake_chat``.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

import uvicorn
from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from sse_starlette.sse import EventSourceResponse, ServerSentEvent

from bot.web.pages import Admission, Demo, page_router

STRINGS = {
    "widget-title": "Loom & Lantern",
    "widget-placeholder": "Write a message…",
    "widget-send": "Send",
    "widget-offline": "You are offline",
    "widget-reconnecting": "Reconnecting…",
    "widget-new-conversation": "New conversation",
    "widget-open": "Open chat",
    "widget-close": "Close chat",
    "widget-agent": "Agent",
    "widget-bot": "Assistant",
    "widget-you": "You",
    "widget-greeting": "Hello! Ask me about an order, a return or anything else.",
}
ARABIC = {
    **STRINGS,
    "widget-title": "لوم آند لانترن",
    "widget-placeholder": "اكتب رسالة…",
    "widget-bot": "المساعد",
    "widget-agent": "موظف الدعم",
    "widget-greeting": "مرحبًا! اسألني عن طلب أو إرجاع أو أي شيء آخر.",
}
HOST = """<!doctype html><html lang="en"><title>A shop elsewhere</title>
<link rel="stylesheet" href="/loud.css">
<script src="{}/widget.js" data-color="#7a1f5c" data-position="left" async></script><p>A shop</p></html>"""
ORDERS = [
    {
        "number": "CD-10234",
        "email": "mara.jansen@example.com",
        "postcode": "1012 AB",
        "status": "in_transit",
        "destination": "NL",
    },
]


@dataclass
class Faults:
    """What goes wrong. ``lose_answers``: so many messages are stored but their answers never arrive."""

    stream: bool = False
    lose_answers: int = 0
    refuse_text: str = ""
    down: bool = False


@dataclass
class Chat:
    """One conversation in memory."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    ticket: dict[str, Any] | None = None

    def say(self, role: str, text: str, lang: str = "en", **more: Any) -> int:
        """Append a message and return its number."""
        seq = len(self.messages) + 1
        now = datetime.now(timezone.utc).isoformat()
        self.messages.append(
            {"seq": seq, "role": role, "text": text, "lang": lang, "created_at": now, **more}
        )
        return seq


class FakeChat:
    """The fake's state, in reach of the test."""

    def __init__(self) -> None:
        self.chats: dict[str, Chat] = {}
        self.faults = Faults()
        self.posts: list[dict[str, Any]] = []
        self.streams = 0
        self.live: set[str] = set()
        self.url = ""

    @property
    def chat(self) -> Chat:
        """The newest conversation."""
        return list(self.chats.values())[-1]

    def cut_streams(self) -> None:
        """End every open stream, as a restarting server would."""
        self.live.clear()

    def forget_tokens(self) -> None:
        """Make every token expired."""
        self.chats = {f"expired-{token}": chat for token, chat in self.chats.items()}

    def app(self) -> FastAPI:
        """The HTTP face."""
        app = FastAPI()
        app.include_router(page_router(_NoDesk(), Demo(lambda: ORDERS)))
        app.add_middleware(
            CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"], max_age=0
        )

        @app.middleware("http")
        async def out_of_order(request: Request, call_next: Any) -> Any:
            if self.faults.down and request.url.path.startswith("/chat/"):
                return Response(status_code=503)
            return await call_next(request)

        def chat_of(request: Request) -> Chat:
            chat = self.chats.get(request.headers.get("authorization", "").removeprefix("Bearer "))
            if chat is None:
                raise HTTPException(401)
            return chat

        @app.get("/host")
        def host(crossdesk: str) -> Response:
            policy = f"default-src 'none'; script-src {crossdesk}; connect-src {crossdesk}; style-src 'self'"
            return Response(
                HOST.format(crossdesk), headers={"Content-Security-Policy": policy}, media_type="text/html"
            )

        @app.get("/loud.css")
        def loud() -> Response:
            return Response(
                "* { font-size: 40px !important; color: red } button { display: none }", media_type="text/css"
            )

        @app.get("/chat/strings")
        def strings(locale: str = "en") -> dict[str, Any]:
            rtl = locale.startswith("ar")
            return {
                "lang": "ar" if rtl else "en",
                "dir": "rtl" if rtl else "ltr",
                "strings": ARABIC if rtl else STRINGS,
            }

        @app.post("/chat/sessions", status_code=201)
        def session() -> dict[str, str]:
            token = secrets.token_hex(8)
            self.chats[token] = Chat()
            return {"conversation_id": f"c-{len(self.chats)}", "token": token}

        @app.post("/chat/messages", status_code=202)
        async def send(request: Request) -> dict[str, Any]:
            chat, body = chat_of(request), await request.json()
            self.posts.append(body)
            if self.faults.refuse_text and self.faults.refuse_text in body["text"]:
                raise HTTPException(422)
            seq = chat.ids.get(body["client_id"])
            if seq is None:
                seq = chat.ids[body["client_id"]] = chat.say("shopper", body["text"])
                if chat.ticket is None:
                    chat.say("bot", f"echo: {body['text']}")
            if self.faults.lose_answers:
                self.faults.lose_answers -= 1
                raise HTTPException(502)
            return {"message_id": str(seq), "seq": seq}

        @app.get("/chat/messages")
        async def read(request: Request, after: int = 0, wait: float = 0) -> dict[str, Any]:
            chat, deadline = chat_of(request), time.monotonic() + min(wait, 1)
            while not chat.messages[after:] and time.monotonic() < deadline:
                await asyncio.sleep(0.05)
            return {"messages": chat.messages[after:], "typing": False, "ticket": chat.ticket}

        @app.get("/demo/codes")
        def codes(conversation_id: str) -> dict[str, Any]:
            return {"codes": [{"number": "CD-10234", "purpose": "cancel", "code": "481516"}]}

        @app.get("/chat/stream")
        async def stream(request: Request, after: int = 0) -> Any:
            if self.faults.stream:
                raise HTTPException(502)
            self.streams += 1
            return EventSourceResponse(self._follow(chat_of(request), after))

        return app

    async def _follow(self, chat: Chat, after: int) -> AsyncIterator[ServerSentEvent]:
        key, ticket = secrets.token_hex(4), chat.ticket
        self.live.add(key)
        while key in self.live:
            for message in chat.messages[after:]:
                after = message["seq"]
                yield ServerSentEvent(event="message", id=str(after), data=json.dumps(message))
            if chat.ticket != ticket:
                ticket = chat.ticket
                yield ServerSentEvent(event="ticket", data=json.dumps(ticket))
            await asyncio.sleep(0.03)


class _NoDesk:
    def admit(self, request: Request) -> Admission:
        return Admission(csrf="none")


@contextmanager
def serving(fake: FakeChat, port: int = 0) -> Iterator[FakeChat]:
    """Serve the fake on a loopback port in a thread."""
    listening = socket.create_server(("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(fake.app(), log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        yield fake
    finally:
        fake.cut_streams()
        server.should_exit = True
        thread.join(timeout=5)


if __name__ == "__main__":
    with serving(FakeChat(), 8765) as running:
        print(running.url, flush=True)
        threading.Event().wait()
