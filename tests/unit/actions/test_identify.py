"""What a message says about order and contact, with and without entities."""

from __future__ import annotations

import pytest

from actions.identify import identify
from actions.turn import Entity, Turn


def said(text: str, requested: str | None = None, **entities: str) -> Turn:
    found = tuple(Entity(kind, value) for kind, value in entities.items())
    slots = {"requested_slot": requested}
    return Turn("c", "t", text, "give_order_details", 0.9, found, slots=slots)


def test_entities_come_first() -> None:
    turn = said("…", None, order_number="CD-10234", email="anna@example.com")
    assert identify(turn) == {"order_number": "CD-10234", "contact": "anna@example.com"}


@pytest.mark.parametrize("text", ["10234", "it is 10234.", "#10234", "１０２３４", "١٠٢٣٤"])
def test_bare_number_is_heard_when_the_number_was_asked_for(text: str) -> None:
    assert identify(said(text, "order_number")) == {"order_number": "CD-10234"}


def test_bare_number_means_nothing_unasked() -> None:
    assert identify(said("10234")) == {}


@pytest.mark.parametrize("text", ["12", "1234567890123", "anna1234@example.com"])
def test_other_numbers_are_no_order_number(text: str) -> None:
    assert identify(said(text, "order_number")) == {}


@pytest.mark.parametrize("text", ["04109", "SW1A 1AA", "1012 AB", "+49 341 2345678", "0341/2345678"])
def test_contact_is_heard_by_its_shape_when_asked_for(text: str) -> None:
    assert identify(said(text, "contact")) == {"contact": text}


@pytest.mark.parametrize("text", ["I don't know", "what do you mean?", "anna@", "why do you need it 4 times"])
def test_talk_is_no_contact(text: str) -> None:
    assert identify(said(text, "contact")) == {}


def test_digits_of_the_order_number_are_not_its_postcode_too() -> None:
    turn = said("10234", "order_number", postcode="10234")
    assert identify(turn) == {"order_number": "CD-10234"}


def test_what_has_not_the_form_of_a_number_is_left_out() -> None:
    assert identify(said("…", None, order_number="ABC")) == {}
