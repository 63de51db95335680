"""Short answers in words of their own, in every language."""

from __future__ import annotations

import pytest

from actions.orders.models import ReturnReason
from actions.tasks.said import not_at_hand, place_said, reason_said

SMALL, LARGE = ReturnReason.SIZE_TOO_SMALL, ReturnReason.SIZE_TOO_LARGE
FAULTY, WRONG = ReturnReason.DEFECTIVE, ReturnReason.WRONG_ITEM
DIFFERENT, STYLE, UNWANTED = ReturnReason.NOT_AS_DESCRIBED, ReturnReason.STYLE, ReturnReason.UNWANTED


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They are too small", SMALL),
        ("Die Schuhe sind mir zu eng", SMALL),
        ("C’est trop petit pour moi", SMALL),
        ("me queda pequeño", SMALL),
        ("è troppo stretto", SMALL),
        ("ficou pequeno", SMALL),
        ("サイズが小さいです", SMALL),
        ("너무 작아요", SMALL),
        ("鞋子太小了", SMALL),
        ("Они мне малы", SMALL),
        ("المقاس صغير", SMALL),
        ("ze zijn te klein", SMALL),
        ("są za małe", SMALL),
        ("küçük geldi", SMALL),
        ("way too big", LARGE),
        ("zu groß", LARGE),
        ("大きすぎました", LARGE),
        ("великоваты", LARGE),
        ("bol geldi", LARGE),
        ("the zip is broken", FAULTY),
        ("hat ein Loch", FAULTY),
        ("il y a un trou", FAULTY),
        ("llegó roto", FAULTY),
        ("有瑕疵", FAULTY),
        ("порвалась подошва", FAULTY),
        ("المنتج معيب", FAULTY),
        ("I got the wrong item", WRONG),
        ("发错货了", WRONG),
        ("yanlış ürün geldi", WRONG),
        ("anders als auf dem Foto", DIFFERENT),
        ("色差很大", DIFFERENT),
        ("I just don’t like the dark colour", STYLE),
        ("no me gusta", STYLE),
        ("気に入らない", STYLE),
        ("I changed my mind", UNWANTED),
        ("brauche ich nicht mehr", UNWANTED),
        ("不想要了", UNWANTED),
        ("передумала", UNWANTED),
    ],
)
def test_reason_is_heard(text: str, reason: ReturnReason) -> None:
    assert reason_said(text) is reason


@pytest.mark.parametrize(
    "text", ["", "hello", "why do you ask?", "нормально", "darf ich etwas fragen", "golden"]
)
def test_other_words_are_no_reason(text: str) -> None:
    assert reason_said(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("the first one", 1),
        ("das zweite bitte", 2),
        ("le deuxième", 2),
        ("la segunda", 2),
        ("第二个", 2),
        ("最初のです", 1),
        ("세 번째요", 3),
        ("первый", 1),
        ("الثاني", 2),
        ("drugi", 2),
        ("ikinci", 2),
        ("the blue one", None),
    ],
)
def test_ordinal_is_heard(text: str, place: int | None) -> None:
    assert place_said(text) == place


@pytest.mark.parametrize(
    "text",
    ["I don’t have the number", "keine Ahnung", "je ne trouve pas",
     "no lo tengo a mano", "non lo trovo", "não sei qual é",
     "注文番号がわからない", "번호를 몰라요", "订单号在哪里看",
     "не помню", "ما عندي الرقم", "weet ik niet", "nie mam numeru",
     "numara nerede yazıyor"],
)  # fmt: skip
def test_what_is_not_at_hand(text: str) -> None:
    assert not_at_hand(text)


@pytest.mark.parametrize(
    "text",
    ["never mind", "nein danke", "laisse tomber", "déjalo", "lascia stare", "deixa pra lá", "やめます", "취소할게요",
     "算了", "не надо",
     "خلاص لا", "laat maar", "nieważne", "vazgeçtim", "CD-10234", "amelia.wright@example.com"],
)  # fmt: skip
def test_what_is_a_refusal_or_an_answer(text: str) -> None:
    assert not not_at_hand(text)
