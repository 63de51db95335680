"""`make bench`: print what the documentation claims, measured here and now, beside stock Rasa.

Usage: python -m tests.load.bench [speed] [quality] [index] [storm] [index-graph]

All but the last are measured when none is named: building graphs takes long.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil

from tests.e2e.running import RunningCrossdesk
from tests.load.chat import Crossdesk, Latency, StockRasa, crowd, long_conversation, one_shopper
from tests.load.stock import RunningStockRasa

GREETINGS = ("hello", "hi", "good morning", "hey there", "hello, I have a question")
PLACES = ("Canada", "Norway", "Japan", "Switzerland", "Mexico", "Korea", "Chile")


def main() -> None:
    wanted = sys.argv[1:] or ["speed", "quality", "index", "storm"]
    if "speed" in wanted:
        with tempfile.TemporaryDirectory() as folder:
            speed(Path(folder))
    if "quality" in wanted:
        from tests.load.quality import quality

        quality()
    if "index" in wanted or "index-graph" in wanted:
        from tests.load.index import index

        if "index" in wanted:
            index()
        if "index-graph" in wanted:
            index(sizes=(100_000, 300_000), kind="hnsw-int8")
    if "storm" in wanted:
        replay_storm(5000)


def replay_storm(count: int) -> None:
    """A messenger that delivers again and again, out of order, while the app is killed."""
    from tests.faults.storm import storm

    heading("Replay storm")
    with tempfile.TemporaryDirectory() as folder:
        found = storm(Path(folder), count, kills=count // 500)
    line("messages, deliveries, kills", f"{found.messages}, {found.deliveries}, {found.kills}")
    line("lost, doubled, overtaken", f"{len(found.lost)}, {len(found.doubled)}, {len(found.out_of_order)}")
    line("seconds", f"{found.seconds:.0f}")


def speed(folder: Path) -> None:
    """Latency, growth with length, throughput, start and memory; ours, then stock Rasa's, in turns."""
    heading("Speed, ours")
    with tempfile.TemporaryDirectory() as data:
        ours = RunningCrossdesk(Path(data)).start()
        try:
            asyncio.run(_ours(ours, ours.demo_orders()))
        finally:
            ours.stop()
    heading("Speed, stock Rasa with DIET and TED")
    stock = RunningStockRasa(folder / "stock").start()
    try:
        asyncio.run(_stock(stock))
    finally:
        stock.stop()


def stock_visit(number: int) -> tuple[str, ...]:
    """The same visit for an assistant that asks for no identity."""
    return (greeting(number), f"where is my order? {number}", "thank you", question(number), "goodbye")


def greeting(number: int) -> str:
    return GREETINGS[number % len(GREETINGS)]


def question(number: int) -> str:
    return f"how long does shipping to {PLACES[number % len(PLACES)]} take if I order {number + 2} things?"


async def _ours(running: RunningCrossdesk, orders: list[dict[str, str]]) -> None:
    def visit(number: int) -> tuple[str, ...]:
        order = orders[number % len(orders)]
        return (greeting(number), f"where is my order {order['number']}?", order["email"],
                f"where is my order? {number}", question(number))  # fmt: skip

    opening = visit(0)[1:3]
    line("ready after", f"{running.ready_after:.1f} s")
    async with httpx.AsyncClient(timeout=90) as client:
        side = Crossdesk(running.base_url, client)
        await one_shopper(side, visit, 10)
        line("one shopper, a whole visit", await one_shopper(side, visit, 100))
        growth(await long_conversation(side, opening, "where is my order?", 500))
        for shoppers in (1, 8, 32):
            rate, latency = await crowd(side, visit, shoppers, max(1, 32 // shoppers))
            line(f"{shoppers:2} shoppers at once", f"{rate:6.1f} turns/s   {latency}")
    assert running.process is not None
    family = psutil.Process(running.process.pid).children(recursive=True)
    line("memory, app and Rasa", f"{sum(p.memory_info().rss for p in family) / 1e9:.2f} GB")


async def _stock(running: RunningStockRasa) -> None:
    line("ready after", f"{running.ready_after:.1f} s")
    async with httpx.AsyncClient(timeout=90) as client:
        side = StockRasa(running.base_url, client)
        await one_shopper(side, stock_visit, 10)
        line("one shopper, a whole visit", await one_shopper(side, stock_visit, 100))
        growth(await long_conversation(side, (), "where is my order?", 500))
        for shoppers in (1, 8, 32):
            rate, latency = await crowd(side, stock_visit, shoppers, max(1, 32 // shoppers))
            line(f"{shoppers:2} shoppers at once", f"{rate:6.1f} turns/s   {latency}")
    line("memory, Rasa and actions", f"{running.memory():.2f} GB")


def growth(latency: Latency) -> None:
    """How much dearer the last turns of a conversation are than the first, by medians of twenty."""
    first, last = Latency(latency.times[:20]), Latency(latency.times[-20:])
    line(f"turn 1 and turn {len(latency.times)}",
         f"{first.p50:.1f} ms, {last.p50:.1f} ms: {last.p50 / first.p50:.2f} ×")  # fmt: skip


def heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}", flush=True)


def line(what: str, value: object) -> None:
    print(f"{what:32} {value}", flush=True)


if __name__ == "__main__":
    run: Callable[[], None] = main
    run()
