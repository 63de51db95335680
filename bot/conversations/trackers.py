"""The app's half of Rasa's dialogue state: begin an attempt, promote what Rasa saved. Rasa's half is
`bot.tracker.store`. Together they make the dialogue state part of the turn's transaction.
"""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.engine import Connection

from bot.conversations.tables import trackers


def begin(connection: Connection, conversation_id: str, attempt: str) -> None:
    """Drop what an earlier attempt left behind; from now on only this attempt may save."""
    changed = connection.execute(
        update(trackers)
        .where(trackers.c.conversation_id == conversation_id)
        .values(pending=None, attempt=attempt)
    )
    if changed.rowcount == 0:
        connection.execute(
            trackers.insert().values(conversation_id=conversation_id, attempt=attempt, version=0)
        )


def promote(connection: Connection, conversation_id: str, attempt: str) -> bool:
    """Make the state this attempt saved the conversation's state. False when Rasa saved none."""
    changed = connection.execute(
        update(trackers)
        .where(
            trackers.c.conversation_id == conversation_id,
            trackers.c.attempt == attempt,
            trackers.c.pending.is_not(None),
        )
        .values(committed=trackers.c.pending, pending=None, attempt=None, version=trackers.c.version + 1)
    )
    return bool(changed.rowcount == 1)
