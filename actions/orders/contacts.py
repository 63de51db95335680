"""Decide whether what a shopper typed is the e-mail, phone or postcode of an order. Pure; remembers nothing.

All three comparisons are always made, each in constant time, so that neither the outcome nor the kind of
contact shows in how long it takes.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

import phonenumbers

from actions.orders.models import ContactOnFile, CustomerId, OrderNumber

ORDER_PREFIX = "CD"
MAX_LENGTH = 254
"""The longest e-mail address; more text than that is no contact."""

NOBODY = ContactOnFile(
    number=OrderNumber("CD-00000"),
    customer_id=CustomerId("nobody"),
    email="nobody@example.com",
    phone="+12025550100",
    postcode="20500",
    country="US",
)
"""What an order that does not exist is compared with, so that this takes as long; the outcome is not used."""


def order_number(text: str) -> OrderNumber:
    """Return an order number in the shop's spelling: ``cd 10234``, ``#10234`` and ``CD10234`` are CD-10234.

    Text that has not the form of an order number comes back tidied; no order is found under it.
    """
    tidy = re.sub(r"[\s#_\-‐-―]+", "", plain(text[:MAX_LENGTH])).upper()
    digits = tidy[len(ORDER_PREFIX) :] if tidy.startswith(ORDER_PREFIX) else tidy
    if re.fullmatch(r"[0-9]{1,12}", digits):
        return OrderNumber(f"{ORDER_PREFIX}-{digits}")
    return OrderNumber(tidy[:64])


def is_order_number(text: str) -> bool:
    """Return whether the text has the form of an order number."""
    return re.fullmatch(rf"{ORDER_PREFIX}-[0-9]{{4,12}}", order_number(text)) is not None


def belongs(contact: str, on_file: ContactOnFile) -> bool:
    """Return whether the contact is the order's e-mail, phone or postcode."""
    text = contact[:MAX_LENGTH]
    email = _same(normal_email(text), normal_email(on_file.email))
    phone = _same(normal_phone(text, on_file.country), normal_phone(on_file.phone or "", on_file.country))
    postcode = _same(
        normal_postcode(text, on_file.country), normal_postcode(on_file.postcode or "", on_file.country)
    )
    return email | phone | postcode


def normal_email(text: str) -> str:
    """Return an e-mail address without case and surrounding marks, or '' if the text is none."""
    address = unicodedata.normalize("NFKC", text).strip().strip("<>()[]\"'.,;:!?").casefold()
    address = address.removeprefix("mailto:")
    return address if re.fullmatch(r"[^@\s]+@[^@\s]+", address) else ""


def normal_phone(text: str, country: str) -> str:
    """Return a phone number in E.164, read as somebody in ``country`` would dial it, or ''."""
    try:
        number = phonenumbers.parse(plain(text), country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def normal_postcode(text: str, country: str) -> str:
    """Return a postcode's letters and digits, of an American ZIP+4 the first five; '' if it is none."""
    code = "".join(character for character in plain(text).casefold() if character.isalnum())
    if country == "US" and re.fullmatch(r"[0-9]{9}", code):
        return code[:5]
    return code if len(code) <= 12 else ""


def masked_email(address: str) -> str:
    """Return enough of an address for its owner to recognise it, such as ``a•••@example.com``."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}"


def plain(text: str) -> str:
    """Return the text with full-width forms folded and every script's digits as 0 to 9."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character for character in folded
    )


def _same(one: str, other: str) -> bool:
    equal = hmac.compare_digest(_digest(one), _digest(other))
    return equal & bool(one)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
