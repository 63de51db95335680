"""Rules of the tracker store: atomic with the turn, bounded, and never amnesiac."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.conversations import trackers as app_side
from bot.conversations.tables import metadata, trackers
from bot.tracker.store import MAX_TURNS, CrossdeskTrackerStore, StaleTracker
from tests.databases import postgres_engine, sqlite_engine

DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [greet]
slots:
  order_number: {type: text, influence_conversation: false, mappings: [{type: custom}]}
forms:
  order_form: {required_slots: [order_number]}
actions: []
""")


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    opened = sqlite_engine(tmp_path, [metadata]) if request.param == "sqlite" else postgres_engine([metadata])
    with opened as made:
        yield made


def begin(engine: Engine, attempt: str) -> None:
    with engine.begin() as connection:
        app_side.begin(connection, "c1", attempt)


def promote(engine: Engine, attempt: str) -> bool:
    with engine.begin() as connection:
        return app_side.promote(connection, "c1", attempt)


async def turn(store: CrossdeskTrackerStore, attempt: str, *events: object) -> DialogueStateTracker:
    tracker = await store.retrieve("c1")
    assert tracker is not None
    tracker.update(UserUttered("hi", metadata={"attempt": attempt}))
    for event in events:
        tracker.update(event)  # type: ignore[arg-type]
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    return tracker


async def test_state_is_visible_to_the_next_turn_only_after_promotion(engine: Engine) -> None:
    store = CrossdeskTrackerStore(DOMAIN, engine=engine)
    begin(engine, "a")
    await turn(store, "a", SlotSet("order_number", "CD-1"))
    begin(engine, "b")  # the app was killed before it committed; the message is tried again
    tracker = await store.retrieve("c1")
    assert tracker is not None and tracker.get_slot("order_number") is None
    await turn(store, "b", SlotSet("order_number", "CD-2"))
    assert promote(engine, "b")
    tracker = await store.retrieve("c1")
    assert tracker is not None and tracker.get_slot("order_number") == "CD-2"


async def test_late_attempt_cannot_save(engine: Engine) -> None:
    store = CrossdeskTrackerStore(DOMAIN, engine=engine)
    begin(engine, "a")
    late = await store.retrieve("c1")
    assert late is not None
    begin(engine, "b")
    late.update(UserUttered("hi", metadata={"attempt": "a"}))
    with pytest.raises(StaleTracker):
        await store.save(late)
    assert not promote(engine, "a")


async def test_outage_while_loading_cannot_lead_to_amnesia(engine: Engine) -> None:
    store = CrossdeskTrackerStore(DOMAIN, engine=engine)
    begin(engine, "a")
    await turn(store, "a", SlotSet("order_number", "CD-1"))
    promote(engine, "a")
    begin(engine, "b")
    safe = FailSafeTrackerStore(store)
    store.engine = sqlite_broken()  # the database goes away for the load …
    tracker = await safe.get_or_create_tracker("c1")
    assert tracker.get_slot("order_number") is None  # … Rasa goes on with an empty tracker …
    store.engine = engine  # … and is back for the save
    tracker.update(UserUttered("hi", metadata={"attempt": "b"}))
    await safe.save(tracker)
    assert not promote(engine, "b")
    kept = await store.retrieve("c1")
    assert kept is not None and kept.get_slot("order_number") == "CD-1"


def sqlite_broken() -> Engine:
    from bot.database import connect

    return connect("sqlite:////nonexistent/folder/x.db")


async def test_long_conversation_keeps_a_bounded_tail_with_slots_and_form(engine: Engine) -> None:
    store = CrossdeskTrackerStore(DOMAIN, engine=engine)
    sizes = []
    for number in range(60):
        attempt = f"a{number}"
        begin(engine, attempt)
        first = [SlotSet("order_number", "CD-1"), ActiveLoop("order_form")] if number == 0 else []
        await turn(store, attempt, *first)
        assert promote(engine, attempt)
        with engine.connect() as connection:
            sizes.append(len(connection.execute(select(trackers.c.committed)).scalar_one()))
    tracker = await store.retrieve("c1")
    assert tracker is not None
    assert sum(isinstance(event, UserUttered) for event in tracker.events) == MAX_TURNS
    assert tracker.get_slot("order_number") == "CD-1"
    assert tracker.active_loop_name == "order_form"
    assert max(sizes[20:]) <= 1.1 * min(sizes[20:])
