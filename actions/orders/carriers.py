"""Decide whether a text can be a carrier's tracking number, by its form and its check digit.

Pure; never asks a carrier. `Carrier.issue` makes numbers that pass, for the demo shop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Carrier:
    """A carrier under its AfterShip slug.

    ``pattern`` has two groups: what the check digit is computed from, and the check digit. The numbers that
    `issue` makes are ``head``, ``digits`` free digits, the check digit and ``tail``.
    """

    slug: str
    name: str
    pattern: str
    check_digit: Callable[[str], int]
    head: str
    digits: int
    tail: str = ""

    def issue(self, serial: int) -> str:
        """Return the valid tracking number with this serial number."""
        payload = f"{self.head}{serial % 10**self.digits:0{self.digits}d}"
        return f"{payload}{self.check_digit(payload)}{self.tail}"

    def accepts(self, number: str) -> bool:
        """Return whether form and check digit of a `tidied` number are right."""
        match = re.fullmatch(self.pattern, number)
        return match is not None and self.check_digit(match[1]) == int(match[2])


def name_of(slug: str) -> str:
    """Return the carrier's own name for a slug, the slug itself when it is not known."""
    return CARRIERS[slug].name if slug in CARRIERS else slug


def tidied(text: str) -> str:
    """Return a tracking number without spaces, dots and dashes, in capitals."""
    return re.sub(r"[\s.\-]+", "", text).upper()


def carriers_of(text: str) -> tuple[str, ...]:
    """Return the slugs of the carriers whose number this can be, none if the check digit is wrong."""
    number = tidied(text)
    return tuple(carrier.slug for carrier in CARRIERS.values() if carrier.accepts(number))


def _postal(payload: str) -> int:
    """UPU standard S10: eight digits weighted 8 6 4 2 3 5 9 7, modulo 11; 10 becomes 0 and 11 becomes 5."""
    weighted = zip(_digits(payload[2:]), (8, 6, 4, 2, 3, 5, 9, 7), strict=True)
    check = 11 - sum(digit * weight for digit, weight in weighted) % 11
    return {10: 0, 11: 5}.get(check, check)


def _ups(payload: str) -> int:
    """Fifteen characters after 1Z, letters as (code − 63) modulo 10, every second one doubled, modulo 10."""
    values = [int(char) if char.isdigit() else (ord(char) - 63) % 10 for char in payload[2:]]
    return -(sum(values[::2]) + 2 * sum(values[1::2])) % 10


def _fedex(payload: str) -> int:
    """Eleven digits weighted 3 1 7 in turn, modulo 11, then modulo 10."""
    return sum(digit * (3, 1, 7)[index % 3] for index, digit in enumerate(_digits(payload))) % 11 % 10


def _gs1(payload: str) -> int:
    """GS1 modulo 10: from the right, weights 3 and 1 in turn. USPS, DHL Paket and Canada Post use it."""
    reversed_digits = list(_digits(payload))[::-1]
    return -(3 * sum(reversed_digits[::2]) + sum(reversed_digits[1::2])) % 10


def _modulo_7(payload: str) -> int:
    """The number modulo 7. DHL Express and Yamato use it."""
    return int(payload) % 7


def _digits(text: str) -> Iterable[int]:
    return (int(character) for character in text)


def _post(slug: str, name: str, service: str, country: str) -> Carrier:
    pattern = rf"([A-Z]{{2}}[0-9]{{8}})([0-9]){country}"
    return Carrier(slug, name, pattern, _postal, service, 8, country)


CARRIERS = {
    carrier.slug: carrier
    for carrier in (
        Carrier("ups", "UPS", r"(1Z[0-9A-Z]{15})([0-9])", _ups, "1Z8W4F0368", 7),
        Carrier("fedex", "FedEx", r"([0-9]{11})([0-9])", _fedex, "", 11),
        Carrier("usps", "USPS", r"(9[1-5][0-9]{19})([0-9])", _gs1, "94001", 16),
        Carrier("dhl", "DHL Express", r"([0-9]{9})([0-9])", _modulo_7, "", 9),
        Carrier("dhl-germany", "DHL Paket", r"(00340[0-9]{14})([0-9])", _gs1, "00340434", 11),
        Carrier("canada-post", "Canada Post", r"([0-9]{15})([0-9])", _gs1, "", 15),
        Carrier("taqbin-jp", "Yamato Transport", r"([0-9]{11})([0-9])", _modulo_7, "", 11),
        _post("royal-mail", "Royal Mail", "RM", "GB"),
        _post("la-poste-colissimo", "Colissimo", "CF", "FR"),
        _post("spain-correos-es", "Correos", "CX", "ES"),
        _post("poste-italiane", "Poste Italiane", "CP", "IT"),
        _post("postnl", "PostNL", "LS", "NL"),
        _post("poczta-polska", "Poczta Polska", "CP", "PL"),
        _post("ptt-posta", "PTT", "CP", "TR"),
        _post("korea-post", "Korea Post", "EM", "KR"),
        _post("china-ems", "EMS", "EA", "CN"),
        _post("brazil-correios", "Correios", "NX", "BR"),
        _post("russian-post", "Russian Post", "RA", "RU"),
        _post("saudi-post", "SPL", "EE", "SA"),
        _post("emirates-post", "Emirates Post", "EE", "AE"),
        _post("australia-post", "Australia Post", "CP", "AU"),
    )
}
