"""Small talk, questions of policy, languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.dialogue.talk import Talk

Begin = Callable[..., Talk]


@pytest.mark.parametrize(
    ("intent", "key"),
    [
        ("greet", "greet"),
        ("goodbye", "goodbye"),
        ("thank", "thank"),
        ("bot_challenge", "bot-challenge"),
        ("give_feedback", "feedback-thanks"),
    ],
)
async def test_small_talk_is_answered_without_an_action_call(talk: Begin, intent: str, key: str) -> None:
    heard = await talk().say("…", intent)
    assert (heard.keys, heard.calls) == ([key], [])


@pytest.mark.parametrize(("intent", "key"), [("affirm", "offer-nothing-yes"), ("deny", "offer-nothing-no")])
async def test_yes_and_no_out_of_the_blue(talk: Begin, intent: str, key: str) -> None:
    assert (await talk().say("…", intent)).keys == [key]


async def test_clear_question_is_answered_in_one_call(talk: Begin) -> None:
    heard = await talk().say("how long do I have to return things?", "ask_faq")
    assert (heard.texts, heard.calls) == (["You have 30 days to return an item."], ["action_answer_faq"])


SURE, DOUBTFUL = "how long do I have to return things?", "what does a return cost?"


async def test_every_answer_has_two_buttons_under_it_and_no_message_more(talk: Begin) -> None:
    heard = await talk().say(SURE, "ask_faq")
    assert heard.keys == [None]
    assert heard.payloads == [
        '/ask_faq{"faq_id": "return-window", "helped": "yes"}',
        '/ask_faq{"faq_id": "return-window", "helped": "no"}',
    ]


async def test_doubtful_answer_asks_outright_whether_it_helped(talk: Begin) -> None:
    conversation = talk()
    heard = await conversation.say(DOUBTFUL, "ask_faq")
    assert [term.key for term in heard.replies[0].also] == ["faq-helped"]
    assert (await conversation.say("yes", "affirm")).keys == ["faq-helped-yes"]


async def test_plain_no_to_a_sure_answer_is_no_rating(talk: Begin) -> None:
    conversation = talk()
    await conversation.say(SURE, "ask_faq")
    assert (await conversation.say("no, thanks", "deny")).keys == ["offer-nothing-no"]


@pytest.mark.parametrize("question", [SURE, DOUBTFUL])
async def test_answer_that_did_not_help_counts_as_unresolved(talk: Begin, question: str) -> None:
    conversation = talk()
    for key in ("faq-helped-no", "handoff-unresolved"):
        heard = await conversation.say(question, "ask_faq")
        assert (await conversation.press(heard.payloads[1])).keys == [key]


async def test_plain_no_to_a_doubtful_answer_counts_as_unresolved(talk: Begin) -> None:
    conversation = talk()
    for key in ("faq-helped-no", "handoff-unresolved"):
        await conversation.say(DOUBTFUL, "ask_faq")
        assert (await conversation.say("no", "deny")).keys == [key]


async def test_failed_turn_before_an_answer_that_did_not_help_counts(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("what about your rockets?", "ask_faq")
    heard = await conversation.say(SURE, "ask_faq")
    assert (await conversation.press(heard.payloads[1])).keys == ["handoff-unresolved"]


async def test_answer_that_nobody_rates_ends_the_row_of_failed_turns(talk: Begin) -> None:
    conversation = talk()
    for question in ("what about your rockets?", SURE, "what about your submarines?"):
        heard = await conversation.say(question, "ask_faq")
    assert heard.keys == ["faq-unknown"]


async def test_answer_that_helped_ends_the_row_of_failed_turns(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("what about your rockets?", "ask_faq")
    heard = await conversation.say(DOUBTFUL, "ask_faq")
    assert (await conversation.press(heard.payloads[0])).keys == ["faq-helped-yes"]
    assert (await conversation.say("what about your rockets?", "ask_faq")).keys == ["faq-unknown"]


async def test_button_of_an_earlier_answer_still_rates_that_one(talk: Begin) -> None:
    conversation = talk()
    earlier = await conversation.say(SURE, "ask_faq")
    await conversation.say(DOUBTFUL, "ask_faq")
    assert (await conversation.press(earlier.payloads[1])).keys == ["faq-helped-no"]
    assert (await conversation.slots())["asked"]["faq_id"] == "return-cost"


async def test_answer_within_the_form_has_no_rating_buttons(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("where is my order?", "track_order")
    heard = await conversation.say(SURE, "ask_faq")
    assert "30 days" in heard.text
    assert not any("helped" in payload for payload in heard.payloads)


async def test_unsure_question_offers_the_nearest(talk: Begin) -> None:
    conversation = talk()
    heard = await conversation.say("something about a sale", "ask_faq")
    assert heard.keys == ["faq-suggest"]
    assert heard.payloads[0] == '/ask_faq{"faq_id": "return-window"}'
    assert "30 days" in (await conversation.press(heard.payloads[0])).text


async def test_none_of_the_nearest_counts_as_unresolved(talk: Begin) -> None:
    conversation = talk()
    for key in ("faq-helped-no", "handoff-unresolved"):
        heard = await conversation.say("something about a sale", "ask_faq")
        assert (await conversation.press(heard.payloads[-1])).keys == [key]


async def test_yes_to_several_suggestions_is_no_rating(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("something about a sale", "ask_faq")
    assert (await conversation.say("yes", "affirm")).keys == ["offer-nothing-yes"]


async def test_button_of_a_removed_entry_is_no_answer(talk: Begin) -> None:
    assert (await talk().press('/ask_faq{"faq_id":"gone"}')).keys == ["faq-unknown"]


async def test_follow_up_is_understood_by_the_question_before(talk: Begin) -> None:
    conversation = talk()
    await conversation.say("how long do I have to return things?", "ask_faq")
    heard = await conversation.say("and what does that cost?", "ask_faq")
    assert "4.90" in heard.text


async def test_answer_in_another_language_says_so(talk: Begin) -> None:
    heard = await talk("nl").say("how long do I have to return things?", "ask_faq")
    assert heard.replies[0].lang == "en"
    assert heard.replies[0].also[0].key == "faq-only-in"


async def test_language_is_switched_on_wish(talk: Begin) -> None:
    heard = await talk().say("en français", "switch_language", language="fr")
    assert heard.replies[0].set_language == "fr"


async def test_language_without_service_is_owned_up_to(talk: Begin) -> None:
    conversation = talk()
    heard = await conversation.say("på svenska", "switch_language", language="sv")
    assert "Swedish" in heard.text
    assert (await conversation.say("yes", "affirm")).keys == ["handoff-request-human"]


async def test_what_is_certain_in_the_faq_is_answered_though_not_understood(talk: Begin) -> None:
    heard = await talk().say("how long … return", "nlu_fallback")
    assert heard.text == "You have 30 days to return an item."


async def test_out_of_scope_says_what_the_assistant_can_do(talk: Begin) -> None:
    heard = await talk().say("tell me a joke", "out_of_scope")
    assert (heard.keys, heard.replies[0].status) == (["out-of-scope"], "failed")
