"""What must not be kept is gone, and what the question is about stays."""

from __future__ import annotations

import pytest

from bot.redaction import redact


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Do you ship to PO boxes in Norway?", "en", "Do you ship to PO boxes in Norway?"),
        ("I'm 170 cm, is size 42 right for 150 EUR?", "en", "I'm 170 cm, is size 42 right for 150 EUR?"),
        ("mail me at Anna.Weber@Example.com please", "en", "mail me at [email] please"),
        ("我的邮箱是anna@example.com，可以改吗", "zh", "我的邮箱是[email]，可以改吗"),
        ("my order CD-10234 went to 10115 Berlin", "en", "my order [number] went to [number] Berlin"),
        ("call +49 30 901820 or 030 901820", "de", "call [phone] or [phone]"),
        ("رقمي ٠٥٥١٢٣٤٥٦٧ هل توصلون؟", "ar", "رقمي [phone] هل توصلون؟"),
        ("card 4111 1111 1111 1111", "en", "card [number]"),
        ("IBAN DE89370400440532013000 ok?", "de", "IBAN [number] ok?"),
        ("see https://shop.example.com/o/8871?t=abc now", "en", "see [link] now"),
        ("I live in SW1A 1AA, dm @annaweber", "en", "I live in [postcode], dm [name]"),
        ("訂單１２３４５６７８在哪裡", "zh", "訂單[number]在哪裡"),
    ],
)
def test_personal_data_is_taken_out(text: str, language: str, expected: str) -> None:
    assert redact(text, language) == expected


def test_redacting_again_changes_nothing() -> None:
    once = redact("anna@example.com, CD-10234, +49 30 901820", "de")
    assert redact(once, "de") == once
