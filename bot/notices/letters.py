"""Put a notice into the words of a mail, in the shopper's language. Pure; sends nothing.

A new kind of notice is a function here and its line in `_LETTERS`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from actions.orders.codes import Purpose
from bot.mail.message import Attachment
from bot.messages import Catalogue
from bot.notices.store import Notice


class NoticeError(Exception):
    """A notice cannot be put into words."""


@dataclass(frozen=True)
class Letter:
    """A mail without its envelope."""

    subject: str
    text: str
    lang: str
    attachments: tuple[Attachment, ...] = ()


def letter_of(notice: Notice, catalogue: Catalogue) -> Letter:
    """Return the mail for a notice. Raises NoticeError, MessageError."""
    write = _LETTERS.get(notice.kind)
    if write is None:
        raise NoticeError(f"no letter for {notice.kind}")
    try:
        return write(notice, catalogue, catalogue.language_for(notice.locale))
    except (KeyError, TypeError, ValueError) as exc:
        raise NoticeError(f"the notice lacks something: {type(exc).__name__} {exc}"[:120]) from exc


_CODE_FOR: Mapping[str, str] = {
    Purpose.RETURN.value: "notice-code-return",
    Purpose.CANCEL.value: "notice-code-cancel",
    Purpose.ADDRESS.value: "notice-code-address",
}


def _code(notice: Notice, catalogue: Catalogue, lang: str) -> Letter:
    """The code stands alone on its line, easy to copy, and not in the subject, which lock screens show."""
    if notice.secret is None or notice.expires_at is None:
        raise NoticeError("the code is gone")
    number = {"number": notice.order_number}
    paragraphs = (
        catalogue.text(_CODE_FOR[notice.args["purpose"]], lang, number),
        notice.secret,
        catalogue.text("notice-code-until", lang, {"time": notice.expires_at}),
        catalogue.text("notice-code-not-you", lang),
    )
    return Letter(catalogue.text("notice-code-subject", lang, number), "\n\n".join(paragraphs) + "\n", lang)


def _receipt(notice: Notice, catalogue: Catalogue, lang: str) -> Letter:
    """The receipt in words, and attached exactly as it is stored, so that its digest can be checked for ever."""
    receipt, number = notice.args["receipt"], {"number": notice.order_number}
    items = "\n".join(f"{line['quantity']} × {line['title']}" for line in receipt["lines"])
    moments = [
        catalogue.text("notice-receipt-declared", lang, {"time": _moment(receipt["declared_at"])}),
        catalogue.text("notice-receipt-confirmed", lang, {"time": _moment(receipt["confirmed_at"])}),
    ]
    next_steps = [
        catalogue.text(
            "notice-receipt-send-by", lang, {"rma": receipt["rma"], "date": _day(receipt["send_by"])}
        )
    ]
    if receipt["refund_on"]:
        refund = {"date": _day(receipt["refund_on"])}
        next_steps.append(catalogue.text("notice-receipt-refund", lang, refund))
    paragraphs = (
        catalogue.text("notice-receipt", lang, number),
        items,
        "\n".join(moments),
        "\n".join(next_steps),
        catalogue.text("notice-receipt-keep", lang, {"digest": notice.args["digest"]}),
    )
    canonical = json.dumps(receipt, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    attachment = Attachment(f"{receipt['rma']}.json", canonical.encode(), "application/json")
    subject = catalogue.text("notice-receipt-subject", lang, number)
    return Letter(subject, "\n\n".join(paragraphs) + "\n", lang, (attachment,))


_LETTERS: Mapping[str, Callable[[Notice, Catalogue, str], Letter]] = {
    "one_time_code": _code,
    "withdrawal_receipt": _receipt,
}


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
