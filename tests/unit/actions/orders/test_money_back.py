from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from actions.orders.markets import load_markets
from actions.orders.models import PaymentMethod, Purchase, Refund, RefundState, Tier
from actions.orders.refunds import add_business_days, refund_after_cancel, refund_status
from actions.orders.tiers import TierSettings, tier_of
from tests.contract.order_examples import NOW, NUMBER, address, days, order

MARKETS = load_markets()


def purchase(total: str, ago: float = 10, currency: str = "USD", counts: bool = True) -> Purchase:
    return Purchase(NOW - days(ago), Decimal(total), currency, counts)


@pytest.mark.parametrize(
    ("purchases", "tier"),
    [
        ([], Tier.NONE),
        ([purchase("900", counts=False)], Tier.NONE),
        ([purchase("1")], Tier.SILVER),
        ([purchase("499.99")], Tier.SILVER),
        ([purchase("500.00")], Tier.GOLD),
        ([purchase("300"), purchase("200", ago=364)], Tier.GOLD),
        ([purchase("300"), purchase("200", ago=366)], Tier.SILVER),
        ([purchase("1500")], Tier.PLATINUM),
        ([purchase("9000", ago=400)], Tier.SILVER),
        ([purchase("455", currency="EUR")], Tier.GOLD),
        ([purchase("75000", currency="JPY")], Tier.GOLD),
        ([purchase("9000", currency="XTS")], Tier.SILVER),
    ],
)
def test_a_tier_is_what_the_last_year_earned(purchases: list[Purchase], tier: Tier) -> None:
    assert tier_of(purchases, NOW, TierSettings()) is tier


def test_thresholds_and_rates_are_settings() -> None:
    settings = TierSettings(Decimal(10), Decimal(20), {"XTS": Decimal(2)})
    assert tier_of([purchase("5", currency="XTS")], NOW, settings) is Tier.GOLD


def test_tiers_are_ordered() -> None:
    assert Tier.PLATINUM.at_least(Tier.GOLD)
    assert Tier.GOLD.at_least(Tier.GOLD)
    assert not Tier.SILVER.at_least(Tier.GOLD)


@pytest.mark.parametrize(
    ("start", "count", "country", "end"),
    [
        (date(2026, 5, 20), 0, "DE", date(2026, 5, 20)),
        (date(2026, 5, 20), 3, "DE", date(2026, 5, 25)),
        (date(2026, 5, 22), 1, "DE", date(2026, 5, 25)),
        (date(2026, 5, 20), 2, "SA", date(2026, 5, 24)),
    ],
)
def test_business_days_follow_the_market_s_weekend(start: date, count: int, country: str, end: date) -> None:
    assert add_business_days(start, count, MARKETS.of(country)) == end


def test_a_cancelled_order_is_refunded_by_its_payment_method() -> None:
    wallet, card = order(payment_method=PaymentMethod.PAYPAL), order(payment_method=PaymentMethod.CARD)
    assert refund_after_cancel(wallet, MARKETS, NOW) == date(2026, 5, 20)
    assert refund_after_cancel(card, MARKETS, NOW) == date(2026, 5, 27)
    in_riyadh = replace(card, shipping_address=address("SA", "12271"))
    assert refund_after_cancel(in_riyadh, MARKETS, NOW) == date(2026, 5, 27)


@pytest.mark.parametrize(
    ("state", "due", "done", "late"),
    [
        (RefundState.PENDING, 2, False, 0),
        (RefundState.PENDING, 0, False, 0),
        (RefundState.PENDING, -3, False, 3),
        (RefundState.SUCCESS, -3, True, 0),
        (RefundState.FAILURE, -1, False, 1),
    ],
)
def test_a_refund_is_late_after_its_expected_day(state: RefundState, due: int, done: bool, late: int) -> None:
    refund = Refund(
        id="RF-1",
        order_number=NUMBER,
        amount=Decimal("10"),
        currency="EUR",
        state=state,
        method=PaymentMethod.CARD,
        created_at=NOW - timedelta(days=9),
        expected_on=NOW.date() + timedelta(days=due),
    )
    found = refund_status(refund, NOW)
    assert (found.refund, found.done, found.days_late) == (refund, done, late)
