from __future__ import annotations

import pytest

from actions.orders.contacts import belongs, is_order_number, masked_email, order_number
from actions.orders.models import ContactOnFile, CustomerId, OrderNumber


def on_file(
    email: str = "anna.koch@example.com",
    phone: str | None = None,
    postcode: str | None = None,
    country: str = "DE",
) -> ContactOnFile:
    return ContactOnFile(OrderNumber("CD-10234"), CustomerId("c"), email, phone, postcode, country)


@pytest.mark.parametrize(
    "text",
    [
        "CD-10234",
        "cd 10234",
        "#10234",
        "CD10234",
        " cd-10234 ",
        "ＣＤ－１０２３４",
        "CD–10234",
        "١٠٢٣٤",
        "cd_10234",
    ],
)
def test_usual_spellings_of_an_order_number(text: str) -> None:
    assert order_number(text) == "CD-10234"
    assert is_order_number(text)


@pytest.mark.parametrize(
    "text", ["", "CD", "hello", "CD-12", "RMA-10234-1", "1Z5R89390357567127", "CD-10234; --"]
)
def test_other_texts_are_no_order_number(text: str) -> None:
    assert not is_order_number(text)
    assert order_number(text) != "CD-10234"


@pytest.mark.parametrize(
    "typed",
    [
        "anna.koch@example.com",
        "Anna.Koch@EXAMPLE.com",
        "  <anna.koch@example.com>. ",
        "mailto:anna.koch@example.com",
    ],
)
def test_email_matches_without_case_and_marks(typed: str) -> None:
    assert belongs(typed, on_file())


@pytest.mark.parametrize(
    ("typed", "phone", "country"),
    [
        ("+1 416 555 0190", "+14165550190", "CA"),
        ("(416) 555-0190", "+14165550190", "CA"),
        ("07700 900123", "+447700900123", "GB"),
        ("0044 7700 900123", "+447700900123", "GB"),
        ("０９０－００００－０１２３", "+819000000123", "JP"),
        ("٠٥٠ ٠٠٠ ٠١٢٣", "+966500000123", "SA"),
        ("8 700 000 01 23", "+77000000123", "KZ"),
    ],
)
def test_phone_matches_as_dialled_in_its_country(typed: str, phone: str, country: str) -> None:
    assert belongs(typed, on_file(phone=phone, country=country))


@pytest.mark.parametrize(
    ("typed", "postcode", "country"),
    [
        ("sw114nb", "SW11 4NB", "GB"),
        ("1500001", "150-0001", "JP"),
        ("〒150-0001", "150-0001", "JP"),
        ("３５８１ｋｖ", "3581 KV", "NL"),
        ("33145", "33145-2210", "US"),
        ("33145-2210", "33145-2210", "US"),
        ("00682", "00-682", "PL"),
    ],
)
def test_postcode_matches_without_spaces(typed: str, postcode: str, country: str) -> None:
    assert belongs(typed, on_file(postcode=postcode, country=country))


@pytest.mark.parametrize(
    "typed", ["", " ", "@", "+", "-", "someone.else@example.com", "anna.koch@example.org", "10438"]
)
def test_what_does_not_match(typed: str) -> None:
    assert not belongs(typed, on_file(phone="+4917604069012", postcode="10437"))


@pytest.mark.parametrize("typed", ["", " ", "-", "none", "None"])
def test_nothing_matches_a_contact_that_is_not_on_file(typed: str) -> None:
    assert not belongs(typed, on_file(email="", phone=None, postcode=None, country="AE"))


def test_a_very_long_contact_matches_nothing() -> None:
    assert not belongs("1" * 1_000_000, on_file(postcode="1" * 12))


def test_a_lone_surrogate_is_refused_quietly() -> None:
    assert not belongs("\ud800", on_file())


def test_a_masked_address_shows_its_first_letter_only() -> None:
    assert masked_email("anna.koch@example.com") == "a•••@example.com"
