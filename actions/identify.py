"""Find order number and contact in a message. Checks nothing against a record: `OrderDesk.verify` does.

Entities come first. What was asked for is also taken in a looser form: a bare number when the order number
was asked for, anything that has the shape of a phone number or a postcode when the contact was.
"""

from __future__ import annotations

import re

from actions.orders.contacts import is_order_number, order_number, plain
from actions.turn import Turn

CONTACTS = ("email", "phone", "postcode")
_BARE_NUMBER = re.compile(r"(?<![\w@.+-])\d{4,12}(?![\w@])")
_POSTCODE = re.compile(r"^(?=.*\d)[\w][\w\s-]{2,9}$")
_PHONE = re.compile(r"^\+?[\d\s().\-/]{7,20}$")


def identify(turn: Turn) -> dict[str, str]:
    """Return the slots ``order_number`` and ``contact`` as far as the message fills them."""
    found: dict[str, str] = {}
    named = turn.entity("order_number") or _bare_number(turn)
    if named is not None and is_order_number(named):
        found["order_number"] = order_number(named)
    contact = _contact(turn, named)
    if contact is not None:
        found["contact"] = contact
    return found


def _bare_number(turn: Turn) -> str | None:
    if turn.requested != "order_number":
        return None
    match = _BARE_NUMBER.search(plain(turn.text))
    return match.group() if match else None


def _contact(turn: Turn, number: str | None) -> str | None:
    for kind in CONTACTS:
        value = turn.entity(kind)
        if value is not None and not (number and _digits(value) == _digits(number)):
            return value
    if turn.requested != "contact" or number is not None:
        return None
    text = plain(turn.text).strip()
    return text if _POSTCODE.match(text) or _PHONE.match(text) else None


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
