"""Offer an agent the FAQ entries that fit what a shopper wrote, in both their languages. Sends nothing.

The shopper's last messages are searched one by one: a wish for a person or a greeting says nothing about the matter
and is passed over, and of the others those count most that are surely about something the FAQ has, the later the more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.knowledge import FaqAnswer, Knowledge, Ranking
from bot.conversations import log
from bot.conversations.models import Conversation, ConversationId, Message
from bot.conversations.tables import understood
from bot.database import reading
from escalation.agents import Agent
from escalation.permissions import access_ticket
from escalation.queues import QueueStore
from escalation.tickets import TicketId

OFFERED = 3
MESSAGES = 4
"""The shopper's messages that are looked at, the last that say anything."""
FADING = 0.7
"""What a message counts of the one after it."""
_TAIL = 60
_DEPTH = 10
_NO_MATTER = frozenset(
    ("greet", "goodbye", "thank", "affirm", "deny", "bot_challenge", "switch_language", "request_human",
     "give_feedback", "give_order_details")
)  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """An entry for the agent to send: what the shopper would read, beside what the agent reads.

    ``probability`` that it answers one of the messages, where it came first for one; otherwise it is not known.
    """

    faq_id: str
    probability: float | None
    shopper: FaqAnswer
    agent: FaqAnswer

    def as_json(self) -> dict[str, Any]:
        """What the API tells."""
        return {
            "faq_id": self.faq_id,
            "probability": None if self.probability is None else round(self.probability, 4),
            "shopper": _shown(self.shopper),
            "agent": _shown(self.agent),
        }


class AgentAssist:
    """Finds entries for tickets."""

    def __init__(self, engine: Engine, queue: QueueStore, knowledge: Callable[[], Knowledge]) -> None:
        self._engine = engine
        self._queue = queue
        self._knowledge = knowledge

    def suggest(self, agent: Agent, ticket_id: TicketId, language: str | None = None) -> list[Offer]:
        """Return at most three entries, the likeliest first. ``language`` is the agent's; by default the
        shopper's if the agent speaks it, else English. Raises TicketNotFound, NotAllowed."""
        ticket = access_ticket(agent, self._queue.get(ticket_id), "view")
        with reading(self._engine) as connection:
            conversation = log.get(connection, ConversationId(ticket.conversation_id))
            said = log.tail(connection, conversation.id, _TAIL)
            intents = connection.execute(
                select(understood.c.seq, understood.c.intent).where(
                    understood.c.conversation_id == conversation.id
                )
            ).all()
        shoppers = conversation.language or ticket.language
        agents = language or (shoppers if shoppers in agent.languages else "en")
        knowledge = self._knowledge()
        rankings = [
            knowledge.nearest(text, language=lang or shoppers, market=conversation.market, count=_DEPTH)
            for text, lang in telling(said, {row.seq: row.intent for row in intents})
        ]
        offers = (
            _offer(knowledge, faq_id, probability, conversation, shoppers, agents)
            for faq_id, probability in fused(rankings)
        )
        return [offer for offer in offers if offer is not None][:OFFERED]


def telling(said: Sequence[Message], intents: dict[int, str]) -> list[tuple[str, str]]:
    """The shopper's last messages that say what the matter is, with their language, the latest first. Of buttons
    only those count that put a question of the FAQ."""
    pressed = {b["title"].casefold(): b["payload"] for message in said for b in message.buttons}
    found = []
    for message in reversed(said):
        payload = pressed.get(message.text.casefold())
        put = payload is None or (payload.startswith("/ask_faq") and "helped" not in payload)
        matter = payload is not None or intents.get(message.seq) not in _NO_MATTER
        if message.role == "shopper" and put and matter:
            found.append((message.text, message.lang))
    return found[:MESSAGES]


def fused(rankings: Iterable[Ranking]) -> list[tuple[str, float | None]]:
    """Entries of several rankings, the latest message's first: each adds its probability, by rank and age. With
    the best probability that any message gave an entry as its first."""
    scores: dict[str, float] = {}
    sure: dict[str, float] = {}
    for age, ranking in enumerate(rankings):
        for rank, faq_id in enumerate(ranking.faq_ids):
            weight = (ranking.probability + 1e-6) * FADING**age
            scores[faq_id] = scores.get(faq_id, 0.0) + weight / (rank + 1)
            if rank == 0:
                sure[faq_id] = max(sure.get(faq_id, 0.0), ranking.probability)
    return [(faq_id, sure.get(faq_id)) for faq_id in sorted(scores, key=lambda entry: -scores[entry])]


def _offer(
    knowledge: Knowledge,
    faq_id: str,
    probability: float | None,
    conversation: Conversation,
    shoppers: str,
    agents: str,
) -> Offer | None:
    to_send = knowledge.entry(faq_id, language=shoppers, market=conversation.market)
    to_read = knowledge.entry(faq_id, language=agents, market=conversation.market)
    return Offer(faq_id, probability, to_send, to_read) if to_send and to_read else None


def _shown(answer: FaqAnswer) -> dict[str, str]:
    return {"lang": answer.lang, "question": answer.question, "answer": answer.text}
