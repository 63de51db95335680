"""Return, exchange, cancel: item, reason, agreement, one-time code, done."""

from __future__ import annotations

from collections.abc import Callable

from actions.orders.models import OrderNumber
from tests.dialogue.shop import EMAIL, Shop
from tests.dialogue.talk import Talk

Begin = Callable[..., Talk]


async def test_return_from_the_wish_to_the_rma_number(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    asked = await conversation.say("I want to return it", "return_item", order_number="CD-10300", email=EMAIL)
    assert asked.keys == ["ask-item"]
    assert asked.payloads == ['/give_order_details{"item":"1"}', '/give_order_details{"item":"2"}']
    asked = await conversation.press(asked.payloads[1])
    assert asked.keys == ["ask-reason"]
    asked = await conversation.press('/give_order_details{"reason":"UNWANTED"}')
    assert asked.keys == ["ask-quantity"]
    asked = await conversation.say("one", "give_order_details", quantity="1")
    assert asked.keys == ["return-agree"]
    assert "Porto canvas sneakers (EU 40)" in asked.text
    assert "€69.00 (card)" in asked.text
    assert shop.codes_sent() == 0
    asked = await conversation.say("yes", "affirm")
    assert asked.keys == ["ask-code"]
    assert EMAIL not in asked.text
    done = await conversation.say(shop.last_code("CD-10300"))
    assert done.keys == ["return-done"]
    [opened] = shop.orders.returns_of(OrderNumber("CD-10300"))
    assert opened.rma in done.text
    assert [(line.line_id, line.quantity) for line in opened.lines] == [("2", 1)]
    assert await conversation.form() is None


async def test_only_item_is_not_asked_for(talk: Begin) -> None:
    asked = await talk().say("…", "return_item", order_number="CD-10301", email=EMAIL)
    assert asked.keys == ["ask-reason"]


async def test_item_by_name_and_reason_in_own_words(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "return_item", order_number="CD-10300", email=EMAIL)
    assert (await conversation.say("the Fjell ones")).keys == ["ask-reason"]
    asked = await conversation.say("the sole came off", "report_item_problem")
    assert asked.keys == ["return-agree"]
    assert "damaged or faulty" in asked.text


async def test_item_by_its_place_and_reason_by_its_words(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("…", "return_item", order_number="CD-10300", email=EMAIL)
    assert (await conversation.say("the first one")).keys == ["ask-reason"]
    asked = await conversation.say("they are too tight", "report_item_problem", confidence=0.33)
    assert "too small" in asked.text


async def test_size_as_reason_offers_the_exchange(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("…", "return_item", order_number="CD-10301", email=EMAIL)
    asked = await conversation.press('/give_order_details{"reason":"SIZE_TOO_SMALL"}')
    assert "/exchange_item" in asked.payloads
    assert (await conversation.press("/exchange_item")).keys == ["ask-size"]
    asked = await conversation.say("39 please", size="39")
    assert asked.keys == ["exchange-agree"]
    assert "EU 39" in asked.text
    await conversation.say("yes", "affirm")
    done = await conversation.say(shop.last_code("CD-10301"))
    assert done.keys == ["exchange-done"]
    [opened] = shop.orders.returns_of(OrderNumber("CD-10301"))
    assert opened.exchange_size is not None
    assert opened.exchange_size.label == "39"


async def test_no_at_the_agreement_changes_nothing(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("…", "return_item", order_number="CD-10301", email=EMAIL)
    await conversation.press('/give_order_details{"reason":"OTHER"}')
    assert (await conversation.say("no", "deny")).keys == ["form-left"]
    assert shop.orders.returns_of(OrderNumber("CD-10301")) == ()


async def test_order_on_its_way_cannot_be_returned_yet(talk: Begin) -> None:
    told = await talk().say("…", "return_item", order_number="CD-10234", email=EMAIL)
    assert told.keys == ["return-not-possible-not-delivered"]


async def test_return_twice_is_refused(talk: Begin, shop: Shop) -> None:
    for _ in range(2):
        conversation = talk()
        heard = await conversation.say("…", "return_item", order_number="CD-10301", email=EMAIL)
        if heard.keys == ["ask-reason"]:
            await conversation.press('/give_order_details{"reason":"UNWANTED"}')
            await conversation.say("yes", "affirm")
            await conversation.say(shop.last_code("CD-10301"))
    assert heard.keys == ["return-not-possible-already-returned"]


async def test_wrong_code_may_be_tried_again(talk: Begin, shop: Shop) -> None:
    conversation = await _at_the_code(talk)
    right = shop.last_code("CD-10400")
    wrong = await conversation.say("000000" if right != "000000" else "111111")
    assert wrong.keys == ["code-wrong"]
    assert (await conversation.say(right)).keys == ["cancel-done"]


async def test_new_code_is_sent_on_wish_and_voids_the_old(talk: Begin, shop: Shop) -> None:
    conversation = await _at_the_code(talk)
    old = shop.last_code("CD-10400")
    assert (await conversation.press('/give_order_details{"code":"new"}')).keys == ["code-sent-again"]
    new = shop.last_code("CD-10400")
    if old != new:
        assert (await conversation.say(old)).keys == ["code-wrong"]
    assert (await conversation.say(new)).keys == ["cancel-done"]


async def test_question_while_a_code_is_awaited_sends_no_other(talk: Begin, shop: Shop) -> None:
    conversation = await _at_the_code(talk)
    heard = await conversation.say("how long do I have to return things?", "ask_faq")
    assert heard.keys == [None, "hint-code"]
    assert shop.codes_sent() == 1


async def test_cancellation_before_dispatch(talk: Begin, shop: Shop) -> None:
    conversation = await _at_the_code(talk)
    done = await conversation.say(shop.last_code("CD-10400"))
    assert done.keys == ["cancel-done"]
    assert "€119.00 (card)" in done.text
    assert shop.orders.order(OrderNumber("CD-10400")).cancelled_at is not None
    assert (await conversation.say("cancel it", "cancel_order")).keys == ["cancel-already"]


async def test_cancellation_after_dispatch_is_refused(talk: Begin, shop: Shop) -> None:
    told = await talk().say("…", "cancel_order", order_number="CD-10234", email=EMAIL)
    assert told.keys == ["cancel-too-late"]
    assert shop.codes_sent() == 0


async def test_same_turn_again_changes_nothing_twice(talk: Begin, shop: Shop) -> None:
    """The app retries a turn whose answer was lost, from the dialogue state before it."""
    conversation = await _at_the_code(talk)
    store = conversation.agent.processor.tracker_store
    before = await store.retrieve(conversation.conversation_id)
    code = shop.last_code("CD-10400")
    first = await conversation.say(code, turn_id="the-turn")
    await store.save(before)
    second = await conversation.say(code, turn_id="the-turn")
    assert first.text == second.text
    assert len(shop.orders.refunds_of(OrderNumber("CD-10400"))) == 1


async def test_item_problem_leads_to_a_free_return(talk: Begin) -> None:
    conversation = talk()
    told = await conversation.say("it is torn", "report_item_problem", order_number="CD-10301", email=EMAIL)
    assert told.keys == ["item-problem"]
    asked = await conversation.press(told.payloads[0])
    assert asked.keys == ["return-agree"]
    assert "free of charge" in asked.text


async def _at_the_code(talk: Begin) -> Talk:
    conversation = talk()
    asked = await conversation.say("cancel", "cancel_order", order_number="CD-10400", email=EMAIL)
    assert asked.keys == ["cancel-agree"]
    asked = await conversation.say("yes", "affirm")
    assert asked.keys == ["ask-code"]
    return conversation
