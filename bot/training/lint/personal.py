"""Find what looks like a real person's data. Invented addresses, numbers and cards are recognised as such:

- e-mail under example.com, .org or .net (RFC 2606), or .example, .invalid, .test;
- phone numbers with three equal digits in a row, five counting up or repeated pairs: visibly nobody's;
- card numbers that payment providers publish for tests, and IBANs from the standard's examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import phonenumbers
from stdnum import iban, luhn

from bot.nlu.entities.base import plain
from bot.nlu.entities.contact import find_emails, find_phones
from bot.training.lint.lines import Fault, Line

_INVENTED_DOMAIN = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|example|invalid|test)$")
_INVENTED_DIGITS = re.compile(
    r"(\d)\1\1|01234|12345|23456|34567|45678|56789|(\d\d)\2\2|(\d{3})\3|(\d)\4(\d)\5(\d)\6"
)
_LEAST_DIGITS = 9
_CARD = re.compile(r"(?<![\w+])\d(?:[ -]?\d){12,18}(?!\w)")
_CARD_STARTS = ("34", "37", "4", "51", "52", "53", "54", "55", "2221", "6011", "65", "35", "62")
_TEST_CARDS = re.compile(
    r"4242424242424242|4111111111111111|5555555555554444|4000056655665556|37828224631000\d"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_EXAMPLE_IBANS = frozenset(
    {"DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606", "NL91ABNA0417164300"}
)


def personal_data(lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield a fault for every address or number that could be somebody's."""
    for line in lines:
        for what in found_in(line.text, line.lang):
            yield Fault("personal", line.path, line.number, f"{what} looks real: write an invented one")


def found_in(text: str, lang: str) -> Iterator[str]:
    """Yield what in a text looks like personal data, with its kind."""
    readable = plain(text)
    if "@" in readable:
        for email in find_emails(readable):
            if not _INVENTED_DOMAIN.search(email.value.partition("@")[2]):
                yield f"the e-mail address {email.value}"
    if not any(character.isdigit() for character in readable):
        return
    cards = [m.group() for m in _CARD.finditer(readable) if _is_card(re.sub(r"\D", "", m.group()))]
    yield from (f"the card number {card}" for card in cards)
    for match in _IBAN.finditer(readable):
        compact = match.group().replace(" ", "")
        if iban.is_valid(compact) and compact not in _EXAMPLE_IBANS:
            yield f"the bank account {match.group()}"
    for phone in find_phones(readable, lang):
        typed = readable[phone.start : phone.end]
        if _is_somebodys_phone(typed, phone.extra["e164"]) and not any(typed in card for card in cards):
            yield f"the phone number {typed.strip()}"


def _is_card(digits: str) -> bool:
    return (
        digits.startswith(_CARD_STARTS)
        and luhn.is_valid(digits)
        and not _TEST_CARDS.fullmatch(digits)
        and not re.search(r"(\d)\1{4}", digits)
    )


def _is_somebodys_phone(typed: str, e164: str) -> bool:
    """Say whether it is a valid number that nobody would take for an invented one. Bare digits are a phone only when
    they are a mobile's: order and tracking numbers look like land lines."""
    national = str(phonenumbers.parse(e164).national_number)
    if len(national) < _LEAST_DIGITS - 1 or _INVENTED_DIGITS.search(national):
        return False
    if typed.startswith(("+", "00")):
        return True
    groups = re.findall(r"\d+", typed)
    if len(groups) > 1:  # otherwise "1082255 66" would be one, an order and a size
        return len("".join(groups)) >= _LEAST_DIGITS and (typed.startswith(("0", "(")) or len(groups) > 2)
    kind = phonenumbers.number_type(phonenumbers.parse(e164))
    return bool(kind == phonenumbers.PhoneNumberType.MOBILE)
