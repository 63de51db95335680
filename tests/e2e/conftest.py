"""One running Crossdesk for all end-to-end tests of a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.messengers import Messengers, running_messengers
from tests.e2e.running import RunningCrossdesk


@pytest.fixture(scope="session")
def messengers() -> Iterator[Messengers]:
    with running_messengers() as running:
        yield running


@pytest.fixture(scope="session")
def running_crossdesk(
    tmp_path_factory: pytest.TempPathFactory, messengers: Messengers
) -> Iterator[RunningCrossdesk]:
    data = tmp_path_factory.mktemp("crossdesk") / "data"
    running = RunningCrossdesk(data, environment=messengers.environment)
    running.environment["CROSSDESK_PUBLIC_URL"] = running.base_url
    yield running.start()
    running.stop()
