"""Run the order form: hear what the message answers, verify identity, ask for what the task still needs.

Called by Rasa whenever the form runs. It answers nothing but its own questions: for a message that is none
of its business (a question of policy, a greeting) it sets no slot, so that Rasa rejects the form, follows
the rules and calls again with the message marked as answered, to ask once more. Questions are said here, in
the same call; the next slot is always named, so Rasa asks for none itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.base import ShopAction
from actions.buttons import HUMAN, NEW_CODE, TOPICS
from actions.identify import identify
from actions.orders.contacts import is_order_number, order_number
from actions.orders.errors import CodeExpired, IdentityMismatch, TooManyAttempts, WrongCode
from actions.orders.models import ConversationId, OrderNumber, ReturnReason, TurnId
from actions.replies import Button, Reply
from actions.tasks import TASKS
from actions.tasks.base import ANSWERS, Case, Question, Task, send_code
from actions.tasks.said import not_at_hand
from actions.turn import REQUESTED_SLOT, Outcome, Turn

INTERRUPTIONS = frozenset(
    {"ask_faq", "greet", "thank", "bot_challenge", "complain", "switch_language", "give_feedback"}
)
"""Intents that another rule answers while the form waits."""
CHANGED_MIND = frozenset({"deny", "goodbye"})
SURE = 0.6
"""Confidence from which a message means another task, or a question rather than a free answer."""
TIED_TO_TASK = ("exchange_size", "confirmed", "code")
"""Answers that do not survive a change of task; the item and the reason do."""
IDENTITY = ("order_number", "contact")
ABOUT_THE_REASON = frozenset({"return_item", "exchange_item", "report_item_problem"})
"""Tasks whose words are as well the reason for a return, when that was asked for."""
ASK_NUMBER = Question(
    "order_number", Reply(key="ask-order-number", status="asked"), Reply(key="hint-order-number")
)

Slots = dict[str, Any]


class ValidateOrderForm(ShopAction):
    """The form's questions, and what is made of the answers."""

    action_name = "validate_order_form"

    def act(self, turn: Turn) -> Outcome:
        try:
            return self._run_form(turn)
        except TooManyAttempts:
            return _leaving(self.handover.gave_up(turn))

    def _run_form(self, turn: Turn) -> Outcome:
        if turn.interrupted:
            return self._ask(self._open_question(turn), {})
        identity = identify(turn)
        if turn.requested is None:
            return self._begin(turn, identity)
        if (other := _other_task(turn)) is not None:
            return self._go_on(turn, {**dict.fromkeys(TIED_TO_TASK), **identity, "task": other, "misses": 0})
        if identity:
            return self._go_on(turn, {**_answers_void(turn, identity), **identity, "misses": 0})
        return self._answer(turn) or self._aside(turn)

    def _begin(self, turn: Turn, identity: Slots) -> Outcome:
        if turn.intent == "give_order_details" and not identity:
            reply = Reply(key="details-for-what", buttons=TOPICS, status="failed")
            return _leaving(self.handover.turn_failed(turn, reply))
        fresh: Slots = {**dict.fromkeys(ANSWERS), "misses": 0, **_told_by_button(turn), **identity}
        if "order_number" not in identity:
            fresh["order_number"] = self._known_order(turn)
        return self._go_on(turn, fresh)

    def _known_order(self, turn: Turn) -> str | None:
        """The order that a message without a number is about: one that was mentioned before and not looked at
        yet, else the only one that was verified. Of several, the shopper chooses."""
        verified, mentioned = self._verified(turn), turn.slots.get("order_number")
        if mentioned and order_number(mentioned) not in verified and is_order_number(mentioned):
            return mentioned
        return verified[0] if len(verified) == 1 else None

    def _answer(self, turn: Turn) -> Outcome | None:
        """What the message answers to the open question of a task, if anything."""
        if turn.requested not in ANSWERS or (turn.intent in INTERRUPTIONS and turn.confidence >= SURE):
            return None
        task, case = self._case(turn, turn.slots)
        answer = task.understand(case, turn.requested)
        if answer is None:
            return None
        if turn.requested == "code":
            return self._code(turn, task, case, answer)
        return self._go_on(turn, {turn.requested: answer, "misses": 0})

    def _aside(self, turn: Turn) -> Outcome:
        """A message that answers nothing: help is needed, a changed mind, somebody else's business, or not
        understood."""
        if turn.intent in INTERRUPTIONS:
            return Outcome()
        question = self._open_question(turn)
        if turn.intent in (turn.slots.get("task"), "affirm"):
            return self._ask(question, {"misses": 0})
        if turn.requested in IDENTITY and not_at_hand(turn.text):
            return self._missed(turn, _where_to_find(question), {})
        if turn.intent in CHANGED_MIND:
            return self._leave(turn)
        return self._missed(turn, question, {})

    def _missed(self, turn: Turn, question: Question, slots: Slots) -> Outcome:
        """An answer that cannot be used: a hint; from the second in a row on the turn counts as
        unresolved."""
        misses = int(turn.slots.get("misses") or 0) + 1
        slots = {**slots, "misses": misses, REQUESTED_SLOT: question.slot}
        hint = question.hint or question.reply
        if misses == 1:
            return Outcome((replace(hint, status="asked"),), slots)
        return self._failed(turn, replace(_with_human(hint), status="failed"), slots)

    def _go_on(self, turn: Turn, slots: Slots) -> Outcome:
        """Take ``slots`` in, verify identity once both halves are known, ask what comes next."""
        known = {**turn.slots, **slots}
        number, contact = known.get("order_number"), known.get("contact")
        if not number:
            return self._ask(self._which_order(turn), slots)
        conversation = ConversationId(turn.conversation_id)
        if not self.services.orders.is_verified(conversation, number):
            if not contact:
                return self._ask(_contact_of(number), slots)
            try:
                self.services.orders.verify(
                    conversation,
                    number,
                    contact,
                    client_address=turn.client_address,
                    turn_id=TurnId(turn.turn_id),
                )
            except IdentityMismatch:
                return self._mismatch(turn, slots, number)
            slots = {**slots, "tier": self._tier(turn)}
        task, case = self._case(turn, {**turn.slots, **slots})
        question = task.next_question(case)
        return self._ask(question, slots) if question else Outcome(slots={**slots, REQUESTED_SLOT: None})

    def _mismatch(self, turn: Turn, slots: Slots, number: str) -> Outcome:
        """One generic answer, whether there is no such order or the contact is wrong.

        Where the shopper was not asked yet, what was tried may not have been meant: an earlier order's contact, or
        some number in the sentence. Then it is asked for.
        """
        again = {**slots, "contact": None}
        meant = slots.get("contact") is not None and (turn.requested == "contact" or turn.entity("email"))
        if not meant:
            return self._ask(_contact_of(number), again)
        mismatch = Reply(key="identity-mismatch", buttons=(HUMAN,))
        return self._missed(turn, Question("contact", mismatch), again)

    def _code(self, turn: Turn, task: Task, case: Case, code: str) -> Outcome:
        if task.purpose is None:
            raise ValueError("only a task with a purpose asks for a code")
        again = {"misses": 0, REQUESTED_SLOT: "code"}
        try:
            if code == "new":
                return Outcome((send_code(case, task.purpose, "code-sent-again"),), again)
            self.services.orders.confirm_code(case.conversation, case.number, task.purpose, code)
        except WrongCode as wrong:
            reply = Reply(
                key="code-wrong", args={"left": wrong.attempts_left}, buttons=(NEW_CODE,), status="asked"
            )
            return Outcome((reply,), again)
        except CodeExpired:
            return Outcome((Reply(key="code-expired", buttons=(NEW_CODE, HUMAN), status="asked"),), again)
        return self._go_on(turn, {"code": "confirmed", "misses": 0})

    def _failed(self, turn: Turn, reply: Reply, slots: Slots) -> Outcome:
        """An unresolved turn within the form: go on asking, unless a human takes over."""
        outcome = self.handover.turn_failed(turn, reply)
        if outcome.leave_form:
            return _leaving(outcome)
        return replace(outcome, slots={**slots, **outcome.slots})

    def _leave(self, turn: Turn) -> Outcome:
        reply = Reply(key="goodbye" if turn.intent == "goodbye" else "form-left", buttons=TOPICS)
        return _leaving(Outcome((reply,), {"failed_turns": 0, "task": None}))

    def _ask(self, question: Question, slots: Slots) -> Outcome:
        slots = {"misses": 0, **slots, REQUESTED_SLOT: question.slot}
        return Outcome((question.reply,), slots, then_listen=True)

    def _open_question(self, turn: Turn) -> Question:
        """The question that was asked last, to be asked again."""
        if turn.requested == "contact":
            return _contact_of(turn.slots["order_number"])
        if turn.requested in ANSWERS:
            task, case = self._case(turn, turn.slots)
            if (question := task.next_question(case)) is not None:
                return question
        return self._which_order(turn)

    def _which_order(self, turn: Turn) -> Question:
        verified = self._verified(turn)
        if len(verified) < 2:
            return ASK_NUMBER
        buttons = tuple(
            Button(f'/give_order_details{{"order_number":"{number}"}}', text=number)
            for number in verified[:5]
        )
        return Question("order_number", Reply(key="ask-which-order", buttons=buttons, status="asked"))

    def _verified(self, turn: Turn) -> tuple[OrderNumber, ...]:
        return self.services.orders.verified_orders(ConversationId(turn.conversation_id))

    def _case(self, turn: Turn, slots: Mapping[str, Any]) -> tuple[Task, Case]:
        answers = {slot: slots[slot] for slot in ANSWERS if slots.get(slot) is not None}
        task = TASKS.get(slots.get("task") or "", TASKS["track_order"])
        return task, Case(turn, slots["order_number"], self.services, answers)

    def _tier(self, turn: Turn) -> str | None:
        customer = self.services.orders.customer_of(ConversationId(turn.conversation_id))
        return customer.tier.value if customer else None


def _other_task(turn: Turn) -> str | None:
    """The task that the message names instead of the one at hand."""
    if turn.intent not in TASKS or turn.intent == turn.slots.get("task") or turn.confidence < SURE:
        return None
    if turn.requested == "reason" and turn.intent in ABOUT_THE_REASON:
        return None
    return turn.intent


def _answers_void(turn: Turn, identity: Slots) -> Slots:
    """Another order: what was said about the first does not hold for it."""
    other = identity.get("order_number", turn.slots.get("order_number"))
    return {} if other == turn.slots.get("order_number") else dict.fromkeys(ANSWERS)


def _told_by_button(turn: Turn) -> Slots:
    """A button that begins a return may know the reason."""
    reason = turn.entity("reason")
    return {"reason": reason} if reason in {known.value for known in ReturnReason} else {}


def _contact_of(number: str) -> Question:
    ask = Reply(key="ask-contact", args={"number": number}, status="asked")
    return Question("contact", ask, Reply(key="hint-contact", args={"number": number}))


def _where_to_find(question: Question) -> Question:
    """The question with where its answer stands as the hint."""
    if question.slot != "order_number":
        return question
    return replace(question, hint=_with_human(Reply(key="where-order-number")))


def _with_human(reply: Reply) -> Reply:
    return reply if HUMAN in reply.buttons else replace(reply, buttons=(*reply.buttons, HUMAN))


def _leaving(outcome: Outcome) -> Outcome:
    """The outcome as one that ends the form, whatever it was about to ask."""
    forgotten = {"misses": 0, **dict.fromkeys(ANSWERS)}
    return replace(outcome, slots={**forgotten, **outcome.slots}, leave_form=True, then_listen=True)
