"""One running Crossdesk for all end-to-end tests of a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.running import RunningCrossdesk


@pytest.fixture(scope="session")
def running_crossdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCrossdesk]:
    running = RunningCrossdesk(tmp_path_factory.mktemp("crossdesk") / "data").start()
    yield running
    running.stop()
