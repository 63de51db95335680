"""Read the unread mail of one folder over IMAP (RFC 3501). Never answers, never deletes. Blocking: call it in a thread.

A mail counts as new until it is marked as read, which the caller does once it is safely stored.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from imapclient import SEEN, IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

TIMEOUT_SECONDS = 20.0
MAX_BYTES = 1_000_000
"""So much of a mail is read: its words come first, attachments after them."""

Result = TypeVar("Result")


class MailboxError(Exception):
    """The mail server does not answer, or refuses the log-in or the folder."""


@dataclass(frozen=True)
class ImapServer:
    """Where mail waits."""

    host: str
    port: int
    user: str
    password: str
    folder: str = "INBOX"
    tls: Literal["tls", "starttls", "none"] = "tls"


@dataclass(frozen=True)
class RawMail:
    """A mail as it lies in the folder; ``uid`` grows in the order of arrival."""

    uid: int
    content: bytes


class Mailbox:
    """An open folder. Opening it raises MailboxError."""

    def __init__(self, server: ImapServer, trust: ssl.SSLContext | None = None) -> None:
        context = trust or ssl.create_default_context()
        self._client = _reached(lambda: _open(server, context))

    def unread(self, since: date, most: int) -> list[RawMail]:
        """Return unread mail that arrived on or after a day, the oldest first. Raises MailboxError."""
        return _reached(lambda: self._unread(since, most))

    def mark_read(self, uids: Sequence[int]) -> None:
        """The mails are done with. Raises MailboxError."""
        _reached(lambda: self._client.add_flags(list(uids), [SEEN], silent=True))

    def close(self) -> None:
        """Log out, if the server still listens."""
        with suppress(IMAPClientError, OSError):
            self._client.logout()

    def _unread(self, since: date, most: int) -> list[RawMail]:
        self._client.noop()  # so that the server tells of what has arrived
        uids = sorted(self._client.search(["UNSEEN", "SINCE", since]))[:most]
        if not uids:
            return []
        fetched: dict[int, dict[bytes, Any]] = self._client.fetch(uids, [f"BODY.PEEK[]<0.{MAX_BYTES}>"])
        return [RawMail(uid, content) for uid in uids if (content := fetched.get(uid, {}).get(b"BODY[]<0>"))]


def _open(server: ImapServer, context: ssl.SSLContext) -> IMAPClient:
    client = IMAPClient(
        server.host, server.port, ssl=server.tls == "tls", ssl_context=context, timeout=TIMEOUT_SECONDS
    )
    try:
        if server.tls == "starttls":
            client.starttls(context)
        client.login(server.user, server.password)
        client.select_folder(server.folder)
    except BaseException:
        with suppress(IMAPClientError, OSError):
            client.shutdown()
        raise
    return client


def _reached(work: Callable[[], Result]) -> Result:
    """Do something at the server. Raises MailboxError, which names the kind of fault and nothing the server said."""
    try:
        return work()
    except LoginError as exc:
        raise MailboxError("it refuses user and password") from exc
    except IMAPClientAbortError as exc:
        raise MailboxError("the connection is gone") from exc
    except IMAPClientError as exc:
        raise MailboxError("it refuses the folder or a command") from exc
    except (OSError, ValueError) as exc:
        raise MailboxError(type(exc).__name__) from exc
