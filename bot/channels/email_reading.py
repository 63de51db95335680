"""Read a raw mail: a shopper's message, a report that one of ours did not arrive, or something nobody should answer.

Answers go to the From address only, never to Reply-To: who forges a sender does not get to read the answer.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr
from typing import Any

from bot.channels.base import Attachment, Inbound, Receipt
from bot.channels.email_text import reply_of, text_of_html

MAX_SUBJECT, MAX_ID, MAX_REFERENCES = 200, 250, 3
_ID = re.compile(rf"<[^<>\s]{{3,{MAX_ID}}}>")
_REPLY_PREFIX = re.compile(
    r"^(?:(?:re|aw|antw|sv|vs|odp|ynt|rif|res|ref|enc|fwd?|wg|tr|rv|i|回复|答复|回覆|转发|返信|転送|답장|회신|رد|ответ|на)"
    r"(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_MACHINES = re.compile(
    r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:$|[+\-.=@])", re.IGNORECASE
)
_NOT_PERSONAL = frozenset({"bulk", "list", "junk", "auto_reply"})
_AUTOMATIC_HEADERS = (
    "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id", "List-Unsubscribe", "Feedback-ID",
)  # fmt: skip
_OUR_ID = re.compile(r"<([\w-]+)\.(\d+)\.(\d+)@")
_FAILED_STATUS = re.compile(r"5\.\d{1,3}\.\d{1,3}")


@dataclass(frozen=True)
class Ignored:
    """Nothing to answer; ``reason`` for the log."""

    reason: str


def read_mail(raw: bytes, own_address: str, order: int, receiver: str = "") -> Inbound | Receipt | Ignored:
    """Return what a mail is. ``receiver``: whose ``Authentication-Results`` are believed, empty for nobody's."""
    try:
        message = message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)
        return _read(message, raw, own_address.lower(), order, receiver)
    except Exception as exc:  # malformed mail makes the standard library raise errors of a dozen kinds
        return Ignored(f"unreadable: {type(exc).__name__}")


def message_id_of(key: str, domain: str) -> str:
    """The Message-ID, without brackets, of the part with this idempotency key; `read_mail` knows it in a report."""
    return f"{key.replace(':', '.')}@{domain}"


def _read(
    message: EmailMessage, raw: bytes, own: str, order: int, receiver: str
) -> Inbound | Receipt | Ignored:
    if (report := _delivery_report(message)) is not None:
        return report
    sender = parseaddr(_header(message, "From"))[1].lower()
    if why := _not_personal(message, sender, own) or _forged(message, receiver):
        return Ignored(why)
    own_id = _ID.search(_header(message, "Message-ID"))
    message_id = own_id[0] if own_id else ""
    attachments = _attachments(message, message_id)
    text = _text(message, own)
    if not (text or attachments):
        return Ignored("empty")
    return Inbound(
        sender,
        message_id or f"sha256:{hashlib.sha256(raw).hexdigest()}",
        text,
        _header(message, "Content-Language").split(",")[0].strip()[:20],
        order=order,
        attachments=attachments,
        context=_context(message, message_id),
    )


def _not_personal(message: Message, sender: str, own: str) -> str:
    """Why nobody should answer (RFC 3834, 2), or nothing."""
    local, _, domain = sender.partition("@")
    if not local or not domain or len(sender) > 200 or not sender.isprintable():
        return "no sender"
    if sender == own:
        return "our own mail"
    if _MACHINES.match(sender):
        return "from a machine"
    if _header(message, "Return-Path").strip() == "<>":
        return "a bounce"
    if _header(message, "Auto-Submitted").split(";")[0].strip().lower() not in ("", "no"):
        return "sent automatically"
    if _header(message, "Precedence").strip().lower() in _NOT_PERSONAL:
        return "bulk mail"
    for name in _AUTOMATIC_HEADERS:
        if name in message:
            return f"sent automatically: {name}"
    return ""


def _forged(message: Message, receiver: str) -> str:
    """What our own mail server found out about the sender (RFC 8601), if the shop named that server.

    Only the uppermost header of that server counts; one that a stranger wrote stands below it.
    """
    if not receiver:
        return ""
    for value in message.get_all("Authentication-Results", []):
        text = " ".join(str(value).split())
        if text.split(";")[0].split(" ")[0].lower() == receiver.lower():
            return "" if re.search(r"\bdmarc=pass\b", text, re.IGNORECASE) else "the sender is not proven"
    return "the sender is not proven"


def _delivery_report(message: EmailMessage) -> Receipt | Ignored | None:
    """What a mail server tells of a mail of ours (RFC 3464), None when this is no such report."""
    if message.get_content_type() != "multipart/report":
        return None
    texts = [str(part) for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    status = _FAILED_STATUS.search("".join(texts))
    quoted = [part for part in message.walk() if part.get_content_type() in _ORIGINALS]
    ours = _OUR_ID.search("".join(str(part) for part in quoted))
    if status is None or ours is None:
        return Ignored("a report")
    return Receipt(f"{ours[1]}:{ours[2]}:{ours[3]}", f"the mail came back: {status[0]}")


_ORIGINALS = frozenset({"message/rfc822", "text/rfc822-headers"})


def _text(message: EmailMessage, own: str) -> str:
    """The new words; of a first mail with its subject, which often is the question."""
    body = message.get_body(("plain",))
    written = _decoded(body) if body is not None else ""
    if not written.strip():
        html = message.get_body(("html",))
        written = text_of_html(_decoded(html)) if html is not None else ""
    text = reply_of(written, own)
    subject = _subject(message)
    is_reply = _header(message, "In-Reply-To") or _header(message, "References")
    if is_reply or not subject or subject.lower() in text.lower():
        return text
    return f"{subject}\n{text}".strip()


def _decoded(part: Any) -> str:
    content = part.get_payload(decode=True) or b""
    charset = part.get_content_charset("utf-8")
    try:
        return str(content.decode(charset, "replace"))
    except LookupError:
        return str(content.decode("utf-8", "replace"))


def _attachments(message: EmailMessage, message_id: str) -> tuple[Attachment, ...]:
    found: list[Attachment] = []
    for number, part in enumerate(message.walk()):
        media_type = part.get_content_type()
        main = media_type.partition("/")[0]
        if part.is_multipart() or (main == "text" and part.get_content_disposition() != "attachment"):
            continue
        kind: Any = main if main in ("image", "audio", "video") else "file"
        found.append(Attachment(kind, f"{message_id}#{number}", media_type))
    return tuple(found)


def _context(message: EmailMessage, message_id: str) -> dict[str, str]:
    """What an answer needs to stand in the thread: the subject, and the ids of the mails before it."""
    before = _ID.findall(_header(message, "References")) or _ID.findall(_header(message, "In-Reply-To"))[:1]
    kept = before[:1] + before[1:][-MAX_REFERENCES + 1 :]
    context = {"subject": _subject(message), "message_id": message_id, "references": " ".join(kept)}
    return {name: value for name, value in context.items() if value}


def _subject(message: EmailMessage) -> str:
    return _REPLY_PREFIX.sub("", " ".join(_header(message, "Subject").split())).strip()[:MAX_SUBJECT]


def _header(message: Message, name: str) -> str:
    return str(message.get(name, ""))
