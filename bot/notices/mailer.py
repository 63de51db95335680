"""Mail the notices. Retries with back-off, gives up in the open: a dead notice stays in the table with its reason.

A mail is handed over once: its state is recorded right after. SMTP knows no idempotency key, so when the server's last
answer is lost, or the process is killed between the two, the same mail leaves again under the same Message-ID, by which
mailboxes recognise a duplicate.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import structlog
from sqlalchemy.engine import Engine

from bot.database import reading
from bot.mail.message import NotAnAddress, compose, domain_of
from bot.mail.smtp import MailDelayed, MailRefused, Smtp
from bot.messages import Catalogue, MessageError
from bot.metrics import NOTICES
from bot.notices import store
from bot.notices.letters import NoticeError, letter_of
from bot.notices.store import Notice

events = structlog.get_logger(__name__)

LEASE = timedelta(minutes=3)
"""Longer than every step of one SMTP dialogue together (ten, of ten seconds at most)."""
FIRST_RETRY = timedelta(seconds=5)
LONGEST_RETRY = timedelta(minutes=15)
PATIENCE = timedelta(days=4)
"""So long a mail is tried (RFC 5321, 4.5.4.1: at least four to five days); a code only until it expires."""
IDLE_LOOK_SECONDS = 1.0
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
"""Nobody's out-of-office message answers it (RFC 3834)."""


class Mailer:
    """Sends what ``notices_outbox`` holds."""

    def __init__(
        self,
        *,
        engine: Engine,
        smtp: Smtp,
        sender: str,
        catalogue: Catalogue,
        now: Callable[[], datetime],
        keep_codes: bool = False,
    ) -> None:
        """``sender`` is the From address, with or without a name. ``keep_codes``: a code stays readable after it was
        mailed, until it expires, for the demo shop, whose mailboxes nobody has."""
        self._engine = engine
        self._smtp = smtp
        self._sender = sender
        self._domain = domain_of(sender)
        self._catalogue = catalogue
        self._now = now
        self._keep_codes = keep_codes

    async def work(self) -> None:
        """Send until cancelled."""
        while True:
            try:
                while await asyncio.to_thread(self.run_one):
                    pass
            except Exception as exc:  # the database is away, say: the notice is claimed again after its lease
                events.error("notice_not_sent", error=type(exc).__name__)
            await asyncio.sleep(IDLE_LOOK_SECONDS)

    def run_one(self) -> bool:
        """Send the next notice; False when none is due."""
        notice = self._claim()
        if notice is None:
            return False
        try:
            self._smtp.send(self._mail(notice))
        except MailDelayed as exc:
            self._again(notice, str(exc))
        except (MailRefused, NotAnAddress, NoticeError, MessageError) as exc:
            self._give_up(notice, str(exc))
        else:
            NOTICES.labels(notice.kind, "sent").inc()
            with self._engine.begin() as connection:
                store.sent(connection, notice, self._now(), keep_secret=self._keep_codes)
        return True

    def message_id(self, notice: Notice) -> str:
        """The same for every attempt, and never that of another notice, also after the table was started anew."""
        return f"notice-{notice.id}-{notice.created_at.timestamp():.6f}@{self._domain}"

    def _claim(self) -> Notice | None:
        now = self._now()
        with reading(self._engine) as connection:
            if not store.any_due(connection, now):
                return None
        with self._engine.begin() as connection:
            return store.claim(connection, now, LEASE)

    def _mail(self, notice: Notice) -> EmailMessage:
        if _expired(notice, self._now()):
            raise NoticeError("expired before it was sent")
        letter = letter_of(notice, self._catalogue)
        return compose(
            sender=self._sender,
            recipient=notice.recipient,
            subject=letter.subject,
            text=letter.text,
            lang=letter.lang,
            message_id=self.message_id(notice),
            date=self._now(),
            headers=AUTOMATIC,
            attachments=letter.attachments,
        )

    def _again(self, notice: Notice, error: str) -> None:
        now = self._now()
        pause = min(FIRST_RETRY * 2 ** min(notice.attempts - 1, 20), LONGEST_RETRY)
        if now + pause - notice.created_at > PATIENCE or _expired(notice, now + pause):
            self._give_up(notice, error)
            return
        NOTICES.labels(notice.kind, "failed").inc()
        events.warning("notice_delayed", notice=notice.id, kind=notice.kind, error=error)
        with self._engine.begin() as connection:
            store.retry(connection, notice, now + pause, error)

    def _give_up(self, notice: Notice, error: str) -> None:
        NOTICES.labels(notice.kind, "dead").inc()
        events.error("notice_given_up", notice=notice.id, kind=notice.kind, error=error)
        with self._engine.begin() as connection:
            store.dead(connection, notice, error)


def _expired(notice: Notice, at: datetime) -> bool:
    return notice.expires_at is not None and notice.expires_at <= at
