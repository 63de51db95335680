"""A mail server on loopback (aiosmtpd): takes mail as RFC 5321 says; delays, refuses, hangs up or loses its answer."""

from __future__ import annotations

import email
import logging
import ssl
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

logging.getLogger("mail.log").propagate = False  # what this server is told is not what Crossdesk logs

USER, PASSWORD = "shop", "mail-password"


class MailServer:
    """``trouble`` is what happens to the next mails: an answer such as ``451 later`` to the recipient, `HANG_UP` (the
    connection breaks before the mail is taken), `LOSE_ANSWER` (it breaks after that, before the answer), or
    `BAD_FAREWELL` (taken, then QUIT is answered 421). ``tried`` are the recipients of every attempt.
    """

    HANG_UP = "hang up"
    LOSE_ANSWER = "lose answer"
    BAD_FAREWELL = "bad farewell"

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.trouble: deque[str] = deque()
        self.logins: list[str] = []
        self.tried: list[str] = []
        self.encrypted: list[bool] = []
        self.port = 0

    @property
    def mailbox(self) -> dict[str, EmailMessage]:
        """What a mailbox shows, which keeps one mail of each Message-ID."""
        return {message["Message-ID"]: message for message in self.received}

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.tried.append(address)
        if self.trouble and self.trouble[0] == self.HANG_UP:
            self.trouble.popleft()
            assert server.transport is not None
            server.transport.abort()
        elif self.trouble and self.trouble[0][0].isdigit():
            return self.trouble.popleft()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        self.recipients += envelope.rcpt_tos
        self.encrypted.append(session.ssl is not None)
        if self.trouble and self.trouble[0] == self.LOSE_ANSWER:
            self.trouble.popleft()
            assert server.transport is not None
            server.transport.abort()
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.trouble and self.trouble[0] == self.BAD_FAREWELL:
            self.trouble.popleft()
            return "421 closing"
        return "221 Bye"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, how: str, data: Any
    ) -> AuthResult:
        known = isinstance(data, LoginPassword) and (data.login, data.password) == (
            USER.encode(),
            PASSWORD.encode(),
        )
        self.logins.append("right" if known else "wrong")
        return AuthResult(success=known, handled=False)


class _OnFreePort(Controller):
    """aiosmtpd greets the port it was given, which is 0, before it says which one it got."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server(*, starttls: ssl.SSLContext | None = None, log_in: bool = False) -> Iterator[MailServer]:
    """Run a mail server on a free port; with ``starttls`` and ``log_in`` it insists on both."""
    server = MailServer()
    options: dict[str, Any] = {}
    if starttls:
        options |= {"tls_context": starttls, "require_starttls": True}
    if log_in:
        options |= {"authenticator": server.authenticate, "auth_required": True}
        options |= {"auth_require_tls": starttls is not None}
    controller = _OnFreePort(server, hostname="127.0.0.1", port=0, **options)
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()
