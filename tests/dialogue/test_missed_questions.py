"""What shoppers ask in vain is kept for whoever writes the FAQ, once, and only that."""

from __future__ import annotations

from collections.abc import Callable

from tests.dialogue.shop import Shop
from tests.dialogue.talk import Talk

Begin = Callable[..., Talk]
SURE, DOUBTFUL = "how long do I have to return things?", "what does a return cost?"
UNSURE, UNKNOWN = "something about a sale", "what about your rockets?"


async def test_unknown_question_is_kept_with_language_and_market(talk: Begin, shop: Shop) -> None:
    await talk("de").say(UNKNOWN, "ask_faq")
    [missed] = shop.missed.kept.values()
    assert (missed.kind, missed.question, missed.language, missed.market) == (
        "abstained",
        UNKNOWN,
        "de",
        "DE",
    )
    assert missed.at.tzinfo is not None


async def test_repeated_turn_keeps_one_question(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    for _ in range(2):
        await conversation.say(UNKNOWN, "ask_faq", turn_id="turn-7")
    assert shop.missed.told == [("abstained", UNKNOWN, None)]


async def test_what_is_not_understood_and_not_in_the_faq_is_kept(talk: Begin, shop: Shop) -> None:
    await talk().say("rockets, perhaps", "nlu_fallback")
    assert shop.missed.told == [("not_understood", "rockets, perhaps", None)]


async def test_suggestions_are_a_miss_until_one_is_chosen(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    heard = await conversation.say(UNSURE, "ask_faq")
    assert shop.missed.told == [("suggested", UNSURE, None)]
    await conversation.press(heard.payloads[0])
    assert shop.missed.told == []


async def test_declined_suggestions_stay_one_miss(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    heard = await conversation.say(UNSURE, "ask_faq")
    await conversation.press(heard.payloads[-1])
    assert shop.missed.told == [("suggested", UNSURE, None)]


async def test_chosen_answer_that_did_not_help_is_kept_in_the_shoppers_words(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    heard = await conversation.say(UNSURE, "ask_faq")
    chosen = await conversation.press(heard.payloads[0])
    await conversation.press(chosen.payloads[1])
    assert shop.missed.told == [("unhelpful", UNSURE, "return-window")]


async def test_answers_are_a_miss_only_when_they_did_not_help(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    helped = await conversation.say(SURE, "ask_faq")
    await conversation.press(helped.payloads[0])
    assert shop.missed.told == []
    await conversation.say(DOUBTFUL, "ask_faq")
    await conversation.say("no", "deny")
    assert shop.missed.told == [("unhelpful", DOUBTFUL, "return-cost")]


async def test_earlier_answer_is_kept_with_its_own_question(talk: Begin, shop: Shop) -> None:
    conversation = talk()
    earlier = await conversation.say(SURE, "ask_faq")
    await conversation.say(DOUBTFUL, "ask_faq")
    await conversation.press(earlier.payloads[1])
    assert shop.missed.told == [("unhelpful", "About return-window?", "return-window")]
