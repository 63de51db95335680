"""Rules of a turn: I1 (never lost, never doubled), I2 (never over a human), I3 (in order), I6 (never left alone)."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.conversations.tables import inbox, trackers
from escalation.tickets import ConversationId
from tests.unit.bot.conversations.office import Office


def test_message_is_answered_and_dialogue_state_committed(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    assert office.run() == ["answered"]
    assert office.texts(conversation, "bot") == ["echo: hello"]
    with office.engine.connect() as connection:
        state = connection.execute(select(trackers)).one()
    assert (state.committed, state.pending, state.version) == ("after hello", None, 1)


def test_same_external_id_is_the_same_message(office: Office) -> None:
    conversation = office.conversation()
    first, second = office.say(conversation, "hello", "k"), office.say(conversation, "hello", "k")
    assert (first.inbox_id, first.seq) == (second.inbox_id, second.seq)
    assert second.duplicate and not first.duplicate
    office.run()
    assert [m.seq for m in office.read(conversation)] == [1, 2]


def test_messages_of_one_conversation_are_answered_in_order(office: Office) -> None:
    conversation = office.conversation()
    for number in range(5):
        office.say(conversation, f"{number}")
    office.run()
    assert office.texts(conversation, "bot") == [f"echo: {number}" for number in range(5)]


def test_only_one_message_of_a_conversation_is_in_work(office: Office) -> None:
    conversation, other = office.conversation(), office.conversation()
    office.say(conversation, "first")
    office.say(conversation, "second")
    office.say(other, "third")
    claimed = [office.turns._begin() for _ in range(3)]
    assert [begun[0].text for begun in claimed if begun] == ["first", "third"]


def test_message_of_a_dead_worker_is_taken_up_after_its_lease(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    assert office.turns._begin() is not None  # a worker claims it and is killed
    assert office.run() == []
    office.advance(31)
    assert office.run() == ["answered"]
    assert office.texts(conversation, "bot") == ["echo: hello"]


def test_late_worker_cannot_answer_a_message_that_was_taken_over(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    late = office.turns._begin()
    assert late is not None
    office.advance(31)
    office.run()
    outcome = asyncio.run(_answer(office, late))
    assert outcome == "superseded"
    assert office.texts(conversation, "bot") == ["echo: hello"]


async def _answer(office: Office, begun: object) -> str:
    from bot.conversations.turns import Superseded

    try:
        return await office.turns._answer(*begun)  # type: ignore[misc]
    except Superseded:
        return "superseded"


def test_turn_whose_state_was_not_saved_is_tried_again(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    office.dialogue.saves = False
    assert office.run() == ["retry"]
    assert office.texts(conversation, "bot") == []
    office.dialogue.saves = True
    office.advance(1)
    assert office.run() == ["answered"]
    assert office.texts(conversation, "bot") == ["echo: hello"]


def test_turn_id_is_stable_and_attempt_is_not(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    office.dialogue.saves = False
    office.run()
    office.advance(1)
    office.run()
    first, second = (metadata for _, metadata in office.dialogue.asked)
    assert first["turn_id"] == second["turn_id"]
    assert first["attempt"] != second["attempt"]


def test_short_outage_of_rasa_is_bridged(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    office.dialogue.down = True
    for _ in range(10):
        office.run()
        office.advance(1)
    office.dialogue.down = False
    office.advance(4)
    assert office.run() == ["answered"]
    assert office.texts(conversation, "bot") == ["echo: hello"]


def test_long_outage_of_rasa_is_told_and_a_human_gets_the_conversation(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    office.dialogue.down = True
    kinds = office.run_until_done(40)
    assert kinds[-1] == "handed_over" and set(kinds[:-1]) == {"retry"}
    [told] = office.texts(conversation, "bot")
    assert told and "echo" not in told
    assert "next in the queue" in told
    assert "Nobody is online" in told
    [ticket] = office.queue.find("waiting", ConversationId(conversation))
    assert ticket.reason == "failure"


def test_wait_is_told_when_rasa_is_away_and_somebody_is_there(office: Office) -> None:
    office.agents.set_presence(office.agent().id, "online", office.now())
    conversation = office.conversation()
    office.say(conversation, "hello")
    office.dialogue.down = True
    office.run_until_done(40)
    [told] = office.texts(conversation, "bot")
    assert "about a minute" in told


@pytest.mark.parametrize("text", ["/restart", '/request_human{"a": "b"}', "  //inform", "/"])
def test_shopper_text_is_never_a_command(office: Office, text: str) -> None:
    conversation = office.conversation()
    office.say(conversation, text)
    office.run()
    [(asked, _)] = office.dialogue.asked
    assert not asked.startswith("/")
    assert office.texts(conversation, "shopper") == [text.strip()]


def test_bot_is_silent_while_a_human_owns_the_conversation(office: Office) -> None:
    conversation, agent = office.conversation(), office.agent()
    _escalate(office, conversation)
    ticket = office.desk.claim(agent)
    assert ticket is not None
    office.say(conversation, "are you there?")
    assert office.run() == ["to_human"]
    office.desk.reply(agent, ticket.id, "I am here.")
    assert office.texts(conversation, "agent") == ["I am here."]
    assert "echo: are you there?" not in office.texts(conversation, "bot")
    office.desk.resolve(agent, ticket.id, "solved", hand_back=True)
    office.say(conversation, "thanks")
    assert office.run() == ["answered"]


def test_reply_computed_before_a_takeover_is_dropped(office: Office) -> None:
    conversation, agent = office.conversation(), office.agent()
    _escalate(office, conversation)
    said = len(office.texts(conversation, "bot"))
    office.dialogue.before = lambda text: office.desk.claim(agent)
    office.say(conversation, "one more thing")
    assert office.run() == ["to_human"]
    assert len(office.texts(conversation, "bot")) == said


def test_reply_computed_before_takeover_and_hand_back_is_dropped(office: Office) -> None:
    conversation, agent = office.conversation(), office.agent()
    _escalate(office, conversation)
    said = len(office.texts(conversation, "bot"))

    def take_and_return(text: str) -> None:
        ticket = office.desk.claim(agent)
        assert ticket is not None
        office.desk.resolve(agent, ticket.id, "solved", hand_back=True)

    office.dialogue.before = take_and_return
    office.say(conversation, "one more thing")
    assert office.run() == ["to_human"]
    assert len(office.texts(conversation, "bot")) == said


def test_message_after_an_unreturned_resolution_opens_a_new_ticket(office: Office) -> None:
    conversation, agent = office.conversation(), office.agent()
    _escalate(office, conversation)
    ticket = office.desk.claim(agent)
    assert ticket is not None
    office.desk.resolve(agent, ticket.id, "solved", hand_back=False)
    office.say(conversation, "it broke again")
    assert office.run() == ["to_human"]
    [reopened] = office.queue.find("waiting", ConversationId(conversation))
    assert reopened.id != ticket.id


def test_release_and_transfer_leave_the_conversation_with_humans(office: Office) -> None:
    conversation, agent = office.conversation(), office.agent()
    _escalate(office, conversation)
    ticket = office.desk.claim(agent)
    assert ticket is not None
    released = office.desk.release(agent, ticket.id)
    assert released.first_waiting_at == ticket.first_waiting_at
    assert office.get(conversation).owner == "human"


def test_every_accepted_message_ends_done(office: Office) -> None:
    conversations = [office.conversation() for _ in range(4)]
    for number in range(20):
        office.say(conversations[number % 4], f"message {number}")
    office.dialogue.down = True
    office.run()
    office.dialogue.down = False
    office.run_until_done(30)
    with office.engine.connect() as connection:
        states = connection.execute(select(inbox.c.state)).scalars().all()
    assert states == ["done"] * 20
    for conversation in conversations:
        asked = office.texts(conversation, "shopper")
        assert office.texts(conversation, "bot") == [f"echo: {text}" for text in asked]


def _escalate(office: Office, conversation: str) -> None:
    """Open a ticket as a failed dialogue does."""
    office.say(conversation, "hello")  # type: ignore[arg-type]
    office.dialogue.down = True
    office.run_until_done(40)
    office.dialogue.down = False


def test_own_words_of_a_message_that_quotes_are_encoded_as_well(office: Office) -> None:
    conversation = office.conversation()
    office.say(conversation, "hello")
    office.say(conversation, 'my son wrote "you are thieves" there, can I delete it')
    office.run()
    plain, quoting = (metadata for _, metadata in office.dialogue.asked)
    assert plain["vector"] and plain["own_vector"] is None
    assert quoting["own_vector"] not in (None, quoting["vector"])
