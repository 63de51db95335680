"""E-mail: read from a mailbox over IMAP, answered over SMTP in the same thread.

`Message-ID` makes messages unique; answers carry `In-Reply-To` and `References`, and what a machine wrote says so
(RFC 3834). A mailbox has no signature to verify: order data still needs the shopper's proof of identity, answers go to
the From address only, and a shop whose mail server checks DMARC can name that server: then forged senders are ignored.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone

import structlog

from bot.channels.base import (
    Capabilities,
    Channel,
    DeliveryFailed,
    Event,
    Forged,
    Health,
    Inbound,
    Listener,
    Misconfigured,
    Outbound,
    Take,
    Undeliverable,
    WebhookRequest,
)
from bot.channels.email_reading import Ignored, message_id_of, read_mail
from bot.channels.registry import required
from bot.mail.imap import ImapServer, Mailbox, MailboxError, RawMail
from bot.mail.message import NotAnAddress, address, compose, domain_of
from bot.mail.settings import LOOPBACK
from bot.mail.smtp import MailDelayed, MailError, MailRefused, Smtp, smtp_of
from bot.settings import Settings

events = structlog.get_logger(__name__)

BATCH = 20
RECENT = timedelta(days=7)
"""Older unread mail is left alone: a mailbox that was in use before is not answered years later."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
BUSY_SECONDS = 60.0
"""When a mail server that is busy is asked again."""
AUTOMATIC = {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}


class Email(Channel, Listener):
    """One mailbox."""

    name = "email"
    capabilities = Capabilities(max_length=50_000, proactive=True, rate_per_address="30/hour")

    def __init__(
        self,
        *,
        mailbox: Callable[[], Mailbox],
        smtp: Smtp,
        sender: str,
        receiver: str = "",
        poll_seconds: float = 10.0,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        """``mailbox`` opens it, blocking; ``sender``: the address shoppers write to; ``receiver``: see `read_mail`."""
        self._open = mailbox
        self._smtp = smtp
        self._sender = sender
        self._own = address(sender).addr_spec
        self._receiver = receiver
        self._poll_seconds = poll_seconds
        self._now = now

    def verify(self, request: WebhookRequest) -> None:
        raise Forged("e-mail has no webhook")

    def parse(self, request: WebhookRequest) -> Sequence[Event]:
        return []

    async def attend(self, inbound: Inbound) -> None:
        """E-mail shows no marks."""

    async def listen(self, take: Take) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                mailbox = await asyncio.to_thread(self._open)
                try:
                    pause = FIRST_PAUSE
                    while True:
                        if not await self.fetch(mailbox, take):
                            await asyncio.sleep(self._poll_seconds)
                finally:
                    await asyncio.to_thread(mailbox.close)
            except MailboxError as exc:
                events.warning("mailbox_unavailable", error=str(exc))
            except Exception as exc:  # the database is away, say: the mail stays unread and is fetched again
                events.error("mail_not_taken", error=type(exc).__name__)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def fetch(self, mailbox: Mailbox, take: Take) -> int:
        """Take in what is unread, mark it as read once it is stored; return how many mails it was."""
        since: date = (self._now() - RECENT).date()
        mails = await asyncio.to_thread(mailbox.unread, since, BATCH)
        if mails:
            await take(await asyncio.to_thread(self._read, mails))
            await asyncio.to_thread(mailbox.mark_read, [mail.uid for mail in mails])
        return len(mails)

    async def deliver(self, outbound: Outbound) -> None:
        if outbound.role == "system" and not outbound.buttons:
            return  # that somebody joined or left the conversation is no mail of its own
        thread = outbound.context
        headers = {} if outbound.role == "agent" else dict(AUTOMATIC)
        if answered := thread.get("message_id"):
            headers["In-Reply-To"] = answered
            headers["References"] = f"{thread.get('references', '')} {answered}".strip()
        try:
            message = compose(
                sender=self._sender,
                recipient=outbound.address,
                subject=f"Re: {thread['subject']}"
                if thread.get("subject")
                else address(self._sender).display_name,
                text=outbound.text + "\n",
                lang=outbound.lang,
                message_id=message_id_of(outbound.idempotency_key, domain_of(self._sender)),
                date=self._now(),
                headers=headers,
            )
            await asyncio.to_thread(self._smtp.send, message)
        except MailDelayed as exc:
            raise DeliveryFailed(
                str(exc), BUSY_SECONDS if exc.busy else None, uncertain=exc.uncertain
            ) from exc
        except (MailRefused, NotAnAddress) as exc:
            raise Undeliverable(str(exc)) from exc

    async def health(self) -> Health:
        try:
            await asyncio.to_thread(lambda: self._open().close())
        except MailboxError as exc:
            return Health(False, f"the mailbox cannot be opened ({exc}): check CROSSDESK_EMAIL_IMAP_…")
        try:
            await asyncio.to_thread(self._smtp.check)
        except MailError as exc:
            return Health(False, f"the mail server takes no mail ({exc}): check CROSSDESK_SMTP_…")
        return Health(True, self._own)

    async def close(self) -> None:
        """Nothing is held between two mails."""

    def _read(self, mails: Sequence[RawMail]) -> list[Event]:
        found: list[Event] = []
        for mail in mails:
            read = read_mail(mail.content, self._own, mail.uid, self._receiver)
            if isinstance(read, Ignored):
                events.info("mail_ignored", uid=mail.uid, reason=read.reason)
            else:
                found.append(read)
        return found


def from_settings(settings: Settings) -> Email:
    """The mailbox of the settings. Raises Misconfigured."""
    required(
        email_imap_user=settings.email_imap_user,
        email_imap_password=settings.email_imap_password,
        smtp_host=settings.smtp_host,
    )
    if settings.email_imap_tls == "none" and settings.email_imap_host not in LOOPBACK:
        raise Misconfigured("CROSSDESK_EMAIL_IMAP_TLS=none would send the password in the clear: use tls")
    sender = settings.email_address or settings.mail_from
    try:
        domain_of(sender)
    except NotAnAddress as exc:
        raise Misconfigured("set CROSSDESK_EMAIL_ADDRESS to the address shoppers write to") from exc
    smtp = smtp_of(settings)
    assert smtp is not None  # its host was required above
    server = ImapServer(
        settings.email_imap_host,
        settings.email_imap_port,
        settings.email_imap_user,
        settings.email_imap_password.get_secret_value(),
        settings.email_folder,
        settings.email_imap_tls,
    )
    return Email(
        mailbox=lambda: Mailbox(server),
        smtp=smtp,
        sender=sender,
        receiver=settings.email_authserv,
        poll_seconds=settings.email_poll_seconds,
    )
