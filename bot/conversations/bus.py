"""Wake those who wait for news. A missed wake-up only costs time: every waiter also looks for itself.

Topics are `conversation(id)`, `answered(id)`, `INBOX`, `OUTBOX` and `DESK`. This one works inside one process; other
processes notice at their next look.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

INBOX = "inbox"
OUTBOX = "outbox"
DESK = "desk"


def conversation(conversation_id: str) -> str:
    """The topic of one conversation."""
    return f"conversation:{conversation_id}"


def answered(conversation_id: str) -> str:
    """The topic of turns of one conversation that have ended."""
    return f"answered:{conversation_id}"


class Bus:
    """Publish and wait, on one event loop. `publish` may be called from any thread."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None

    def attach(self) -> None:
        """Bind to the running loop."""
        self._loop = asyncio.get_running_loop()

    def publish(self, *topics: str) -> None:
        """Wake everybody who waits for one of the topics."""
        if self._loop is None or self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self._wake, topics)

    def publish_after(self, seconds: float, *topics: str) -> None:
        """Wake everybody who waits for one of the topics in a while."""
        if self._loop is None or self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self._loop.call_later, seconds, self._wake, topics)

    def _wake(self, topics: tuple[str, ...]) -> None:
        for topic in topics:
            for event in self._waiting.get(topic, ()):
                event.set()

    @asynccontextmanager
    async def listening(self, *topics: str) -> AsyncIterator[Listener]:
        """Listen from now on; nothing published inside the block is missed."""
        event = asyncio.Event()
        for topic in topics:
            self._waiting[topic].add(event)
        try:
            yield Listener(event)
        finally:
            for topic in topics:
                self._waiting[topic].discard(event)
                if not self._waiting[topic]:
                    del self._waiting[topic]


class Listener:
    """Waits for the next publication."""

    def __init__(self, event: asyncio.Event) -> None:
        self._event = event

    async def wait(self, timeout: float) -> bool:
        """Wait at most ``timeout`` seconds; True when something was published."""
        try:
            await asyncio.wait_for(self._event.wait(), timeout)
        except asyncio.TimeoutError:
            return False
        self._event.clear()
        return True
