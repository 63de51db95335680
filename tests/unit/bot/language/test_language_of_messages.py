"""Which language a single message is in."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from bot.language import RECOGNISED, SERVED, answered_in, detect

SHORT_MESSAGES = Path(__file__).parent / "short_messages.txt"


def short_messages() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    lang = ""
    for line in SHORT_MESSAGES.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\[(\w\w)\]", line):
            lang = match[1]
        elif line and not line.startswith("#"):
            found[lang].append(line)
    return found


def test_twenty_two_languages_are_recognised_and_fourteen_served():
    assert len(SERVED) == 14
    assert len(set(RECOGNISED)) >= 22
    assert set(SERVED) < set(RECOGNISED)


def test_short_messages_are_recognised_in_every_language():
    shares = {
        lang: sum(detect(text).code == lang for text in texts) / len(texts)
        for lang, texts in short_messages().items()
    }
    assert len(shares) == 27
    assert min(shares.values()) >= 0.9, shares
    assert sum(shares[lang] for lang in SERVED) / 14 >= 0.98
    assert sum(shares.values()) / len(shares) >= 0.98


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("wen talabi lesa ma wasal", "ar"),
        ("mera order kahan hai bhai", "hi"),
        ("nimotsu wa doko desu ka", "ja"),
        ("wo de baoguo zai nali", "zh"),
        ("gde moya posylka", "ru"),
        ("annyeonghaseyo taekbae eodi isseoyo", "ko"),
        ("pou einai to dema mou", "el"),
    ],
)
def test_romanised_messages_are_recognised(text, code):
    found = detect(text)
    assert (found.code, found.source) == (code, "romanised")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("返金対応希望", "ja"),
        ("订单还没发货", "zh"),
        ("我的Nike鞋子坏了", "zh"),
        ("سفارش من کجاست", "fa"),
        ("де моє замовлення", "uk"),
        ("ＷＨＥＲＥ ＩＳ ＭＹ ＯＲＤＥＲ", "en"),
    ],
)
def test_letters_decide_where_they_can(text, code):
    assert detect(text).code == code


@pytest.mark.parametrize(
    "text", ["", "   ", "10234", "CD-10234", "👍👍", "jane@example.com", "https://example.com/en"]
)
def test_a_message_without_words_falls_back_to_english_without_confidence(text):
    found = detect(text)
    assert (found.code, found.confidence, found.source) == ("en", 0.0, "default")


def test_a_code_or_address_inside_a_message_does_not_change_its_language():
    assert detect("wo bleibt meine Bestellung CD-10234, schreibt an where.is@example.com").code == "de"


def test_unserved_languages_are_answered_in_english():
    assert answered_in("sv") == "en"
    assert answered_in("ko") == "ko"


def test_confidence_is_a_probability_and_higher_for_longer_text():
    short, long = detect("pedido"), detect("¿me podéis decir dónde está mi pedido, por favor?")
    assert 0 <= short.confidence < long.confidence <= 1
