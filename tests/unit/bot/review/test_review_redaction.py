"""Nobody's data gets into training data by way of a review."""

from __future__ import annotations

import pytest

from bot.review.redaction import redact
from bot.training.lint.personal import found_in


@pytest.mark.parametrize(
    ("lang", "text", "redacted"),
    [
        ("en", "order CD-41877 is late", "order CD-10234 is late"),
        ("en", "where is 4187755", "where is 1023456"),
        (
            "de",
            "Bestellung 41877, schreibt an erika.muster@gmx.de",
            "Bestellung 10234, schreibt an name@example.com",
        ),
        ("en", "call +44 7911 843 268 please", "call +44 0000 000 000 please"),
        ("fr", "au 06 52 81 94 37 svp", "au 06 00 00 00 00 svp"),
        ("nl", "postcode 1017 CT", "postcode 0000 AA"),
        ("en", "my card 4539 1488 0343 6467 was charged", "my card 1023 4567 8910 2345 was charged"),
        ("de", "auf DE75512108001245126199 bitte", "auf DE10234567891023456789 bitte"),
        ("zh", "订单４１８７７到哪了", "订单10234到哪了"),
        ("ar", "طلبي رقم ٤١٨٧٧", "طلبي رقم 10234"),
        (
            "de",
            "Hallo, mein Name ist Anna Schmidt und das Paket fehlt",
            "Hallo, mein Name ist Alex und das Paket fehlt",
        ),
        ("en", "hi my name is john, where is it", "hi my name is Alex, where is it"),
        ("fr", "je m'appelle Zoé Durand", "je m'appelle Alex"),
        ("en", "thanks, regards\nMary O'Neil", "thanks, regards\nAlex"),
        ("de", "hier spricht Frau Yıldız", "hier spricht Frau Alex"),
        ("zh", "你好，我叫王小明，想退货", "你好，我叫小李，想退货"),
        ("ja", "名前は鈴木です", "名前は田中です"),
        ("ko", "제 이름은 김민지입니다", "제 이름은 민수입니다"),
        ("ru", "меня зовут Ольга", "меня зовут Алекс"),
    ],
)
def test_personal_data_is_replaced_by_something_of_the_same_shape(
    lang: str, text: str, redacted: str
) -> None:
    assert redact(text, lang) == redacted
    assert list(found_in(redacted, lang)) == []


def test_the_names_of_a_verified_customer_are_taken_out() -> None:
    names = ["Ana María López", "Ana López"]
    assert redact("soy ana lópez, la ana de siempre", "es", names) == "soy Alex, la Alex de siempre"
    assert redact("analizar mañana", "es", names) == "analizar mañana"
    assert redact("王小明です", "ja", ["王小明"]) == "田中です"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I ordered 2 pairs in size 42.5 on 12.11. for 149 €, since 2019 a customer"),
        ("de", "die Frau am Telefon war nett"),
        ("en", "I am so angry about this"),
        ("es", "¿cuándo llega?"),
    ],
)
def test_what_is_no_ones_stays(lang: str, text: str) -> None:
    assert redact(text, lang) == text


def test_redacting_twice_changes_nothing() -> None:
    once = redact("Bestellung 41877, +44 7911 843 268, mein Name ist Anna", "de")
    assert redact(once, "de") == once
