"""Make orders for tests: small ones that show only the fields that matter. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from threading import Barrier
from typing import Any

from sqlalchemy.engine import Engine

from actions.orders.codes import CodeDesk, Purpose
from actions.orders.desk import OrderDesk
from actions.orders.identity import IdentityGuard, IdentityLimits
from actions.orders.markets import Market, load_markets
from actions.orders.memory import MemoryOrders, MemoryTracking
from actions.orders.models import (
    Address,
    Category,
    ConversationId,
    CustomerId,
    CustomerRecord,
    DisplayFinancialStatus,
    DisplayFulfillmentStatus,
    Fulfilment,
    LineId,
    Order,
    OrderLine,
    OrderNumber,
    PaymentMethod,
    ReturnLine,
    ReturnReason,
    Size,
    SizeSystem,
    TrackingInfo,
    TurnId,
)
from actions.orders.outbox import MemorySender
from actions.orders.returns import ReturnPolicy, ReturnRequest
from actions.orders.tracking import checkpoint, tracking_info
from actions.orders.withdrawals import WithdrawalBook

NOW = datetime(2026, 5, 20, 9, 0, tzinfo=timezone.utc)
NUMBER = OrderNumber("CD-10234")
ALICE = CustomerId("alice")
CHAT = ConversationId("chat-1")
STRANGER = ConversationId("chat-2")


def days(count: float) -> timedelta:
    return timedelta(days=count)


def customer(customer_id: CustomerId = ALICE, **changes: Any) -> CustomerRecord:
    fields: dict[str, Any] = {
        "id": customer_id,
        "name": "Alice Berg",
        "email": "alice.berg@example.com",
        "phone": "+4917604069012",
        "locale": "de",
        "country": "DE",
    }
    return CustomerRecord(**{**fields, **changes})


def address(country: str = "DE", postcode: str | None = "10437", **changes: Any) -> Address:
    fields: dict[str, Any] = {"name": "Alice Berg", "line1": "Lindenhof 8", "city": "Berlin"}
    return Address(**{**fields, **changes}, country=country, postcode=postcode)


def line(line_id: str = "L1", **changes: Any) -> OrderLine:
    fields: dict[str, Any] = {
        "sku": "sneaker-porto",
        "title": "Porto canvas sneakers",
        "category": Category.SHOES,
        "quantity": 1,
        "unit_price": Decimal("71.90"),
        "size": Size("39", SizeSystem.EU),
    }
    return OrderLine(id=LineId(line_id), **{**fields, **changes})


def order(number: OrderNumber = NUMBER, **changes: Any) -> Order:
    """A paid German order of one pair of shoes, not dispatched, unless told otherwise."""
    lines = changes.get("lines", (line(),))
    fields: dict[str, Any] = {
        "number": number,
        "customer_id": ALICE,
        "email": "alice.berg@example.com",
        "phone": "+4917604069012",
        "shipping_address": address(),
        "placed_at": NOW - days(3),
        "currency": "EUR",
        "total": sum((one.unit_price * one.quantity for one in lines), Decimal(0)),
        "payment_method": PaymentMethod.CARD,
        "display_fulfillment_status": DisplayFulfillmentStatus.UNFULFILLED,
        "display_financial_status": DisplayFinancialStatus.PAID,
        "lines": lines,
        "promised_on": date(2026, 5, 24),
    }
    return Order(**{**fields, **changes})


def parcel(*line_ids: str, delivered: float | None = None, serial: int = 1) -> Fulfilment:
    """A parcel of these lines, delivered so many days ago, if at all."""
    return Fulfilment(
        id=f"F{serial}",
        line_ids=tuple(LineId(line_id) for line_id in line_ids or ("L1",)),
        shipped_at=NOW - days(2 if delivered is None else delivered + 2),
        carrier="dhl-germany",
        tracking_number=f"TRACK-{serial}",
        delivered_at=None if delivered is None else NOW - days(delivered),
    )


def dispatched(*parcels: Fulfilment, **changes: Any) -> Order:
    """An order with parcels; it is older than they are."""
    shipped = min(one.shipped_at for one in parcels)
    fields: dict[str, Any] = {
        "placed_at": shipped - days(1),
        "display_fulfillment_status": DisplayFulfillmentStatus.FULFILLED,
        "fulfilments": parcels,
    }
    return order(**{**fields, **changes})


def delivered(ago: float = 5, **changes: Any) -> Order:
    """An order of which everything arrived so many days ago."""
    line_ids = [one.id for one in changes.get("lines", (line(),))]
    return dispatched(parcel(*line_ids, delivered=ago), **changes)


def tracking_of(parcel: Fulfilment, tag: str = "InTransit", subtag: str = "", **changes: Any) -> TrackingInfo:
    """The carrier's view of a parcel: dispatch, then one scan with this tag (Delivered if it was)."""
    if parcel.delivered_at is not None:
        tag, subtag = "Delivered", "Delivered_001"
    last = parcel.delivered_at or NOW - timedelta(hours=6)
    scans = [
        checkpoint(parcel.shipped_at, "InfoReceived", "InfoReceived_001", "announced", "Rotterdam", "NL"),
        checkpoint(last, tag, subtag or f"{tag}_001", "scan", "Berlin", "DE"),
    ]
    number = parcel.tracking_number
    return tracking_info(parcel.carrier, number, tag, subtag or f"{tag}_001", scans, **changes)


def back(line_id: str = "L1", quantity: int = 1, reason: ReturnReason = ReturnReason.UNWANTED) -> ReturnLine:
    return ReturnLine(LineId(line_id), quantity, reason)


def request(*lines: ReturnLine, size: Size | None = None) -> ReturnRequest:
    return ReturnRequest(lines or (back(),), size)


def at_once(work: Callable[[int], Any], times: int, connect: Callable[[], Any]) -> list[Any]:
    """Run ``work`` in as many threads, which start together once each has its connection open."""
    together = Barrier(times)

    def run(position: int) -> Any:
        connect()
        together.wait(timeout=60)
        return work(position)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


@dataclass
class Clock:
    """A moment that tests move on."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass
class Shop:
    """A desk over records in memory, identity and codes on ``engine``, codes readable in ``sender``."""

    engine: Engine
    limits: IdentityLimits = field(default_factory=IdentityLimits)

    def __post_init__(self) -> None:
        self.clock = Clock()
        self.orders = MemoryOrders()
        self.tracking = MemoryTracking()
        self.sender = MemorySender()
        self.orders.put_customer(customer())
        self.guard = IdentityGuard(self.engine, self.clock, self.limits)
        self.codes = CodeDesk(self.engine, self.sender, self.clock)
        self.use_markets({})

    def use_markets(self, changed: dict[str, Market]) -> None:
        """Open the desk with the shop's own markets, some of them changed."""
        markets = load_markets()
        self.policy = ReturnPolicy(replace(markets, by_country={**markets.by_country, **changed}))
        self.desk = OrderDesk(
            self.orders,
            self.tracking,
            self.guard,
            self.codes,
            self.policy,
            self.clock,
            withdrawals=WithdrawalBook(self.engine, self.sender),
        )

    def has(self, *orders: Order) -> Shop:
        """Put orders on record, and what the carriers say about their parcels."""
        for one in orders:
            self.orders.put_order(one)
            for fulfilment in one.fulfilments:
                self.tracking.put(tracking_of(fulfilment))
        return self

    def verified(self, conversation: ConversationId = CHAT, number: OrderNumber = NUMBER) -> OrderDesk:
        """The desk, after the conversation has shown the right e-mail address."""
        self.desk.verify(conversation, number, self.orders.order(number).email)
        return self.desk

    def confirmed(self, purpose: Purpose, turn: str = "turn-code", number: OrderNumber = NUMBER) -> OrderDesk:
        """The desk, after identity and the one-time code."""
        desk = self.verified(number=number)
        desk.send_code(CHAT, number, purpose, turn_id=TurnId(turn))
        desk.confirm_code(CHAT, number, purpose, self.sender.codes[-1].code)
        return desk
