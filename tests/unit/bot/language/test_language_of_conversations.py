"""Which language a conversation is held in."""

from __future__ import annotations

import pytest

from bot.language import LanguageMemory, detect
from bot.language.reader import ConversationReader
from bot.language.wish import wished_language


def held(code: str, **more: object) -> LanguageMemory:
    return LanguageMemory(code=code, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["ok", "gracias", "merci", "danke", "谢谢", "네", "да", "super", "bitte"])
@pytest.mark.parametrize("code", ["en", "pl"])
def test_one_short_word_never_changes_the_language(word, code):
    assert detect(word, held(code)).code == code


def test_a_clear_sentence_changes_the_language():
    after = detect("ich möchte meine Bestellung zurückschicken", held("en"))
    assert (after.code, after.memory.code) == ("de", "de")


def test_an_unclear_message_stays_in_the_language_of_the_conversation():
    assert detect("pedido 10234", held("pt")).code == "pt"
    assert detect("pedido 10234", held("es")).code == "es"


def test_ideographs_alone_do_not_leave_japanese():
    assert detect("返品可能", held("ja")).code == "ja"


def test_a_number_keeps_the_language():
    found = detect("CD-10234", held("ko"))
    assert (found.code, found.source) == ("ko", "history")


@pytest.mark.parametrize(("locale", "code"), [("de-AT", "de"), ("pt_BR", "pt"), ("nb", "no"), ("xx", "en")])
def test_a_first_message_without_words_follows_the_locale(locale, code):
    assert detect("👋", LanguageMemory(locale=locale)).code == code


def test_the_locale_settles_what_two_languages_share():
    assert detect("pedido 10234", LanguageMemory(locale="es-MX")).code == "es"
    assert detect("pedido 10234", LanguageMemory(locale="pt-BR")).code == "pt"


def test_after_a_wish_one_message_in_another_language_is_not_enough_but_two_are():
    wished = detect("in English please", held("de"))
    assert (wished.code, wished.confidence, wished.source) == ("en", 1.0, "wish")
    once = detect("wo ist denn nun mein Paket geblieben", wished.memory)
    assert once.code == "en"
    twice = detect("ich warte schon seit drei Wochen darauf", once.memory)
    assert (twice.code, twice.memory.wished) == ("de", False)


WISHES = {
    "en": [
        "in English please", "English?", "do you speak english", "auf Englisch bitte", "¿hablas inglés?",
        "parlez-vous anglais ?", "in inglese per favore", "pode falar inglês?", "请用英语", "英語でお願いします",
        "영어로 부탁드려요", "по-английски, пожалуйста", "ممكن بالإنجليزية من فضلك", "in het Engels graag",
        "po angielsku proszę", "ingilizce konuşabilir miyiz",
    ],
    "de": ["Deutsch bitte", "switch to German", "czy mówi ktoś po niemiecku?"],
    "zh": ["中文", "能用中文吗", "please use Chinese", "繁體中文"],
    "es": ["español por favor", "can you answer in Spanish? my order is late"],
    "fr": ["je préfère en français", "I only speak French"],
    "ja": ["日本語でお願いします", "Japanese please"],
    "ko": ["한국어로 해 주세요", "in Korean pls"],
    "ru": ["давайте по-русски", "Russisch bitte"],
    "ar": ["بالعربي لو سمحت", "اللغة العربية من فضلك"],
    "it": ["possiamo parlare in italiano?"],
    "pt": ["em português por favor"],
    "nl": ["kunnen we Nederlands praten?"],
    "pl": ["po polsku proszę"],
    "tr": ["Türkçe konuşalım"],
    "sv": ["in Swedish please", "på svenska tack"],
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in WISHES.items() for text in texts])
def test_a_wish_for_a_language_is_heard_in_any_language(code, text):
    assert wished_language(text) == code
    assert detect(text, held("hu")).code == code


@pytest.mark.parametrize(
    "text",
    [
        "I don't speak German", "no hablo inglés", "我不会说英文", "is the manual in English?",
        "I bought a German keyboard", "the English translation is wrong", "do you ship to Germany",
        "el libro en inglés no llegó", "polish my shoes", "English breakfast tea set is broken",
    ],
)  # fmt: skip
def test_naming_a_language_is_not_yet_a_wish(text):
    assert wished_language(text) is None


def test_the_reader_stores_and_recalls_the_memory_as_json():
    reader = ConversationReader()
    code, confidence, source, memory = reader.read("hola, ¿dónde está mi paquete?", memory={}, locale="")
    assert (code, source, memory) == ("es", "detector", {"code": "es"})
    assert 0.7 < confidence <= 1
    code, _, source, memory = reader.read("in English please", memory=memory, locale="es")
    assert (code, source, memory) == ("en", "wish", {"wish": "en"})
    code, _, _, memory = reader.read("¿y dónde está mi paquete ahora mismo?", memory=memory, locale="es")
    assert (code, memory) == ("en", {"wish": "en", "against": 1})


def test_the_reader_ignores_memory_and_locale_it_cannot_use():
    reader = ConversationReader(("en", "de"))
    assert reader.read("👋", memory={"code": "tlh"}, locale="ja")[0] == "en"
