"""Take personal data out of a sentence before it is kept for anything but its conversation. Never puts any back.

What can be told by its form goes: e-mail addresses, phone, order, tracking, card and account numbers, postcodes, links,
and any other run of five digits or more. Names and streets have no form of their own and are not recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.entities.base import plain
from bot.nlu.entities.contact import find_emails, find_lettered_postcodes, find_phones, find_postcodes
from bot.nlu.entities.references import find_order_numbers, find_tracking_numbers

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'）」]+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z0-9_.]{3,}")
_DIGITS = re.compile(r"(?<!\w)\+?\(?\d(?:[\s().\-/]{0,2}\d){4,}(?!\d)", re.ASCII)
_CODE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*\d[A-Za-z0-9-]*\d[A-Za-z0-9-]*\d[A-Za-z0-9-]*\d)"
                   r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9])")  # fmt: skip
"""A word of letters and digits with four digits or more: an account, a voucher, a serial number."""

Span = tuple[int, int, str]
"""Start, end, and what it is."""


def redact(text: str, language: str) -> str:
    """Return the text with a word in brackets for everything personal: ``[email]``, ``[number]``, …

    ``language`` says which countries' phone numbers are likeliest.
    """
    kept: list[Span] = []
    for start, end, label in personal_spans(plain(text), language):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, label))
    for start, end, label in sorted(kept, reverse=True):
        text = f"{text[:start]}[{label}]{text[end:]}"
    return text


def personal_spans(text: str, language: str) -> Iterator[Span]:
    """Yield what is personal in a text of plain digits (`bot.nlu.entities.base.plain`), by certainty: of overlapping
    spans the first counts."""
    for link in _LINK.finditer(text):
        yield link.start(), link.end(), "link"
    for email in find_emails(text):
        yield email.start, email.end, "email"
    for handle in _HANDLE.finditer(text):
        yield handle.start(), handle.end(), "name"
    for found in (*find_order_numbers(text), *find_tracking_numbers(text)):
        yield found.start, found.end, "number"
    for phone in find_phones(text, language):
        yield phone.start, phone.end, "phone"
    for postcode in (*find_lettered_postcodes(text), *find_postcodes(text)):
        yield postcode.start, postcode.end, "postcode"
    for pattern in (_DIGITS, _CODE):
        for number in pattern.finditer(text):
            yield number.start(), number.end(), "number"
