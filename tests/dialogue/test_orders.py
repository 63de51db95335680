"""Where is it, and is it yours? The form, its interruptions and its ways out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.dialogue.shop import EMAIL, Shop
from tests.dialogue.talk import Talk

Begin = Callable[..., Talk]


async def test_status_is_told_after_number_and_contact(talk: Begin) -> None:
    conversation = talk()
    asked = await conversation.say("Where is my order?", "track_order")
    assert asked.keys == ["ask-order-number"]
    asked = await conversation.say("CD-10234", order_number="CD-10234")
    assert asked.keys == ["ask-contact"]
    told = await conversation.say(EMAIL, email=EMAIL)
    assert told.keys == ["status-in-transit"]
    for fact in ("CD-10234", "November 24, 2026", "Hanover, Germany", "November 19, 2026", "JJD10234"):
        assert fact in told.text
    assert await conversation.form() is None


async def test_nothing_is_asked_when_the_first_message_says_it_all(talk: Begin) -> None:
    told = await talk().say("…", "track_order", order_number="CD-10234", email=EMAIL)
    assert told.keys == ["status-in-transit"]
    assert told.calls == ["validate_order_form", "action_order_task"]


async def test_contact_first_then_number(talk: Begin) -> None:
    conversation = talk()
    asked = await conversation.say("my mail is …", "track_order", email=EMAIL)
    assert asked.keys == ["ask-order-number"]
    told = await conversation.say("10234")
    assert told.keys == ["status-in-transit"]


@pytest.mark.parametrize("contact", [{"phone": "+49 341 2345678"}, {"postcode": "04109"}])
async def test_phone_or_postcode_do_as_well(talk: Begin, contact: dict[str, str]) -> None:
    told = await talk().say("…", "track_order", order_number="CD-10234", **contact)
    assert told.keys == ["status-in-transit"]


async def test_postcode_is_heard_without_an_entity_when_asked_for(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10234")
    assert (await conversation.say("04109")).keys == ["status-in-transit"]


async def test_details_alone_are_taken_as_a_wish_for_the_status(talk: Begin) -> None:
    told = await talk().say(f"CD-10234 {EMAIL}", order_number="CD-10234", email=EMAIL)
    assert told.keys == ["status-in-transit"]


async def test_details_of_nothing_are_asked_back(talk: Begin) -> None:
    conversation = talk()
    assert (await conversation.say("42")).keys == ["details-for-what"]
    assert await conversation.form() is None


async def test_verified_conversation_is_not_asked_again(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10234", email=EMAIL)
    again = await conversation.say("when does it come?", "track_order")
    assert again.keys == ["status-in-transit"]


async def test_second_order_is_verified_by_the_contact_given_before(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10234", email=EMAIL)
    other = await conversation.say("and CD-10301?", "track_order", order_number="CD-10301")
    assert other.keys == ["status-delivered"]


async def test_strangers_order_is_asked_for_its_own_contact(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10234", email=EMAIL)
    other = await conversation.say("and CD-10500?", "track_order", order_number="CD-10500")
    assert other.keys == ["ask-contact"]


async def test_number_mentioned_before_is_not_asked_for(talk: Begin) -> None:
    conversation = talk()
    await conversation.say(
        "no human, just CD-10234", "request_human", confidence=0.5, order_number="CD-10234"
    )
    assert (await conversation.say("where is it?", "track_order")).keys == ["ask-contact"]


async def test_mail_mentioned_before_is_not_asked_for(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("hi, I'm …", "greet", email=EMAIL)
    assert (await conversation.say("CD-10234?", "track_order", order_number="CD-10234")).keys == [
        "status-in-transit"
    ]


async def test_several_verified_orders_are_offered(talk: Begin) -> None:
    conversation = talk()
    for number in ("CD-10234", "CD-10301"):
        await conversation.say("…", "track_order", order_number=number, email=EMAIL)
    asked = await conversation.say("where is my order?", "track_order")
    assert asked.keys == ["ask-which-order"]
    told = await conversation.press('/give_order_details{"order_number":"CD-10301"}')
    assert "CD-10301" in told.text


async def test_unknown_order_and_wrong_contact_sound_the_same(talk: Begin) -> None:
    unknown = await talk().say("…", "track_order", order_number="CD-99999", email=EMAIL)
    wrong = await talk().say("…", "track_order", order_number="CD-10234", email="x@example.org")
    assert unknown.text == wrong.text
    assert unknown.keys == ["identity-mismatch"]


async def test_some_number_in_the_first_sentence_is_not_held_against_the_shopper(talk: Begin) -> None:
    first = await talk().say(
        "CD-10234, 38, ordered on 12/11", "track_order", order_number="CD-10234", postcode="1211"
    )
    assert first.keys == ["ask-contact"]


async def test_third_mismatch_in_a_row_goes_to_a_human(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10234", email="a@example.org")
    assert (await conversation.say("b@example.org", email="b@example.org")).keys == ["identity-mismatch"]
    last = await conversation.say("c@example.org", email="c@example.org")
    assert last.keys == ["handoff-unresolved"]
    assert await conversation.form() is None
    [ticket] = shop.queue.find()
    assert ticket.reason == "unresolved"


async def test_corrected_number_after_a_mismatch_is_accepted(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10243", email=EMAIL)
    assert (await conversation.say("sorry, CD-10234", order_number="CD-10234")).keys == ["ask-contact"]
    assert (await conversation.say(EMAIL, email=EMAIL)).keys == ["status-in-transit"]


async def test_malformed_number_gets_a_hint_with_an_example(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("where is it?", "track_order")
    hint = await conversation.say("it's in my papers somewhere")
    assert hint.keys == ["hint-order-number"]
    assert "CD-10234" in hint.text
    assert await conversation.form() == "order_form"


async def test_third_useless_answer_goes_to_a_human(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("where is it?", "track_order")
    await conversation.say("hm", "out_of_scope")
    assert (await conversation.say("hm", "out_of_scope")).keys == ["hint-order-number"]
    assert (await conversation.say("hm", "out_of_scope")).keys == ["handoff-unresolved"]
    assert len(shop.queue.find()) == 1


async def test_question_in_the_middle_is_answered_and_the_form_asks_again(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("where is my order?", "track_order")
    answered = await conversation.say("how long can I return things?", "ask_faq")
    assert answered.keys == [None, "ask-order-number"]
    assert "30 days" in answered.text
    assert (await conversation.say("CD-10234", order_number="CD-10234")).keys == ["ask-contact"]
    assert (await conversation.say("hello?", "greet")).keys == ["greet", "ask-contact"]
    assert (await conversation.say(EMAIL, email=EMAIL)).keys == ["status-in-transit"]


@pytest.mark.parametrize("intent", ["thank", "bot_challenge", "complain", "give_feedback", "switch_language"])
async def test_small_talk_in_the_middle_leaves_the_form_open(talk: Begin, intent: str) -> None:
    conversation = talk()
    await conversation.say("…", "track_order")
    heard = await conversation.say("…", intent)
    assert heard.keys[-1] == "ask-order-number"
    assert await conversation.form() == "order_form"


async def test_number_not_at_hand_is_helped_and_then_handed_over(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("where is my order?", "track_order")
    helped = await conversation.say("I don't have the number", "deny")
    assert helped.keys == ["where-order-number"]
    assert await conversation.form() == "order_form"
    assert (await conversation.say("CD-10234", order_number="CD-10234")).keys == ["ask-contact"]


async def test_changed_mind_leaves_the_form(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("where is my order?", "track_order")
    assert (await conversation.say("never mind", "deny")).keys == ["form-left"]
    assert await conversation.form() is None
    assert (await conversation.say("how long to return?", "ask_faq")).keys == [None]


async def test_goodbye_leaves_the_form(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("where is my order?", "track_order")
    assert (await conversation.say("bye", "goodbye")).keys == ["goodbye"]
    assert await conversation.form() is None


async def test_another_task_takes_over_and_keeps_the_number(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10400")
    assert (await conversation.say("actually, cancel it", "cancel_order")).keys == ["ask-contact"]
    assert (await conversation.say(EMAIL, email=EMAIL)).keys == ["cancel-agree"]


async def test_unsure_other_task_does_not_take_over(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10400")
    heard = await conversation.say("my mail", "cancel_order", confidence=0.4, email=EMAIL)
    assert heard.keys == ["status-unfulfilled"]


async def test_repeated_wish_is_asked_again_without_a_hint(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("where is it", "track_order")
    assert (await conversation.say("where is it??", "track_order")).keys == ["ask-order-number"]


async def test_backend_failure_goes_to_a_human_with_an_apology(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("where is it", "track_order")
    with shop.out_of_order():
        told = await conversation.say("…", order_number="CD-10234", email=EMAIL)
    assert told.keys == ["handoff-failure"]
    assert await conversation.form() is None
    [ticket] = shop.queue.find()
    assert ticket.reason == "failure"


async def test_delivery_problem_tells_the_status_and_offers_a_human(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    told = await conversation.say("…", "report_delivery_problem", order_number="CD-10301", email=EMAIL)
    assert told.keys == ["status-delivered", "delivery-problem-delivered"]
    assert (await conversation.say("yes please", "affirm")).keys == ["handoff-request-human"]
    [ticket] = shop.queue.find()
    assert (ticket.matter, ticket.order_number) == ("report_delivery_problem", "CD-10301")


async def test_offer_does_not_outlive_the_next_message(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("…", "report_delivery_problem", order_number="CD-10301", email=EMAIL)
    await conversation.say("thanks", "thank")
    assert (await conversation.say("ok", "affirm")).keys == ["offer-nothing-yes"]
    assert shop.queue.find() == []


async def test_change_is_possible_before_dispatch_only(talk: Begin) -> None:
    before = await talk().say("…", "change_order", order_number="CD-10400", email=EMAIL)
    after = await talk().say("…", "change_order", order_number="CD-10234", email=EMAIL)
    assert (before.keys, after.keys) == (["change-possible"], ["change-too-late"])


async def test_refund_status_without_a_refund(talk: Begin) -> None:
    told = await talk().say("…", "refund_status", order_number="CD-10301", email=EMAIL)
    assert told.keys == ["refund-none"]
