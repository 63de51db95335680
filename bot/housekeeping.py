"""Do small regular chores, such as forgetting what has expired. Knows what none of them does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import structlog

events = structlog.get_logger(__name__)

HOUSEKEEPING_SECONDS = 15.0


async def keep_house(chores: Sequence[Callable[[], object]], seconds: float = HOUSEKEEPING_SECONDS) -> None:
    """Do every chore again and again until cancelled; one that fails, as without a database, is only delayed."""
    while True:
        for chore in chores:
            try:
                await asyncio.to_thread(chore)
            except Exception as exc:  # a chore that fails must not end the others
                events.error("chore_failed", error=type(exc).__name__)
        await asyncio.sleep(seconds)
