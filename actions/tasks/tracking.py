"""Tell where an order is: state, last scan, expected day, delay. Every fact is the record's (I5)."""

from __future__ import annotations

from actions.buttons import HUMAN, WAIT
from actions.orders.carriers import name_of
from actions.orders.models import Checkpoint
from actions.orders.status import OrderStatus, StatusKind
from actions.replies import Argument, Button, Country, Reply, Term
from actions.tasks.base import Case, Informing
from actions.turn import Outcome

FINISHED = (StatusKind.DELIVERED, StatusKind.CANCELLED, StatusKind.RETURNED)
TROUBLED = (
    StatusKind.LOST,
    StatusKind.DAMAGED,
    StatusKind.RETURNING,
    StatusKind.RETURNED,
    StatusKind.REFUSED,
    StatusKind.ADDRESS,
    StatusKind.EXCEPTION,
    StatusKind.EXPIRED,
)


class TrackOrder(Informing):
    """Where is it, and when does it come?"""

    def perform(self, case: Case) -> Outcome:
        status = case.desk.status(case.conversation, case.number)
        buttons = (HUMAN,) if status.kind in TROUBLED else ()
        return Outcome((status_reply(status, buttons),))


class DeliveryProblem(Informing):
    """Something went wrong on the way: what the record says, and a colleague who can act on it."""

    def perform(self, case: Case) -> Outcome:
        status = case.desk.status(case.conversation, case.number)
        sorry = Reply(
            key="delivery-problem-delivered"
            if status.kind is StatusKind.DELIVERED
            else "delivery-problem-open",
            buttons=(HUMAN, WAIT),
            status="asked",
        )
        return Outcome((status_reply(status), sorry), {"offer": "human"})


def status_reply(status: OrderStatus, buttons: tuple[Button, ...] = ()) -> Reply:
    """Return the state of an order in one message."""
    return Reply(
        key=f"status-{status.kind.value.replace('_', '-')}",
        args={"number": status.order.number},
        also=tuple(_details(status)),
        buttons=buttons,
    )


def _details(status: OrderStatus) -> list[Term]:
    found: list[Term] = []
    if status.kind is StatusKind.DELIVERED and status.delivered_at is not None:
        found.append(Term("status-delivered-on", {"date": status.delivered_at.date()}))
    if status.kind is StatusKind.AVAILABLE_FOR_PICKUP and status.main and status.main.pickup_point:
        found.append(Term("status-pickup-point", {"place": status.main.pickup_point}))
    if status.kind not in FINISHED and status.expected_on is not None and not status.days_late:
        found.append(Term("status-expected", {"date": status.expected_on}))
    if status.days_late:
        found.append(Term("status-late", {"days": status.days_late}))
    if status.last_checkpoint is not None and status.kind is not StatusKind.DELIVERED:
        found.append(_last_scan(status.last_checkpoint))
    if status.main is not None:
        args: dict[str, Argument] = {
            "carrier": name_of(status.main.carrier),
            "tracking": status.main.tracking_number,
        }
        found.append(Term("status-tracking", args))
    if len(status.tracking) > 1:
        found.append(Term("status-parcels", {"count": len(status.tracking)}))
    return found


def _last_scan(scan: Checkpoint) -> Term:
    event = Term(f"event-{kebab(scan.tag.value)}")
    day = scan.at.date()
    if scan.city and scan.country:
        place: dict[str, Argument] = {"city": scan.city, "country": Country(scan.country)}
        return Term("status-last-scan-at", {"event": event, "date": day, **place})
    return Term("status-last-scan", {"event": event, "date": day})


def kebab(name: str) -> str:
    """``OutForDelivery`` as ``out-for-delivery``."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")
