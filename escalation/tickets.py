"""Say what a ticket is and how a second call for help changes an open one. Pure; never stores anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, NewType

from escalation.priority import PRIORITIES, TIERS, Priority, Tier, higher, rank_at
from escalation.signals import Handoff, Reason, Signal
from escalation.sla import Targets, due_at
from escalation.teams import Team

TicketId = NewType("TicketId", str)
AgentId = NewType("AgentId", str)
ConversationId = NewType("ConversationId", str)

State = Literal["waiting", "assigned", "resolved"]
STATES: tuple[State, ...] = ("waiting", "assigned", "resolved")

Outcome = Literal["solved", "not_solved", "no_reply", "duplicate", "spam"]
OUTCOMES: tuple[Outcome, ...] = ("solved", "not_solved", "no_reply", "duplicate", "spam")


@dataclass(frozen=True)
class NewTicket:
    """A conversation's call for a human.

    ``key`` names the occasion (the turn's id): a second `open` with the same key changes nothing and
    returns the ticket of the first, even after that was resolved.
    """

    conversation_id: ConversationId
    reason: Reason
    priority: Priority
    points: int
    signals: tuple[Signal, ...]
    language: str
    """ISO 639-1 code of the language the shopper writes."""
    team: Team = "front_line"
    tier: Tier = "standard"
    summary: str = ""
    """The shopper's last words, as they stand; this package has no wording."""
    matter: str | None = None
    """What it is about: an intent (a name of §5), for the reader to word. None when it is not known."""
    order_number: str | None = None
    """The order it is about, as the shopper named it or as verified."""
    channel: str = "web"
    market: str | None = None
    """ISO 3166-1 alpha-2 code of the destination, if known."""
    key: str | None = None


@dataclass(frozen=True)
class Ticket:
    """One conversation waiting for, held by, or done with a human. At most one per conversation is open.

    All times are aware. ``first_waiting_at`` never changes, whoever holds the ticket; ``rank_at`` is
    ``first_waiting_at − points`` minutes and orders the queue, smallest first.
    """

    id: TicketId
    conversation_id: ConversationId
    state: State
    priority: Priority
    points: int
    reason: Reason
    signals: tuple[Signal, ...]
    language: str
    team: Team
    tier: Tier
    first_waiting_at: datetime
    rank_at: datetime
    due_at: datetime
    routed_at: datetime
    """Since when it needs this team and language: the relaxation timetable counts from here."""
    assignee: AgentId | None = None
    summary: str = ""
    matter: str | None = None
    order_number: str | None = None
    channel: str = "web"
    market: str | None = None
    assigned_at: datetime | None = None
    """When the holder took it; None while it waits."""
    resolved_at: datetime | None = None
    outcome: Outcome | None = None

    def __post_init__(self) -> None:
        times = (self.first_waiting_at, self.routed_at, self.assigned_at, self.resolved_at)
        if any(time is not None and time.tzinfo is None for time in times):
            raise ValueError("the times of a ticket are aware")

    @property
    def is_open(self) -> bool:
        return self.state != "resolved"


def ticket_for(
    handoff: Handoff,
    *,
    conversation_id: ConversationId,
    language: str,
    summary: str = "",
    matter: str | None = None,
    order_number: str | None = None,
    channel: str = "web",
    market: str | None = None,
    key: str | None = None,
) -> NewTicket:
    """Return the call for a human that a handoff makes."""
    return NewTicket(
        conversation_id=conversation_id,
        reason=handoff.reason,
        priority=handoff.priority,
        points=handoff.points,
        signals=handoff.signals,
        language=language,
        team=handoff.team,
        tier=handoff.tier,
        summary=summary,
        matter=matter,
        order_number=order_number,
        channel=channel,
        market=market,
        key=key,
    )


def opened(new: NewTicket, ticket_id: TicketId, now: datetime, targets: Targets) -> Ticket:
    """Return the ticket a first call for a human opens; its clock starts ``now``."""
    return Ticket(
        id=ticket_id,
        conversation_id=new.conversation_id,
        state="waiting",
        priority=new.priority,
        points=new.points,
        reason=new.reason,
        signals=merged((), new.signals),
        language=new.language,
        team=new.team,
        tier=new.tier,
        first_waiting_at=now,
        rank_at=rank_at(now, new.points),
        due_at=due_at(now, new.priority, targets),
        routed_at=now,
        summary=new.summary,
        matter=new.matter,
        order_number=new.order_number,
        channel=new.channel,
        market=new.market,
    )


def strengthened(ticket: Ticket, new: NewTicket, targets: Targets) -> Ticket:
    """Return an open ticket after a second call for a human, the clock, holder and language kept.

    Priority, points and tier become the higher of both, so a repeated call changes nothing. A call that
    presses more brings its reason, and its team while the ticket waits. Summary, matter and order replace older ones.
    """
    priority, points = higher(ticket.priority, new.priority), max(ticket.points, new.points)
    presses_more = _pressure(new) > _pressure(ticket)
    return replace(
        ticket,
        priority=priority,
        points=points,
        reason=new.reason if presses_more else ticket.reason,
        signals=merged(ticket.signals, new.signals),
        team=new.team if presses_more and ticket.state == "waiting" else ticket.team,
        tier=max(ticket.tier, new.tier, key=TIERS.index),
        rank_at=rank_at(ticket.first_waiting_at, points),
        due_at=min(ticket.due_at, due_at(ticket.first_waiting_at, priority, targets)),
        summary=new.summary or ticket.summary,
        matter=new.matter or ticket.matter,
        order_number=new.order_number or ticket.order_number,
    )


def _pressure(call: Ticket | NewTicket) -> tuple[int, int]:
    return PRIORITIES.index(call.priority), call.points


def merged(old: Iterable[Signal], new: Iterable[Signal]) -> tuple[Signal, ...]:
    """Return one signal per name (per name and value where several may occur), each with the most points."""
    best: dict[tuple[str, object], Signal] = {}
    for signal in (*old, *new):
        key = (signal.name, signal.value if signal.name in ("topic", "anger_reason") else None)
        if key not in best or signal.points >= best[key].points:
            best[key] = signal
    return tuple(best.values())
