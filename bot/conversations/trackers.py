"""The app's half of Rasa's dialogue state: begin an attempt, promote what Rasa saved. Rasa's half is
`bot.tracker.store`. Together they make the dialogue state part of the turn's transaction.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select, update
from sqlalchemy.engine import Connection

from bot.conversations.tables import trackers

_BEGIN = (
    update(trackers)
    .where(trackers.c.conversation_id == bindparam("conversation"))
    .values(pending=None, attempt=bindparam("new_attempt"))
)
_INSERT = trackers.insert()
_PROMOTE = (
    update(trackers)
    .where(
        trackers.c.conversation_id == bindparam("conversation"),
        trackers.c.attempt == bindparam("saved_by"),
        trackers.c.pending.is_not(None),
    )
    .values(committed=trackers.c.pending, pending=None, attempt=None, version=trackers.c.version + 1)
)

_COMMITTED = select(trackers.c.committed).where(trackers.c.conversation_id == bindparam("conversation"))


def begin(connection: Connection, conversation_id: str, attempt: str) -> None:
    """Drop what an earlier attempt left behind; from now on only this attempt may save."""
    changed = connection.execute(_BEGIN, {"conversation": conversation_id, "new_attempt": attempt})
    if changed.rowcount == 0:
        connection.execute(_INSERT, {"conversation_id": conversation_id, "attempt": attempt, "version": 0})


def promote(connection: Connection, conversation_id: str, attempt: str) -> bool:
    """Make the state this attempt saved the conversation's state. False when Rasa saved none."""
    changed = connection.execute(_PROMOTE, {"conversation": conversation_id, "saved_by": attempt})
    return bool(changed.rowcount == 1)


def committed(connection: Connection, conversation_id: str) -> str | None:
    """Return the conversation's dialogue state as Rasa wrote it."""
    state: str | None = connection.execute(_COMMITTED, {"conversation": conversation_id}).scalar_one_or_none()
    return state
