"""Claim notices for sending and record what became of them. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.engine import Connection, Row

from actions.orders.tables import notices_outbox

_columns = notices_outbox.c


@dataclass(frozen=True)
class Notice:
    """One notice to the address on file; ``secret`` is a one-time code, gone once sent or expired."""

    id: int
    kind: str
    order_number: str
    recipient: str
    locale: str
    args: Mapping[str, Any]
    secret: str | None
    created_at: datetime
    expires_at: datetime | None
    state: str
    attempts: int
    error: str | None


def claim(connection: Connection, now: datetime, lease: timedelta) -> Notice | None:
    """Lease the oldest notice that is due, or return None. An expired lease makes a notice claimable again."""
    row = connection.execute(
        select(notices_outbox)
        .where(
            _columns.state == "pending",
            _columns.available_at <= now,
            or_(_columns.lease_until.is_(None), _columns.lease_until <= now),
        )
        .order_by(_columns.available_at, _columns.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if row is None:
        return None
    _set(connection, row.id, attempts=row.attempts + 1, lease_until=now + lease)
    return _notice(row, row.attempts + 1)


def any_due(connection: Connection, now: datetime) -> bool:
    """Whether a notice may be claimable: a cheap look before taking the write lock."""
    due = select(_columns.id).where(_columns.state == "pending", _columns.available_at <= now)
    return connection.execute(due.limit(1)).first() is not None


def sent(connection: Connection, notice: Notice, now: datetime, *, keep_secret: bool = False) -> None:
    """The mail server has it; a code in it is forgotten, unless it is kept until it expires."""
    values = {} if keep_secret else {"secret": None}
    _set(connection, notice.id, state="sent", sent_at=now, lease_until=None, error=None, **values)


def retry(connection: Connection, notice: Notice, available_at: datetime, error: str) -> None:
    """Try again from ``available_at`` on."""
    _set(connection, notice.id, available_at=available_at, lease_until=None, error=error[:200])


def dead(connection: Connection, notice: Notice, error: str) -> None:
    """It will not be tried again by itself."""
    _set(connection, notice.id, state="dead", lease_until=None, error=error[:200], secret=None)


def find(connection: Connection, state: str | None = None, limit: int = 200) -> list[Notice]:
    """The newest notices first, of one state or of all."""
    query = select(notices_outbox).order_by(_columns.id.desc()).limit(limit)
    if state is not None:
        query = query.where(_columns.state == state)
    return [_notice(row, row.attempts) for row in connection.execute(query)]


def revive(connection: Connection, notice_id: int, now: datetime) -> bool:
    """Try a dead notice again. False when there is none with this id, or it was a code: codes do not come back."""
    done = connection.execute(
        update(notices_outbox)
        .where(_columns.id == notice_id, _columns.state == "dead", _columns.expires_at.is_(None))
        .values(state="pending", attempts=0, available_at=now)
    )
    return bool(done.rowcount == 1)


def _notice(row: Row, attempts: int) -> Notice:
    return Notice(
        id=row.id,
        kind=row.kind,
        order_number=row.order_number,
        recipient=row.recipient,
        locale=row.locale,
        args=row.args,
        secret=row.secret,
        created_at=row.created_at,
        expires_at=row.expires_at,
        state=row.state,
        attempts=attempts,
        error=row.error,
    )


def _set(connection: Connection, notice_id: int, **values: Any) -> None:
    connection.execute(update(notices_outbox).where(_columns.id == notice_id).values(**values))
