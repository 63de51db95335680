"""A small shop on SQLite with one order for each situation that the dialogue has to deal with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.knowledge import FaqAnswer, Finding, Missed, Suggestion
from actions.orders import tables
from actions.orders.catalogue import load_catalogue
from actions.orders.errors import BackendUnavailable
from actions.orders.factory import sql_order_desk
from actions.orders.markets import load_markets
from actions.orders.models import (
    Address,
    Category,
    Checkpoint,
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
    Size,
    SizeSystem,
    TrackingInfo,
    TrackingTag,
)
from actions.orders.returns import ReturnPolicy
from actions.orders.sql import SqlOrders, SqlTracking
from actions.services import Services
from bot.database import connect
from escalation.agents_memory import MemoryAgentStore
from escalation.memory import MemoryQueueStore

TODAY = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.timezone.utc)
EMAIL = "anna.weber@example.com"
POSTCODE = "04109"

LANGUAGES = frozenset(["en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr"])


@dataclass
class Shop:
    """The shop's records, and the clock of its tests."""

    engine: Engine
    orders: SqlOrders
    tracking: SqlTracking
    queue: MemoryQueueStore
    agents: MemoryAgentStore
    services: Services
    missed: KeptQuestions
    clock: list[dt.datetime] = field(default_factory=lambda: [TODAY])

    def last_code(self, number: str) -> str:
        """The one-time code sent last for an order, as the mailer would find it."""
        outbox = tables.notices_outbox
        query = select(outbox.c.secret).where(
            outbox.c.order_number == number, outbox.c.kind == "one_time_code"
        )
        with self.engine.connect() as connection:
            return str(connection.execute(query.order_by(outbox.c.id.desc())).scalars().first())

    def codes_sent(self) -> int:
        """How many one-time codes were sent."""
        with self.engine.connect() as connection:
            return len(connection.execute(select(tables.notices_outbox.c.id)).all())

    @contextmanager
    def out_of_order(self) -> Iterator[None]:
        """The order database does not answer."""
        desk = self.services.orders
        broken = dict.fromkeys(("verify", "status", "verified_orders", "is_verified"), _unavailable)
        for name, method in broken.items():
            setattr(desk, name, method)
        try:
            yield
        finally:
            for name in broken:
                delattr(desk, name)


def open_shop(folder: Path) -> Shop:
    """Return a shop with its orders, nobody online."""
    engine = connect(f"sqlite:///{folder / 'shop.db'}")
    tables.metadata.create_all(engine)
    orders, tracking = SqlOrders(engine), SqlTracking(engine)
    _stock(orders, tracking)
    agents = MemoryAgentStore()
    queue = MemoryQueueStore(agents)
    clock = [TODAY]

    def now() -> dt.datetime:
        return clock[0]

    missed = KeptQuestions()
    services = Services(
        orders=sql_order_desk(engine, now),
        knowledge=SmallFaq(),
        queue=queue,
        agents=agents,
        products=load_catalogue(),
        return_policy=ReturnPolicy(load_markets()),
        now=now,
        languages=LANGUAGES,
        missed=missed,
    )
    return Shop(engine, orders, tracking, queue, agents, services, missed, clock)


class KeptQuestions:
    """Questions that the FAQ did not answer, by key."""

    def __init__(self) -> None:
        self.kept: dict[str, Missed] = {}

    def record(self, missed: Missed) -> None:
        self.kept[missed.key] = missed

    def settle(self, key: str) -> None:
        self.kept.pop(key, None)

    @property
    def told(self) -> list[tuple[str, str, str | None]]:
        """Kind, question and unhelpful entry of each."""
        return [(missed.kind, missed.question, missed.faq_id) for missed in self.kept.values()]


class SmallFaq:
    """A `Knowledge` that knows two entries, is unsure about "sale" and knows nothing else."""

    entries: ClassVar[dict[str, str]] = {
        "return-window": "You have 30 days to return an item.",
        "return-cost": "The label costs 4.90 euros.",
    }

    def ask(self, question: str, *, language: str, market: str, context: str | None = None) -> Finding:
        asked = question.casefold()
        if context and asked.startswith("and "):
            asked = f"{context.casefold()} {asked}"
        if "cost" in asked and "return" in asked:
            return Finding("answer", self.entry("return-cost", language=language, market=market), (), 0.6)
        if "how long" in asked and "return" in asked:
            return Finding("answer", self.entry("return-window", language=language, market=market), (), 0.97)
        if "sale" in asked:
            near = tuple(Suggestion(faq_id, f"About {faq_id}?") for faq_id in self.entries)
            return Finding("suggest", None, near, 0.4)
        return Finding("abstain")

    def entry(self, faq_id: str, *, language: str, market: str) -> FaqAnswer | None:
        text = self.entries.get(faq_id)
        return FaqAnswer(faq_id, f"About {faq_id}?", text, "en") if text else None


def _unavailable(*_args: object, **_kwargs: object) -> None:
    raise BackendUnavailable("the order database does not answer")


SHOES = OrderLine(
    LineId("1"), "trail-runner-fjell", "Fjell trail running shoes", Category.SHOES, 1, Decimal("119.00"),
    Size("38", SizeSystem.EU),
)  # fmt: skip
SNEAKERS = OrderLine(
    LineId("2"), "sneaker-porto", "Porto canvas sneakers", Category.SHOES, 2, Decimal("69.00"),
    Size("40", SizeSystem.EU),
)  # fmt: skip


def _stock(orders: SqlOrders, tracking: SqlTracking) -> None:
    for customer, email in (("anna", EMAIL), ("ben", "ben@example.com")):
        orders.put_customer(
            CustomerRecord(CustomerId(customer), customer.title(), email, "+493412345678", "de", "DE")
        )
    transit = _order("CD-10234", (SHOES,), shipped=True)
    delivered = _order("CD-10300", (SHOES, SNEAKERS), shipped=True, delivered=True)
    single = _order("CD-10301", (SHOES,), shipped=True, delivered=True)
    packing = _order("CD-10400", (SHOES,))
    for order in (transit, delivered, single, packing, replace(_order("CD-10500", (SHOES,)), **BEN)):
        orders.put_order(order)
    tracking.put(_parcel("CD-10234", TrackingTag.IN_TRANSIT, "Hanover"))
    tracking.put(_parcel("CD-10300", TrackingTag.DELIVERED, "Leipzig"))
    tracking.put(_parcel("CD-10301", TrackingTag.DELIVERED, "Leipzig"))


BEN = {"customer_id": CustomerId("ben"), "email": "ben@example.com", "phone": None}


def _order(
    number: str, lines: tuple[OrderLine, ...], *, shipped: bool = False, delivered: bool = False
) -> Order:
    status = DisplayFulfillmentStatus.FULFILLED if shipped else DisplayFulfillmentStatus.UNFULFILLED
    parcels = ()
    if shipped:
        arrived = TODAY - dt.timedelta(days=2) if delivered else None
        parcels = (
            Fulfilment(
                f"F-{number}", tuple(line.id for line in lines), TODAY - dt.timedelta(days=5), "DHL",
                f"JJD{number[3:]}", arrived,
            ),
        )  # fmt: skip
    return Order(
        number=OrderNumber(number),
        customer_id=CustomerId("anna"),
        email=EMAIL,
        phone="+493412345678",
        shipping_address=Address("Anna Weber", "Markt 1", "Leipzig", "DE", POSTCODE),
        placed_at=TODAY - dt.timedelta(days=7),
        currency="EUR",
        total=sum((line.unit_price * line.quantity for line in lines), Decimal(0)),
        payment_method=PaymentMethod.CARD,
        display_fulfillment_status=status,
        display_financial_status=DisplayFinancialStatus.PAID,
        lines=lines,
        fulfilments=parcels,
        promised_on=dt.date(2026, 11, 24),
    )


def _parcel(number: str, tag: TrackingTag, city: str) -> TrackingInfo:
    at = TODAY - dt.timedelta(days=2 if tag is TrackingTag.DELIVERED else 1)
    scan = Checkpoint(at, tag, tag.value, f"{tag.value}_001", "scan", city, "DE")
    return TrackingInfo("DHL", f"JJD{number[3:]}", tag.value, f"{tag.value}_001", tag, None, (scan,))
