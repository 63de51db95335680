"""How a reply becomes words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from actions.replies import Button, Country, Language, Money, Reply, Term, from_payload, to_payload
from bot.messages import Catalogue, MessageError

CATALOGUE = Catalogue()


@pytest.mark.parametrize(
    ("lang", "day"),
    [
        ("en", "November 25, 2026"),
        ("de", "25. November 2026"),
        ("zh", "2026年11月25日"),
        ("ru", "25 ноября 2026"),
        ("pl", "25 listopada 2026"),
        ("tr", "25 Kasım 2026"),
        ("ar", "25 نوفمبر 2026"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(lang: str, day: str) -> None:
    assert day in CATALOGUE.text("status-expected", lang, {"date": dt.date(2026, 11, 25)})


@pytest.mark.parametrize(
    ("lang", "amount"),
    [("en", "€1,249.90"), ("de", "1.249,90\xa0€"), ("fr", "1\u202f249,90\xa0€"), ("nl", "€\xa01.249,90")],
)
def test_money_is_written_as_the_language_writes_it(lang: str, amount: str) -> None:
    assert amount in CATALOGUE.text("label-cost", lang, {"cost": Money(Decimal("1249.90"), "EUR")})


def test_money_has_the_decimals_of_its_currency() -> None:
    assert "￥980" in CATALOGUE.text("label-cost", "ja", {"cost": Money(Decimal(980), "JPY")})


def test_countries_and_languages_are_named_in_the_shoppers_language() -> None:
    scan = {"event": Term("event-in-transit"), "date": dt.date(2026, 11, 2), "city": "Bonn"}
    assert "Deutschland" in CATALOGUE.text("status-last-scan-at", "de", {**scan, "country": Country("DE")})
    assert "suédois" in CATALOGUE.text("language-unserved", "fr", {"language": Language("sv")})


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (21, "21 день"), (22, "22 дня")],
)
def test_plurals_follow_the_language(days: int, words: str) -> None:
    assert words in CATALOGUE.text("status-late", "ru", {"days": days})


@pytest.mark.parametrize("lang", sorted(CATALOGUE.languages))
def test_order_number_stands_in_the_text_as_it_is(lang: str) -> None:
    reply = Reply(key="status-in-transit", args={"number": "CD-10234"})
    assert "CD-10234" in CATALOGUE.render(reply, lang).text


def test_free_text_is_isolated_in_right_to_left_sentences_only() -> None:
    reply = Reply(key="status-pickup-point", args={"place": "Kiosk Lee (Gate 3)"})
    assert "\u2068Kiosk Lee (Gate 3)\u2069" in CATALOGUE.render(reply, "ar").text
    assert "\u2068" not in CATALOGUE.render(reply, "en").text


def test_further_sentences_stand_on_lines_of_their_own() -> None:
    reply = Reply(key="thank", also=(Term("label-free"), Term("status-late", {"days": 2})))
    assert CATALOGUE.render(reply, "en").text.count("\n") == 2


def test_language_without_a_catalogue_is_answered_in_english() -> None:
    rendered = CATALOGUE.render(Reply(key="goodbye"), "sv")
    assert (rendered.lang, rendered.text) == ("en", CATALOGUE.text("goodbye", "en"))


@pytest.mark.parametrize("locale", ["pt-BR", "PT_br", "pt"])
def test_region_of_a_locale_does_not_matter(locale: str) -> None:
    assert CATALOGUE.render(Reply(key="goodbye"), locale).lang == "pt"


def test_finished_text_keeps_its_own_language() -> None:
    assert CATALOGUE.render(Reply(text="Hello", lang="en"), "de").lang == "en"


def test_buttons_are_titled_in_the_language() -> None:
    buttons = (Button("/affirm", key="button-yes"), Button("/x", text="CD-1"))
    rendered = CATALOGUE.render(Reply(key="thank", buttons=buttons), "es")
    assert [button["title"] for button in rendered.buttons] == ["Sí", "CD-1"]
    assert [button["payload"] for button in rendered.buttons] == ["/affirm", "/x"]


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(MessageError, match="no-such-key"):
        CATALOGUE.render(Reply(key="no-such-key"), "en")


def test_missing_argument_is_an_error_and_no_half_sentence() -> None:
    with pytest.raises(MessageError, match="status-in-transit"):
        CATALOGUE.render(Reply(key="status-in-transit"), "en")


def test_catalogue_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("greet = { $broken\n", encoding="utf-8")
    with pytest.raises(MessageError, match=r"en\.ftl"):
        Catalogue(tmp_path)


def test_widget_has_its_words_and_direction() -> None:
    arabic = CATALOGUE.widget_strings("ar-EG")
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    assert all(key.startswith("widget-") for key in arabic["strings"])
    assert "{position}" in arabic["strings"]["widget-queue"]
    assert CATALOGUE.widget_strings("en")["dir"] == "ltr"


def test_reply_survives_the_way_through_rasa() -> None:
    reply = Reply(
        key="status-late",
        args={"days": 2, "cost": Money(Decimal("4.90"), "EUR"), "language": Language("sv")},
        also=(Term("status-expected", {"date": dt.date(2026, 1, 2)}), Term("label-free")),
        buttons=(Button("/deny", key="button-no"),),
        status="asked",
        set_language="fr",
    )
    assert from_payload(to_payload(reply)) == reply
