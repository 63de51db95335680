"""A messenger that delivers again and again, out of order, while the app is killed: nothing is lost or doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.storm import storm


@pytest.mark.timeout(240)
def test_replay_storm_with_killed_app_loses_doubles_and_shuffles_nothing(tmp_path: Path) -> None:
    outcome = storm(tmp_path / "data", count=240, kills=3)
    assert outcome.deliveries > 2 * outcome.messages
    assert (outcome.lost, outcome.doubled, outcome.out_of_order, outcome.problems) == ([], [], [], [])
