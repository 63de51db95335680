"""Reading mail: what was written, what was quoted, what nobody should answer, what came back."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest

from bot.channels.base import Inbound, Receipt
from bot.channels.email_reading import Ignored, message_id_of, read_mail
from bot.channels.email_text import reply_of, text_of_html
from tests.doubles.mail import SHOP, bounce, mail

ANNA = "anna@example.com"

QUOTED = {
    "en": "Where is it?\n\nOn Fri, Nov 20, 2026 at 9:00 AM Loom <service@shop.example>\nwrote:\n\n> Hello\n> there\n",
    "zh": "我的订单呢？\n\nLoom <service@shop.example> 于2026年11月20日周五 09:00写道：\n\n> 你好\n",
    "es": "¿Dónde está?\n\nEl vie, 20 nov 2026 a las 9:00, Loom (<service@shop.example>) escribió:\n\n> Hola\n",
    "fr": "Où est-il ?\n\nLe ven. 20 nov. 2026 à 09:00, Loom <service@shop.example> a écrit :\n\n> Bonjour\n",
    "de": "Wo ist es?\n\nAm Fr., 20. Nov. 2026 um 09:00 Uhr schrieb Loom <\nservice@shop.example>:\n\n> Hallo\n",
    "it": "Dov'è?\n\nIl giorno ven 20 nov 2026 alle ore 09:00 Loom <service@shop.example>\nha scritto:\n\n> Ciao\n",
    "pt": "Onde está?\n\nEm sex., 20 de nov. de 2026 às 09:00, Loom <service@shop.example>\nescreveu:\n\n> Olá\n",
    "ja": "どこですか\n\n2026年11月20日(金) 9:00 Loom <service@shop.example>:\n\n> こんにちは\n",
    "ko": "어디에 있나요?\n\n2026년 11월 20일 (금) 오전 9:00, Loom <service@shop.example>님이 작성:\n\n> 안녕\n",
    "ru": "Где он?\n\nпт, 20 нояб. 2026 г. в 09:00, Loom <service@shop.example>:\n\n> Привет\n",
    "ar": (
        "أين طلبي؟\n\nفي الجمعة، 20 نوفمبر 2026 في 9:00 ص "
        "تمت كتابة ما يلي بواسطة Loom <\nservice@shop.example>:\n\n> مرحبا\n"
    ),
    "nl": "Waar is het?\n\nOp vr 20 nov 2026 om 09:00 schreef Loom <service@shop.example>:\n\n> Hallo\n",
    "pl": "Gdzie to jest?\n\npt., 20 lis 2026 o 09:00 Loom <service@shop.example> napisał(a):\n\n> Cześć\n",
    "tr": "Nerede?\n\nLoom <service@shop.example>, 20 Kas 2026 Cum, 09:00 tarihinde şunu yazdı:\n\n> Merhaba\n",
}


@pytest.mark.parametrize("lang", sorted(QUOTED))
def test_quoted_text_is_cut_in_every_language(lang: str) -> None:
    assert reply_of(QUOTED[lang], SHOP) == QUOTED[lang].split("\n")[0]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "It is broken.\n\n________________________________\nFrom: Loom\nSent: Friday\nTo: a\n\nHi",
            "It is broken.",
        ),
        ("Onde?\n\nDe: Loom <service@shop.example>\nEnviado: sexta\nPara: a\n\nOlá", "Onde?"),
        ("Где?\n\n-----Исходное сообщение-----\nОт: Loom\n", "Где?"),
        ("Not yet\n\nSent from my iPhone\n\n> Hello", "Not yet"),
        ("Where is it?\n\n-- \nAnna Weber\n+49 341 0000000", "Where is it?"),
        ("Wo ist es?\n\nMit freundlichen Grüßen\nAnna Weber", "Wo ist es?"),
        ("> Which order?\nCD-10234\n\n> Which address?\nanna@example.com", "CD-10234\n\nanna@example.com"),
    ],
)
def test_signatures_and_other_quotations_are_cut(text: str, written: str) -> None:
    assert reply_of(text, SHOP) == written


@pytest.mark.parametrize(
    "text",
    [
        "Hi,\nThanks,\nbut where is my order CD-10234?",
        "Hi,\nmy order\nThank you,\nbut where is it?",
        "Two things:\n- my order CD-10234 is late\n- I want a refund",
        "Can I write to service@shop.example? It is about: shoes",
        "From: when on can I return?",
    ],
)
def test_nothing_that_was_written_is_cut(text: str) -> None:
    assert reply_of(text, SHOP) == text


def test_mail_that_only_quotes_is_what_it_quotes() -> None:
    assert reply_of("> Which order?\n> CD-10234\n", SHOP) == "Which order?\nCD-10234"


def test_html_is_read_as_it_looks_without_its_quotations() -> None:
    html = (
        "<html><head><style>p {color: red}</style></head><body><p>Hello&nbsp;there<br>line two</p>"
        "<div>Where <b>is</b>\n my order?</div><!-- hidden --><script>alert(1)</script>"
        '<div class="gmail_quote">On Friday Loom wrote:<blockquote>old</blockquote></div></body></html>'
    )
    assert text_of_html(html) == "Hello there\nline two\nWhere is my order?"
    outlook = "<div>Neu</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg>Von: x</div><div>alt</div>"
    assert text_of_html(outlook) == "Neu"


@pytest.mark.parametrize(
    "text", ["On " * 3000, "Am " * 2500, " \n" * 40_000, "a:\n" * 20_000, "<div>" * 40_000]
)
def test_hostile_text_takes_no_more_than_a_moment(text: str) -> None:
    began = time.process_time()
    reply_of(text, SHOP)
    text_of_html(text)
    assert time.process_time() - began < 5


def read(raw: bytes, receiver: str = "") -> Any:
    return read_mail(raw, SHOP, 7, receiver)


def test_first_mail_says_what_its_subject_says() -> None:
    inbound = read(mail(ANNA, "It has not come.", subject="Where is CD-10234?"))
    assert isinstance(inbound, Inbound) and inbound.text == "Where is CD-10234?\nIt has not come."
    assert (inbound.address, inbound.order, inbound.external_id) == (ANNA, 7, "<1@mail.example.com>")


def test_subject_of_a_reply_is_not_said_again() -> None:
    answer = read(mail(ANNA, "CD-10234", subject="Re: Where is my order?", In_Reply_To="<0@shop.example>"))
    assert answer.text == "CD-10234"


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Re: Order", "Order"),
        ("AW: Re: [2] Order", "[2] Order"),
        ("RE: RE: Fwd: Order", "Order"),
        ("回复：订单", "订单"),
        ("Antw: Sv: Order", "Order"),
        ("Return of shoes", "Return of shoes"),
    ],
)
def test_subject_is_kept_without_prefixes(subject: str, bare: str) -> None:
    assert read(mail(ANNA, "hello", subject=subject)).context["subject"] == bare


def test_html_mail_and_photo_are_taken_in() -> None:
    inbound = read(mail("Anna <ANNA@Example.com>", html="<p>Broken!</p>", photo=b"x"))
    assert (inbound.address, inbound.text) == (ANNA, "Broken!")
    assert [(a.kind, a.media_type) for a in inbound.attachments] == [("image", "image/jpeg")]


def test_mail_without_an_id_is_known_by_its_bytes() -> None:
    raw = mail(ANNA, "hello", message_id="")
    assert (
        read(raw).external_id == read(raw).external_id != read(mail(ANNA, "other", message_id="")).external_id
    )


def test_reply_to_is_never_followed() -> None:
    inbound = read(mail(ANNA, "tell me about CD-10234", Reply_To="eve@example.org"))
    assert inbound.address == ANNA and "eve" not in str(inbound.context)


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; owner-email=x"},
        {"Precedence": "bulk"},
        {"Precedence": "list"},
        {"X_Autoreply": "yes"},
        {"X_Auto_Response_Suppress": "All"},
        {"List_Id": "<news.example.com>"},
        {"List_Unsubscribe": "<https://example.com>"},
        {"Return_Path": "<>"},
    ],
)
def test_what_a_machine_sent_is_ignored(headers: dict[str, str]) -> None:
    assert isinstance(read(mail(ANNA, "I am out of office", **headers)), Ignored)


@pytest.mark.parametrize(
    "sender",
    ["MAILER-DAEMON@mx.example.com", "no-reply@example.com", "noreply+1@example.com", SHOP, "Anna", ""],
)
def test_machines_we_ourselves_and_nobody_are_not_answered(sender: str) -> None:
    assert isinstance(read(mail(sender, "hello")), Ignored)


@pytest.mark.parametrize("headers", [{"Auto_Submitted": "no"}, {"Precedence": "normal"}, {}])
def test_people_are_answered(headers: dict[str, str]) -> None:
    assert isinstance(read(mail("norepeat@example.com", "hello", **headers)), Inbound)


def test_sender_must_be_proven_where_the_shop_asks_for_it() -> None:
    def judged(*results: str) -> Any:
        raw = b"".join(f"Authentication-Results: {one}\r\n".encode() for one in results) + mail(ANNA, "hello")
        return read(raw, "mx.shop.example")

    assert isinstance(judged("mx.shop.example; spf=pass; dmarc=pass header.from=example.com"), Inbound)
    assert isinstance(judged("mx.shop.example; dmarc=fail"), Ignored)
    assert isinstance(judged("mx.shop.example; spf=pass"), Ignored)
    assert isinstance(judged(), Ignored)
    assert isinstance(judged("mx.evil.example; dmarc=pass"), Ignored)
    forged_below = ("mx.shop.example; dmarc=fail", "mx.shop.example; dmarc=pass")
    assert isinstance(judged(*forged_below), Ignored)


def test_report_of_a_mail_that_came_back_names_the_part() -> None:
    ours = message_id_of("conv_x-1:12:0", "shop.example")
    assert read(bounce(f"<{ours}>")) == Receipt("conv_x-1:12:0", "the mail came back: 5.1.1")


def test_report_of_a_delay_or_of_a_strangers_mail_is_ignored() -> None:
    ours = message_id_of("conv_x-1:12:0", "shop.example")
    assert isinstance(read(bounce(f"<{ours}>", status="4.4.1")), Ignored)
    assert isinstance(read(bounce("<something@else.example>")), Ignored)


def test_unknown_charset_and_broken_encoding_are_read_as_far_as_possible() -> None:
    raw = mail(ANNA, "hello").replace(b'charset="utf-8"', b'charset="klingon"')
    assert read(raw).text == "hello"
    latin = b"From: anna@example.com\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGr\xfc\xdfe\r\n"
    assert read(latin).text.startswith("Gr")


def test_whatever_arrives_is_read_or_ignored() -> None:
    dice = random.Random(3)
    genuine = mail(ANNA, "Wo ist meine Bestellung?", subject="Hallo", html="<p>Wo?</p>", photo=b"x" * 50)
    for _ in range(1500):
        raw = bytearray(genuine)
        for _ in range(dice.randrange(1, 6)):
            place = dice.randrange(len(raw))
            raw[place : place + dice.randrange(4)] = bytes(
                dice.choice(b'\r\n:;"<>@=?-\x00\xff ab') for _ in range(dice.randrange(4))
            )
        found = read(bytes(raw))
        if isinstance(found, Inbound):
            assert found.address and found.external_id and (found.text or found.attachments)
    for raw in (b"", b"\x00" * 100, b"\xff" * 100, b"From: \r\n\r\n", b"\r\n" * 1000, bounce("<x>")[:300]):
        assert isinstance(read(bytes(raw)), (Inbound, Ignored))
