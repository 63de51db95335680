from __future__ import annotations

import pytest

from actions.orders.carriers import CARRIERS, carriers_of, name_of, tidied


@pytest.mark.parametrize(
    ("number", "carrier"),
    [
        ("1Z5R89390357567127", "ups"),
        ("1Z 879E 9303 4683 4440", "ups"),
        ("986578788855", "fedex"),
        ("4771 7908 1230", "fedex"),
        ("9400 1112 0108 0805 4830 16", "usps"),
        ("9361289878700317633795", "usps"),
        ("3318810025", "dhl"),
        ("8487135506", "dhl"),
        ("0073938000549297", "canada-post"),
        ("RB123456785GB", "royal-mail"),
        ("rb 123456785 gb", "royal-mail"),
    ],
)
def test_published_examples_are_recognised(number: str, carrier: str) -> None:
    assert carriers_of(number) == (carrier,)


@pytest.mark.parametrize(
    "number",
    [
        "1Z5R89390357567128",
        "9400111201080805483017",
        "3318810010",
        "0073938000549292",
        "RB123456784GB",
        "",
        "CD-10234",
    ],
)
def test_wrong_check_digits_and_other_numbers_are_refused(number: str) -> None:
    assert carriers_of(number) == ()


@pytest.mark.parametrize("slug", CARRIERS)
def test_issued_numbers_pass_and_a_changed_digit_does_not(slug: str) -> None:
    carrier = CARRIERS[slug]
    for serial in (1, 123456789, 98765432109876):
        number = carrier.issue(serial)
        assert slug in carriers_of(number)
        position = len(number) - len(carrier.tail) - 1
        wrong = number[:position] + str((int(number[position]) + 1) % 10) + number[position + 1 :]
        assert not carrier.accepts(wrong)


def test_marks_between_digits_do_not_matter() -> None:
    assert tidied(" 1z-5r89.390 357567127") == "1Z5R89390357567127"


def test_a_carrier_is_named_as_it_calls_itself() -> None:
    assert name_of("dhl-germany") == "DHL Paket"
    assert name_of("carrier-pigeon") == "carrier-pigeon"
