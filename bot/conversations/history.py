"""Know for whom a human was called before. Reads only; asked when a handoff is decided, not in ordinary turns."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.engine import Engine

from actions.orders.tables import verifications
from bot.conversations.tables import conversations
from bot.database import reading
from escalation.tables import tickets

_here = conversations.alias("here")
_mine = verifications.alias("mine")
_THIS = bindparam("conversation")
_SAME_ADDRESS = (
    select(conversations.c.id)
    .join(_here, and_(conversations.c.channel == _here.c.channel, conversations.c.address == _here.c.address))
    .where(_here.c.id == _THIS)
)
_SAME_CUSTOMER = (
    select(verifications.c.conversation_id)
    .join(_mine, verifications.c.customer_id == _mine.c.customer_id)
    .where(_mine.c.conversation_id == _THIS)
)
_CALLED = (
    select(tickets.c.id)
    .where(
        tickets.c.first_waiting_at >= bindparam("since"),
        or_(tickets.c.conversation_id != _THIS, tickets.c.state == "resolved"),
        tickets.c.conversation_id.in_(
            select(conversations.c.id).where(conversations.c.id == _THIS).union(_SAME_ADDRESS, _SAME_CUSTOMER)
        ),
    )
    .limit(1)
)


class SqlContactHistory:
    """See `actions.handoff.ContactHistory`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def called_since(self, conversation_id: str, since: datetime) -> bool:
        with reading(self._engine) as connection:
            found = connection.execute(_CALLED, {"conversation": conversation_id, "since": since})
            return found.first() is not None
