"""Hand messages for the address on file to whoever delivers them. Decides nothing; words nothing.

`OutboxSender` keeps them in ``notices_outbox`` until a mailer has sent them. It is the only place where a one-time
code exists in plain, until it is sent or expires, and where demo mode reads it from. `MemorySender` is for tests.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Engine

from actions.orders.models import ConversationId, OrderNumber, Rma
from actions.orders.sqlstore import SqlStore
from actions.orders.tables import notices_outbox


@dataclass(frozen=True)
class CodeNotice:
    """A one-time code on its way to the shopper; its text is made in the shopper's ``locale``."""

    conversation_id: ConversationId
    order_number: OrderNumber
    recipient: str
    locale: str
    purpose: str
    code: str
    created_at: dt.datetime
    expires_at: dt.datetime


@dataclass(frozen=True)
class ReceiptNotice:
    """The durable receipt of a withdrawal: what was withdrawn from, when, and a digest of exactly that."""

    conversation_id: ConversationId
    order_number: OrderNumber
    recipient: str
    locale: str
    rma: Rma
    receipt: dict[str, Any]
    digest: str
    created_at: dt.datetime


class CodeSender(Protocol):
    """Delivers one-time codes."""

    def send_code(self, notice: CodeNotice) -> None:
        """Accept a code for delivery; returns once it can no longer be lost."""


class ReceiptSender(Protocol):
    """Delivers receipts."""

    def send_receipt(self, notice: ReceiptNotice) -> None:
        """Accept a receipt for delivery, once: the same RMA again changes nothing."""


class OutboxSender(SqlStore):
    """`CodeSender` and `ReceiptSender` into the ``notices_outbox`` table."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)

    def send_code(self, notice: CodeNotice) -> None:
        """Store a code for the mailer."""
        values = {
            "kind": "one_time_code",
            "dedupe_key": None,
            "conversation_id": notice.conversation_id,
            "order_number": notice.order_number,
            "recipient": notice.recipient,
            "locale": notice.locale,
            "args": {"purpose": notice.purpose},
            "secret": notice.code,
            "created_at": notice.created_at,
            "available_at": notice.created_at,
            "expires_at": notice.expires_at,
        }
        with self._transaction() as connection:
            connection.execute(insert(notices_outbox).values(values))

    def send_receipt(self, notice: ReceiptNotice) -> None:
        """Store a receipt for the mailer, once for each RMA."""
        key = f"withdrawal:{notice.rma}"
        values = {
            "kind": "withdrawal_receipt",
            "dedupe_key": key,
            "conversation_id": notice.conversation_id,
            "order_number": notice.order_number,
            "recipient": notice.recipient,
            "locale": notice.locale,
            "args": {"receipt": notice.receipt, "digest": notice.digest},
            "created_at": notice.created_at,
            "available_at": notice.created_at,
        }
        known = select(notices_outbox.c.id).where(notices_outbox.c.dedupe_key == key)
        with self._transaction() as connection:
            if connection.execute(known).first() is None:
                connection.execute(insert(notices_outbox).values(values))

    def forget_codes(self, now: dt.datetime) -> int:
        """Take the plain code out of notices that have expired, sent or not; returns out of how many."""
        columns = notices_outbox.c
        held = columns.secret.is_not(None) & (columns.expires_at <= now)
        late = (columns.state == "pending") & (columns.expires_at <= now)
        with self._transaction() as connection:
            gone = update(notices_outbox).where(late).values(state="dead", error="expired before it was sent")
            connection.execute(gone)
            forgotten = connection.execute(update(notices_outbox).where(held).values(secret=None))
        return int(forgotten.rowcount)


def codes_of(engine: Engine, conversation_id: ConversationId) -> list[CodeNotice]:
    """Return the codes that wait for this conversation's mailbox, the oldest first. For demo mode only."""
    columns = notices_outbox.c
    query = select(notices_outbox).where(columns.conversation_id == conversation_id)
    query = query.where(columns.secret.is_not(None)).order_by(columns.id)
    with engine.connect() as connection:
        found = connection.execute(query).all()
    return [
        CodeNotice(
            conversation_id=row.conversation_id,
            order_number=row.order_number,
            recipient=row.recipient,
            locale=row.locale,
            purpose=row.args["purpose"],
            code=row.secret,
            created_at=row.created_at,
            expires_at=row.expires_at,
        )
        for row in found
    ]


class MemorySender:
    """`CodeSender` and `ReceiptSender` into lists."""

    def __init__(self) -> None:
        self.codes: list[CodeNotice] = []
        self.receipts: list[ReceiptNotice] = []

    def send_code(self, notice: CodeNotice) -> None:
        """Keep a code."""
        self.codes.append(notice)

    def send_receipt(self, notice: ReceiptNotice) -> None:
        """Keep a receipt, once for each RMA."""
        if notice.rma not in [receipt.rma for receipt in self.receipts]:
            self.receipts.append(notice)
