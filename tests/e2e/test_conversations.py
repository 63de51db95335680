"""Whole conversations against the real processes, in Chinese, Spanish, Arabic and English."""

from __future__ import annotations

import time
import unicodedata
from typing import Any

import pytest

from tests.e2e.running import RunningCrossdesk, Shopper

WHERE = {
    "en": "Where is my order {number}?",
    "zh": "我的订单{number}到哪里了？",
    "es": "¿Dónde está mi pedido {number}?",
    "ar": "أين طلبي رقم {number}؟",
}
QUESTION = {
    "en": "How many days do I have to return something?",
    "zh": "收到后多少天内可以退货？",
    "es": "¿Cuántos días tengo para devolver un artículo?",
    "ar": "كم يوماً لديّ لإرجاع منتج؟",
}
ANGRY = {
    "en": "You are liars and thieves! Third time I write about this, where is my money?!",
    "zh": "你们就是骗子！我已经投诉三次了，垃圾客服，赶紧退钱！！！",
    "es": "¡Sois unos ladrones y unos mentirosos! ¡Es la tercera vez que escribo, devolvedme mi dinero ya!",
    "ar": "أنتم لصوص وكذابون! هذه ثالث مرة أكتب لكم، أعيدوا لي نقودي فوراً!",
}
RETURN = {
    "en": "I want to send back something from order {number}, it does not fit",
    "zh": "我要退货，订单{number}，尺码不合适",
    "es": "Quiero devolver un artículo del pedido {number}, no me queda bien",
    "ar": "أريد إرجاع منتج من الطلب {number}، المقاس غير مناسب",
}
GIBBERISH = ("asdkj qwpoe zzmx", "lkjh fdsa poiu")
LANGUAGES = tuple(WHERE)


def text_of(replies: list[dict[str, Any]]) -> str:
    return "\n".join(reply["text"] for reply in replies)


def orders_with(running: RunningCrossdesk, **wanted: str) -> list[dict[str, Any]]:
    return [o for o in running.demo_orders() if all(o[name] == value for name, value in wanted.items())]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_order_status_is_told_after_identity(running_crossdesk: RunningCrossdesk, lang: str) -> None:
    order = running_crossdesk.demo_orders()[0]
    shopper = running_crossdesk.shopper(lang)
    asked = shopper.say(WHERE[lang].format(number=order["number"]))
    assert order["postcode"] not in text_of(asked)
    told = shopper.say(order["email"])
    assert order["number"] in text_of(told)
    assert told[-1]["lang"] == lang


def test_stranger_learns_nothing(running_crossdesk: RunningCrossdesk) -> None:
    order = running_crossdesk.demo_orders()[0]
    shopper = running_crossdesk.shopper("en")
    shopper.say(WHERE["en"].format(number=order["number"]))
    wrong = text_of(shopper.say("someone.else@example.org"))
    other = running_crossdesk.shopper("en")
    other.say(WHERE["en"].format(number="CD-99999"))
    unknown = text_of(other.say("someone.else@example.org"))
    assert wrong.replace(order["number"], "N") == unknown.replace("CD-99999", "N")
    assert order["email"] not in wrong and order["postcode"] not in wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_question_is_answered_from_the_faq(running_crossdesk: RunningCrossdesk, lang: str) -> None:
    replies = running_crossdesk.shopper(lang).say(QUESTION[lang])
    assert any(unicodedata.category(c) == "Nd" for c in text_of(replies)), replies
    assert replies[-1]["lang"] == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_return_ends_with_an_rma_number(running_crossdesk: RunningCrossdesk, lang: str) -> None:
    order = orders_with(running_crossdesk, tracking_status="delivered")[LANGUAGES.index(lang)]
    shopper = running_crossdesk.shopper(lang)
    replies = shopper.say(RETURN[lang].format(number=order["number"]))
    replies = shopper.say(order["email"])
    code_given = False
    for _ in range(6):
        if "RMA" in text_of(replies):
            break
        _, body = running_crossdesk.call("GET", f"/demo/codes?conversation_id={shopper.id}")
        if body["codes"] and not code_given:
            code_given = True
            replies = shopper.say(body["codes"][-1]["code"])
        else:
            replies = shopper.choose(replies)
    said = text_of(replies)
    assert "RMA" in said, said
    assert replies[-1]["lang"] == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_anger_opens_a_ticket_with_raised_priority(running_crossdesk: RunningCrossdesk, lang: str) -> None:
    shopper = running_crossdesk.shopper(lang)
    replies = shopper.say(ANGRY[lang])
    assert replies[-1]["lang"] == lang
    [ticket] = running_crossdesk.tickets(shopper.id, running_crossdesk.agent_token())
    assert ticket["state"] == "waiting"
    assert ticket["priority"] in ("high", "urgent")
    assert ticket["reason"] in ("anger", "topic")
    assert ticket["language"] == lang


def test_two_failures_in_a_row_open_a_ticket(running_crossdesk: RunningCrossdesk) -> None:
    shopper, token = running_crossdesk.shopper("en"), running_crossdesk.agent_token()
    shopper.say(GIBBERISH[0])
    assert running_crossdesk.tickets(shopper.id, token) == []
    shopper.say(GIBBERISH[1])
    [ticket] = running_crossdesk.tickets(shopper.id, token)
    assert ticket["reason"] == "unresolved"


def test_agent_takes_over_replies_and_hands_back(running_crossdesk: RunningCrossdesk) -> None:
    shopper, token = running_crossdesk.shopper("es"), running_crossdesk.agent_token()
    shopper.say("Quiero hablar con una persona, por favor")
    [ticket] = running_crossdesk.tickets(shopper.id, token)
    status, claimed = running_crossdesk.call("POST", "/api/tickets/claim", {"ticket_id": ticket["id"]}, token)
    assert status == 200 and claimed["state"] == "assigned"
    before = shopper.messages()[-1]["seq"]
    assert shopper.say("¿hola? ¿hay alguien?") == []
    path = f"/api/tickets/{ticket['id']}"
    status, _ = running_crossdesk.call("POST", f"{path}/reply", {"text": "Soy Ana, lo miro."}, token)
    assert status == 201
    got = [m for m in shopper.messages(before, wait=5) if m["role"] == "agent"]
    assert got[-1]["text"] == "Soy Ana, lo miro."
    assert not [m for m in shopper.messages(before) if m["role"] == "bot"]
    status, transcript = running_crossdesk.call("GET", f"/api/conversations/{shopper.id}", token=token)
    assert status == 200 and "¿hola? ¿hay alguien?" in [m["text"] for m in transcript["messages"]]
    status, _ = running_crossdesk.call(
        "POST", f"{path}/resolve", {"outcome": "solved", "hand_back": True}, token
    )
    assert status == 200
    assert [m["role"] for m in shopper.say(QUESTION["es"])] == ["bot"]


def test_language_is_kept_for_a_short_word_and_changed_on_request(
    running_crossdesk: RunningCrossdesk,
) -> None:
    shopper = running_crossdesk.shopper()
    assert shopper.say("Guten Tag, wie lange dauert der Versand nach Österreich?")[-1]["lang"] == "de"
    assert shopper.say("ok")[-1]["lang"] == "de"
    assert shopper.say("in English please")[-1]["lang"] == "en"


@pytest.mark.parametrize(
    "text", ["/restart", '/request_human{"x": 1}', "/action_hand_off", "/session_start", "///"]
)
def test_commands_are_only_text(running_crossdesk: RunningCrossdesk, text: str) -> None:
    shopper = running_crossdesk.shopper("en")
    replies = shopper.say(text)
    assert replies and replies[-1]["role"] == "bot"
    [stored] = [m for m in shopper.messages() if m["role"] == "shopper"]
    assert stored["text"] == text


def test_payload_that_was_not_offered_is_only_text(running_crossdesk: RunningCrossdesk) -> None:
    shopper, token = running_crossdesk.shopper("en"), running_crossdesk.agent_token()
    shopper.say("hello", payload="/request_human")
    assert running_crossdesk.tickets(shopper.id, token) == []


def test_bad_input_is_refused_clearly_and_loses_nothing(running_crossdesk: RunningCrossdesk) -> None:
    shopper = running_crossdesk.shopper("en")

    def post(body: Any, token: str | None = shopper.token) -> int:
        return running_crossdesk.call("POST", "/chat/messages", body, token)[0]

    assert post({"text": "", "client_id": "1"}) == 422
    assert post({"text": "\x00\x01\x02", "client_id": "1"}) == 422
    assert post({"text": "a" * 2001, "client_id": "1"}) == 413
    assert post({"text": "a" * 1_000_000, "client_id": "1"}) == 413
    assert post({"text": "hello"}) == 422
    assert post({"text": "hello", "client_id": "1"}, None) == 401
    assert post({"text": "hello", "client_id": "1"}, shopper.token[:-4] + "AAAA") == 401
    assert running_crossdesk.call("POST", "/chat/messages", token=shopper.token, raw=b"{")[0] == 422
    assert running_crossdesk.call("GET", "/api/tickets")[0] == 401
    assert running_crossdesk.call("GET", "/api/tickets", token=shopper.token)[0] == 401
    assert (
        running_crossdesk.call("GET", "/api/conversations/nope", token=running_crossdesk.agent_token())[0]
        == 404
    )
    assert running_crossdesk.call("POST", "/channels/nope/webhook", {})[0] == 404
    assert running_crossdesk.call("POST", "/actions/webhook", {})[0] == 403
    assert shopper.messages() == []
    assert shopper.say("hel\x00lo \x07there")[-1]["role"] == "bot"
    assert shopper.messages()[0]["text"] == "hello there"


def test_logs_name_nobody(running_crossdesk: RunningCrossdesk) -> None:
    shopper = running_crossdesk.shopper("en")
    order = running_crossdesk.demo_orders()[3]
    marks = ["zanzibar-secret-word", order["email"], order["phone"]]
    for mark in marks:
        shopper.say(f"where is my parcel {mark}")
    time.sleep(0.5)
    logs = running_crossdesk.log_text()
    for mark in marks:
        assert mark not in logs


def test_every_demo_order_is_told_as_recorded(running_crossdesk: RunningCrossdesk) -> None:
    shopper: Shopper
    for order in running_crossdesk.demo_orders()[:12]:
        shopper = running_crossdesk.shopper("en")
        told = text_of(shopper.say(f"status of order {order['number']}, my email is {order['email']}"))
        assert order["number"] in told, told
