"""Talk to Crossdesk or to Rasa's REST channel from many shoppers at once and note how long each turn takes."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import httpx

Turn = Callable[[str], Awaitable[None]]
"""Says something and returns when the reply is there."""
Visit = Callable[[int], Sequence[str]]
"""What the shopper with this number says; no two say quite the same, so that no cache answers for the encoder."""


@dataclass(frozen=True)
class Latency:
    """Milliseconds from the request to the reply."""

    times: Sequence[float]

    @property
    def p50(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[max(0, round(len(self.times) * 0.95) - 1)]

    def __str__(self) -> str:
        return f"p50 {self.p50:6.1f} ms   p95 {self.p95:6.1f} ms"


class Crossdesk:
    """Shoppers on the website, through the chat API with ``wait``."""

    def __init__(self, base_url: str, client: httpx.AsyncClient) -> None:
        self._base, self._client = base_url, client

    async def shopper(self) -> Turn:
        session = (await self._client.post(f"{self._base}/chat/sessions", json={"locale": "en"})).json()
        headers = {"Authorization": f"Bearer {session['token']}"}

        async def say(text: str) -> None:
            body = {"text": text, "client_id": str(uuid.uuid4())}
            answer = await self._client.post(
                f"{self._base}/chat/messages?wait=60", json=body, headers=headers
            )
            assert answer.status_code == 200 and answer.json()["messages"], answer.text

        return say


class StockRasa:
    """Shoppers on Rasa's REST channel."""

    def __init__(self, base_url: str, client: httpx.AsyncClient) -> None:
        self._base, self._client = base_url, client

    async def shopper(self) -> Turn:
        sender = str(uuid.uuid4())

        async def say(text: str) -> None:
            body = {"sender": sender, "message": text}
            answer = await self._client.post(f"{self._base}/webhooks/rest/webhook", json=body)
            assert answer.status_code == 200 and answer.json(), answer.text

        return say


async def timed(say: Turn, text: str) -> float:
    """Milliseconds of one turn."""
    began = time.perf_counter()
    await say(text)
    return (time.perf_counter() - began) * 1000


async def one_shopper(side: Crossdesk | StockRasa, visit: Visit, turns: int) -> Latency:
    """Conversations of one shopper at a time, each visiting once."""
    times: list[float] = []
    numbers = itertools.count()
    while len(times) < turns:
        say = await side.shopper()
        times += [await timed(say, text) for text in visit(next(numbers))]
    return Latency(times)


async def long_conversation(
    side: Crossdesk | StockRasa, opening: Sequence[str], text: str, turns: int
) -> Latency:
    """One conversation of ``turns`` equal turns after an opening."""
    say = await side.shopper()
    for line in opening:
        await say(line)
    return Latency([await timed(say, text) for _ in range(turns)])


async def crowd(
    side: Crossdesk | StockRasa, visit: Visit, shoppers: int, rounds: int
) -> tuple[float, Latency]:
    """Many shoppers at once; return turns per second and latency."""
    times: list[float] = []

    numbers = itertools.count(1000 * shoppers)

    async def shop() -> None:
        for _ in range(rounds):
            say = await side.shopper()
            for text in visit(next(numbers)):
                times.append(await timed(say, text))

    began = time.perf_counter()
    await asyncio.gather(*(shop() for _ in range(shoppers)))
    return len(times) / (time.perf_counter() - began), Latency(times)
