"""Hand a mail to the shop's mail server (RFC 5321). One connection a message; blocking, so call it in a thread.

Never retries, and never falls back to an unencrypted connection.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal

from bot.mail.settings import MailSettings

TIMEOUT_SECONDS = 10.0
"""For each step of the dialogue with the server."""


class MailError(Exception):
    """A mail was not taken."""


class MailDelayed(MailError):
    """The server does not take it now. ``uncertain``: it may have taken it, its answer was lost on the way.

    ``busy``: it asked us to come back later.
    """

    def __init__(self, reason: str, *, uncertain: bool = False, busy: bool = False) -> None:
        super().__init__(reason)
        self.uncertain = uncertain
        self.busy = busy


class MailRefused(MailError):
    """The server will never take this message to this recipient."""


@dataclass(frozen=True)
class SmtpServer:
    """Where mail goes. ``user`` empty: no log-in."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: Literal["starttls", "tls", "none"] = "starttls"


class Smtp:
    """A mail server. ``trust`` are the certificates to accept, the system's by default."""

    def __init__(self, server: SmtpServer, trust: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._trust = trust or ssl.create_default_context()

    def send(self, message: EmailMessage) -> None:
        """Hand over a message to its one recipient. Raises MailDelayed or MailRefused."""
        with self._connection() as connection:
            try:
                connection.send_message(message)
            except smtplib.SMTPRecipientsRefused as exc:
                [(code, _)] = exc.recipients.values()
                raise _meaning(code) from exc
            except smtplib.SMTPNotSupportedError as exc:
                raise MailRefused("the mail server does not take addresses in this script") from exc
            except smtplib.SMTPSenderRefused as exc:
                raise MailDelayed(f"status {exc.smtp_code}: it refuses the sender") from exc
            except smtplib.SMTPResponseException as exc:
                raise _meaning(exc.smtp_code) from exc
            except OSError as exc:
                raise MailDelayed(type(exc).__name__, uncertain=True) from exc

    def check(self) -> None:
        """Connect and log in, send nothing. Raises MailDelayed with the reason."""
        with self._connection() as connection:
            connection.noop()

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        """A greeted, encrypted, logged-in connection. Raises MailDelayed: such faults are ours to mend, not the
        recipient's, and a message survives them."""
        try:
            connection = self._open()
        except smtplib.SMTPResponseException as exc:
            raise MailDelayed(f"status {exc.smtp_code} at connecting or log-in") from exc
        except (OSError, ValueError) as exc:  # ValueError: a password that no log-in can carry
            raise MailDelayed(type(exc).__name__) from exc
        try:
            yield connection
            with suppress(
                OSError
            ):  # the message is handed over: what happens to the farewell does not matter
                connection.quit()
        finally:
            connection.close()

    def _open(self) -> smtplib.SMTP:
        server = self._server
        if server.tls == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=TIMEOUT_SECONDS, context=self._trust
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
        try:
            if server.tls == "starttls":
                connection.starttls(context=self._trust)
            if server.user:
                connection.login(server.user, server.password)
        except BaseException:
            connection.close()
            raise
        return connection


def smtp_of(settings: MailSettings) -> Smtp | None:
    """The mail server of the settings, None when sending is switched off."""
    if not settings.smtp_host:
        return None
    return Smtp(
        SmtpServer(
            settings.smtp_host,
            settings.smtp_port,
            settings.smtp_user,
            settings.smtp_password.get_secret_value(),
            settings.smtp_tls,
        )
    )


def _meaning(code: int) -> MailError:
    """4xx: try later; 5xx: never (RFC 5321, 4.2.1)."""
    return MailRefused(f"status {code}") if code >= 500 else MailDelayed(f"status {code}", busy=True)
