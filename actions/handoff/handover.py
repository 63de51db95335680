"""Give a conversation to a human: open the ticket, tell the place in the queue. Never decides whether to.

One ticket per conversation: while one is open, asking again strengthens it and tells the place in the queue.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from actions.handoff.evidence import evidence_of_turn, facts_of, with_circumstances
from actions.replies import Reply, Term
from actions.turn import Outcome, Turn
from escalation.signals import Evidence, Handoff, Thresholds, assess
from escalation.tickets import ConversationId, Ticket, ticket_for
from escalation.waiting import waiting_time_of

if TYPE_CHECKING:
    from actions.services import Services

LONGEST_QUOTE = 200
MATTERS = (
    "track_order",
    "report_delivery_problem",
    "cancel_order",
    "change_order",
    "return_item",
    "exchange_item",
    "refund_status",
    "report_item_problem",
    "ask_faq",
    "complain",
)
"""Intents that say what a conversation is about; the desk has wording for each."""
STILL_WAITING = "queue-position"


class Handover:
    """The bot's way to a human."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._queue = services.queue
        self._thresholds = services.thresholds

    def hand_over(self, turn: Turn, evidence: Evidence | None = None) -> Outcome:
        """Open a ticket for what the evidence demands, by default that of the turn.

        Evidence that demands nothing counts as a wish for a person: whoever calls this has decided.
        """
        evidence = self._complete(turn, evidence or evidence_of_turn(turn))
        handoff = assess(evidence, self._thresholds) or _wished(evidence, self._thresholds)
        before = self._queue.open_for(ConversationId(turn.conversation_id))
        ticket = self._open(turn, handoff)
        told = STILL_WAITING if before else f"handoff-{handoff.reason.replace('_', '-')}"
        return self._outcome(turn, ticket, told, handoff)

    def backend_failed(self, turn: Turn) -> Outcome:
        """A record could not be read: apologise, a human goes on."""
        evidence = evidence_of_turn(turn)
        return self.hand_over(turn, replace(evidence, backend_failed=True))

    def gave_up(self, turn: Turn) -> Outcome:
        """The shopper has tried as often as one may: a human goes on."""
        evidence = evidence_of_turn(turn)
        failed = max(self._thresholds.failed_turns, turn.failed_turns + 1)
        return self.hand_over(turn, replace(evidence, failed_turns=failed))

    def turn_failed(self, turn: Turn, reply: Reply, *, before: int | None = None) -> Outcome:
        """The turn was not resolved: say ``reply``, or hand over when it is the second in a row.

        ``before`` are the failed turns so far, where a turn that seemed resolved turns out not to have been.
        While a ticket waits, the shopper hears the place in the queue instead.
        """
        waiting = self._queue.open_for(ConversationId(turn.conversation_id))
        if waiting is not None:
            return Outcome((self._place_reply(waiting, STILL_WAITING),), {"failed_turns": 0})
        failed = (turn.failed_turns if before is None else before) + 1
        evidence = replace(evidence_of_turn(turn), failed_turns=failed)
        if assess(evidence, self._thresholds) is None:
            return Outcome((reply,), {"failed_turns": failed})
        return self.hand_over(turn, evidence)

    def _complete(self, turn: Turn, evidence: Evidence) -> Evidence:
        services = self._services
        return with_circumstances(
            evidence,
            turn,
            orders=services.orders,
            history=services.history,
            now=services.now(),
            repeat_within=self._thresholds.repeat_within,
        )

    def _open(self, turn: Turn, handoff: Handoff) -> Ticket:
        return self._queue.open(
            ticket_for(
                handoff,
                conversation_id=ConversationId(turn.conversation_id),
                language=turn.language,
                summary=_quote(turn),
                matter=_matter(turn),
                order_number=turn.slots.get("order_number"),
                channel=turn.channel,
                market=None if turn.market == "default" else turn.market,
                key=turn.turn_id,
            ),
            self._services.now(),
        )

    def _outcome(self, turn: Turn, ticket: Ticket, told: str, handoff: Handoff) -> Outcome:
        raised = sorted({*(turn.slots.get("escalated") or ()), *facts_of(handoff)})
        return Outcome(
            (self._place_reply(ticket, told),),
            {"failed_turns": 0, "escalated": raised},
            leave_form=turn.active_form is not None,
            then_listen=turn.active_form is not None,
        )

    def _place_reply(self, ticket: Ticket, told: str) -> Reply:
        position = self._queue.position(ticket.id)
        wait = waiting_time_of(ticket.id, self._queue, self._services.agents) if position else None
        return handoff_reply(told, position, wait)


def handoff_reply(told: str, position: int, wait: timedelta | None) -> Reply:
    """Return what a shopper hears when a human gets the conversation: ``told`` is a key of the catalogue,
    ``position`` the place in the queue (0: not waiting), ``wait`` the time expected, if any can be named."""
    if not position:
        return Reply(key=told, status="handed_off")
    place = Term("queue-place", {"place": position})
    if wait is None:
        return Reply(key=told, also=(place, Term("queue-nobody-online")), status="handed_off")
    minutes = max(1, round(wait / timedelta(minutes=1)))
    return Reply(key=told, also=(place, Term("queue-wait", {"minutes": minutes})), status="handed_off")


def _wished(evidence: Evidence, thresholds: Thresholds) -> Handoff:
    handoff = assess(replace(evidence, wants_human=True), thresholds)
    if handoff is None:
        raise ValueError("a wish for a human must lead to one")
    return handoff


def _quote(turn: Turn) -> str:
    """The shopper's last words; a button has none."""
    text = "" if turn.text.startswith("/") else turn.text
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def _matter(turn: Turn) -> str | None:
    """What it is about: the task at hand, else what the last message asked. A wish for a person names no matter."""
    matter = turn.slots.get("task") or turn.intent
    return matter if matter in MATTERS else None
