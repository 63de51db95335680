"""Collect what one turn says about the need for a human. Judges nothing: `escalation.signals.assess` does.

The escalation policy and the handoff action both read the turn through `evidence_of`, so they cannot disagree. It
asks no record. What only orders tickets in the queue and costs queries is added by `with_circumstances`, once a
handoff is decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from actions.orders.errors import OrderError
from actions.orders.models import ConversationId
from actions.turn import Turn
from escalation.priority import TIERS, Tier
from escalation.signals import REASONS, Evidence, Handoff
from escalation.teams import TOPICS

if TYPE_CHECKING:
    from actions.orders.desk import OrderDesk

REQUEST_HUMAN = "request_human"


class ContactHistory(Protocol):
    """Knows in which conversations a human was called for."""

    def called_since(self, conversation_id: str, since: datetime) -> bool:
        """Whether a human was called for the shopper of this conversation since then: here, in a ticket that is
        closed, or in another conversation of the same verified customer or the same channel address."""


class NoHistory:
    """Every shopper is new."""

    def called_since(self, conversation_id: str, since: datetime) -> bool:
        return False


def evidence_of(
    intent: str, anger: Mapping[str, Any], slots: Mapping[str, Any], before: Sequence[float] = ()
) -> Evidence:
    """Return the evidence of a message with this intent and ``anger: {score, reasons, topics}``.

    ``slots`` gives the failed turns so far, the task at hand and the shopper's tier; ``before`` the anger scores of
    the shopper's earlier messages.
    """
    return Evidence(
        anger=float(anger.get("score") or 0.0),
        anger_before=tuple(before),
        anger_reasons=tuple(anger.get("reasons") or ()),
        topics=tuple(topic for topic in TOPICS if topic in (anger.get("topics") or ())),
        wants_human=intent == REQUEST_HUMAN,
        failed_turns=int(slots.get("failed_turns") or 0),
        tier=_tier(slots.get("tier")),
        intent=slots.get("task") or intent or None,
    )


def evidence_of_turn(turn: Turn) -> Evidence:
    """Return the evidence of a turn."""
    return evidence_of(turn.intent, turn.anger, turn.slots, turn.anger_before)


def facts_of(handoff: Handoff) -> frozenset[str]:
    """Return what called for a human, each topic by itself: what a waiting ticket knows need not be told again."""
    called = (signal for signal in handoff.signals if signal.name in REASONS)
    return frozenset(f"topic:{s.value}" if s.name == "topic" else s.name for s in called)


def with_circumstances(
    evidence: Evidence,
    turn: Turn,
    *,
    orders: OrderDesk,
    history: ContactHistory,
    now: datetime,
    repeat_within: timedelta,
) -> Evidence:
    """Add the value at stake, the tier as it is now, and whether a human was called for this shopper before.

    What an order system that fails cannot tell is left out: the handoff must not fail with it.
    """
    return replace(
        evidence,
        order_value=_value_at_stake(turn, orders),
        tier=_tier_now(turn, orders) or evidence.tier,
        repeat_contact=history.called_since(turn.conversation_id, now - repeat_within),
    )


def _value_at_stake(turn: Turn, orders: OrderDesk) -> Decimal | None:
    """The total of the order the conversation is about, else of the one verified last, in US dollars."""
    conversation = ConversationId(turn.conversation_id)
    try:
        verified = orders.verified_orders(conversation)
        if not verified:
            return None
        named = turn.slots.get("order_number")
        number = named if named and orders.is_verified(conversation, named) else verified[0]
        return orders.value_in_usd(conversation, number)
    except OrderError:
        return None


def _tier_now(turn: Turn, orders: OrderDesk) -> Tier | None:
    try:
        customer = orders.customer_of(ConversationId(turn.conversation_id))
    except OrderError:
        return None
    return _tier(customer.tier.value) if customer else None


def _tier(name: object) -> Tier:
    """The queue's name for a tier; the orders have none, silver, gold, platinum."""
    return next((known for known in TIERS if known == name), "standard")
