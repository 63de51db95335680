"""What agents do to conversations: claim, reply, release, transfer, resolve. The only place where a conversation
changes its owner; ticket and owner always change in one transaction, so the bot can never speak over a human (I2).

A released or transferred ticket leaves the conversation with the humans; only `resolve` with ``hand_back`` gives it
back to the bot. Rows are locked in the order ticket, then conversation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.engine import Connection, Engine

from actions.handoff.handover import handoff_reply
from actions.replies import Reply
from bot.conversations import bus as topics
from bot.conversations import log
from bot.conversations.bus import Bus
from bot.conversations.models import Conversation, Draft, Message
from bot.conversations.models import ConversationId as LogId
from bot.messages import Catalogue
from escalation.agents import Agent, AgentStore
from escalation.agents_sql import SqlAgentStore
from escalation.permissions import access_ticket
from escalation.presence import give_back_abandoned, go_offline
from escalation.signals import Evidence, Thresholds, assess
from escalation.sql import SqlQueueStore
from escalation.teams import Team
from escalation.tickets import ConversationId, NewTicket, Outcome, Ticket, TicketId, ticket_for
from escalation.waiting import waiting_time_of

events = structlog.get_logger(__name__)


class AgentDesk:
    """The agents' side of every conversation."""

    def __init__(
        self,
        *,
        engine: Engine,
        queue: SqlQueueStore,
        agents: AgentStore,
        catalogue: Catalogue,
        bus: Bus,
        now: Callable[[], datetime],
    ) -> None:
        self._engine = engine
        self._queue = queue
        self._agents = agents
        self._catalogue = catalogue
        self._bus = bus
        self._now = now

    def claim(self, agent: Agent, ticket_id: TicketId | None = None) -> Ticket | None:
        """Give the agent a ticket and the conversation; the bot is silent from this moment."""
        with self._engine.begin() as connection:
            ticket = self._queue.within(connection).claim(agent, self._now(), ticket_id)
            if ticket is None:
                return None
            conversation = self._conversation(connection, ticket)
            log.set_owner(connection, conversation.id, "human")
            self._tell(connection, conversation, Reply(key="agent-joined", args={"agent": agent.name}))
        events.info("ticket_claimed", ticket=ticket.id, agent=agent.id, language=ticket.language)
        self._announce(ticket)
        return ticket

    def reply(self, agent: Agent, ticket_id: TicketId, text: str) -> Message:
        """Write to the shopper as a human."""
        with self._changing(agent, ticket_id, "reply") as (connection, ticket):
            conversation = self._conversation(connection, ticket)
            draft = Draft("agent", text, conversation.language, author=agent.name)
            [message] = log.append(connection, conversation, [draft], self._now())
        self._announce(ticket)
        return message

    def release(self, agent: Agent, ticket_id: TicketId) -> Ticket:
        """Put the ticket back into the queue with its clock kept."""
        with self._changing(agent, ticket_id, "release") as (connection, ticket):
            holder = ticket.assignee or agent.id
            ticket = self._queue.within(connection).release(ticket_id, holder, self._now())
        self._announce(ticket)
        return ticket

    def transfer(
        self, agent: Agent, ticket_id: TicketId, team: Team | None = None, language: str | None = None
    ) -> Ticket:
        """Send the ticket to another team or language with its clock kept."""
        with self._changing(agent, ticket_id, "transfer") as (connection, ticket):
            ticket = self._queue.within(connection).transfer(
                ticket_id, ticket.assignee, self._now(), team=team, language=language
            )
        self._announce(ticket)
        return ticket

    def resolve(self, agent: Agent, ticket_id: TicketId, outcome: Outcome, hand_back: bool) -> Ticket:
        """Close the ticket; with ``hand_back`` the bot answers again, otherwise the next message reopens one."""
        with self._changing(agent, ticket_id, "resolve") as (connection, ticket):
            ticket = self._queue.within(connection).resolve(ticket_id, ticket.assignee, outcome, self._now())
            conversation = self._conversation(connection, ticket)
            key = "conversation-resolved" if hand_back else "agent-left"
            self._tell(connection, conversation, Reply(key=key, args={"agent": agent.name}))
            if hand_back:
                log.set_owner(connection, conversation.id, "bot")
        events.info("ticket_resolved", ticket=ticket.id, agent=agent.id, outcome=outcome)
        self._announce(ticket)
        return ticket

    def go_offline(self, agent: Agent) -> list[Ticket]:
        """Set the agent offline and give every ticket back, clocks kept."""
        tickets = go_offline(self._agents, self._queue, agent.id, self._now())
        for ticket in tickets:
            self._announce(ticket)
        return tickets

    def give_back_abandoned(self) -> list[Ticket]:
        """Put the tickets of agents who vanished back into the queue, clocks kept."""
        tickets = give_back_abandoned(self._agents, self._queue, self._now())
        for ticket in tickets:
            events.info("ticket_given_back", ticket=ticket.id)
            self._announce(ticket)
        return tickets

    @contextmanager
    def _changing(
        self, agent: Agent, ticket_id: TicketId, purpose: Any
    ) -> Iterator[tuple[Connection, Ticket]]:
        with self._engine.begin() as connection:
            held = self._queue.within(connection).hold(ticket_id)
            yield connection, access_ticket(agent, held, purpose)

    def _conversation(self, connection: Connection, ticket: Ticket) -> Conversation:
        return log.get(connection, LogId(ticket.conversation_id), lock=True)

    def _tell(self, connection: Connection, conversation: Conversation, reply: Reply) -> None:
        rendered = self._catalogue.render(reply, conversation.language or "en")
        log.append(connection, conversation, [Draft("system", rendered.text, rendered.lang)], self._now())

    def _announce(self, ticket: Ticket) -> None:
        self._bus.publish(topics.conversation(ticket.conversation_id), topics.DESK, topics.OUTBOX)


class QueueFailureHandoff:
    """Hands a conversation the bot cannot serve to the queue (I6)."""

    def __init__(self, queue: SqlQueueStore, agents: SqlAgentStore, thresholds: Thresholds) -> None:
        self._queue = queue
        self._agents = agents
        self._thresholds = thresholds

    def hand_over(self, connection: Connection, conversation: Conversation, key: str, now: datetime) -> Reply:
        """Open a ticket in this transaction, or find the open one, and return what to tell the shopper: that
        something failed, the place in the queue and the wait."""
        handoff = assess(Evidence(backend_failed=True), self._thresholds)
        assert handoff is not None  # a failed backend always calls for a human
        queue, agents = self._queue.within(connection), self._agents.within(connection)
        ticket = queue.open(self._ticket(handoff, conversation, key), now)
        return handoff_reply(
            "rasa-unavailable", queue.position(ticket.id), waiting_time_of(ticket.id, queue, agents)
        )

    def reopen(self, connection: Connection, conversation: Conversation, key: str, now: datetime) -> None:
        """A shopper wrote to a human who has closed the ticket: open one again."""
        queue = self._queue.within(connection)
        if queue.open_for(ConversationId(conversation.id)) is None:
            handoff = assess(Evidence(wants_human=True), self._thresholds)
            assert handoff is not None  # a wish for a human always calls for one
            queue.open(self._ticket(handoff, conversation, key), now)

    def waiting(self, connection: Connection, conversation: Conversation) -> bool:
        """Whether a ticket of the conversation waits for an agent."""
        ticket = self._queue.within(connection).open_for(ConversationId(conversation.id))
        return ticket is not None and ticket.state == "waiting"

    def _ticket(self, handoff: Any, conversation: Conversation, key: str) -> NewTicket:
        return ticket_for(
            handoff,
            conversation_id=ConversationId(conversation.id),
            language=conversation.language or conversation.locale[:2] or "en",
            channel=conversation.channel,
            market=None if conversation.market == "default" else conversation.market,
            key=key,
        )
