"""Chores go on, whatever happens to one of them."""

from __future__ import annotations

import asyncio

from actions.orders.errors import BackendUnavailable
from bot.housekeeping import keep_house


def test_database_that_is_away_delays_a_chore_and_stops_no_other() -> None:
    done: list[str] = []

    def failing() -> None:
        done.append("failing")
        raise BackendUnavailable("away")

    async def run() -> None:
        task = asyncio.create_task(keep_house([failing, lambda: done.append("other")], seconds=0.01))
        while done.count("other") < 3:
            await asyncio.sleep(0.005)
        task.cancel()

    asyncio.run(asyncio.wait_for(run(), 10))
    assert done[:4] == ["failing", "other", "failing", "other"]
