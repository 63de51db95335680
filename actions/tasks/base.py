"""Say what a task about an order is: what it still has to ask, and what it does. Knows no single task."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from actions.buttons import HUMAN, NEW_CODE
from actions.orders.codes import Purpose
from actions.orders.desk import OrderDesk
from actions.orders.models import ConversationId, TurnId
from actions.replies import Reply
from actions.services import Services
from actions.turn import Outcome, Turn

ANSWERS = ("item", "quantity", "reason", "exchange_size", "confirmed", "code")
"""The slots of the form that belong to one task and are forgotten with it."""


@dataclass(frozen=True)
class Case:
    """A verified order, and the answers given about it so far."""

    turn: Turn
    number: str
    services: Services
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def desk(self) -> OrderDesk:
        """The door to order facts."""
        return self.services.orders

    @property
    def conversation(self) -> ConversationId:
        """The conversation as the desk knows it."""
        return ConversationId(self.turn.conversation_id)

    @property
    def turn_id(self) -> TurnId:
        """The key of this turn's side effects."""
        return TurnId(self.turn.turn_id)


@dataclass(frozen=True)
class Question:
    """What the form asks next: the slot that the answer fills, and the words. ``hint`` follows an answer that
    could not be used."""

    slot: str
    reply: Reply
    hint: Reply | None = None


_CODE = re.compile(r"(?<!\d)(?:\d[\s-]?){5}\d(?!\d)")


def send_code(case: Case, purpose: Purpose, key: str = "ask-code") -> Reply:
    """Send a one-time code to the address on file and return what asks for it. Raises TooManyAttempts."""
    ticket = case.desk.send_code(case.conversation, case.number, purpose, turn_id=case.turn_id)
    return Reply(key=key, args={"address": ticket.sent_to}, buttons=(NEW_CODE, HUMAN), status="asked")


def ask_code(case: Case, purpose: Purpose) -> Question:
    """Return the question for the code; it is sent when the question is asked for the first time."""
    hint = Reply(key="hint-code", buttons=(NEW_CODE,))
    if case.turn.requested == "code":
        return Question("code", replace(hint, status="asked"), hint)
    return Question("code", send_code(case, purpose), hint)


def read_code(turn: Turn) -> str | None:
    """Return the six digits of a code in the message, ``new`` when a new one is wished, None without
    either."""
    if turn.entity("code") == "new":
        return "new"
    found = _CODE.search(turn.text)
    return found.group() if found else None


def agreed(turn: Turn) -> str | None:
    """Return ``yes`` when the message agrees; a no is a changed mind and leaves the form."""
    return "yes" if turn.intent == "affirm" else None


class Informing:
    """A task that only tells: it asks nothing and changes nothing."""

    purpose: Purpose | None = None

    def next_question(self, case: Case) -> Question | None:
        """Nothing has to be asked."""
        return None

    def understand(self, case: Case, slot: str) -> str | None:
        """No question, no answer."""
        return None


class Task(Protocol):
    """Something to do with a verified order."""

    purpose: Purpose | None
    """What the one-time code is for; None when nothing is changed."""

    def next_question(self, case: Case) -> Question | None:
        """Return what has to be asked before the task can be done; None when nothing."""

    def understand(self, case: Case, slot: str) -> str | None:
        """Return the answer that the message gives to the question for ``slot``; None when it gives none."""

    def perform(self, case: Case) -> Outcome:
        """Do it and say so. Keyed by the turn: the same turn again changes nothing."""
