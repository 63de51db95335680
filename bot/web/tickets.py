"""The ticket API for agents (design §9). Permission is checked where the ticket is reached, never here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from pydantic import BaseModel, Field
from sse_starlette.sse import EventSourceResponse, ServerSentEvent

from bot.container import Container
from bot.conversations import bus as topics
from bot.conversations import log, outbox
from bot.conversations.models import ConversationId, ConversationNotFound
from bot.web.auth import agent
from bot.web.chat import HEARTBEAT_SECONDS, container, shown
from escalation.agents import Agent, Presence
from escalation.errors import EscalationError
from escalation.teams import Team
from escalation.tickets import ConversationId as TicketConversationId
from escalation.tickets import Outcome, State, Ticket, TicketId

router = APIRouter(prefix="/api", tags=["agents"])

CALM_SECONDS = 0.3
"""The desk is told at most this often."""


class Claim(BaseModel):
    ticket_id: str | None = Field(None, description="Take this waiting ticket instead of the next one.")


class AgentReply(BaseModel):
    text: str = Field(..., min_length=1, max_length=4000)


class Transfer(BaseModel):
    team: Team | None = None
    language: str | None = Field(None, max_length=10)


class Resolution(BaseModel):
    outcome: Outcome = "solved"
    hand_back: bool = Field(True, description="Let the bot answer again.")


class NewPresence(BaseModel):
    presence: Presence


@router.get("/me")
def me(caller: Agent = Depends(agent)) -> dict[str, Any]:
    """The calling agent."""
    return {
        "id": caller.id,
        "email": caller.email,
        "name": caller.name,
        "role": caller.role,
        "languages": sorted(caller.languages),
        "teams": sorted(caller.teams),
        "capacity": caller.capacity,
        "presence": caller.presence,
    }


@router.post("/me/presence")
def set_presence(body: NewPresence, request: Request, caller: Agent = Depends(agent)) -> dict[str, Any]:
    """Come online or go away; going offline gives the held tickets back, clocks kept."""
    app = container(request)
    if body.presence == "offline":
        app.desk.go_offline(caller)
    return me(app.agents.set_presence(caller.id, body.presence, app.now()))


@router.get("/tickets")
def tickets(
    request: Request,
    state: State | None = None,
    conversation_id: str | None = Query(None, max_length=100),
    limit: int = Query(200, ge=1, le=1000),
    caller: Agent = Depends(agent),
) -> list[dict[str, Any]]:
    """Tickets in the order of service."""
    app = container(request)
    wanted = TicketConversationId(conversation_id) if conversation_id else None
    return [listed(ticket) for ticket in app.queue.find(state, wanted, limit)]


@router.post("/tickets/claim", responses={204: {"description": "Nothing to claim"}})
def claim(request: Request, body: Claim = Claim(ticket_id=None), caller: Agent = Depends(agent)) -> Any:
    """Take the next ticket, or the named one."""
    ticket = container(request).desk.claim(caller, TicketId(body.ticket_id) if body.ticket_id else None)
    return listed(ticket) if ticket else Response(status_code=204)


@router.post("/tickets/{ticket_id}/reply", status_code=201)
def reply(
    ticket_id: str, body: AgentReply, request: Request, caller: Agent = Depends(agent)
) -> dict[str, Any]:
    """Write to the shopper."""
    return shown(container(request).desk.reply(caller, TicketId(ticket_id), body.text.strip()))


@router.get("/tickets/{ticket_id}/suggestions")
def suggestions(
    ticket_id: str,
    request: Request,
    lang: str | None = Query(None, pattern="^[a-z]{2}$", description="The agent's language."),
    caller: Agent = Depends(agent),
) -> list[dict[str, Any]]:
    """At most three FAQ entries for what the shopper wrote last: `shopper` is ready to be sent as a reply, `agent`
    says the same in the agent's language."""
    offers = container(request).assist.suggest(caller, TicketId(ticket_id), lang)
    return [offer.as_json() for offer in offers]


@router.post("/tickets/{ticket_id}/release")
def release(ticket_id: str, request: Request, caller: Agent = Depends(agent)) -> dict[str, Any]:
    """Give the ticket back to the queue."""
    return listed(container(request).desk.release(caller, TicketId(ticket_id)))


@router.post("/tickets/{ticket_id}/transfer")
def transfer(
    ticket_id: str, body: Transfer, request: Request, caller: Agent = Depends(agent)
) -> dict[str, Any]:
    """Send the ticket to another team or language."""
    return listed(container(request).desk.transfer(caller, TicketId(ticket_id), body.team, body.language))


@router.post("/tickets/{ticket_id}/resolve")
def resolve(
    ticket_id: str, body: Resolution, request: Request, caller: Agent = Depends(agent)
) -> dict[str, Any]:
    """Close the ticket."""
    return listed(container(request).desk.resolve(caller, TicketId(ticket_id), body.outcome, body.hand_back))


@router.get("/conversations/{conversation_id}")
def conversation(conversation_id: str, request: Request, caller: Agent = Depends(agent)) -> dict[str, Any]:
    """A transcript with what is known about it."""
    app = container(request)
    try:
        with app.reading() as connection:
            found = log.get(connection, ConversationId(conversation_id))
            messages = log.read(connection, found.id, limit=2000)
            troubles = outbox.troubles(connection, found.id)
    except ConversationNotFound as exc:
        raise HTTPException(404, "there is no such conversation") from exc
    ticket = app.queue.open_for(TicketConversationId(conversation_id))
    return {
        "id": found.id,
        "channel": found.channel,
        "language": found.language,
        "locale": found.locale,
        "market": found.market,
        "owner": found.owner,
        "created_at": found.created_at.isoformat(),
        "customer": app.customers.of_conversation(conversation_id),
        "ticket": listed(ticket) if ticket else None,
        "messages": [{**shown(message), **_delivery(troubles.get(message.seq))} for message in messages],
    }


def _delivery(trouble: tuple[str, str] | None) -> dict[str, Any]:
    """What agents must know of a message that a messenger did not take."""
    return {"delivery": {"state": trouble[0], "reason": trouble[1]}} if trouble else {}


@router.get("/customers/{customer_id}")
def customer(customer_id: str, request: Request, caller: Agent = Depends(agent)) -> dict[str, Any]:
    """A customer: tier, orders, conversations."""
    found = container(request).customers.view(customer_id)
    if found is None:
        raise HTTPException(404, "there is no such customer")
    return found


@router.get("/insights")
def insights(request: Request, caller: Agent = Depends(agent)) -> dict[str, Any]:
    """Figures of the desk."""
    return container(request).insights.figures()


@router.get("/desk/stream")
async def desk_stream(request: Request, caller: Agent = Depends(agent)) -> EventSourceResponse:
    """Follow the desk: a `ticket` event with all open tickets whenever a ticket or a conversation changed."""
    return EventSourceResponse(_follow_desk(container(request), caller), ping=HEARTBEAT_SECONDS)


async def _follow_desk(app: Container, caller: Agent) -> AsyncIterator[ServerSentEvent]:
    async with app.bus.listening(topics.DESK) as news:
        while True:
            await asyncio.to_thread(app.agents.heartbeat, caller.id, app.now())
            state = await asyncio.to_thread(_open_tickets, app)
            yield ServerSentEvent(event="ticket", data=json.dumps(state))
            await asyncio.sleep(CALM_SECONDS)
            await news.wait(HEARTBEAT_SECONDS)


def _open_tickets(app: Container) -> list[dict[str, Any]]:
    return [listed(t) for state in ("waiting", "assigned") for t in app.queue.find(state)]  # type: ignore[arg-type]


def listed(ticket: Ticket) -> dict[str, Any]:
    """A ticket as clients see it."""
    return {
        "id": ticket.id,
        "conversation_id": ticket.conversation_id,
        "state": ticket.state,
        "priority": ticket.priority,
        "points": ticket.points,
        "reason": ticket.reason,
        "signals": [asdict(signal) for signal in ticket.signals],
        "language": ticket.language,
        "team": ticket.team,
        "tier": ticket.tier,
        "channel": ticket.channel,
        "first_waiting_at": ticket.first_waiting_at.isoformat(),
        "rank_at": ticket.rank_at.isoformat(),
        "due_at": ticket.due_at.isoformat(),
        "assignee": ticket.assignee,
        "outcome": ticket.outcome,
        "matter": ticket.matter,
        "order_number": ticket.order_number,
        "summary": ticket.summary,
    }


STATUS_OF_ERROR = {"TicketNotFound": 404, "AgentNotFound": 404, "NotAllowed": 403}
"""Every other error of the desk is a conflict with the ticket's state: 409."""


def status_of(error: EscalationError) -> int:
    """The HTTP status that tells about an error of the desk."""
    return STATUS_OF_ERROR.get(type(error).__name__, 409)
