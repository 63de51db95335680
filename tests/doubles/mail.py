"""A mail provider for the e-mail channel: a mailbox and a mail server, and mails as people and programs write them."""

from __future__ import annotations

from contextlib import ExitStack
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from tests.doubles.imap import mailbox_server
from tests.doubles.provider import Sent, Trouble
from tests.doubles.smtp import MailServer, mail_server

SHOP = "service@shop.example"


class _Troubles:
    """Takes the troubles of HTTP providers and does the like to mail."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    def append(self, trouble: Trouble) -> None:
        if trouble.answer is not None:
            self._server.trouble.append(f"{trouble.answer.status} {trouble.answer.body.decode()}")
        else:
            self._server.trouble.append(MailServer.LOSE_ANSWER if trouble.lost else MailServer.HANG_UP)

    def extend(self, troubles: list[Trouble]) -> None:
        for trouble in troubles:
            self.append(trouble)

    def clear(self) -> None:
        self._server.trouble.clear()


class MailProvider:
    """Use as a context manager."""

    def __enter__(self) -> MailProvider:
        self._stack = ExitStack()
        self.mailbox = self._stack.enter_context(mailbox_server())
        self.smtp = self._stack.enter_context(mail_server())
        self.trouble = _Troubles(self.smtp)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def calls(self) -> list[str]:
        """The attempts to send."""
        return self.smtp.tried

    @property
    def sent(self) -> list[Sent]:
        return [Sent(str(mail["To"]), text_of(mail)) for mail in self.smtp.received]

    def texts(self, address: str) -> list[str]:
        """What one shopper got."""
        return [sent.text for sent in self.sent if sent.address == address]

    def is_delivery(self, call: Any) -> bool:
        return True


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n").rstrip("\n")


def mail(
    sender: str,
    text: str = "",
    *,
    subject: str = "",
    message_id: str = "<1@mail.example.com>",
    html: str = "",
    photo: bytes = b"",
    **headers: str,
) -> bytes:
    """A mail to the shop; underscores in names of headers stand for hyphens."""
    message = EmailMessage(SMTP)
    message["From"], message["To"] = sender, SHOP
    if subject:
        message["Subject"] = subject
    if message_id:
        message["Message-ID"] = message_id
    message["Date"] = "Fri, 20 Nov 2026 09:00:00 +0000"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text or not html:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    if photo:
        message.add_attachment(photo, maintype="image", subtype="jpeg", filename="shoe.jpg")
    return message.as_bytes()


def bounce(message_id: str, status: str = "5.1.1") -> bytes:
    """A report that a mail did not arrive (RFC 3464)."""
    return f"""From: MAILER-DAEMON@mx.example.com\r
To: {SHOP}\r
Subject: Undelivered Mail Returned to Sender\r
Auto-Submitted: auto-replied\r
Message-ID: <bounce-1@mx.example.com>\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
I could not deliver your message.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; mx.example.com\r
\r
Final-Recipient: rfc822; anna@example.com\r
Action: failed\r
Status: {status}\r
\r
--b\r
Content-Type: text/rfc822-headers\r
\r
From: {SHOP}\r
Message-ID: {message_id}\r
\r
--b--\r
""".encode()
