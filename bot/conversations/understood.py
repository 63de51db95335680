"""Keep what was understood of a shopper's message, for trainers to review. Holds no wording.

It is read from the dialogue state that Rasa saved with the turn, so nothing has to travel back through Rasa's answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from bot.conversations.models import ConversationId
from bot.conversations.tables import understood as table

_FAILED_TURNS = "failed_turns"
_INSERT = table.insert()


@dataclass(frozen=True)
class Understood:
    """The intent with its confidence, the likeliest few, and whether the turn ended unresolved."""

    intent: str
    confidence: float
    ranking: Sequence[tuple[str, float]]
    failed: bool


def read_state(state: str | None) -> Understood | None:
    """Return what Rasa understood of the last message in a saved dialogue state; None when it does not say."""
    try:
        events = json.loads(state or "")["events"]
        last = max(number for number, event in enumerate(events) if event["event"] == "user")
        parsed = events[last]["parse_data"]
        name, confidence = parsed["intent"]["name"], float(parsed["intent"]["confidence"])
        ranking = [(r["name"], float(r["confidence"])) for r in parsed.get("intent_ranking", ())]
        failed = any(_counts_a_failure(event) for event in events[last:])
    except (ValueError, KeyError, TypeError):
        return None
    return Understood(name, confidence, ranking, failed) if name else None


def keep(connection: Connection, conversation_id: ConversationId, seq: int, understood: Understood) -> None:
    """Store it for the message `seq`, which must be in the log."""
    values = {
        "conversation_id": conversation_id,
        "seq": seq,
        "intent": understood.intent,
        "confidence": understood.confidence,
        "ranking": [[name, round(share, 4)] for name, share in understood.ranking],
        "failed": understood.failed,
    }
    connection.execute(_INSERT, values)


def _counts_a_failure(event: dict[str, Any]) -> bool:
    return event["event"] == "slot" and event.get("name") == _FAILED_TURNS and bool(event.get("value"))
