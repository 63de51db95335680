"""Find order and tracking numbers. Asks neither the shop nor a carrier whether they exist.

Bare digits are an order number only after a word that says so, and a tracking number only with a right check
digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.orders.carriers import carriers_of, tidied
from actions.orders.contacts import ORDER_PREFIX, order_number
from bot.nlu.entities.base import Entity

_ORDER_WORD = r"""(?:
    order | bestell\w* | auftrag\w* | commande | pedido | encomenda | ordine | bestelling\w* | bestelnummer
    | zam[oó]wieni\w+ | sipari[sş]\w* | заказ\w* | طلب\w* | الطلب\w*
    | 订单 | 訂單 | 单号 | 注文 | オーダー | 주문
)"""
_BETWEEN = r"[^\d\n@]{0,18}?"
_ORDER = re.compile(
    rf"(?<![0-9A-Za-z]){ORDER_PREFIX}[-\s_.#]{{0,2}}(?P<code>\d{{4,12}})(?![0-9])"
    rf"|[#№]\s?(?P<hash>\d{{4,12}})(?![0-9])"
    rf"|{_ORDER_WORD}{_BETWEEN}(?<![\d.,€$£+-])(?P<word>\d{{4,10}})(?![0-9]|[.,:/-]\d)",
    re.IGNORECASE | re.VERBOSE,
)
_TRACKING_WORD = re.compile(
    r"track|sendung|paketnummer|suivi|colis|seguimiento|rastre|spedizione|tracciamento|volgnummer|trace|przesyłk"
    r"|śledz|takip|kargo|трек|отслеж|накладн|посылк|تتبع|شحن|运单|快递单|物流|追踪|追跡|問い合わせ番号|お問い合わせ番号|송장|운송장",
    re.IGNORECASE,
)
_S10 = re.compile(r"(?<![0-9A-Za-z])[A-Z]{2}[\s.-]?(?:\d[\s.-]?){9}[A-Z]{2}(?![0-9A-Za-z])", re.IGNORECASE)
_UPS = re.compile(r"(?<![0-9A-Za-z])1Z(?:[\s.-]?[0-9A-Z]){16}(?![0-9A-Za-z])", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![0-9A-Za-z+#@])\d(?:[\s.-]?\d){9,21}(?![0-9A-Za-z@])")
_UNMISTAKABLE = 16
"""From so many digits on a right check digit needs no word beside it; shorter ones are mostly phone
numbers."""

_CONTEXT = 40


def find_order_numbers(text: str) -> Iterator[Entity]:
    """Yield order numbers of `plain` text in the shop's spelling."""
    for match in _ORDER.finditer(text):
        group = match.lastgroup or "word"
        start = match.start(group) if group == "word" else match.start()
        yield Entity("order_number", order_number(match.group(group)), start, match.end())


def find_tracking_numbers(text: str) -> Iterator[Entity]:
    """Yield tracking numbers of `plain` text whose check digit is right, without spaces, in capitals."""
    for pattern in (_UPS, _S10):
        for match in pattern.finditer(text):
            number = tidied(match.group())
            if carriers_of(number) or is_s10(number):
                yield _tracking(number, match)
    for match in _DIGITS.finditer(text):
        number = tidied(match.group())
        said = _TRACKING_WORD.search(text, max(0, match.start() - _CONTEXT), match.start())
        if (said or len(number) >= _UNMISTAKABLE) and carriers_of(number):
            yield _tracking(number, match)


def is_s10(number: str) -> bool:
    """Return whether a number is one of the Universal Postal Union's S10 standard with a right check
    digit."""
    if not re.fullmatch(r"[A-Z]{2}\d{9}[A-Z]{2}", number):
        return False
    weights = (8, 6, 4, 2, 3, 5, 9, 7)
    check = 11 - sum(int(d) * w for d, w in zip(number[2:10], weights, strict=True)) % 11
    return int(number[10]) == {10: 0, 11: 5}.get(check, check)


def _tracking(number: str, match: re.Match[str]) -> Entity:
    carriers = carriers_of(number)
    extra = {"carrier": carriers[0]} if len(carriers) == 1 else {}
    return Entity("tracking_number", number, match.start(), match.end(), extra)
