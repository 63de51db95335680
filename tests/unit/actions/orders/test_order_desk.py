from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.orders.codes import Purpose
from actions.orders.demo import demo_code
from actions.orders.desk import OrderDesk
from actions.orders.errors import (
    CodeRequired,
    Ineligible,
    InvalidRequest,
    NotEligible,
    NotVerified,
    OrderNotFound,
    WrongCode,
)
from actions.orders.factory import sql_order_desk
from actions.orders.models import (
    Category,
    OrderNumber,
    RefundState,
    ReturnKind,
    ReturnReason,
    ReturnStatus,
    Size,
    SizeSystem,
    Tier,
    TurnId,
)
from actions.orders.sql import SqlOrders, SqlTracking
from actions.orders.status import StatusKind
from actions.orders.tables import notices_outbox
from actions.orders.withdrawals import digest
from tests.contract.order_examples import (
    ALICE,
    CHAT,
    NOW,
    NUMBER,
    STRANGER,
    Clock,
    Shop,
    address,
    back,
    customer,
    days,
    delivered,
    dispatched,
    line,
    order,
    parcel,
    request,
    tracking_of,
)

TURN = TurnId("turn-1")
OTHER = OrderNumber("CD-10999")
ELSEWHERE = address(postcode="80799", city="München")
BIGGER = Size("40", SizeSystem.EU)

Use = Callable[[OrderDesk], Any]
USES: dict[str, Use] = {
    "status": lambda desk: desk.status(CHAT, NUMBER),
    "value_in_usd": lambda desk: desk.value_in_usd(CHAT, NUMBER),
    "returns": lambda desk: desk.returns(CHAT, NUMBER),
    "refunds": lambda desk: desk.refunds(CHAT, NUMBER),
    "return_options": lambda desk: desk.return_options(CHAT, NUMBER),
    "check_cancel": lambda desk: desk.check_cancel(CHAT, NUMBER),
    "check_change_address": lambda desk: desk.check_change_address(CHAT, NUMBER),
    "send_code": lambda desk: desk.send_code(CHAT, NUMBER, Purpose.CANCEL, turn_id=TURN),
    "confirm_code": lambda desk: desk.confirm_code(CHAT, NUMBER, Purpose.CANCEL, "000000"),
    "is_confirmed": lambda desk: desk.is_confirmed(CHAT, NUMBER, Purpose.CANCEL),
    "request_return": lambda desk: desk.request_return(CHAT, NUMBER, request(), turn_id=TURN),
    "declare_withdrawal": lambda desk: desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN),
    "confirm_withdrawal": lambda desk: desk.confirm_withdrawal(CHAT, NUMBER, "W-1", turn_id=TURN),
    "cancel": lambda desk: desk.cancel(CHAT, NUMBER, turn_id=TURN),
    "change_address": lambda desk: desk.change_address(CHAT, NUMBER, ELSEWHERE, turn_id=TURN),
}
OPEN_TO_ALL = {"verify", "is_verified", "verified_orders", "customer_of"}


@pytest.mark.parametrize("name", USES)
def test_nothing_is_told_or_done_before_identity(shop: Shop, name: str) -> None:
    shop.has(order())
    shop.verified(STRANGER)
    with pytest.raises(NotVerified):
        USES[name](shop.desk)
    assert shop.desk.customer_of(CHAT) is None


def test_every_method_of_the_desk_is_covered_above() -> None:
    public = {name for name in vars(OrderDesk) if not name.startswith("_")}
    assert public == set(USES) | OPEN_TO_ALL


def test_each_answer_is_read_from_the_record_again(shop: Shop) -> None:
    desk = shop.has(order()).verified()
    assert desk.status(CHAT, NUMBER).kind is StatusKind.UNFULFILLED
    shop.has(dispatched(parcel(delivered=1)))
    assert desk.status(CHAT, "cd10234").kind is StatusKind.DELIVERED
    shop.orders.put_order(order(cancelled_at=NOW))
    assert desk.status(CHAT, NUMBER).kind is StatusKind.CANCELLED


def test_the_customer_has_the_tier_that_the_year_earned(shop: Shop) -> None:
    shop.has(order(total=Decimal("460")), order(OTHER, total=Decimal("1000"), cancelled_at=NOW)).verified()
    found = shop.desk.customer_of(CHAT)
    assert found is not None
    assert (found.id, found.tier, found.locale) == (ALICE, Tier.GOLD, "de")


@pytest.mark.parametrize(
    ("name", "purpose", "one"),
    [
        ("cancel", Purpose.CANCEL, order()),
        ("change_address", Purpose.ADDRESS, order()),
        ("request_return", Purpose.RETURN, delivered()),
    ],
)
class TestChanges:
    def test_a_change_needs_a_code(self, shop: Shop, name: str, purpose: Purpose, one: Any) -> None:
        shop.has(one).verified()
        with pytest.raises(CodeRequired):
            USES[name](shop.desk)
        shop.desk.send_code(CHAT, NUMBER, purpose, turn_id=TURN)
        with pytest.raises(CodeRequired):
            USES[name](shop.desk)
        with pytest.raises(WrongCode):
            shop.desk.confirm_code(CHAT, NUMBER, purpose, "not the code")
        assert shop.orders.order(NUMBER) == one
        assert shop.orders.returns_of(NUMBER) == ()

    def test_a_code_for_something_else_does_not_do(
        self, shop: Shop, name: str, purpose: Purpose, one: Any
    ) -> None:
        shop.has(one)
        shop.confirmed(Purpose.CANCEL if purpose is not Purpose.CANCEL else Purpose.RETURN)
        with pytest.raises(CodeRequired):
            USES[name](shop.desk)

    def test_the_same_turn_changes_once(self, shop: Shop, name: str, purpose: Purpose, one: Any) -> None:
        shop.has(one).confirmed(purpose)
        first = USES[name](shop.desk)
        shop.clock.forward(minutes=3)
        assert USES[name](shop.desk) == first

    def test_one_code_serves_one_change(self, shop: Shop, name: str, purpose: Purpose, one: Any) -> None:
        shop.has(replace(one, lines=(line(quantity=2),))).confirmed(purpose)
        USES[name](shop.desk)
        assert not shop.desk.is_confirmed(CHAT, NUMBER, purpose)


def test_a_refused_change_leaves_the_code_usable(shop: Shop) -> None:
    desk = shop.has(order()).confirmed(Purpose.CANCEL)
    shop.has(dispatched(parcel()))
    with pytest.raises(NotEligible):
        desk.cancel(CHAT, NUMBER, turn_id=TURN)
    assert desk.is_confirmed(CHAT, NUMBER, Purpose.CANCEL)


def test_cancelling_refunds_what_was_paid(shop: Shop) -> None:
    done = shop.has(order()).confirmed(Purpose.CANCEL).cancel(CHAT, NUMBER, turn_id=TURN)
    assert done.refund is not None and done.refund.amount == Decimal("71.90")
    [refund] = shop.desk.refunds(CHAT, NUMBER)
    assert (refund.refund, refund.done) == (done.refund, False)
    assert refund.refund.state is RefundState.PENDING


def test_what_cannot_be_changed_any_more_is_known_before_a_code_is_sent(shop: Shop) -> None:
    desk = shop.has(dispatched(parcel())).verified()
    for check in (desk.check_cancel, desk.check_change_address):
        with pytest.raises(NotEligible) as refusal:
            check(CHAT, NUMBER)
        assert refusal.value.reason is Ineligible.ALREADY_DISPATCHED
    shop.has(order())
    desk.check_cancel(CHAT, NUMBER)
    desk.check_change_address(CHAT, NUMBER)


def test_an_order_stays_in_its_country(shop: Shop) -> None:
    desk = shop.has(order()).confirmed(Purpose.ADDRESS)
    with pytest.raises(InvalidRequest):
        desk.change_address(CHAT, NUMBER, address("FR", "75011"), turn_id=TURN)
    assert desk.change_address(CHAT, NUMBER, ELSEWHERE, turn_id=TURN).shipping_address == ELSEWHERE


def test_the_new_address_is_what_identity_is_checked_against(shop: Shop) -> None:
    shop.has(order()).confirmed(Purpose.ADDRESS).change_address(CHAT, NUMBER, ELSEWHERE, turn_id=TURN)
    assert shop.desk.verify(STRANGER, NUMBER, "80799")


def test_a_return_has_its_number_and_terms(shop: Shop) -> None:
    desk = shop.has(delivered(shipping_address=address("FR", "75011"))).confirmed(Purpose.RETURN)
    done = desk.request_return(CHAT, NUMBER, request(), turn_id=TURN)
    assert (done.rma, done.opened.kind, done.opened.status) == (
        "RMA-10234-1",
        ReturnKind.RETURN,
        ReturnStatus.OPEN,
    )
    assert done.opened.label_cost == done.terms.label_cost == Decimal("3.95")
    assert done.receipt is None
    assert desk.returns(CHAT, NUMBER) == (done.opened,)
    assert desk.return_options(CHAT, NUMBER).obstacle is Ineligible.ALREADY_RETURNED


def test_gold_members_return_free_of_charge(shop: Shop) -> None:
    shop.has(order(OTHER, total=Decimal("500")), delivered(shipping_address=address("FR", "75011")))
    done = shop.confirmed(Purpose.RETURN).request_return(CHAT, NUMBER, request(), turn_id=TURN)
    assert done.opened.label_cost == 0


def test_another_size_makes_it_an_exchange(shop: Shop) -> None:
    desk = shop.has(delivered()).confirmed(Purpose.RETURN)
    asked = request(back(reason=ReturnReason.SIZE_TOO_SMALL), size=BIGGER)
    done = desk.request_return(CHAT, NUMBER, asked, turn_id=TURN)
    assert (done.opened.kind, done.opened.exchange_size) == (ReturnKind.EXCHANGE, BIGGER)
    assert done.terms.refund_amount is None


def test_a_turn_opens_a_return_of_one_order_only(shop: Shop) -> None:
    shop.has(delivered(), delivered(number=OTHER)).confirmed(Purpose.RETURN)
    shop.desk.request_return(CHAT, NUMBER, request(), turn_id=TURN)
    shop.confirmed(Purpose.RETURN, "turn-other", OTHER)
    with pytest.raises(InvalidRequest):
        shop.desk.request_return(CHAT, OTHER, request(), turn_id=TURN)


class TestWithdrawal:
    def test_it_takes_two_steps_and_ends_in_a_receipt(self, shop: Shop) -> None:
        desk = shop.has(delivered()).confirmed(Purpose.RETURN)
        declared = desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN)
        assert desk.returns(CHAT, NUMBER) == ()
        shop.clock.forward(minutes=2)
        receipt = desk.confirm_withdrawal(CHAT, NUMBER, declared.id, turn_id=TurnId("turn-2"))
        [opened] = desk.returns(CHAT, NUMBER)
        assert (opened.kind, opened.rma) == (ReturnKind.WITHDRAWAL, receipt.rma)
        assert (receipt.declared_at, receipt.confirmed_at) == (NOW, shop.clock())
        assert [one.title for one in receipt.lines] == ["Porto canvas sneakers"]

    def test_the_receipt_is_sent_once_to_the_address_on_file(self, shop: Shop) -> None:
        desk = shop.has(delivered()).confirmed(Purpose.RETURN)
        declared = desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN)
        first = desk.confirm_withdrawal(CHAT, NUMBER, declared.id, turn_id=TurnId("turn-2"))
        shop.clock.forward(minutes=5)
        for turn in ("turn-2", "turn-3"):
            assert desk.confirm_withdrawal(CHAT, NUMBER, declared.id, turn_id=TurnId(turn)) == first
        [sent] = shop.sender.receipts
        assert (sent.recipient, sent.locale) == ("alice.berg@example.com", "de")
        assert sent.digest == first.digest == digest(sent.receipt)
        assert sent.receipt["confirmed_at"] == first.confirmed_at.isoformat()

    def test_the_same_turn_declares_once(self, shop: Shop) -> None:
        desk = shop.has(delivered()).verified()
        first = desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN)
        assert desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN) == first
        assert desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TurnId("turn-2")).id != first.id

    def test_confirming_needs_a_code_and_the_own_declaration(self, shop: Shop) -> None:
        desk = shop.has(delivered(), delivered(number=OTHER)).verified()
        declared = desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN)
        with pytest.raises(CodeRequired):
            desk.confirm_withdrawal(CHAT, NUMBER, declared.id, turn_id=TurnId("turn-2"))
        shop.verified(STRANGER)
        shop.verified(CHAT, OTHER)
        for conversation, number in ((STRANGER, NUMBER), (CHAT, OTHER)):
            with pytest.raises(OrderNotFound):
                desk.confirm_withdrawal(conversation, number, declared.id, turn_id=TurnId("turn-2"))

    def test_a_declaration_is_of_what_the_law_covers(self, shop: Shop) -> None:
        desk = shop.has(delivered(20)).verified()
        with pytest.raises(NotEligible) as refusal:
            desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN)
        assert refusal.value.reason is Ineligible.NO_WITHDRAWAL_RIGHT

    def test_two_declarations_of_the_same_goods_withdraw_once(self, shop: Shop) -> None:
        desk = shop.has(delivered()).confirmed(Purpose.RETURN)
        first = desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN)
        second = desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TurnId("turn-2"))
        desk.confirm_withdrawal(CHAT, NUMBER, first.id, turn_id=TurnId("turn-3"))
        with pytest.raises(NotEligible) as refusal:
            desk.confirm_withdrawal(CHAT, NUMBER, second.id, turn_id=TurnId("turn-4"))
        assert refusal.value.reason is Ineligible.ALREADY_RETURNED

    def test_a_return_that_only_the_law_grants_brings_its_receipt(self, shop: Shop) -> None:
        """Handled in one form: stated, confirmed by the code, receipt sent."""
        market = shop.policy.markets.of("DE")
        strict = replace(market, returnable=dict.fromkeys(Category, False))
        shop.use_markets({"DE": strict})
        desk = shop.has(delivered()).confirmed(Purpose.RETURN)
        done = desk.request_return(CHAT, NUMBER, request(), turn_id=TURN)
        assert done.opened.kind is ReturnKind.WITHDRAWAL
        assert done.receipt is not None and done.receipt.rma == done.rma
        assert desk.request_return(CHAT, NUMBER, request(), turn_id=TURN) == done
        assert len(shop.sender.receipts) == 1


class TestOnSql:
    @pytest.fixture
    def orders(self, engine: Engine) -> SqlOrders:
        orders = SqlOrders(engine)
        orders.put_customer(customer())
        return orders

    def test_the_whole_way_runs_on_one_database(self, engine: Engine, orders: SqlOrders) -> None:
        orders.put_order(order())
        clock = Clock()
        desk = sql_order_desk(engine, clock)
        desk.verify(CHAT, NUMBER, "10437", client_address="192.0.2.7", turn_id=TURN)
        desk.send_code(CHAT, NUMBER, Purpose.CANCEL, turn_id=TURN)
        code = demo_code(engine, CHAT)
        assert code is not None
        desk.confirm_code(CHAT, NUMBER, Purpose.CANCEL, code)
        done = desk.cancel(CHAT, NUMBER, turn_id=TurnId("turn-2"))
        assert desk.status(CHAT, NUMBER).kind is StatusKind.CANCELLED
        assert desk.status(CHAT, NUMBER).refunds == (done.refund,)

    def test_a_withdrawal_leaves_its_receipt_in_the_outbox(self, engine: Engine, orders: SqlOrders) -> None:
        one = delivered()
        orders.put_order(one)
        SqlTracking(engine).put(tracking_of(one.fulfilments[0]))
        desk = sql_order_desk(engine, Clock())
        desk.verify(CHAT, NUMBER, "10437")
        declared = desk.declare_withdrawal(CHAT, NUMBER, request(), turn_id=TURN)
        desk.send_code(CHAT, NUMBER, Purpose.RETURN, turn_id=TURN)
        code = demo_code(engine, CHAT)
        assert code is not None
        desk.confirm_code(CHAT, NUMBER, Purpose.RETURN, code)
        for turn in ("turn-2", "turn-2", "turn-3"):
            receipt = desk.confirm_withdrawal(CHAT, NUMBER, declared.id, turn_id=TurnId(turn))
        query = select(notices_outbox).where(notices_outbox.c.kind == "withdrawal_receipt")
        with engine.connect() as connection:
            [stored] = connection.execute(query).all()
        assert stored.recipient == "alice.berg@example.com"
        assert stored.args["digest"] == receipt.digest == digest(stored.args["receipt"])

    def test_a_desk_joins_an_outer_transaction(self, engine: Engine, orders: SqlOrders) -> None:
        orders.put_order(order(placed_at=NOW - days(1)))
        with engine.connect() as connection:
            desk = sql_order_desk(engine, Clock(), connection=connection)
            desk.verify(CHAT, NUMBER, "10437")
            desk.send_code(CHAT, NUMBER, Purpose.CANCEL, turn_id=TURN)
            assert desk.is_verified(CHAT, NUMBER)
            connection.rollback()
        outside = sql_order_desk(engine, Clock())
        assert not outside.is_verified(CHAT, NUMBER)
        assert demo_code(engine, CHAT) is None
