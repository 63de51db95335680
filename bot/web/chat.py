"""The chat API for the website widget (design §9): sessions, messages, the stream. Never waits for Rasa itself."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Request, Response
from pydantic import BaseModel, Field
from sse_starlette.sse import EventSourceResponse, ServerSentEvent

from bot.container import Container
from bot.conversations import bus as topics
from bot.conversations import inbox, log
from bot.conversations.models import (
    Accepted,
    ConversationError,
    ConversationId,
    ConversationNotFound,
    Incoming,
    Message,
)
from bot.conversations.reception import MessageTooLong
from bot.web.auth import shopper
from escalation.tickets import ConversationId as TicketConversationId

router = APIRouter(prefix="/chat", tags=["chat"])

MAX_WAIT_SECONDS = 60.0
LOOK_SECONDS = 1.0
HEARTBEAT_SECONDS = 15


class NewSession(BaseModel):
    locale: str = Field("", max_length=20, description="BCP 47, e.g. `en-CA`; the region is the market.")


class NewMessage(BaseModel):
    text: str = Field(..., min_length=1, description="What the shopper wrote, or the title of the button.")
    client_id: str = Field(
        ..., min_length=1, max_length=100, description="Unique per message; makes resending safe."
    )
    payload: str | None = Field(None, max_length=1000, description="The chosen button's payload.")


def container(request: Request) -> Container:
    """The app's parts."""
    found: Container = request.app.state.container
    return found


@router.post("/sessions", status_code=201)
async def open_session(body: NewSession, request: Request) -> dict[str, str]:
    """Start a conversation."""
    app = container(request)
    app.limiter.check(request, "sessions")
    client = app.tokens.client(request.client.host) if request.client else None
    conversation = await asyncio.to_thread(app.reception.start, "web", body.locale, None, client)
    return {"conversation_id": conversation.id, "token": app.tokens.for_conversation(conversation.id)}


@router.post("/messages", status_code=202)
async def send_message(
    body: NewMessage,
    request: Request,
    response: Response,
    wait: float = Query(0, ge=0, le=MAX_WAIT_SECONDS, description="Wait this long for the replies."),
    conversation_id: ConversationId = Depends(shopper),
) -> dict[str, Any]:
    """Send a message; with `wait` the answer is 200 with the replies, if they came in time."""
    app = container(request)
    app.limiter.check(request, "messages")
    incoming = Incoming("web", f"{conversation_id}:{body.client_id}", body.text, body.payload)
    async with app.bus.listening(topics.answered(conversation_id)) as news:
        try:
            accepted = await asyncio.to_thread(app.reception.receive, conversation_id, incoming)
        except ConversationNotFound as exc:
            raise HTTPException(404, "there is no such conversation: start a new session") from exc
        except MessageTooLong as exc:
            raise HTTPException(413, f"the message is too long: {exc}") from exc
        except ConversationError as exc:
            raise HTTPException(422, str(exc)) from exc
        answer: dict[str, Any] = {"message_id": str(accepted.inbox_id), "seq": accepted.seq}
        deadline = time.monotonic() + wait
        look = accepted.duplicate  # a new message has no replies yet
        while wait and time.monotonic() < deadline:
            if (
                look
                and (replies := await asyncio.to_thread(_replies, app, conversation_id, accepted)) is not None
            ):
                response.status_code = 200
                answer["messages"] = [shown(message) for message in replies]
                break
            await news.wait(min(LOOK_SECONDS, deadline - time.monotonic()))
            look = True
    return answer


@router.get("/messages")
async def read_messages(
    request: Request,
    after: int = Query(0, ge=0, description="Return messages with a greater `seq`."),
    wait: float = Query(0, ge=0, le=MAX_WAIT_SECONDS, description="Wait this long for one."),
    conversation_id: ConversationId = Depends(shopper),
) -> dict[str, Any]:
    """Read the conversation."""
    app = container(request)
    deadline = time.monotonic() + wait
    async with app.bus.listening(topics.conversation(conversation_id)) as news:
        while True:
            messages = await asyncio.to_thread(_messages, app, conversation_id, after)
            if messages or time.monotonic() >= deadline:
                break
            await news.wait(min(LOOK_SECONDS, deadline - time.monotonic()))
    state = await asyncio.to_thread(_state, app, conversation_id)
    return {"messages": [shown(m) for m in messages], **state}


@router.get("/stream")
async def stream(
    request: Request,
    after: int = Query(0, ge=0),
    last_event_id: str = Header("", alias="Last-Event-ID"),
    conversation_id: ConversationId = Depends(shopper),
) -> EventSourceResponse:
    """Follow the conversation as server-sent events: `message`, `typing`, `ticket`."""
    start = int(last_event_id) if last_event_id.isdigit() else after
    source = _follow(container(request), conversation_id, start)
    return EventSourceResponse(source, ping=HEARTBEAT_SECONDS)


@router.get("/strings")
async def strings(request: Request, locale: str = Query("en", max_length=20)) -> dict[str, Any]:
    """The widget's wording."""
    return container(request).catalogue.widget_strings(locale)


async def _follow(
    app: Container, conversation_id: ConversationId, after: int
) -> AsyncIterator[ServerSentEvent]:
    last: dict[str, Any] = {}
    async with app.bus.listening(topics.conversation(conversation_id)) as news:
        while True:
            for message in await asyncio.to_thread(_messages, app, conversation_id, after):
                after = message.seq
                yield ServerSentEvent(event="message", id=str(message.seq), data=json.dumps(shown(message)))
            state = await asyncio.to_thread(_state, app, conversation_id)
            if state["typing"] != last.get("typing", False):
                yield ServerSentEvent(event="typing", data=json.dumps({"on": state["typing"]}))
            if state["ticket"] != last.get("ticket"):
                yield ServerSentEvent(event="ticket", data=json.dumps(state["ticket"]))
            last = state
            await news.wait(LOOK_SECONDS)


def shown(message: Message) -> dict[str, Any]:
    """A message as clients see it."""
    body: dict[str, Any] = {
        "seq": message.seq,
        "role": message.role,
        "text": message.text,
        "lang": message.lang,
        "created_at": message.created_at.isoformat(),
    }
    if message.buttons:
        body["buttons"] = [dict(button) for button in message.buttons]
    if message.author:
        body["author"] = message.author
    return body


def _messages(app: Container, conversation_id: ConversationId, after: int) -> list[Message]:
    with app.reading() as connection:
        return log.read(connection, conversation_id, after=after)


def _replies(app: Container, conversation_id: ConversationId, accepted: Accepted) -> list[Message] | None:
    """What came after an accepted message, or None while its turn is not over."""
    with app.reading() as connection:
        if not inbox.is_done(connection, accepted.inbox_id):
            return None
        messages = log.read(connection, conversation_id, after=accepted.seq)
    return [message for message in messages if message.role != "shopper"]


def _state(app: Container, conversation_id: ConversationId) -> dict[str, Any]:
    with app.reading() as connection:
        conversation = log.get(connection, conversation_id)
        typing = conversation.owner == "bot" and inbox.open_count(connection, conversation_id) > 0
    ticket = app.queue.open_for(TicketConversationId(conversation_id))
    if ticket is None:
        return {"typing": typing, "ticket": None}
    position = app.queue.position(ticket.id) if ticket.state == "waiting" else 0
    return {"typing": typing, "ticket": {"state": ticket.state, "position": position}}
