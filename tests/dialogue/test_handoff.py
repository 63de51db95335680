"""When a human takes over, and what the bot does while one is awaited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.orders.models import OrderNumber
from escalation.tickets import Ticket
from tests.dialogue.shop import EMAIL, Shop
from tests.dialogue.talk import Talk

Begin = Callable[..., Talk]


async def test_wish_for_a_human_is_granted_at_once(talk: Begin, shop: Shop) -> None:
    heard = await talk().say("a person please", "request_human")
    assert heard.keys == ["handoff-request-human"]
    assert heard.calls == ["action_handoff"]
    assert _ticket(shop).reason == "request_human"


async def test_unsure_wish_for_a_human_is_asked(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    heard = await conversation.say("no human needed, where is it?", "request_human", confidence=0.5)
    assert heard.keys == ["human-offer"]
    assert shop.queue.find() == []
    assert (await conversation.say("yes, a person", "affirm")).keys == ["handoff-request-human"]


async def test_what_is_hardly_understood_is_asked_back(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    assert (await conversation.say("blorf snib", "thank", confidence=0.3)).keys == ["not-understood"]
    assert (await conversation.say("gratz uhh", "greet", confidence=0.2)).keys == ["handoff-unresolved"]


async def test_anger_is_handed_over_whatever_was_asked(talk: Begin, shop: Shop) -> None:
    heard = await talk().say("WHERE IS MY PARCEL, you thieves", "track_order", anger=0.95)
    assert heard.keys == ["handoff-anger"]
    assert (_ticket(shop).reason, _ticket(shop).priority) == ("anger", "high")


async def test_calm_message_is_not_handed_over(talk: Begin, shop: Shop) -> None:
    await talk().say("where is my parcel", "track_order", anger=0.5)
    assert shop.queue.find() == []


@pytest.mark.parametrize("topic", ["legal_threat", "chargeback", "injury"])
async def test_serious_topic_is_urgent(talk: Begin, shop: Shop, topic: str) -> None:
    heard = await talk().say("…", "complain", topics=(topic,))
    assert heard.keys == ["handoff-topic"]
    assert _ticket(shop).priority == "urgent"


async def test_anger_leaves_the_form(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("where is my order", "track_order")
    heard = await conversation.say("STOP ASKING", "give_order_details", anger=0.9)
    assert heard.keys == ["handoff-anger"]
    assert await conversation.form() is None
    assert (_ticket(shop).matter, _ticket(shop).summary) == ("track_order", "STOP ASKING")


async def test_wish_for_a_person_alone_names_no_matter_and_a_button_no_words(talk: Begin, shop: Shop) -> None:
    await talk().press("/request_human")
    assert (_ticket(shop).matter, _ticket(shop).summary) == (None, "")


async def test_wish_for_a_human_leaves_the_form(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("where is my order", "track_order")
    assert (await conversation.say("human!", "request_human")).keys == ["handoff-request-human"]
    assert await conversation.form() is None


async def test_second_unresolved_turn_in_a_row_is_handed_over(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    assert (await conversation.say("do you sell cars", "ask_faq")).keys == ["faq-unknown"]
    assert (await conversation.say("tell me a joke", "out_of_scope")).keys == ["handoff-unresolved"]
    assert _ticket(shop).reason == "unresolved"


async def test_not_understood_counts_as_unresolved(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    assert (await conversation.say("qwrt", "nlu_fallback")).keys == ["not-understood"]
    assert (await conversation.say("qwrt", "nlu_fallback")).keys == ["handoff-unresolved"]


@pytest.mark.parametrize("between", ["greet", "thank", "ask_faq"])
async def test_success_between_two_failures_ends_the_row(talk: Begin, shop: Shop, between: str) -> None:
    conversation = talk()
    await conversation.say("do you sell cars", "ask_faq")
    await conversation.say("how long do I have to return", between)
    assert (await conversation.say("do you sell boats", "out_of_scope")).keys == ["out-of-scope"]
    assert shop.queue.find() == []


async def test_two_unresolved_questions_within_a_form_leave_it(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("where is my order", "track_order")
    assert (await conversation.say("cars?", "ask_faq")).keys == ["faq-unknown", "ask-order-number"]
    assert (await conversation.say("boats?", "ask_faq")).keys == ["handoff-unresolved"]
    assert await conversation.form() is None
    assert (await conversation.say("hello", "greet")).keys == ["greet"]


async def test_bot_goes_on_helping_while_a_ticket_waits(talk: Begin, shop: Shop) -> None:
    conversation = await _waiting(talk)
    told = await conversation.say("…", "track_order", order_number="CD-10234", email=EMAIL)
    assert told.keys == ["status-in-transit"]
    assert len(shop.queue.find()) == 1


async def test_failed_turn_tells_the_place_while_a_ticket_waits(talk: Begin, shop: Shop) -> None:
    conversation = await _waiting(talk)
    for _ in range(3):
        heard = await conversation.say("do you sell cars", "ask_faq")
        assert heard.keys == ["queue-position"]
        assert "next in the queue" in heard.text
    assert len(shop.queue.find()) == 1


async def test_repeated_wish_for_a_human_opens_no_second_ticket(talk: Begin, shop: Shop) -> None:
    conversation = await _waiting(talk)
    assert (await conversation.say("human!", "request_human")).keys == ["queue-position"]
    assert len(shop.queue.find()) == 1


async def test_anger_while_waiting_raises_the_ticket_once(talk: Begin, shop: Shop) -> None:
    conversation = await _waiting(talk)
    assert (await conversation.say("HURRY UP", "complain", anger=0.95)).keys == ["queue-position"]
    assert _ticket(shop).priority == "high"
    heard = await conversation.say("WHERE IS IT", "track_order", anger=0.95)
    assert heard.keys == ["ask-order-number"]
    assert len(shop.queue.find()) == 1


async def test_anger_after_the_ticket_was_resolved_opens_a_new_one(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("you thieves", "complain", anger=0.95)
    shop.queue.resolve(_ticket(shop).id, None, "solved", shop.services.now())
    assert (await conversation.say("you thieves", "complain", anger=0.95)).keys == ["handoff-anger"]
    assert len(shop.queue.find("waiting")) == 1


async def test_ticket_knows_the_tier_of_a_verified_shopper(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10234", email=EMAIL)
    await conversation.say("a person please", "request_human")
    assert (_ticket(shop).tier, _ticket(shop).team) == ("gold", "vip")


async def test_ticket_explains_itself_by_weighted_signals(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10300", email=EMAIL, anger=0.3)
    await conversation.say("you thieves", "complain", anger=0.95)
    signals = {signal.name: (signal.value, signal.points) for signal in _ticket(shop).signals}
    assert signals == {
        "anger": (0.95, 67),
        "anger_trend": (0.65, 5),
        "tier": ("gold", 10),
        "order_value": (282.7, 5),
        "thresholds": ("2", 0),
    }
    assert _ticket(shop).points == 87


async def test_order_system_that_fails_leaves_the_value_out(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("…", "track_order", order_number="CD-10300", email=EMAIL)
    with shop.out_of_order():
        heard = await conversation.say("a person please", "request_human")
    assert heard.keys == ["handoff-request-human"]
    assert _ticket(shop).tier == "gold"


async def test_second_likely_angry_message_is_handed_over(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("where is my parcel, this is annoying", "track_order", anger=0.6)
    await conversation.say("CD-10234", order_number="CD-10234")
    heard = await conversation.say("still annoying", "track_order", anger=0.6)
    assert heard.keys == ["handoff-anger"]
    assert _ticket(shop).priority == "high"


async def test_ticket_speaks_the_shoppers_language_served_or_not(talk: Begin, shop: Shop) -> None:
    conversation = talk("sv")
    heard = await conversation.say("en människa tack", "request_human")
    assert heard.texts[0].startswith("Of course")
    assert _ticket(shop).language == "sv"


async def test_complaint_is_met_with_an_offer_that_a_yes_takes(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    assert (await conversation.say("not happy with you", "complain")).keys == ["complain"]
    assert (await conversation.say("yes", "affirm")).keys == ["handoff-request-human"]


async def test_second_complaint_in_a_row_goes_to_a_human(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("not happy with you", "complain")
    assert (await conversation.say("this is bad", "complain")).keys == ["handoff-unresolved"]


async def test_ticket_goes_to_the_team_of_the_matter(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("…", "report_delivery_problem", order_number="CD-10500", email="ben@example.com")
    await conversation.say("yes", "affirm")
    assert _ticket(shop).team == "logistics"


async def test_dialogue_goes_on_after_a_handoff(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    await conversation.say("a person please", "request_human")
    shop.queue.resolve(_ticket(shop).id, None, "solved", shop.services.now())
    told = await conversation.say("…", "track_order", order_number="CD-10234", email=EMAIL)
    assert told.keys == ["status-in-transit"]
    assert shop.orders.order(OrderNumber("CD-10234")).number in told.text


async def _waiting(talk: Begin) -> Talk:
    conversation = talk()
    await conversation.say("a person please", "request_human")
    conversation.ticket = "waiting"
    return conversation


def _ticket(shop: Shop) -> Ticket:
    [ticket] = shop.queue.find("waiting")
    return ticket
