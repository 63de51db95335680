from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from actions.orders.models import DisplayFulfillmentStatus, Order, TrackingIssue, TrackingTag
from actions.orders.status import StatusKind, days_late, order_status
from actions.orders.tracking import normalise
from tests.contract.order_examples import NOW, days, delivered, dispatched, order, parcel, tracking_of

ON_THE_WAY = dispatched(parcel())
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("tag", "subtag", "kind"),
    [
        ("Pending", "Pending_001", StatusKind.SHIPPED),
        ("InfoReceived", "InfoReceived_001", StatusKind.INFO_RECEIVED),
        ("InTransit", "InTransit_006", StatusKind.IN_TRANSIT),
        ("OutForDelivery", "OutForDelivery_001", StatusKind.OUT_FOR_DELIVERY),
        ("AttemptFail", "AttemptFail_002", StatusKind.ATTEMPT_FAIL),
        ("AvailableForPickup", "AvailableForPickup_001", StatusKind.AVAILABLE_FOR_PICKUP),
        ("Delivered", "Delivered_003", StatusKind.DELIVERED),
        ("Exception", "Exception_001", StatusKind.EXCEPTION),
        ("Exception", "Exception_003", StatusKind.REFUSED),
        ("Exception", "Exception_004", StatusKind.CUSTOMS),
        ("Exception", "Exception_005", StatusKind.EXCEPTION),
        ("Exception", "Exception_006", StatusKind.PAYMENT),
        ("Exception", "Exception_007", StatusKind.ADDRESS),
        ("Exception", "Exception_010", StatusKind.RETURNING),
        ("Exception", "Exception_011", StatusKind.RETURNED),
        ("Exception", "Exception_012", StatusKind.DAMAGED),
        ("Exception", "Exception_013", StatusKind.LOST),
        ("Exception", "Exception_099", StatusKind.EXCEPTION),
        ("Expired", "Expired_001", StatusKind.EXPIRED),
        ("Teleported", "Teleported_001", StatusKind.SHIPPED),
    ],
)
def test_a_parcel_s_tag_and_trouble_make_the_status(tag: str, subtag: str, kind: StatusKind) -> None:
    status = order_status(ON_THE_WAY, [tracking_of(parcel(), tag, subtag)], (), (), NOW)
    assert status.kind is kind
    assert status.main is not None and (status.main.raw_tag, status.main.raw_subtag) == (tag, subtag)


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (order(), StatusKind.UNFULFILLED),
        (order(display_fulfillment_status=DisplayFulfillmentStatus.ON_HOLD), StatusKind.ON_HOLD),
        (order(display_fulfillment_status=DisplayFulfillmentStatus.IN_PROGRESS), StatusKind.IN_PROGRESS),
        (order(cancelled_at=NOW), StatusKind.CANCELLED),
        (ON_THE_WAY, StatusKind.SHIPPED),
    ],
)
def test_without_parcels_the_record_makes_the_status(one: Order, kind: StatusKind) -> None:
    assert order_status(one, (), (), (), NOW).kind is kind


def test_a_part_of_the_order_is_told_with_its_parcel() -> None:
    part = replace(ON_THE_WAY, display_fulfillment_status=DisplayFulfillmentStatus.PARTIALLY_FULFILLED)
    status = order_status(part, [tracking_of(parcel(), "OutForDelivery")], (), (), NOW)
    assert status.kind is StatusKind.PARTIALLY_FULFILLED
    assert status.main is not None and status.main.tag is TrackingTag.OUT_FOR_DELIVERY


def test_of_two_parcels_the_one_in_trouble_is_told() -> None:
    first, second = parcel("L1", delivered=1), parcel("L2", serial=2)
    lost = tracking_of(second, "Exception", "Exception_013")
    status = order_status(dispatched(first, second), [tracking_of(first), lost], (), (), NOW)
    assert (status.kind, status.main, status.delivered_at) == (StatusKind.LOST, lost, None)


def test_an_order_is_delivered_when_its_last_parcel_is() -> None:
    first, second = parcel("L1", delivered=4), parcel("L2", delivered=1, serial=2)
    status = order_status(dispatched(first, second), [tracking_of(first), tracking_of(second)], (), (), NOW)
    assert (status.kind, status.delivered_at) == (StatusKind.DELIVERED, NOW - days(1))


def test_the_last_scan_is_the_newest() -> None:
    info = tracking_of(parcel())
    status = order_status(ON_THE_WAY, [info], (), (), NOW)
    assert status.last_checkpoint == max(info.checkpoints, key=lambda point: point.at)


def test_the_carrier_s_day_is_told_before_the_promised_one() -> None:
    soon = tracking_of(parcel(), expected_on=date(2026, 5, 22))
    assert order_status(ON_THE_WAY, [soon], (), (), NOW).expected_on == date(2026, 5, 22)
    silent = tracking_of(parcel())
    assert order_status(ON_THE_WAY, [silent], (), (), NOW).expected_on == date(2026, 5, 24)


def test_a_day_that_is_past_is_not_expected() -> None:
    late = replace(ON_THE_WAY, promised_on=TODAY - days(1))
    assert order_status(late, [tracking_of(parcel())], (), (), NOW).expected_on is None
    today = replace(ON_THE_WAY, promised_on=TODAY)
    assert order_status(today, [tracking_of(parcel())], (), (), NOW).expected_on == TODAY


@pytest.mark.parametrize("subtag", ["Exception_003", "Exception_011", "Exception_012", "Exception_013"])
def test_what_does_not_come_is_not_expected(subtag: str) -> None:
    lost = tracking_of(parcel(), "Exception", subtag)
    assert order_status(ON_THE_WAY, [lost], (), (), NOW).expected_on is None


@pytest.mark.parametrize(("promised", "late"), [(1, 0), (0, 0), (-1, 1), (-3, 3)])
def test_lateness_counts_from_the_promised_day(promised: int, late: int) -> None:
    one = replace(ON_THE_WAY, promised_on=TODAY + days(promised))
    assert days_late(one, NOW) == late
    assert order_status(one, [tracking_of(parcel())], (), (), NOW).days_late == late


def test_a_later_estimate_does_not_make_it_in_time() -> None:
    one = replace(ON_THE_WAY, promised_on=TODAY - days(4))
    moved = tracking_of(parcel(), expected_on=TODAY + days(2))
    status = order_status(one, [moved], (), (), NOW)
    assert (status.days_late, status.expected_on) == (4, TODAY + days(2))


def test_nothing_is_late_once_delivered_or_cancelled() -> None:
    overdue = TODAY - days(9)
    assert days_late(delivered(2, promised_on=overdue), NOW) == 0
    assert days_late(order(cancelled_at=NOW, promised_on=overdue), NOW) == 0
    assert days_late(order(promised_on=None), NOW) == 0
    waiting = tracking_of(parcel(), "AvailableForPickup")
    assert order_status(replace(ON_THE_WAY, promised_on=overdue), [waiting], (), (), NOW).days_late == 0


def test_one_delivered_parcel_does_not_end_the_wait_for_the_rest() -> None:
    part = dispatched(
        parcel(delivered=1),
        display_fulfillment_status=DisplayFulfillmentStatus.PARTIALLY_FULFILLED,
        promised_on=TODAY - days(2),
    )
    assert days_late(part, NOW) == 2


def test_raw_tags_are_normalised() -> None:
    assert normalise("Exception", "Exception_018") == (TrackingTag.EXCEPTION, TrackingIssue.CUSTOMS)
    assert normalise("Exception", "") == (TrackingTag.EXCEPTION, TrackingIssue.OTHER)
    assert normalise("InTransit", "InTransit_006") == (TrackingTag.IN_TRANSIT, None)
    assert normalise("nonsense", "") == (TrackingTag.PENDING, None)
