"""What every `OrderBackend` and `TrackingBackend` must do; memory, SQLite and PostgreSQL inherit it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from actions.orders.backends import ReturnDraft
from actions.orders.errors import BackendUnavailable, Ineligible, InvalidRequest, NotEligible, OrderNotFound
from actions.orders.memory import MemoryOrders, MemoryTracking
from actions.orders.models import (
    CancelReason,
    CustomerId,
    DisplayFinancialStatus,
    OrderNumber,
    PaymentMethod,
    Purchase,
    Refund,
    RefundState,
    Return,
    ReturnKind,
    ReturnReason,
    ReturnStatus,
    Rma,
    Size,
    SizeSystem,
    TurnId,
)
from actions.orders.sql import SqlOrders, SqlTracking
from actions.orders.tables import metadata
from tests.contract.order_examples import (
    ALICE,
    NOW,
    NUMBER,
    address,
    at_once,
    back,
    customer,
    days,
    delivered,
    dispatched,
    line,
    order,
    parcel,
    tracking_of,
)
from tests.databases import postgres_engine, sqlite_engine

REFUND_BY = date(2026, 5, 30)
OTHER = OrderNumber("CD-10999")


def draft(*lines: Any, **changes: Any) -> ReturnDraft:
    fields: dict[str, Any] = {
        "order_number": NUMBER,
        "status": ReturnStatus.OPEN,
        "kind": ReturnKind.RETURN,
        "lines": lines or (back(),),
        "requested_at": NOW,
        "label_cost": Decimal("4.95"),
        "currency": "EUR",
    }
    return ReturnDraft(**{**fields, **changes})


def refund(refund_id: str = "RF-10234-1", **changes: Any) -> Refund:
    fields: dict[str, Any] = {
        "id": refund_id,
        "order_number": NUMBER,
        "amount": Decimal("20.00"),
        "currency": "EUR",
        "state": RefundState.PENDING,
        "method": PaymentMethod.CARD,
        "created_at": NOW,
        "expected_on": REFUND_BY,
    }
    return Refund(**{**fields, **changes})


class OrderBackendContract:
    """Inherit, and give ``orders`` an empty backend."""

    @pytest.fixture
    def shop(self, orders: Any) -> Any:
        orders.put_customer(customer())
        return orders

    def cancel(self, shop: Any, turn: str = "turn-1", number: OrderNumber = NUMBER) -> Any:
        return shop.cancel(
            number, reason=CancelReason.CUSTOMER, at=NOW, refund_by=REFUND_BY, turn_id=TurnId(turn)
        )

    def test_an_order_is_read_as_it_was_written(self, shop: Any) -> None:
        written = dispatched(
            parcel("L1", delivered=3),
            parcel("L2", serial=2),
            lines=(
                line("L1", quantity=2, final_sale=True),
                line("L2", size=None, unit_price=Decimal("0.10")),
            ),
            shipping_address=address("GB", "SW11 4NB", line2="Flat 2", region="London"),
            phone=None,
            cancelled_at=NOW,
            cancel_reason=CancelReason.FRAUD,
        )
        shop.put_order(written)
        assert shop.order(NUMBER) == written

    def test_an_unknown_order_is_not_found(self, shop: Any) -> None:
        with pytest.raises(OrderNotFound):
            shop.order(NUMBER)
        assert shop.contact_on_file(NUMBER) is None
        assert shop.returns_of(NUMBER) == ()
        assert shop.refunds_of(NUMBER) == ()

    def test_a_changed_record_is_told_at_once(self, shop: Any) -> None:
        shop.put_order(order())
        changed = order(lines=(line("L9"),), email="new@example.org")
        shop.put_order(changed)
        assert shop.order(NUMBER) == changed

    def test_contact_on_file_is_the_order_s_own(self, shop: Any) -> None:
        shop.put_order(order(email="gift@example.net", shipping_address=address("AE", None)))
        found = shop.contact_on_file(NUMBER)
        assert (found.email, found.phone) == ("gift@example.net", "+4917604069012")
        assert (found.postcode, found.country) == (None, "AE")
        assert found.customer_id == ALICE

    def test_a_customer_is_read_as_written_and_replaced(self, shop: Any) -> None:
        shop.put_customer(customer(locale="pl", phone=None))
        assert shop.customer(ALICE) == customer(locale="pl", phone=None)
        with pytest.raises(OrderNotFound):
            shop.customer(CustomerId("nobody"))

    def test_purchases_count_what_was_paid_and_kept(self, shop: Any) -> None:
        shop.put_order(order(total=Decimal("100.00"), placed_at=NOW - days(9)))
        shop.put_refund(refund(amount=Decimal("30.00")))
        shop.put_refund(refund("RF-10234-2", amount=Decimal("5.00"), state=RefundState.FAILURE))
        shop.put_order(order(OTHER, cancelled_at=NOW, placed_at=NOW - days(2)))
        assert shop.purchases_of(ALICE) == (
            Purchase(NOW - days(9), Decimal("70.00"), "EUR", True),
            Purchase(NOW - days(2), Decimal("71.90"), "EUR", False),
        )

    def test_returns_and_refunds_come_oldest_first(self, shop: Any) -> None:
        shop.put_order(delivered())
        for position, ago in ((1, 1), (2, 5)):
            shop.put_refund(refund(f"RF-10234-{position}", created_at=NOW - days(ago)))
            shop.put_return(
                Return(
                    rma=Rma(f"RMA-10234-{position}"),
                    order_number=NUMBER,
                    status=ReturnStatus.CLOSED,
                    kind=ReturnKind.EXCHANGE,
                    lines=(back(reason=ReturnReason.SIZE_TOO_SMALL),),
                    requested_at=NOW - days(ago),
                    label_cost=Decimal(0),
                    currency="EUR",
                    exchange_size=Size("40", SizeSystem.EU),
                    closed_at=NOW,
                )
            )
        assert [one.rma for one in shop.returns_of(NUMBER)] == ["RMA-10234-2", "RMA-10234-1"]
        assert shop.returns_of(NUMBER)[0].exchange_size == Size("40", SizeSystem.EU)
        assert [one.id for one in shop.refunds_of(NUMBER)] == ["RF-10234-2", "RF-10234-1"]

    def test_a_return_gets_the_order_s_next_rma_number(self, shop: Any) -> None:
        shop.put_order(delivered(lines=(line("L1"), line("L2"))))
        first = shop.add_return(draft(back("L1")), turn_id=TurnId("turn-1"))
        second = shop.add_return(draft(back("L2")), turn_id=TurnId("turn-2"))
        assert (first.rma, second.rma) == ("RMA-10234-1", "RMA-10234-2")
        assert shop.returns_of(NUMBER) == (first, second)

    def test_the_same_turn_opens_one_return(self, shop: Any) -> None:
        shop.put_order(delivered())
        assert shop.return_by_turn(TurnId("turn-1")) is None
        first = shop.add_return(draft(), turn_id=TurnId("turn-1"))
        again = shop.add_return(draft(), turn_id=TurnId("turn-1"))
        assert first == again == shop.return_by_turn(TurnId("turn-1"))
        assert len(shop.returns_of(NUMBER)) == 1

    def test_nothing_comes_back_twice(self, shop: Any) -> None:
        shop.put_order(delivered(lines=(line(quantity=3),)))
        shop.add_return(draft(back(quantity=2)), turn_id=TurnId("turn-1"))
        with pytest.raises(NotEligible) as refusal:
            shop.add_return(draft(back(quantity=2)), turn_id=TurnId("turn-2"))
        assert refusal.value.reason is Ineligible.ALREADY_RETURNED
        shop.add_return(draft(back(quantity=1)), turn_id=TurnId("turn-3"))

    def test_a_declined_return_leaves_its_pieces_free(self, shop: Any) -> None:
        shop.put_order(delivered())
        first = shop.add_return(draft(), turn_id=TurnId("turn-1"))
        shop.put_return(replace(first, status=ReturnStatus.DECLINED))
        assert shop.add_return(draft(), turn_id=TurnId("turn-2")).rma == "RMA-10234-2"

    def test_a_return_names_lines_of_the_order(self, shop: Any) -> None:
        shop.put_order(delivered())
        with pytest.raises(InvalidRequest):
            shop.add_return(draft(back("L7")), turn_id=TurnId("turn-1"))
        with pytest.raises(OrderNotFound):
            shop.add_return(draft(order_number=OTHER), turn_id=TurnId("turn-1"))

    def test_a_paid_order_is_cancelled_with_a_refund(self, shop: Any) -> None:
        shop.put_order(order())
        done = self.cancel(shop)
        assert done.refund == replace(refund(), amount=Decimal("71.90"))
        stored = shop.order(NUMBER)
        assert (stored.cancelled_at, stored.cancel_reason) == (NOW, CancelReason.CUSTOMER)
        assert stored.display_financial_status is DisplayFinancialStatus.REFUNDED
        assert shop.refunds_of(NUMBER) == (done.refund,)

    def test_an_unpaid_order_is_cancelled_without_a_refund(self, shop: Any) -> None:
        shop.put_order(order(display_financial_status=DisplayFinancialStatus.PENDING))
        assert self.cancel(shop).refund is None
        assert shop.order(NUMBER).display_financial_status is DisplayFinancialStatus.VOIDED

    def test_the_same_turn_cancels_once(self, shop: Any) -> None:
        shop.put_order(order())
        assert self.cancel(shop) == self.cancel(shop)
        assert len(shop.refunds_of(NUMBER)) == 1

    def test_a_cancelled_order_is_not_cancelled_again(self, shop: Any) -> None:
        shop.put_order(order())
        self.cancel(shop)
        with pytest.raises(NotEligible) as refusal:
            self.cancel(shop, "turn-2")
        assert refusal.value.reason is Ineligible.CANCELLED

    def test_a_dispatched_order_is_neither_cancelled_nor_readdressed(self, shop: Any) -> None:
        shop.put_order(dispatched(parcel()))
        for change in (
            lambda: self.cancel(shop),
            lambda: shop.change_address(NUMBER, address(), turn_id=TurnId("turn-1")),
        ):
            with pytest.raises(NotEligible) as refusal:
                change()
            assert refusal.value.reason is Ineligible.ALREADY_DISPATCHED
        assert shop.order(NUMBER).cancelled_at is None

    def test_the_same_turn_changes_the_address_once(self, shop: Any) -> None:
        shop.put_order(order())
        new = address(postcode="80799", city="München")
        assert shop.change_address(NUMBER, new, turn_id=TurnId("turn-1")).shipping_address == new
        newest = address(postcode="50674", city="Köln")
        shop.change_address(NUMBER, newest, turn_id=TurnId("turn-2"))
        again = shop.change_address(NUMBER, new, turn_id=TurnId("turn-1"))
        assert again.shipping_address == shop.order(NUMBER).shipping_address == newest

    def test_changes_of_unknown_orders_are_not_found(self, shop: Any) -> None:
        with pytest.raises(OrderNotFound):
            self.cancel(shop)
        with pytest.raises(OrderNotFound):
            shop.change_address(NUMBER, address(), turn_id=TurnId("turn-1"))

    def test_of_simultaneous_returns_one_wins(self, shop: Any) -> None:
        shop.put_order(delivered())

        def attempt(turn: int) -> str:
            try:
                return str(shop.add_return(draft(), turn_id=TurnId(f"turn-{turn}")).rma)
            except NotEligible as refusal:
                return refusal.reason.value

        assert (
            sorted(at_once(attempt, 4, lambda: shop.returns_of(NUMBER)))
            == ["RMA-10234-1"] + ["already_returned"] * 3
        )

    def test_a_turn_that_runs_twice_at_once_opens_one_return(self, shop: Any) -> None:
        shop.put_order(delivered(lines=(line(quantity=9),)))
        opened = at_once(
            lambda _: shop.add_return(draft(), turn_id=TurnId("turn-1")), 4, lambda: shop.returns_of(NUMBER)
        )
        assert {one.rma for one in opened} == {"RMA-10234-1"}
        assert len(shop.returns_of(NUMBER)) == 1

    def test_of_simultaneous_cancellations_one_refunds(self, shop: Any) -> None:
        shop.put_order(order())

        def attempt(turn: int) -> str:
            try:
                return str(self.cancel(shop, f"turn-{turn}").refund.id)
            except NotEligible as refusal:
                return refusal.reason.value

        assert (
            sorted(at_once(attempt, 4, lambda: shop.returns_of(NUMBER))) == ["RF-10234-1"] + ["cancelled"] * 3
        )
        assert len(shop.refunds_of(NUMBER)) == 1


class TrackingBackendContract:
    """Inherit, and give ``tracking`` an empty backend."""

    def test_a_parcel_is_read_as_it_was_written(self, tracking: Any) -> None:
        info = tracking_of(parcel(), expected_on=date(2026, 5, 24), pickup_point="Kiosk, Hauptstraße 1")
        tracking.put(info)
        assert tracking.track("dhl-germany", "TRACK-1") == info

    def test_a_new_scan_replaces_what_was_known(self, tracking: Any) -> None:
        tracking.put(tracking_of(parcel()))
        tracking.put(tracking_of(parcel(), "Exception", "Exception_004"))
        assert tracking.track("dhl-germany", "TRACK-1").raw_subtag == "Exception_004"

    def test_an_unknown_parcel_is_not_found(self, tracking: Any) -> None:
        tracking.put(tracking_of(parcel()))
        with pytest.raises(OrderNotFound):
            tracking.track("dhl-germany", "TRACK-2")
        with pytest.raises(OrderNotFound):
            tracking.track("ups", "TRACK-1")


class TestMemoryOrders(OrderBackendContract):
    @pytest.fixture
    def orders(self) -> MemoryOrders:
        return MemoryOrders()


class TestMemoryTracking(TrackingBackendContract):
    @pytest.fixture
    def tracking(self) -> MemoryTracking:
        return MemoryTracking()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    with sqlite_engine(tmp_path, [metadata]) as engine:
        yield engine


@pytest.fixture(scope="module")
def postgres_schema() -> Iterator[Engine]:
    with postgres_engine([metadata]) as engine:
        yield engine


@pytest.fixture
def postgres(postgres_schema: Engine) -> Engine:
    """The same tables for all tests, emptied before each."""
    metadata.create_all(postgres_schema)
    with postgres_schema.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    return postgres_schema


class SqlOnly:
    """What only stores in a database can do."""

    def test_a_store_joins_an_outer_transaction(self, orders: SqlOrders, engine: Engine) -> None:
        orders.put_customer(customer())
        with engine.connect() as connection:
            orders.within(connection).put_order(order())
            assert orders.within(connection).order(NUMBER) == order()
            connection.rollback()
        with pytest.raises(OrderNotFound):
            orders.order(NUMBER)

    def test_a_database_without_its_tables_is_unavailable(self, orders: SqlOrders, engine: Engine) -> None:
        metadata.drop_all(engine)
        with pytest.raises(BackendUnavailable):
            orders.order(NUMBER)


class TestSqliteOrders(OrderBackendContract, SqlOnly):
    @pytest.fixture
    def engine(self, sqlite: Engine) -> Engine:
        return sqlite

    @pytest.fixture
    def orders(self, engine: Engine) -> SqlOrders:
        return SqlOrders(engine)


class TestSqliteTracking(TrackingBackendContract):
    @pytest.fixture
    def tracking(self, sqlite: Engine) -> SqlTracking:
        return SqlTracking(sqlite)


class TestPostgresOrders(OrderBackendContract, SqlOnly):
    @pytest.fixture
    def engine(self, postgres: Engine) -> Engine:
        return postgres

    @pytest.fixture
    def orders(self, engine: Engine) -> SqlOrders:
        return SqlOrders(engine)


class TestPostgresTracking(TrackingBackendContract):
    @pytest.fixture
    def tracking(self, postgres: Engine) -> SqlTracking:
        return SqlTracking(postgres)


def test_a_database_that_is_gone_is_unavailable() -> None:
    from bot.database import connect

    engine = connect("postgresql://127.0.0.1:9/nowhere")
    with pytest.raises(BackendUnavailable):
        SqlOrders(engine).contact_on_file(NUMBER)


def test_midnight_is_kept_in_utc(sqlite: Engine) -> None:
    orders = SqlOrders(sqlite)
    orders.put_customer(customer())
    orders.put_order(order(placed_at=NOW.replace(hour=0) - timedelta(microseconds=1)))
    assert orders.order(NUMBER).placed_at.isoformat() == "2026-05-19T23:59:59.999999+00:00"
