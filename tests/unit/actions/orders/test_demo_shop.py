from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
import yaml
from sqlalchemy.engine import Engine

from actions.orders import demo, demo_shop
from actions.orders.carriers import CARRIERS
from actions.orders.catalogue import LANGUAGES, load_catalogue
from actions.orders.codes import Purpose
from actions.orders.demo_routes import ROUTES
from actions.orders.errors import Ineligible
from actions.orders.factory import sql_order_desk
from actions.orders.markets import EU_WITHDRAWAL_DAYS, MARKETS_FILE, load_markets
from actions.orders.models import (
    Category,
    ConversationId,
    OrderNumber,
    PaymentMethod,
    RefundState,
    ReturnStatus,
    Tier,
    TurnId,
)
from actions.orders.sql import SqlOrders
from actions.orders.status import StatusKind
from tests.contract.order_examples import CHAT, NOW, NUMBER, Clock, customer, order

FAQ_MARKETS = Path(__file__).parents[4] / "nlu_data" / "faq" / "markets.yml"


@pytest.fixture(scope="module")
def built() -> demo_shop.DemoShop:
    return demo_shop.build(NOW)


@pytest.fixture
def seeded(engine: Engine) -> Engine:
    demo.seed(engine, NOW)
    return engine


def test_the_first_order_listed_is_on_its_way_and_in_time(seeded: Engine) -> None:
    first = demo.demo_orders(seeded, NOW)[0]
    assert first == {
        "number": "CD-10234",
        "email": "amelia.wright@example.com",
        "postcode": "10014",
        "phone": "+12125550123",
        "status": "in_transit",
        "tracking_status": "in_transit",
        "destination": "US",
        "tier": "gold",
    }


def test_there_are_orders_in_every_state_country_and_tier(seeded: Engine) -> None:
    listed = demo.demo_orders(seeded, NOW)
    assert len(listed) >= 70
    assert len({one["destination"] for one in listed}) >= 20
    assert {one["status"] for one in listed} == {kind.value for kind in StatusKind}
    assert {one["tier"] for one in listed} == {tier.value for tier in Tier} - {"none"}
    assert len({one["number"] for one in listed}) == len(listed)


def test_there_are_returns_and_refunds_in_every_state(built: demo_shop.DemoShop) -> None:
    assert {one.status for one in built.returns} == set(ReturnStatus)
    assert {one.state for one in built.refunds} == set(RefundState)
    assert {one.kind.value for one in built.returns} == {"return", "exchange", "withdrawal"}


def test_every_order_can_be_asked_for_by_email_and_postcode(seeded: Engine) -> None:
    desk = sql_order_desk(seeded, Clock())
    for position, one in enumerate(demo.demo_orders(seeded, NOW)):
        by_email, by_code = ConversationId(f"a{position}"), ConversationId(f"b{position}")
        desk.verify(by_email, one["number"], one["email"])
        status = desk.status(by_email, one["number"])
        assert (status.kind.value, status.order.email) == (one["status"], one["email"])
        buyer = desk.customer_of(by_email)
        assert buyer is not None and buyer.tier.value == one["tier"]
        if one["postcode"]:
            desk.verify(by_code, one["number"], one["postcode"])
        desk.verify(ConversationId(f"c{position}"), one["number"], one["phone"])


def test_the_first_four_delivered_orders_can_be_returned_for_another_size(seeded: Engine) -> None:
    """The demo page and the conversations in the tests use these."""
    desk = sql_order_desk(seeded, Clock())
    for one in [one for one in demo.demo_orders(seeded, NOW) if one["status"] == "delivered"][:4]:
        desk.verify(CHAT, one["number"], one["email"])
        first = desk.return_options(CHAT, one["number"]).lines[0]
        assert first.returnable > 0
        assert first.line.size is not None


def test_some_orders_cannot_come_back(seeded: Engine) -> None:
    desk = sql_order_desk(seeded, Clock())
    found = Counter[Any]()
    for position, one in enumerate(demo.demo_orders(seeded, NOW)):
        conversation = ConversationId(f"chat-{position}")
        desk.verify(conversation, one["number"], one["email"])
        found.update(option.obstacle for option in desk.return_options(conversation, one["number"]).lines)
    expected = {
        Ineligible.FINAL_SALE,
        Ineligible.WINDOW_OVER,
        Ineligible.ALREADY_RETURNED,
        Ineligible.NOT_DELIVERED,
    }
    assert expected | {Ineligible.CANCELLED, None} == set(found)


def test_histories_are_possible(built: demo_shop.DemoShop) -> None:
    parcels = {parcel.tracking_number: parcel for parcel in built.parcels}
    assert len(parcels) == len(built.parcels)
    for one in built.orders:
        assert one.placed_at < NOW
        assert one.total == sum(line.unit_price * line.quantity for line in one.lines) > 0
        for fulfilment in one.fulfilments:
            scans = [scan.at for scan in parcels[fulfilment.tracking_number].checkpoints]
            assert scans == sorted(scans)
            assert all(one.placed_at < at <= NOW for at in scans)
            assert fulfilment.delivered_at == parcels[fulfilment.tracking_number].delivered_at
    numbers = {one.number: one for one in built.orders}
    for back in built.returns:
        arrived = numbers[back.order_number].fulfilments[0].delivered_at
        assert arrived is not None and arrived < back.requested_at < NOW
        assert back.closed_at is None or back.requested_at < back.closed_at < NOW
    for refund in built.refunds:
        one = numbers[refund.order_number]
        assert one.placed_at < refund.created_at < NOW
        assert refund.amount <= one.total
        assert (refund.processed_at is not None) is (refund.state is RefundState.SUCCESS)


def test_older_orders_have_lower_numbers(built: demo_shop.DemoShop) -> None:
    by_number = sorted(built.orders, key=lambda order: int(order.number[3:]))
    ages = [(NOW - order.placed_at).days for order in by_number]
    assert ages == sorted(ages, reverse=True)


def test_tracking_numbers_have_valid_check_digits(built: demo_shop.DemoShop) -> None:
    for parcel in built.parcels:
        assert CARRIERS[parcel.carrier].accepts(parcel.tracking_number), parcel


def test_people_are_invented_and_reachable_by_form(built: demo_shop.DemoShop) -> None:
    for person in built.customers:
        assert re.fullmatch(r"[a-z.]+@example\.(com|org|net)", person.email)
        assert person.phone is not None
        assert phonenumbers.is_possible_number(phonenumbers.parse(person.phone))
    assert {person.locale for person in built.customers} == set(LANGUAGES)


def test_the_same_moment_gives_the_same_shop(built: demo_shop.DemoShop) -> None:
    assert demo_shop.build(NOW + timedelta(minutes=20)) == built


def test_seeding_again_changes_nothing(seeded: Engine) -> None:
    orders = SqlOrders(seeded)
    before = demo.demo_orders(seeded, NOW)
    desk = sql_order_desk(seeded, Clock())
    number = next(one for one in before if one["status"] == "unfulfilled")["number"]
    cancel_in_demo(seeded, desk, before, number)
    demo.seed(seeded, NOW + timedelta(hours=11))
    assert orders.order(OrderNumber(number)).cancelled_at == NOW
    demo.seed(seeded, NOW + timedelta(hours=13))
    assert orders.order(OrderNumber(number)).cancelled_at is None
    assert demo.demo_orders(seeded, NOW + timedelta(hours=13)) == before


def cancel_in_demo(engine: Engine, desk: Any, listed: list[dict[str, str]], number: str) -> None:
    email = next(one for one in listed if one["number"] == number)["email"]
    desk.verify(CHAT, number, email)
    desk.send_code(CHAT, number, Purpose.CANCEL, turn_id=TurnId("turn-1"))
    desk.confirm_code(CHAT, number, Purpose.CANCEL, demo.demo_code(engine, CHAT))
    desk.cancel(CHAT, number, turn_id=TurnId("turn-2"))


def test_a_later_seed_moves_the_shop_on(seeded: Engine) -> None:
    demo.seed(seeded, NOW + timedelta(days=40))
    order = SqlOrders(seeded).order(OrderNumber("CD-10234"))
    assert NOW + timedelta(days=30) < order.placed_at < NOW + timedelta(days=40)
    assert len(demo.demo_orders(seeded, NOW + timedelta(days=40))) == len(demo.demo_orders(seeded, NOW))


def test_a_shop_s_own_orders_are_left_alone(seeded: Engine) -> None:
    own = OrderNumber("CD-70001")
    orders = SqlOrders(seeded)
    orders.put_customer(customer())
    orders.put_order(order(own))
    demo.seed(seeded, NOW + timedelta(days=40))
    assert orders.order(own) == order(own)
    assert own not in {one["number"] for one in demo.demo_orders(seeded, NOW)}
    assert NUMBER in {one["number"] for one in demo.demo_orders(seeded, NOW)}


def test_routes_lead_to_every_country_of_the_demo(built: demo_shop.DemoShop) -> None:
    used = {order.shipping_address.country for order in built.orders}
    assert used <= set(ROUTES)
    assert all(slug in CARRIERS for route in ROUTES.values() for slug in route.carriers)


def test_the_catalogue_names_every_product_in_every_language() -> None:
    catalogue = load_catalogue()
    assert len(catalogue) >= 25
    for product in catalogue.values():
        titles = [product.title(language) for language in LANGUAGES]
        assert all(titles) and len(set(titles)) > len(LANGUAGES) // 2
        assert product.title("xx") == product.title("en")


def test_a_product_without_a_language_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "catalogue.yml"
    broken.write_text("- {sku: cup, category: home, price_usd: '5', title: {en: Cup}}")
    with pytest.raises(ValueError, match="title"):
        load_catalogue(broken)


class TestMarkets:
    def test_every_member_of_the_union_grants_fourteen_days(self) -> None:
        members = [market for market in load_markets().by_country.values() if market.eu]
        assert len(members) >= 12
        assert all((market.withdrawal_days or 0) >= EU_WITHDRAWAL_DAYS for market in members)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("withdrawal_days: 14", "withdrawal_days: 7"),
            ("  card: 5\n", ""),
            ("credit_days: 14", "credit_dayz: 14"),
            ('label: "0"', 'label: "-1"'),
        ],
    )
    def test_a_file_that_grants_too_little_or_is_incomplete_is_refused(
        self, tmp_path: Path, old: str, new: str
    ) -> None:
        text = MARKETS_FILE.read_text(encoding="utf-8")
        assert old in text
        broken = tmp_path / "markets.yml"
        broken.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(ValueError):
            load_markets(broken)

    def test_every_payment_method_has_its_time(self) -> None:
        assert set(load_markets().refund_business_days) == set(PaymentMethod)

    def test_the_desk_grants_what_the_faq_promises(self) -> None:
        """The FAQ's figures and ours are two files: whoever changes one changes the other."""
        promised = yaml.safe_load(FAQ_MARKETS.read_text(encoding="utf-8"))
        default = promised.pop("default")
        markets = load_markets()
        assert set(promised) == set(markets.by_country)
        for country, told in {**promised, "ZZ": default}.items():
            market = markets.of(country)
            amount, currency = told["return_label_cost"].split()
            assert market.currency == currency, country
            assert set(market.labels.values()) == {Decimal(amount)}, country
            assert market.windows[Category.SHOES] == told["return_window_days"], country
            assert market.fault_days >= 365 * told["warranty_years"], country
            if market.eu:
                assert market.withdrawal_days == told["withdrawal_days"], country
