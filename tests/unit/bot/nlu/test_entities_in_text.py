"""What is found in a shopper's text, and how it is normalised."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from actions.orders.carriers import CARRIERS
from bot.nlu.entities import Entity, ProductRuler, catalogue_names, extract
from bot.nlu.entities.base import plain
from bot.nlu.entities.references import is_s10

TODAY = dt.date(2026, 11, 22)


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(entity.kind, entity.value) for entity in extract(text, language, TODAY)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("where is CD-10234", "en"), ("cd 10234", "en"), ("CD10234!", "en"), ("it's #10234", "en"),
        ("my order number is 10234", "en"), ("order no. 10234 please", "en"), ("Bestellung 10234", "de"),
        ("commande n° 10234", "fr"), ("pedido nº 10234", "es"), ("sipariş numaram 10234", "tr"),
        ("zamówienie 10234", "pl"), ("заказ № 10234", "ru"), ("订单１０２３４在哪里", "zh"),
        ("注文番号は10234です", "ja"),
        ("주문번호 10234 어디있나요", "ko"),
        ("أين طلبي رقم ١٠٢٣٤ من فضلك", "ar"), ("ordine 10234", "it"),
    ],
)  # fmt: skip
def test_order_numbers_are_found_in_every_spelling_and_script(text, language):
    assert found(text, language) == [("order_number", "CD-10234")]


@pytest.mark.parametrize(
    "text",
    [
        "I waited 10 days and called 5 times",
        "it cost 12.50 altogether",
        "since 2019 a customer",
        "order 2 of 3",
        "at 10:30",
    ],
)
def test_ordinary_numbers_are_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize("slug", ["ups", "royal-mail", "china-ems", "dhl-germany", "usps"])
def test_tracking_numbers_with_a_right_check_digit_are_found(slug):
    number = CARRIERS[slug].issue(1234567)
    assert ("tracking_number", number) in found(f"can you see {number} please")


def test_a_tracking_number_may_be_typed_in_groups():
    assert found("tracking rb 123 456 785 gb") == [("tracking_number", "RB123456785GB")]


def test_a_wrong_check_digit_is_no_tracking_number():
    assert is_s10("RB123456785GB")
    assert not is_s10("RB123456784GB")
    assert found("tracking RB123456784GB") == []


def test_a_short_run_of_digits_needs_a_word_beside_it_to_be_a_tracking_number():
    number = CARRIERS["fedex"].issue(42)
    assert ("tracking_number", number) in found(f"my tracking number: {number}")
    assert all(kind != "tracking_number" for kind, _ in found(f"hello {number}"))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Jane.Doe@Example.COM", "jane.doe@example.com"),
        ("mail: jane+shop@mail.example.org.", "jane+shop@mail.example.org"),
        ("邮箱是wang@example.com谢谢", "wang@example.com"),
        ("ｗａｎｇ＠example.com", "wang@example.com"),
    ],
)
def test_email_addresses(text, address):
    assert found(text) == [("email", address)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("+44 7911 123456", "en", "+447911123456"),
        ("0049 171 2345678", "de", "+491712345678"),
        ("mein Handy ist 0171 2345678", "de", "01712345678"),
        ("call me at (415) 555-2671", "en", "4155552671"),
        ("mon numéro: 06 12 34 56 78", "fr", "0612345678"),
        ("手机１３８００１３８０００", "zh", "13800138000"),
    ],
)
def test_phone_numbers(text, language, value):
    assert found(text, language) == [("phone", value)]


def test_a_number_that_no_country_has_is_no_phone_number():
    assert found("+44 1", "en") == []
    assert found("99999999999999", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("postcode SW1A 1AA", "en", "SW1A 1AA"), ("mijn postcode is 1012 ab", "nl", "1012 AB"),
        ("my zip code is 94105", "en", "94105"), ("PLZ 10115", "de", "10115"),
        ("K1A 0B1", "en", "K1A 0B1"),
        ("código postal 28013", "es", "28013"), ("CEP 01310-100", "pt", "01310-100"),
        ("00-950 Warszawa", "pl", "00-950"),
        ("郵便番号は150-0001", "ja", "150-0001"), ("邮编 100000", "zh", "100000"),
        ("الرمز البريدي ١٢٣٤٥", "ar", "12345"),
    ],
)  # fmt: skip
def test_postcodes(text, language, value):
    assert found(text, language) == [("postcode", value)]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("I ordered EU 42 but need size 43, or US 9.5", "en", ["EU 42", "43", "US 9.5"]),
        ("size M is too small, XXL then", "en", ["M", "XXL"]),
        ("Größe 38 statt Gr. 40", "de", ["38", "40"]),
        ("taille 40", "fr", ["40"]), ("我要42码，不是M码", "zh", ["42", "M"]),
        ("サイズ26.5、27cm", "ja", ["26.5", "JP 27"]),
        ("UK 6½", "en", ["UK 6.5"]), ("مقاس ٤٢", "ar", ["42"]), ("42 beden", "tr", ["42"]),
        ("eu42,5", "de", ["EU 42.5"]),
    ],
)  # fmt: skip
def test_sizes_with_their_system(text, language, values):
    assert found(text, language) == [("size", value) for value in values]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("since 25 November", "en", "2026-11-25"), ("on Jan 3rd", "en", "2027-01-03"),
        ("2026-11-05", "en", "2026-11-05"),
        ("11/12/2026", "en", "2026-11-12"), ("am 03.11. bestellt", "de", "2026-11-03"),
        ("le 5 juillet", "fr", "2026-07-05"),
        ("15/11/26", "es", "2026-11-15"), ("11月25日下单", "zh", "2026-11-25"),
        ("１１月２０日", "ja", "2026-11-20"),
        ("11월 3일", "ko", "2026-11-03"), ("3 ноября", "ru", "2026-11-03"),
        ("5 نوفمبر", "ar", "2026-11-05"),
        ("yesterday", "en", "2026-11-21"), ("昨天", "zh", "2026-11-21"),
        ("3 days ago", "en", "2026-11-19"),
        ("vor 3 Tagen", "de", "2026-11-19"), ("hace 2 semanas", "es", "2026-11-08"),
        ("morgen", "nl", "2026-11-23"),
    ],
)  # fmt: skip
def test_dates_are_resolved_against_today(text, language, day):
    assert found(text, language) == [("date", day)]


def test_a_month_name_or_range_alone_is_no_date():
    assert found("May I ask", "en") == []
    assert found("3-5 working days", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("do you ship to Canada or the United States?", "en", ["CA", "US"]),
        ("nach Österreich", "de", ["AT"]),
        ("доставляете в Казахстан и Германию?", "ru", ["KZ", "DE"]),
        ("do Niemiec i Francji", "pl", ["DE", "FR"]),
        ("Almanya'ya gönderiyor musunuz", "tr", ["DE"]),
        ("هل تشحنون إلى السعودية وألمانيا", "ar", ["SA", "DE"]),
        ("المملكة العربية السعودية", "ar", ["SA"]),
        ("可以寄到加拿大吗", "zh", ["CA"]), ("독일로 배송되나요", "ko", ["DE"]), ("フランスに送れますか", "ja", ["FR"]),
        ("the UK", "en", ["GB"]), ("us and them", "en", []), ("my friend Chad", "en", []),
    ],
)  # fmt: skip
def test_countries(text, language, codes):
    assert found(text, language) == [("country", code) for code in codes]


@pytest.mark.parametrize(
    ("text", "language", "value", "currency"),
    [
        ("I paid $49.90", "en", "49.90", "USD"), ("€1,299.00", "en", "1299.00", "EUR"),
        ("1.200 EUR", "de", "1200", "EUR"),
        ("49,90 € bezahlt", "de", "49.90", "EUR"), ("20 pounds", "en", "20", "GBP"),
        ("5000円", "ja", "5000", "JPY"),
        ("120 zł", "pl", "120", "PLN"), ("3만원 환불", "ko", "30000", "KRW"), ("100元", "zh", "100", "CNY"),
        ("R$ 89,90", "pt", "89.90", "BRL"), ("٥٠ ريال", "ar", "50", "SAR"),
        ("1 500 руб", "ru", "1500", "RUB"),
    ],
)  # fmt: skip
def test_amounts_have_a_currency(text, language, value, currency):
    entities = extract(text, language, TODAY)
    assert [(e.kind, e.value, e.extra["currency"]) for e in entities] == [("amount", value, currency)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("in German please", "de"),
        ("Sprechen Sie Englisch?", "en"),
        ("日本語で", "ja"),
        ("بالعربي", "ar"),
        ("한국어로", "ko"),
    ],
)
def test_named_languages(text, code):
    assert found(text) == [("language", code)]


def test_spans_point_into_the_original_text():
    text = "订单１０２３４，邮箱 wang@example.com"
    assert [text[e.start : e.end] for e in extract(text, "zh", TODAY)] == ["１０２３４", "wang@example.com"]


def test_plain_text_keeps_every_character_in_its_place():
    text = "ＣＤ－１０２３４ ٣٫٥ „x“ 👍 ½"
    assert len(plain(text)) == len(text)
    assert plain(text).startswith("CD-10234 3.5")


def test_overlapping_readings_leave_one_entity():
    entities = extract("order 10234, phone 0171 2345678, 10234", "de", TODAY)
    spans = [(e.start, e.end) for e in entities]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_very_long_text_is_searched_only_at_its_beginning():
    assert extract("x " * 1200 + "CD-10234", "en", TODAY) == []


CATALOGUE = """
- sku: runner
  title: {en: "Fjell trail shoes", zh: "Fjell 越野鞋", de: "Trailschuhe Fjell"}
- sku: coat
  title: {en: "Aurora rain coat", zh: "Aurora 雨衣", de: "Regenmantel Aurora"}
"""


@pytest.fixture(scope="module")
def ruler(tmp_path_factory) -> ProductRuler:
    folder = tmp_path_factory.mktemp("ruler")
    (folder / "catalogue.yml").write_text(CATALOGUE, encoding="utf-8")
    ProductRuler.build(catalogue_names(folder / "catalogue.yml")).save(folder / "ruler")
    return ProductRuler.load(folder / "ruler")


@pytest.mark.parametrize(
    ("text", "sku", "span"),
    [
        ("my FJELL trail shoes broke", "runner", "FJELL trail shoes"),
        ("我的Fjell越野鞋坏了", "runner", "Fjell越野鞋"),
        ("der Aurora ist undicht", "coat", "Aurora"),
    ],
)
def test_products_are_found_after_a_round_trip_to_disk(ruler, text, sku, span):
    (entity,) = extract(text, "en", TODAY, ruler)
    assert (entity.kind, entity.value, text[entity.start : entity.end]) == ("product", sku, span)


def test_a_file_that_is_no_catalogue_is_refused(tmp_path):
    (tmp_path / "x.yml").write_text("- name: coat", encoding="utf-8")
    with pytest.raises(ValueError, match="not a product catalogue"):
        catalogue_names(tmp_path / "x.yml")


def test_entities_compare_by_value():
    assert Entity("date", "2026-11-22", 0, 5) == Entity("date", "2026-11-22", 0, 5)
