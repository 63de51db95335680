"""Do small regular chores, such as forgetting what has expired. Knows what none of them does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import structlog
from sqlalchemy.exc import DBAPIError

from actions.orders.errors import BackendUnavailable

events = structlog.get_logger(__name__)

HOUSEKEEPING_SECONDS = 15.0


async def keep_house(chores: Sequence[Callable[[], object]], seconds: float = HOUSEKEEPING_SECONDS) -> None:
    """Do every chore again and again until cancelled; a database that is away only delays them."""
    while True:
        for chore in chores:
            try:
                await asyncio.to_thread(chore)
            except (DBAPIError, BackendUnavailable) as exc:
                events.error("database_unavailable", error=type(exc).__name__)
        await asyncio.sleep(seconds)
