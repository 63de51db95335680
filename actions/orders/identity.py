"""Decide whether a conversation may see an order: count attempts, check the contact, remember the success.

It never returns anything of an order. A wrong contact and an order that does not exist take the same
statements and the same comparisons and end in the same `IdentityMismatch`.

Each attempt is written and committed *before* the limits are counted: of two attempts made at once the later
commit sees both, so no burst gets past a limit.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.engine import Connection, Engine

from actions.orders import contacts
from actions.orders.errors import IdentityMismatch, NotVerified, TooManyAttempts
from actions.orders.models import ContactOnFile, ConversationId, CustomerId, OrderNumber, TurnId
from actions.orders.sqlstore import SqlStore, upsert
from actions.orders.tables import identity_attempts, verifications

_SCOPES = ("conversation_id", "order_number", "client_address")
_ATTEMPTS = identity_attempts.c
_RECORD = insert(identity_attempts)
_FORGET = delete(identity_attempts).where(_ATTEMPTS.id == bindparam("attempt"))
_FORGET_OLD = delete(identity_attempts).where(_ATTEMPTS.at <= bindparam("before"))
_OTHERS = {
    scope: (_ATTEMPTS[scope] == bindparam("value"))
    & (_ATTEMPTS.at > bindparam("since"))
    & (_ATTEMPTS.id != bindparam("attempt"))
    for scope in _SCOPES
}
_COUNT = {scope: select(func.count()).where(others) for scope, others in _OTHERS.items()}
_NEWEST = {
    scope: select(_ATTEMPTS.at)
    .where(others)
    .order_by(_ATTEMPTS.at.desc(), _ATTEMPTS.id.desc())
    .offset(bindparam("skip"))
    .limit(1)
    for scope, others in _OTHERS.items()
}
_VERIFIED = (
    select(verifications)
    .where(verifications.c.conversation_id == bindparam("conversation"))
    .where(verifications.c.verified_at > bindparam("since"))
    .order_by(verifications.c.verified_at.desc(), verifications.c.order_number)
)


@dataclass(frozen=True)
class Limit:
    """How many failed attempts within a sliding window are let through to the check."""

    count: int
    window: dt.timedelta


@dataclass(frozen=True)
class IdentityLimits:
    """How often one may be wrong, and how long being right lasts.

    A postcode is short: ten wrong guesses in twelve hours leave a stranger who has an order number one chance
    in some thousand a day. One address may stand for a whole office, hence its higher limit.
    """

    per_conversation: Limit = field(default_factory=lambda: Limit(5, dt.timedelta(minutes=30)))
    per_address: Limit = field(default_factory=lambda: Limit(30, dt.timedelta(hours=1)))
    per_order: Limit = field(default_factory=lambda: Limit(10, dt.timedelta(hours=12)))
    verified_for: dt.timedelta = dt.timedelta(hours=2)


@dataclass(frozen=True)
class Verification:
    """A conversation that has shown to know an order's contact."""

    conversation_id: ConversationId
    order_number: OrderNumber
    customer_id: CustomerId
    verified_at: dt.datetime
    expires_at: dt.datetime


class IdentityGuard(SqlStore):
    """Attempts and verifications in SQL.

    `verify` should not run inside an outer transaction: an attempt that is rolled back was never counted.
    """

    def __init__(
        self, engine: Engine, now: Callable[[], dt.datetime], limits: IdentityLimits | None = None
    ) -> None:
        super().__init__(engine)
        self._now = now
        self._limits = limits or IdentityLimits()

    def verify(
        self,
        conversation_id: ConversationId,
        number: OrderNumber,
        contact: str,
        contact_on_file: Callable[[OrderNumber], ContactOnFile | None],
        *,
        client_address: str | None = None,
        turn_id: TurnId | None = None,
    ) -> Verification:
        """Check a contact and remember the success. Raises `IdentityMismatch`, `TooManyAttempts`.

        An attempt that a limit refuses is not counted again, and neither is one that the backend failed.
        """
        attempt = self._record(conversation_id, number, network(client_address))
        try:
            self._admit(attempt)
            on_file = contact_on_file(number)
        except Exception:
            self._forget(attempt)
            raise
        if not contacts.belongs(contact, on_file or contacts.NOBODY) or on_file is None:
            raise IdentityMismatch
        return self._accept(attempt, on_file.customer_id, turn_id)

    def require(self, conversation_id: ConversationId, number: OrderNumber) -> Verification:
        """Return the verification that allows facts of this order to be told. Raises `NotVerified`."""
        for verification in self.verified(conversation_id):
            if verification.order_number == number:
                return verification
        raise NotVerified

    def verified(self, conversation_id: ConversationId) -> tuple[Verification, ...]:
        """Return the conversation's verifications that have not expired, the latest first."""
        since = self._now() - self._limits.verified_for
        with self._transaction() as connection:
            found = connection.execute(_VERIFIED, {"conversation": conversation_id, "since": since}).all()
        return tuple(
            self._verification(row.conversation_id, row.order_number, row.customer_id, row.verified_at)
            for row in found
        )

    def _record(self, conversation_id: ConversationId, number: OrderNumber, address: str | None) -> _Attempt:
        now = self._now()
        limits = (self._limits.per_conversation, self._limits.per_address, self._limits.per_order)
        before = now - max(limit.window for limit in limits)
        values = {
            "conversation_id": conversation_id,
            "client_address": address,
            "order_number": number,
            "at": now,
        }
        with self._transaction() as connection:
            connection.execute(_FORGET_OLD, {"before": before})
            attempt_id = connection.execute(_RECORD, values).inserted_primary_key[0]
        return _Attempt(attempt_id, conversation_id, number, address, now)

    def _admit(self, attempt: _Attempt) -> None:
        """Raise `TooManyAttempts` if a limit is exceeded, with the moment when all let the next one pass."""
        scopes = [
            ("conversation_id", attempt.conversation_id, self._limits.per_conversation),
            ("order_number", attempt.number, self._limits.per_order),
            ("client_address", attempt.address, self._limits.per_address),
        ]
        with self._transaction() as connection:
            blocked = [
                _blocked_until(connection, scope, value, limit, attempt)
                for scope, value, limit in scopes
                if value is not None
            ]
        if until := [moment for moment in blocked if moment is not None]:
            raise TooManyAttempts(max(until))

    def _accept(self, attempt: _Attempt, customer_id: CustomerId, turn_id: TurnId | None) -> Verification:
        now = self._now()
        values = {
            "conversation_id": attempt.conversation_id,
            "order_number": attempt.number,
            "customer_id": customer_id,
            "verified_at": now,
            "turn_id": turn_id,
        }
        with self._transaction() as connection:
            connection.execute(_FORGET, {"attempt": attempt.id})
            upsert(connection, verifications, values)
        return self._verification(attempt.conversation_id, attempt.number, customer_id, now)

    def _forget(self, attempt: _Attempt) -> None:
        with self._transaction() as connection:
            connection.execute(_FORGET, {"attempt": attempt.id})

    def _verification(
        self,
        conversation_id: ConversationId,
        number: OrderNumber,
        customer_id: CustomerId,
        verified_at: dt.datetime,
    ) -> Verification:
        expires_at = verified_at + self._limits.verified_for
        return Verification(conversation_id, number, customer_id, verified_at, expires_at)


def _blocked_until(
    connection: Connection, scope: str, value: str, limit: Limit, attempt: _Attempt
) -> dt.datetime | None:
    """When the scope lets an attempt through again, None if it does now."""
    others = {"value": value, "since": attempt.at - limit.window, "attempt": attempt.id}
    if connection.execute(_COUNT[scope], others).scalar_one() < limit.count:
        return None
    decisive = connection.execute(_NEWEST[scope], {**others, "skip": limit.count - 1}).scalar_one()
    until: dt.datetime = decisive + limit.window
    return until


@dataclass(frozen=True)
class _Attempt:
    id: int
    conversation_id: ConversationId
    number: OrderNumber
    address: str | None
    at: dt.datetime


def network(client_address: str | None) -> str | None:
    """Return what stands for one shopper's network: an IPv4 address, the /64 of an IPv6 address, or None.

    A household holds a whole /64, and could otherwise make every attempt from a fresh address.
    """
    if not client_address:
        return None
    try:
        address = ipaddress.ip_address(client_address.split("%")[0])
    except ValueError:
        return client_address[:64]
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
