"""Keep the two steps of a statutory withdrawal and its durable receipt (directive 2011/83/EU, article 11a).

First the shopper states what is withdrawn from, then confirms; the receipt, with the content of the statement
and the moment it was made, is stored, sent to the address on file and never changed. Whether there is a right
of withdrawal is decided in `returns`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Engine

from actions.orders import rows
from actions.orders.errors import OrderNotFound
from actions.orders.models import (
    ConversationId,
    LineId,
    Order,
    OrderNumber,
    Return,
    ReturnLine,
    Rma,
    TurnId,
)
from actions.orders.outbox import ReceiptNotice, ReceiptSender
from actions.orders.returns import ReturnTerms
from actions.orders.sqlstore import SqlStore
from actions.orders.tables import withdrawals


@dataclass(frozen=True)
class WithdrawalDeclaration:
    """The first step: what the shopper states. It has no effect until it is confirmed."""

    id: str
    order_number: OrderNumber
    lines: tuple[ReturnLine, ...]
    declared_at: dt.datetime


@dataclass(frozen=True)
class ReceiptLine:
    """One line of a receipt, as the order's record names it."""

    line_id: LineId
    title: str
    quantity: int


@dataclass(frozen=True)
class WithdrawalReceipt:
    """The durable receipt. ``digest`` is the SHA-256 of its canonical JSON, as stored and as sent."""

    rma: Rma
    order_number: OrderNumber
    lines: tuple[ReceiptLine, ...]
    declared_at: dt.datetime
    confirmed_at: dt.datetime
    send_by: dt.date
    refund_on: dt.date | None
    digest: str


class WithdrawalBook(SqlStore):
    """Declarations and receipts in SQL, receipts delivered by ``sender``."""

    def __init__(self, engine: Engine, sender: ReceiptSender) -> None:
        super().__init__(engine)
        self._sender = sender

    def declare(
        self,
        conversation_id: ConversationId,
        number: OrderNumber,
        lines: tuple[ReturnLine, ...],
        at: dt.datetime,
        *,
        turn_id: TurnId,
    ) -> WithdrawalDeclaration:
        """Store what the shopper states, once per turn."""
        with self._transaction() as connection:
            known = connection.execute(
                select(withdrawals).where(withdrawals.c.declared_turn == turn_id)
            ).first()
            if known is not None:
                return _declaration(known)
            count = connection.execute(
                select(func.count()).where(withdrawals.c.order_number == number)
            ).scalar_one()
            values: dict[str, Any] = {
                "id": f"W-{number}-{count + 1}",
                "conversation_id": conversation_id,
                "order_number": number,
                "lines": rows.dump_return_lines(lines),
                "declared_at": at,
                "declared_turn": turn_id,
            }
            connection.execute(insert(withdrawals).values(values))
        return WithdrawalDeclaration(values["id"], number, lines, at)

    def declaration(
        self, conversation_id: ConversationId, number: OrderNumber, declaration_id: str
    ) -> WithdrawalDeclaration:
        """Return a declaration made in this conversation. Raises `OrderNotFound`."""
        with self._transaction() as connection:
            row = _declared(connection, declaration_id)
        if row is None or (row.conversation_id, row.order_number) != (conversation_id, number):
            raise OrderNotFound("no such declaration")
        return _declaration(row)

    def receipt(self, declaration_id: str) -> WithdrawalReceipt | None:
        """Return the receipt of a confirmed declaration, or None."""
        with self._transaction() as connection:
            row = _declared(connection, declaration_id)
        return _receipt(row) if row is not None and row.receipt is not None else None

    def confirm(
        self,
        declaration: WithdrawalDeclaration,
        conversation_id: ConversationId,
        order: Order,
        locale: str,
        opened: Return,
        terms: ReturnTerms,
        at: dt.datetime,
    ) -> WithdrawalReceipt:
        """Store the receipt and send it to the address on file; once confirmed it stays as it is."""
        content = _content(declaration, order, opened, terms, at)
        with self._transaction() as connection:
            row = _declared(connection, declaration.id, lock=True)
            if row.receipt is None:
                values = {
                    "confirmed_at": at,
                    "rma": opened.rma,
                    "receipt": content,
                    "receipt_digest": digest(content),
                }
                connection.execute(
                    update(withdrawals).where(withdrawals.c.id == declaration.id).values(values)
                )
                row = _declared(connection, declaration.id)
        self._sender.send_receipt(
            ReceiptNotice(
                conversation_id=conversation_id,
                order_number=order.number,
                recipient=order.email,
                locale=locale,
                rma=Rma(row.rma),
                receipt=row.receipt,
                digest=row.receipt_digest,
                created_at=at,
            )
        )
        return _receipt(row)


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a receipt's canonical JSON, in hexadecimal."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _content(
    declaration: WithdrawalDeclaration, order: Order, opened: Return, terms: ReturnTerms, at: dt.datetime
) -> dict[str, Any]:
    titles = {line.id: line.title for line in order.lines}
    return {
        "statement": "withdrawal",
        "order_number": order.number,
        "rma": opened.rma,
        "lines": [
            {"line_id": item.line_id, "title": titles[item.line_id], "quantity": item.quantity}
            for item in declaration.lines
        ],
        "declared_at": declaration.declared_at.isoformat(),
        "confirmed_at": at.isoformat(),
        "send_by": terms.send_by.isoformat(),
        "refund_on": terms.refund_on.isoformat() if terms.refund_on else None,
    }


def _declared(connection: Connection, declaration_id: str, *, lock: bool = False) -> Any:
    query = select(withdrawals).where(withdrawals.c.id == declaration_id)
    return connection.execute(query.with_for_update() if lock else query).first()


def _declaration(row: Any) -> WithdrawalDeclaration:
    return WithdrawalDeclaration(row.id, row.order_number, rows.load_return_lines(row.lines), row.declared_at)


def _receipt(row: Any) -> WithdrawalReceipt:
    content = row.receipt
    refund_on = content["refund_on"]
    return WithdrawalReceipt(
        rma=Rma(row.rma),
        order_number=row.order_number,
        lines=tuple(
            ReceiptLine(LineId(line["line_id"]), line["title"], line["quantity"]) for line in content["lines"]
        ),
        declared_at=dt.datetime.fromisoformat(content["declared_at"]),
        confirmed_at=dt.datetime.fromisoformat(content["confirmed_at"]),
        send_by=dt.date.fromisoformat(content["send_by"]),
        refund_on=dt.date.fromisoformat(refund_on) if refund_on else None,
        digest=row.receipt_digest,
    )
