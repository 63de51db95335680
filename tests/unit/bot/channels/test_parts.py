"""Cutting messages: nothing lost, nothing too long, sentences whole, in fourteen languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.base import Capabilities
from bot.channels.parts import _MEASURES, number_in, parts_of, split

SENTENCES = {
    "en": ["Your order no. 10234 left on Nov. 3.", "Dr. Smith paid 3.50 USD.", "Is that all right?"],
    "zh": ["您的订单已发货。", "预计周五送达！", "还有其他问题吗？"],
    "es": ["Su pedido salió ayer.", "¿Algo más?", "¡Gracias!"],
    "fr": ["Votre commande est partie.", "Arrive-t-elle vendredi ?", "Oui !"],
    "de": ["Ihre Bestellung ging am 3. November z. B. nach Wien.", "Kommt sie an?", "Ja!"],
    "it": ["Il Suo ordine è partito.", "Arriva venerdì!", "Altre domande?"],
    "pt": ["O seu pedido saiu.", "Chega na sexta-feira!", "O Sr. Silva assina?"],
    "ja": ["ご注文は発送されました。", "金曜日に届きます！", "他にご質問はありますか？"],
    "ko": ["주문하신 상품이 발송되었습니다.", "금요일에 도착합니다!", "다른 질문이 있으신가요?"],
    "ru": ["Ваш заказ уже в пути.", "Он прибудет в пятницу!", "Есть вопросы?"],
    "ar": ["تم شحن طلبك.", "سيصل يوم الجمعة!", "هل لديك سؤال آخر؟"],
    "nl": ["Uw bestelling is onderweg.", "Hij komt vrijdag!", "Nog vragen?"],
    "pl": ["Zamówienie jest w drodze.", "Dotrze w piątek!", "Czy są pytania?"],
    "tr": ["Siparişiniz yola çıktı.", "Cuma günü gelecek!", "Başka sorunuz var mı?"],
}
BUTTONS = ({"title": "Yes", "payload": "/affirm"}, {"title": "No", "payload": "/deny"})


def hint(lang: str) -> str:
    return f"number ({lang})"


@pytest.mark.parametrize("lang", SENTENCES)
def test_long_text_is_cut_at_sentence_ends(lang: str) -> None:
    sentences = SENTENCES[lang]
    space = "" if lang in ("zh", "ja") else " "
    longest = max(map(len, sentences))
    assert split(space.join(sentences), lang, longest) == _packed(sentences, longest, space)


def _packed(sentences: list[str], limit: int, space: str) -> list[str]:
    pieces: list[str] = []
    for sentence in sentences:
        if pieces and len(pieces[-1] + space + sentence) <= limit:
            pieces[-1] += space + sentence
        else:
            pieces.append(sentence)
    return pieces


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=400),
    st.sampled_from(sorted(SENTENCES)),
    st.integers(min_value=5, max_value=60),
    st.sampled_from(sorted(_MEASURES)),
)
def test_no_piece_is_too_long_and_nothing_but_space_is_lost(
    text: str, lang: str, limit: int, unit: str
) -> None:
    measure = _MEASURES[unit]
    pieces = split(text, lang, limit, measure)
    assert all(0 < measure(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_characters_made_of_several_are_kept_whole() -> None:
    family = "👩\u200d👩\u200d👧\u200d👦"
    assert split(family * 5, "en", 30, _MEASURES["bytes"]) == [family] * 5


def test_addresses_are_kept_whole_where_they_fit() -> None:
    address = "https://shop.example.com/returns/label?order=CD-10234"
    pieces = split(f"{'Very much text. ' * 4}Look here: {address}", "en", 60)
    assert any(address in piece for piece in pieces)


def test_buttons_stand_on_the_last_part() -> None:
    can = Capabilities(max_length=20, buttons=3)
    parts = parts_of("One sentence here. Another one here.", BUTTONS, "en", can, hint)
    assert [(p.text, len(p.buttons)) for p in parts] == [("One sentence here.", 0), ("Another one here.", 2)]


def test_text_beside_buttons_may_have_to_be_shorter() -> None:
    can = Capabilities(max_length=100, buttons=3, text_with_buttons=20)
    parts = parts_of("One sentence here. Another one here.", BUTTONS, "en", can, hint)
    assert [(p.text, len(p.buttons)) for p in parts] == [("One sentence here.", 0), ("Another one here.", 2)]


def test_buttons_the_channel_lacks_are_numbered_and_the_hint_is_in_the_language() -> None:
    [part] = parts_of("Sicher?", BUTTONS, "de", Capabilities(max_length=500), hint)
    assert part.text == "Sicher?\n\n1. Yes\n2. No\n\nnumber (de)" and part.buttons == ()


def test_long_titles_are_numbered_and_the_buttons_keep_their_payloads() -> None:
    buttons = ({"title": "A title far too long for this", "payload": "/a"}, BUTTONS[0])
    [part] = parts_of("Which?", buttons, "en", Capabilities(max_length=500, buttons=3), hint)
    assert part.text == "Which?\n\n1. A title far too long for this\n2. Yes"
    assert part.buttons == ({"title": "1", "payload": "/a"}, {"title": "2", "payload": "/affirm"})


def test_empty_message_has_no_parts() -> None:
    assert parts_of("  ", (), "en", Capabilities(max_length=500), hint) == []


@pytest.mark.parametrize("text", ["2", " 2 ", "2.", "(2)", "#2", "２", "٢", "2️⃣", "2)", "2、", "۲", "२"])
def test_number_is_read_in_every_script(text: str) -> None:
    assert number_in(text) == 2


@pytest.mark.parametrize("text", ["", "two", "2 shoes", "10234567", "size 2", "-", "2 3", "½", "²x"])
def test_other_text_is_no_number(text: str) -> None:
    assert number_in(text) is None
