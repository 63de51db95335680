from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from actions.orders.errors import Ineligible, InvalidRequest, NotEligible
from actions.orders.markets import Markets, load_markets
from actions.orders.models import (
    Category,
    LineId,
    Order,
    PaymentMethod,
    Return,
    ReturnKind,
    ReturnReason,
    ReturnStatus,
    Rma,
    Size,
    SizeSystem,
    Tier,
)
from actions.orders.return_checks import check_line, check_request
from actions.orders.returns import FreeLabel, LineOption, ReturnPolicy, ReturnTerms
from actions.orders.status import delivered_lines
from tests.contract.order_examples import (
    NOW,
    NUMBER,
    address,
    back,
    days,
    delivered,
    dispatched,
    line,
    order,
    parcel,
    request,
    tracking_of,
)

MARKETS = load_markets()
POLICY = ReturnPolicy(MARKETS)
US, DE, GB, KR = address("US", "10014"), address(), address("GB", "SW11 4NB"), address("KR", "06120")


def options(
    one: Order, reason: ReturnReason = ReturnReason.UNWANTED, policy: ReturnPolicy = POLICY, **more: Any
) -> Any:
    return policy.options(
        one, delivered_lines(one, ()), more.get("returns", ()), reason, more.get("now", NOW)
    )


def option(one: Order, reason: ReturnReason = ReturnReason.UNWANTED, **more: Any) -> LineOption:
    return options(one, reason, **more).lines[0]


def terms(
    one: Order, *lines: Any, kind: ReturnKind = ReturnKind.RETURN, tier: Tier = Tier.SILVER
) -> ReturnTerms:
    return POLICY.terms(one, lines or (back(),), kind, tier, NOW)


def returned(quantity: int = 1, status: ReturnStatus = ReturnStatus.OPEN) -> Return:
    return Return(
        Rma("RMA-10234-1"),
        NUMBER,
        status,
        ReturnKind.RETURN,
        (back(quantity=quantity),),
        NOW,
        Decimal(0),
        "EUR",
    )


def markets_with(country: str, **changes: Any) -> Markets:
    changed = replace(MARKETS.of(country), **changes)
    return replace(MARKETS, by_country={**MARKETS.by_country, country: changed})


def test_delivered_goods_may_come_back_within_the_window_of_their_market() -> None:
    in_germany, in_america = option(delivered(5)), option(delivered(5, shipping_address=US))
    assert (in_germany.returnable, in_germany.kind, in_germany.obstacle) == (1, ReturnKind.RETURN, None)
    assert in_germany.until == date(2026, 5, 15) + days(60)
    assert in_america.until == date(2026, 5, 15) + days(45)


@pytest.mark.parametrize(
    ("one", "obstacle"),
    [
        (order(), Ineligible.NOT_DELIVERED),
        (dispatched(parcel()), Ineligible.NOT_DELIVERED),
        (order(cancelled_at=NOW), Ineligible.CANCELLED),
        (delivered(100), Ineligible.WINDOW_OVER),
        (delivered(5, lines=(line(final_sale=True),)), Ineligible.FINAL_SALE),
    ],
)
def test_what_may_not_come_back_says_why(one: Order, obstacle: Ineligible) -> None:
    found = options(one)
    assert found.obstacle is obstacle
    assert found.eligible == ()
    assert (found.lines[0].returnable, found.lines[0].until) == (0, None)


def test_pieces_already_on_their_way_back_are_left_out() -> None:
    two = delivered(lines=(line(quantity=2),))
    assert option(two, returns=[returned(1)]).returnable == 1
    assert option(two, returns=[returned(2)]).obstacle is Ineligible.ALREADY_RETURNED
    assert option(two, returns=[returned(2, ReturnStatus.DECLINED)]).returnable == 2


def test_the_last_day_counts_everywhere_on_earth() -> None:
    one = delivered(0, shipping_address=US)
    last = option(one).until
    assert last is not None
    end = datetime(last.year, last.month, last.day, tzinfo=timezone.utc) + timedelta(hours=36)
    assert option(one, now=end - timedelta(seconds=1)).obstacle is None
    assert option(one, now=end).obstacle is Ineligible.WINDOW_OVER


def test_after_the_window_there_is_store_credit_for_a_while() -> None:
    assert option(delivered(62)).credit_until == date(2026, 3, 19) + days(60 + 14)
    assert option(delivered(80)).credit_until is None
    assert option(delivered(5)).credit_until is None


def test_the_window_begins_with_the_last_parcel() -> None:
    lines = (line("L1"), line("L2"))
    both = dispatched(parcel("L1", delivered=70), parcel("L2", delivered=3, serial=2), lines=lines)
    assert option(both).until == date(2026, 5, 17) + days(60)
    one_on_the_way = dispatched(parcel("L1", delivered=70), parcel("L2", serial=2), lines=lines)
    first, second = options(one_on_the_way).lines
    assert first.returnable == 1
    assert second.obstacle is Ineligible.NOT_DELIVERED


def test_what_is_bought_before_christmas_may_come_back_in_january() -> None:
    bought = datetime(2026, 11, 3, 9, 0, tzinfo=timezone.utc)
    one = order(
        placed_at=bought,
        shipping_address=address("FR", "75011"),
        fulfilments=(replace(parcel(), delivered_at=bought + days(4)),),
    )
    assert option(one, now=bought + days(60)).until == date(2027, 1, 31)
    later = replace(one, placed_at=datetime(2026, 10, 31, 9, 0, tzinfo=timezone.utc))
    assert option(later, now=bought + days(60)).obstacle is Ineligible.WINDOW_OVER


def test_faulty_goods_have_their_own_longer_window_and_no_final_sale() -> None:
    faulty = delivered(100, lines=(line(final_sale=True),))
    assert option(faulty, ReturnReason.DEFECTIVE).returnable == 1
    assert option(faulty, ReturnReason.UNWANTED).obstacle is Ineligible.FINAL_SALE
    assert option(delivered(800), ReturnReason.DEFECTIVE).obstacle is Ineligible.WINDOW_OVER


def test_the_right_of_withdrawal_is_fourteen_days_in_the_union() -> None:
    assert option(delivered(5)).may_withdraw
    assert option(delivered(5)).withdrawal_until == date(2026, 5, 29)
    assert not option(delivered(20)).may_withdraw
    assert not option(delivered(5, shipping_address=US)).may_withdraw
    assert option(delivered(6, shipping_address=KR)).may_withdraw
    assert not option(delivered(9, shipping_address=KR)).may_withdraw


def test_a_period_ending_at_the_weekend_lasts_until_monday_in_the_union() -> None:
    on_saturday = NOW - days(4)  # delivered on Saturday 16 May, fourteen days later it is Saturday 30 May
    assert option(delivered(4)).withdrawal_until == date(2026, 6, 1)
    assert option(delivered(4, shipping_address=GB)).withdrawal_until == on_saturday.date() + days(14)


def test_before_delivery_one_may_withdraw_already() -> None:
    found = option(dispatched(parcel()))
    assert (found.may_withdraw, found.withdrawal_until) == (True, None)
    assert not option(dispatched(parcel(), lines=(line(final_sale=True),))).may_withdraw


def test_what_the_shop_does_not_take_back_the_law_may() -> None:
    none_back = dict.fromkeys(Category, False)
    strict = ReturnPolicy(markets_with("DE", returnable=none_back))
    found = option(delivered(5), policy=strict)
    assert (found.returnable, found.kind, found.until) == (1, ReturnKind.WITHDRAWAL, date(2026, 5, 29))
    assert option(delivered(20), policy=strict).obstacle is Ineligible.NOT_RETURNABLE
    abroad = ReturnPolicy(markets_with("US", returnable=none_back))
    assert option(delivered(5, shipping_address=US), policy=abroad).obstacle is Ineligible.NOT_RETURNABLE


def test_a_shorter_window_of_a_category_never_cuts_the_law_short() -> None:
    short = ReturnPolicy(markets_with("DE", windows=dict.fromkeys(Category, 3)))
    assert option(delivered(5), policy=short).until == date(2026, 5, 29)


def test_another_size_is_offered_first_when_the_size_was_wrong() -> None:
    assert options(delivered(), ReturnReason.SIZE_TOO_SMALL).exchange_first
    assert not options(delivered(), ReturnReason.STYLE).exchange_first


def test_the_label_costs_what_the_market_says_and_is_taken_off_the_refund() -> None:
    french = delivered(shipping_address=address("FR", "75011"))
    found = terms(french)
    assert (found.label_cost, found.currency, found.free_label) == (Decimal("3.95"), "EUR", None)
    assert found.refund_amount == Decimal("71.90") - Decimal("3.95")
    assert found.send_by == NOW.date() + days(14)


def test_a_label_in_another_currency_is_not_subtracted() -> None:
    assert terms(delivered(shipping_address=US)).refund_amount == Decimal("71.90")


def test_a_refund_is_never_negative() -> None:
    cheap = delivered(lines=(line(unit_price=Decimal("1.00")),), shipping_address=address("FR", "75011"))
    assert terms(cheap).refund_amount == 0


@pytest.mark.parametrize(
    ("reason", "kind", "tier", "country", "free"),
    [
        (ReturnReason.DEFECTIVE, ReturnKind.RETURN, Tier.NONE, "FR", FreeLabel.FAULT),
        (ReturnReason.SIZE_TOO_SMALL, ReturnKind.EXCHANGE, Tier.SILVER, "FR", FreeLabel.EXCHANGE),
        (ReturnReason.UNWANTED, ReturnKind.RETURN, Tier.GOLD, "FR", FreeLabel.TIER),
        (ReturnReason.UNWANTED, ReturnKind.RETURN, Tier.PLATINUM, "US", FreeLabel.TIER),
        (ReturnReason.UNWANTED, ReturnKind.RETURN, Tier.SILVER, "DE", FreeLabel.MARKET),
        (ReturnReason.UNWANTED, ReturnKind.RETURN, Tier.SILVER, "FR", None),
    ],
)
def test_who_returns_free_of_charge(
    reason: ReturnReason, kind: ReturnKind, tier: Tier, country: str, free: FreeLabel | None
) -> None:
    found = terms(delivered(shipping_address=address(country)), back(reason=reason), kind=kind, tier=tier)
    assert found.free_label is free
    assert (found.label_cost == 0) is (free is not None)


def test_one_faulty_item_does_not_free_the_others() -> None:
    french = delivered(lines=(line("L1"), line("L2")), shipping_address=address("FR", "75011"))
    assert terms(french, back("L1", reason=ReturnReason.DEFECTIVE), back("L2")).free_label is None


def test_an_exchange_refunds_nothing() -> None:
    found = terms(delivered(), back(reason=ReturnReason.SIZE_TOO_LARGE), kind=ReturnKind.EXCHANGE)
    assert (found.refund_amount, found.refund_method, found.refund_on) == (None, None, None)


def test_the_refund_goes_back_the_way_it_came() -> None:
    found = terms(delivered(payment_method=PaymentMethod.IDEAL, shipping_address=US))
    assert found.refund_method is PaymentMethod.IDEAL
    assert found.refund_on == date(2026, 6, 16)  # 12 + 2 + 5 business days after Wednesday 20 May


def test_a_withdrawal_in_the_union_is_refunded_within_fourteen_days() -> None:
    slow = delivered(payment_method=PaymentMethod.BANK_TRANSFER, shipping_address=address("ES", "28005"))
    assert terms(slow).refund_on == date(2026, 6, 8)
    assert terms(slow, kind=ReturnKind.WITHDRAWAL).refund_on == date(2026, 6, 3)


class TestRequests:
    one = delivered(lines=(line("L1", quantity=2), line("L2", size=None)))

    @pytest.mark.parametrize(
        "lines",
        [
            (back("L9"),),
            (back("L1"), back("L1")),
            (back("L1", quantity=0),),
            (back("L1", quantity=3),),
            (back("L1", quantity=-1),),
        ],
    )
    def test_a_request_names_what_the_order_has(self, lines: Any) -> None:
        with pytest.raises(InvalidRequest):
            check_request(self.one, request(*lines), ReturnKind.RETURN)

    def test_an_empty_request_is_refused(self) -> None:
        with pytest.raises(InvalidRequest):
            check_request(self.one, replace(request(), lines=()), ReturnKind.RETURN)

    def test_an_exchange_names_a_size_of_goods_that_have_sizes(self) -> None:
        bigger = Size("40", SizeSystem.EU)
        check_request(self.one, request(back("L1"), size=bigger), ReturnKind.EXCHANGE)
        with pytest.raises(InvalidRequest):
            check_request(self.one, request(back("L2"), size=bigger), ReturnKind.EXCHANGE)
        with pytest.raises(InvalidRequest):
            check_request(self.one, request(back("L1")), ReturnKind.EXCHANGE)
        with pytest.raises(InvalidRequest):
            check_request(self.one, request(back("L1"), size=bigger), ReturnKind.RETURN)

    def test_more_than_is_left_is_already_returned(self) -> None:
        found = options(self.one, returns=[returned(1)])
        check_line(found, back("L1", quantity=1), ReturnKind.RETURN)
        with pytest.raises(NotEligible) as refusal:
            check_line(found, back("L1", quantity=2), ReturnKind.RETURN)
        assert refusal.value.reason is Ineligible.ALREADY_RETURNED

    @pytest.mark.parametrize(
        ("one", "reason"),
        [
            (delivered(5, shipping_address=US), Ineligible.NO_WITHDRAWAL_RIGHT),
            (delivered(20), Ineligible.NO_WITHDRAWAL_RIGHT),
            (delivered(200), Ineligible.WINDOW_OVER),
            (order(cancelled_at=NOW), Ineligible.CANCELLED),
        ],
    )
    def test_a_withdrawal_needs_the_right(self, one: Order, reason: Ineligible) -> None:
        with pytest.raises(NotEligible) as refusal:
            check_line(options(one), back(), ReturnKind.WITHDRAWAL)
        assert refusal.value.reason is reason


def test_lines_are_delivered_when_shop_or_carrier_says_so() -> None:
    by_shop = dispatched(parcel("L1", delivered=3))
    assert delivered_lines(by_shop, ()) == {LineId("L1"): NOW - days(3)}
    by_carrier = dispatched(parcel("L1"))
    arrived = replace(tracking_of(parcel("L1", delivered=1)), tracking_number="TRACK-1")
    assert delivered_lines(by_carrier, [arrived]) == {LineId("L1"): NOW - days(1)}
