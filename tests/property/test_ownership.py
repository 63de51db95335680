"""Random interleavings of shoppers, bot replies, takeovers, releases and hand-backs: the bot never speaks over a
human (I2), no message is lost or answered twice (I1), order is kept (I3), a ticket has one owner (I4).
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.conversations.models import Claimed, Conversation
from bot.conversations.turns import Superseded
from escalation.errors import EscalationError
from tests.databases import sqlite_engine
from tests.unit.bot.conversations.conftest import SCHEMAS
from tests.unit.bot.conversations.office import Office


class Ownership(RuleBasedStateMachine):
    """Two conversations, two agents, turns that are begun and committed at any later time or never."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.database = sqlite_engine(Path(self.folder.name), SCHEMAS)
        self.office = Office(self.database.__enter__())
        self.conversations = [self.office.conversation() for _ in range(2)]
        self.agents = [self.office.agent(name) for name in ("ana", "bo")]
        self.begun: list[tuple[Claimed, Conversation, bool]] = []
        self.sent = 0
        self.owner_when_said: list[tuple[str, str]] = []
        self.bot_lines = dict.fromkeys(self.conversations, 0)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.database.__exit__(None, None, None)
            self.folder.cleanup()

    @rule(which=st.integers(0, 1))
    def shopper_writes(self, which: int) -> None:
        self.office.say(self.conversations[which], f"message {self.sent}")
        self.sent += 1

    @rule()
    def worker_begins_a_turn(self) -> None:
        begun = self.office.turns._begin()
        if begun is not None:
            self.begun.append(begun)

    @rule(which=st.integers(0, 9))
    def worker_finishes_a_turn(self, which: int) -> None:
        if not self.begun:
            return
        claimed, conversation, waiting = self.begun.pop(which % len(self.begun))
        owner = self.office.get(conversation.id).owner
        before = len(self.office.texts(conversation.id, "bot"))
        with contextlib.suppress(Superseded):
            asyncio.run(self.office.turns._answer(claimed, conversation, waiting))
        said = len(self.office.texts(conversation.id, "bot")) - before
        assert not (said and owner == "human"), "the bot spoke over a human"

    @rule()
    def time_passes(self) -> None:
        self.office.advance(31)

    @rule(which=st.integers(0, 1))
    def bot_fails_and_hands_over(self, which: int) -> None:
        from bot.conversations.desk import QueueFailureHandoff
        from escalation.signals import Thresholds

        conversation = self.office.get(self.conversations[which])
        with self.office.engine.begin() as connection:
            QueueFailureHandoff(self.office.queue, self.office.agents, Thresholds()).hand_over(
                connection, conversation, f"turn-{self.sent}", self.office.now()
            )

    @rule(agent=st.integers(0, 1))
    def agent_claims(self, agent: int) -> None:
        self.office.desk.claim(self.agents[agent])

    @rule(agent=st.integers(0, 1), what=st.sampled_from(["reply", "release", "back", "keep", "transfer"]))
    def agent_acts(self, agent: int, what: str) -> None:
        desk, who = self.office.desk, self.agents[agent]
        for ticket in self.office.queue.find("assigned"):
            acts: dict[str, Callable[[], object]] = {
                "reply": lambda: desk.reply(who, ticket.id, "hello from a human"),  # noqa: B023
                "release": lambda: desk.release(who, ticket.id),  # noqa: B023
                "back": lambda: desk.resolve(who, ticket.id, "solved", True),  # noqa: B023
                "keep": lambda: desk.resolve(who, ticket.id, "solved", False),  # noqa: B023
                "transfer": lambda: desk.transfer(who, ticket.id, team="refunds"),  # noqa: B023
            }
            try:
                acts[what]()
            except EscalationError:
                continue  # not theirs

    @invariant()
    def an_assigned_ticket_means_a_human_owns_the_conversation(self) -> None:
        if not hasattr(self, "office"):
            return
        for ticket in self.office.queue.find("assigned"):
            assert self.office.get(ticket.conversation_id).owner == "human"  # type: ignore[arg-type]
            assert ticket.assignee is not None

    @invariant()
    def answers_come_at_most_once_and_in_order(self) -> None:
        if not hasattr(self, "office"):
            return
        for conversation in self.conversations:
            asked = self.office.texts(conversation, "shopper")
            answered = [
                t.removeprefix("echo: ")
                for t in self.office.texts(conversation, "bot")
                if t.startswith("echo")
            ]
            assert len(set(answered)) == len(answered)
            assert answered == [text for text in asked if text in answered]


Ownership.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TestOwnership = Ownership.TestCase
