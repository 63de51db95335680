"""Load and save Rasa's dialogue state as part of the app's turn. Never keeps a whole conversation.

Rasa loads the pending state if the current attempt has saved one, else the committed state, and saves to pending.
A save is accepted only from the attempt that is current and only for a tracker that was loaded from this row, so
neither a late request nor a database outage (after which Rasa would go on with an empty tracker) can replace a
conversation's state. Only the last `MAX_TURNS` user turns are kept as events; slots and the active form before
them are carried over as events in front (I7).
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import select, update
from sqlalchemy.engine import Engine

from bot.conversations.tables import trackers
from bot.database import connect, reading
from bot.tracker.repeated_work import spare_repeated_work

MAX_TURNS = 6
RECENT_TRACKERS = 500
"""Trackers kept ready for their next turn; reading one back from its stored state takes a third of a light turn."""


class StaleTracker(RuntimeError):
    """The tracker was not loaded from the stored state, or its attempt is no longer current."""


class CrossdeskTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Named in endpoints.yml as ``bot.tracker.store.CrossdeskTrackerStore`` with the app's database ``url``."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str = "",
        event_broker: Any = None,
        engine: Engine | None = None,
    ) -> None:
        spare_repeated_work()
        self.engine = engine or connect(host)
        self._recent: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        super().__init__(domain, event_broker)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation's tracker, empty when it has just begun; None when it is not known."""
        with reading(self.engine) as connection:
            row = connection.execute(
                select(trackers.c.version, trackers.c.committed, trackers.c.pending).where(
                    trackers.c.conversation_id == sender_id
                )
            ).first()
        if row is None:
            return None
        tracker = self._tracker(sender_id, row.pending or row.committed)
        tracker.crossdesk_version = row.version
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the tracker's bounded tail. Raises StaleTracker when it must not replace the stored state."""
        message = tracker.latest_message
        if message is None or not (message.text or message.intent):
            return  # created but nothing said yet: there is nothing worth keeping
        attempt = (message.metadata or {}).get("attempt")
        version = getattr(tracker, "crossdesk_version", None)
        bounded = self._bounded(tracker)
        state = self.serialise_tracker(bounded)
        with self.engine.begin() as connection:
            if attempt is None:
                self._save_direct(connection, tracker.sender_id, state)
                return
            changed = connection.execute(
                update(trackers)
                .where(
                    trackers.c.conversation_id == tracker.sender_id,
                    trackers.c.attempt == attempt,
                    trackers.c.version == version,
                )
                .values(pending=state)
            )
        if changed.rowcount != 1:
            raise StaleTracker("this attempt may not save the conversation's state")
        self._remember(state, bounded)

    async def keys(self) -> list[str]:
        """Ids of all conversations."""
        with reading(self.engine) as connection:
            return list(connection.execute(select(trackers.c.conversation_id)).scalars())

    def _tracker(self, sender_id: str, state: str | None) -> DialogueStateTracker:
        """The tracker of a stored state. One that this process saved is handed out again, once: a turn changes it."""
        if state is None:
            return self._fresh(sender_id)
        recent = self._recent.pop(state, None)
        return recent if recent is not None else self.deserialise_tracker(sender_id, state)

    def _remember(self, state: str, tracker: DialogueStateTracker) -> None:
        self._recent[state] = tracker
        if len(self._recent) > RECENT_TRACKERS:
            self._recent.popitem(last=False)

    def _fresh(self, sender_id: str) -> DialogueStateTracker:
        tracker: DialogueStateTracker = self.init_tracker(sender_id)
        tracker.update(ActionExecuted("action_listen"))
        return tracker

    def _save_direct(self, connection: Any, sender_id: str, state: str) -> None:
        """Keep a conversation held without the app (`rasa shell`)."""
        changed = connection.execute(
            update(trackers).where(trackers.c.conversation_id == sender_id).values(committed=state)
        )
        if changed.rowcount == 0:
            connection.execute(
                trackers.insert().values(conversation_id=sender_id, committed=state, version=0)
            )

    def _bounded(self, tracker: DialogueStateTracker) -> DialogueStateTracker:
        events = list(tracker.events)
        turns = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
        if len(turns) <= MAX_TURNS:
            return tracker
        cut = turns[-MAX_TURNS]
        slots = self.domain.slots if self.domain else []
        before = DialogueStateTracker.from_events(tracker.sender_id, events[:cut], slots)
        return DialogueStateTracker.from_events(tracker.sender_id, _carried(before) + events[cut:], slots)


def _carried(before: DialogueStateTracker) -> list[Event]:
    """The state of a tracker as the fewest events."""
    carried: list[Event] = [
        SlotSet(name, slot.value) for name, slot in before.slots.items() if slot.value != slot.initial_value
    ]
    if before.active_loop_name:
        carried.append(ActiveLoop(before.active_loop_name))
    carried.append(ActionExecuted("action_listen"))
    return carried
