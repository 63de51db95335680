"""Compose one mail. Pure; what it says is decided elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from typing import Any

_OF_IDS = frozenset({"in-reply-to", "references"})


class _Policy(EmailPolicy):
    """Message ids stay whole: the standard library would encode those longer than a line, and break the thread."""

    def fold(self, name: str, value: Any) -> str:
        if name.lower() in _OF_IDS:
            return f"{name}: " + f"{self.linesep} ".join(str(value).split()) + self.linesep
        return super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name.lower() in _OF_IDS:
            return self.fold(name, value).encode("ascii", "surrogateescape")
        return super().fold_binary(name, value)


_SEVEN_BIT = _Policy(linesep="\r\n", cte_type="7bit")
"""Non-ASCII text leaves as quoted-printable or base64, whichever is shorter, so that every server takes it."""


class NotAnAddress(ValueError):
    """This is no e-mail address that mail can be sent to."""


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail; ``media_type`` such as ``application/json``."""

    name: str
    content: bytes
    media_type: str


def compose(
    *,
    sender: str,
    recipient: str,
    subject: str,
    text: str,
    lang: str,
    message_id: str,
    date: datetime,
    headers: Mapping[str, str] | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> EmailMessage:
    """Return a plain-text mail. ``message_id`` comes without angle brackets. Raises NotAnAddress."""
    message = EmailMessage(_SEVEN_BIT)
    message["From"] = address(sender)
    message["To"] = address(recipient)
    message["Subject"] = " ".join(subject.split())
    message["Date"] = format_datetime(date)
    message["Message-ID"] = f"<{message_id}>"
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text)
    for attachment in attachments:
        main, _, sub = attachment.media_type.partition("/")
        message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.name)
    message["Content-Language"] = lang  # last: setting the content takes all Content- headers away
    return message


def address(text: str) -> Address:
    """Return ``Name <local@domain>`` or ``local@domain`` as an address. Raises NotAnAddress."""
    name, spec = parseaddr(text)
    if not text.isprintable():
        raise NotAnAddress("not an e-mail address")
    try:
        parsed = Address(display_name=name, addr_spec=spec)
    except (ValueError, HeaderParseError, IndexError) as exc:
        raise NotAnAddress("not an e-mail address") from exc
    if not parsed.username or not parsed.domain:
        raise NotAnAddress("not an e-mail address")
    return parsed


def domain_of(text: str) -> str:
    """The domain of an address, for message ids. Raises NotAnAddress."""
    return address(text).domain
