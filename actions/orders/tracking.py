"""Decide what AfterShip's raw tags and sub-tags mean: one tag of nine, and what is wrong, if anything.

Pure. A tag that is not known counts as Pending, since nothing is known of the parcel then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from actions.orders.models import Checkpoint, TrackingInfo, TrackingIssue, TrackingTag

ISSUE_OF_SUBTAG = {
    "AttemptFail_002": TrackingIssue.NOT_HOME,
    "AttemptFail_003": TrackingIssue.NOT_HOME,
    "Exception_002": TrackingIssue.ADDRESS,
    "Exception_003": TrackingIssue.REFUSED,
    "Exception_004": TrackingIssue.CUSTOMS,
    "Exception_005": TrackingIssue.DELAYED,
    "Exception_006": TrackingIssue.PAYMENT,
    "Exception_007": TrackingIssue.ADDRESS,
    "Exception_008": TrackingIssue.NOT_COLLECTED,
    "Exception_010": TrackingIssue.RETURNING,
    "Exception_011": TrackingIssue.RETURNED,
    "Exception_012": TrackingIssue.DAMAGED,
    "Exception_013": TrackingIssue.LOST,
    "Exception_016": TrackingIssue.DELAYED,
    "Exception_017": TrackingIssue.DELAYED,
    "Exception_018": TrackingIssue.CUSTOMS,
}
"""AfterShip Tracking API, enum "Delivery Sub-statuses"; 016 to 018 were added in March 2026."""

_TAGS = {tag.value: tag for tag in TrackingTag}


def normalise(raw_tag: str, raw_subtag: str) -> tuple[TrackingTag, TrackingIssue | None]:
    """Return the tag, and the issue that the sub-tag names (an exception of unknown kind is OTHER)."""
    tag = _TAGS.get(raw_tag, TrackingTag.PENDING)
    issue = ISSUE_OF_SUBTAG.get(raw_subtag)
    if issue is None and tag is TrackingTag.EXCEPTION:
        issue = TrackingIssue.OTHER
    return tag, issue


def checkpoint(
    at: dt.datetime,
    raw_tag: str,
    raw_subtag: str,
    message: str,
    city: str | None = None,
    country: str | None = None,
) -> Checkpoint:
    """Return a scan, raw and normalised."""
    tag, issue = normalise(raw_tag, raw_subtag)
    return Checkpoint(at, tag, raw_tag, raw_subtag, message, city, country, issue)


def tracking_info(
    carrier: str,
    tracking_number: str,
    raw_tag: str,
    raw_subtag: str,
    checkpoints: Sequence[Checkpoint],
    expected_on: dt.date | None = None,
    pickup_point: str | None = None,
) -> TrackingInfo:
    """Return a parcel's progress, raw and normalised, its scans in the order of time."""
    tag, issue = normalise(raw_tag, raw_subtag)
    return TrackingInfo(
        carrier=carrier,
        tracking_number=tracking_number,
        raw_tag=raw_tag,
        raw_subtag=raw_subtag,
        tag=tag,
        issue=issue,
        checkpoints=tuple(sorted(checkpoints, key=lambda point: point.at)),
        expected_on=expected_on,
        pickup_point=pickup_point,
    )
