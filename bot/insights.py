"""Figures of the desk, counted from the tables. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from bot.conversations.tables import conversations, inbox, messages, outbox
from escalation.tables import tickets


class Insights:
    """What `GET /api/insights` shows."""

    def __init__(self, engine: Engine, gaps: Callable[[], Sequence[dict[str, Any]]] = lambda: ()) -> None:
        """``gaps`` finds what the FAQ lacks; see `bot.gaps.report`."""
        self._engine = engine
        self._gaps = gaps

    def figures(self) -> dict[str, Any]:
        """Counts of conversations, messages, tickets and deliveries; containment is the share of conversations
        that never needed a human; gaps are what shoppers asked the FAQ in vain, most frequent first."""
        gaps = list(self._gaps())
        with self._engine.connect() as connection:

            def count(query: Any) -> int:
                return int(connection.execute(query).scalar() or 0)

            def by(column: Any) -> dict[str, int]:
                rows = connection.execute(select(column, func.count()).group_by(column))
                return {str(key): value for key, value in rows}

            total = count(select(func.count()).select_from(conversations))
            escalated = count(select(func.count(func.distinct(tickets.c.conversation_id))))
            return {
                "conversations": total,
                "conversations_by_language": by(conversations.c.language),
                "conversations_by_channel": by(conversations.c.channel),
                "messages_by_role": by(messages.c.role),
                "containment": round(1 - escalated / total, 4) if total else None,
                "tickets_by_state": by(tickets.c.state),
                "tickets_by_reason": by(tickets.c.reason),
                "tickets_by_priority": by(tickets.c.priority),
                "inbox_by_state": by(inbox.c.state),
                "outbox_by_state": by(outbox.c.state),
                "gaps": gaps,
            }
