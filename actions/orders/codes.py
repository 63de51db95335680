"""Decide whether a change was confirmed with the one-time code sent to the address on file.

A code serves one conversation, one order and one purpose, once. Only a salted scrypt digest is kept: all
codes of six digits could be tried against a plain hash within a second. Nothing here says what a code allows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Engine

from actions.orders.contacts import masked_email, plain
from actions.orders.errors import CodeExpired, CodeRequired, TooManyAttempts, WrongCode
from actions.orders.models import ConversationId, OrderNumber, TurnId
from actions.orders.outbox import CodeNotice, CodeSender
from actions.orders.sqlstore import SqlStore
from actions.orders.tables import one_time_codes

DIGITS = 6


class Purpose(str, Enum):
    """What a code is asked for."""

    RETURN = "return"
    CANCEL = "cancel"
    ADDRESS = "address"


@dataclass(frozen=True)
class CodeLimits:
    """How long a code lives, how often it may be tried, how often one may be sent."""

    lifetime: dt.timedelta = dt.timedelta(minutes=10)
    attempts: int = 5
    change_within: dt.timedelta = dt.timedelta(minutes=15)
    sent_per_order: int = 5
    sent_within: dt.timedelta = dt.timedelta(hours=1)


@dataclass(frozen=True)
class CodeTicket:
    """A code that was sent. ``sent_to`` is masked, such as ``a•••@example.com``."""

    purpose: Purpose
    sent_to: str
    expires_at: dt.datetime


@dataclass(frozen=True)
class Change:
    """What a code is for: one purpose, on one order, in one conversation."""

    conversation_id: ConversationId
    order_number: OrderNumber
    purpose: Purpose


def draw_code() -> str:
    """Return a fresh code."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


class CodeDesk(SqlStore):
    """Codes in SQL, delivered by ``sender``. ``draw`` makes a code; tests hand in their own."""

    def __init__(
        self,
        engine: Engine,
        sender: CodeSender,
        now: Callable[[], dt.datetime],
        limits: CodeLimits | None = None,
        draw: Callable[[], str] = draw_code,
    ) -> None:
        super().__init__(engine)
        self._sender = sender
        self._now = now
        self._limits = limits or CodeLimits()
        self._draw = draw

    def issue(self, change: Change, recipient: str, locale: str, *, turn_id: TurnId) -> CodeTicket:
        """Send a new code; earlier ones for the same change become void. Raises `TooManyAttempts`.

        It is stored first and sent then. The same turn again sends nothing, unless the first call was cut off
        between the two: then a fresh code takes the place of the one that may be lost.
        """
        now, code = self._now(), self._draw()
        expires_at = now + self._limits.lifetime
        with self._transaction() as connection:
            row = _by_turn(connection, change, turn_id)
            if row is not None and row.sent_at is not None:
                return CodeTicket(change.purpose, masked_email(recipient), row.expires_at)
            if row is None:
                self._admit(connection, change, now)
            code_id = _store(connection, change, turn_id, code, now, expires_at, row)
        self._sender.send_code(
            CodeNotice(
                conversation_id=change.conversation_id,
                order_number=change.order_number,
                recipient=recipient,
                locale=locale,
                purpose=change.purpose.value,
                code=code,
                created_at=now,
                expires_at=expires_at,
            )
        )
        with self._transaction() as connection:
            _set(connection, code_id, sent_at=now)
        return CodeTicket(change.purpose, masked_email(recipient), expires_at)

    def confirm(self, change: Change, code: str) -> None:
        """Check a code and allow the change. Raises `WrongCode`, `CodeExpired`.

        The same code again, before it is used, is right again.
        """
        now = self._now()
        with self._transaction() as connection:
            row = _latest(connection, change)
            if row is None or row.expires_at <= now or row.attempts >= self._limits.attempts:
                raise CodeExpired
            right = hmac.compare_digest(_digest(_tidy(code), row.salt), row.digest)
            if right:
                _set(connection, row.id, confirmed_at=row.confirmed_at or now)
            else:
                _set(connection, row.id, attempts=row.attempts + 1)
        if not right:
            raise WrongCode(self._limits.attempts - row.attempts - 1)

    def is_confirmed(self, change: Change) -> bool:
        """Return whether a confirmed code waits to be used."""
        with self._transaction() as connection:
            row = _latest(connection, change)
        return row is not None and row.used_by_turn is None and self._fresh(row)

    def use(self, change: Change, *, turn_id: TurnId) -> None:
        """Spend the confirmed code on this turn's change, or raise `CodeRequired`; a turn may repeat it."""
        with self._transaction() as connection:
            row = _latest(connection, change)
            if row is None or row.used_by_turn not in (None, turn_id):
                raise CodeRequired
            if row.used_by_turn is None:
                if not self._fresh(row):
                    raise CodeRequired
                _set(connection, row.id, used_by_turn=turn_id)

    def give_back(self, change: Change, *, turn_id: TurnId) -> None:
        """Make the code that this turn spent usable again, because the change was refused."""
        with self._transaction() as connection:
            row = _latest(connection, change)
            if row is not None and row.used_by_turn == turn_id:
                _set(connection, row.id, used_by_turn=None)

    def _fresh(self, row: Any) -> bool:
        confirmed: dt.datetime | None = row.confirmed_at
        return confirmed is not None and self._now() < confirmed + self._limits.change_within

    def _admit(self, connection: Connection, change: Change, now: dt.datetime) -> None:
        columns = one_time_codes.c
        since = now - self._limits.sent_within
        recent = (columns.order_number == change.order_number) & (columns.issued_at > since)
        query = select(func.count(), func.min(columns.issued_at)).where(recent)
        count, first = connection.execute(query).one()
        if count >= self._limits.sent_per_order:
            raise TooManyAttempts(first + self._limits.sent_within)


def _store(
    connection: Connection,
    change: Change,
    turn_id: TurnId,
    code: str,
    now: dt.datetime,
    expires_at: dt.datetime,
    cut_off: Any,
) -> int:
    salt = secrets.token_bytes(16)
    secret = {"salt": salt, "digest": _digest(code, salt), "issued_at": now, "expires_at": expires_at}
    if cut_off is not None:
        _set(connection, cut_off.id, attempts=0, **secret)
        return int(cut_off.id)
    connection.execute(update(one_time_codes).where(_same(change)).values(void=True))
    values = {
        "conversation_id": change.conversation_id,
        "order_number": change.order_number,
        "purpose": change.purpose.value,
        "turn_id": turn_id,
        "attempts": 0,
        "void": False,
        **secret,
    }
    return int(connection.execute(insert(one_time_codes).values(values)).inserted_primary_key[0])


def _latest(connection: Connection, change: Change) -> Any:
    """The one code that is not void, locked: two guesses made at once are counted as two."""
    query = select(one_time_codes).where(_same(change) & ~one_time_codes.c.void)
    return connection.execute(query.order_by(one_time_codes.c.id.desc()).with_for_update()).first()


def _by_turn(connection: Connection, change: Change, turn_id: TurnId) -> Any:
    query = select(one_time_codes).where(_same(change) & (one_time_codes.c.turn_id == turn_id))
    return connection.execute(query).first()


def _same(change: Change) -> Any:
    columns = one_time_codes.c
    return (
        (columns.conversation_id == change.conversation_id)
        & (columns.order_number == change.order_number)
        & (columns.purpose == change.purpose.value)
    )


def _set(connection: Connection, code_id: int, **values: Any) -> None:
    connection.execute(update(one_time_codes).where(one_time_codes.c.id == code_id).values(values))


def _tidy(code: str) -> str:
    return "".join(character for character in plain(code[:64]) if character.isdigit())


def _digest(code: str, salt: bytes) -> bytes:
    """scrypt with 8 MB and about 20 ms, so that a million codes take hours, not a second."""
    return hashlib.scrypt(code.encode(), salt=salt, n=2**13, r=8, p=1, dklen=32)
