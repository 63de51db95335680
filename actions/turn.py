"""Read what Rasa hands to an action, and say what an action hands back. Data only; decides nothing.

`Turn` is the shopper's message with what is known about it; `Outcome` is what the action says and remembers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet

from actions.replies import Reply

REQUESTED_SLOT = "requested_slot"
LISTEN = "action_listen"
ALWAYS_SET = frozenset({REQUESTED_SLOT, "misses"})
"""What the form tells Rasa by the mere event: the slot to ask for next, and that it has heard something."""


@dataclass(frozen=True)
class Entity:
    """A fact found in the message, or carried by a button's payload."""

    kind: str
    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Turn:
    """One message of a shopper, with the conversation's slots as they were when the action was called."""

    conversation_id: str
    turn_id: str
    text: str
    intent: str
    confidence: float
    entities: tuple[Entity, ...] = ()
    language: str = "en"
    market: str = "default"
    channel: str = "web"
    client_address: str | None = None
    anger: Mapping[str, Any] = field(default_factory=dict)
    slots: Mapping[str, Any] = field(default_factory=dict)
    active_form: str | None = None
    interrupted: bool = False
    """Another action has already answered this message; the form is only asked to go on."""
    after_success: bool = False
    """Everything that was said to the message before this one resolved it."""
    anger_before: tuple[float, ...] = ()
    """Anger of the shopper's earlier messages that Rasa still remembers, the latest last."""

    @classmethod
    def read(cls, tracker: Tracker) -> Turn:
        """Read a turn from the tracker of an action call."""
        message = tracker.latest_message
        event = _last_user_event(tracker.events)
        metadata: Mapping[str, Any] = event.get("metadata") or {}
        intent: Mapping[str, Any] = message.get("intent") or {}
        return cls(
            conversation_id=tracker.sender_id,
            turn_id=str(metadata.get("turn_id") or event.get("message_id") or tracker.sender_id),
            text=message.get("text") or "",
            intent=intent.get("name") or "",
            confidence=float(intent.get("confidence") or 0.0),
            entities=tuple(_entity(found) for found in message.get("entities") or ()),
            language=_language(metadata, message),
            market=str(metadata.get("market") or "default"),
            channel=str(metadata.get("channel") or "web"),
            client_address=metadata.get("client_address"),
            anger=message.get("anger") or {},
            slots=tracker.slots,
            active_form=(tracker.active_loop or {}).get("name"),
            interrupted=_answered_already(tracker.events),
            after_success=_resolved_before(tracker.events),
            anger_before=anger_scores(
                event.get("parse_data") for event in tracker.events if event.get("event") == "user"
            )[:-1],
        )

    def entity(self, kind: str) -> str | None:
        """Return the first value of a kind of entity, or None."""
        return next((entity.value for entity in self.entities if entity.kind == kind), None)

    @property
    def requested(self) -> str | None:
        """The slot that the active form has asked for."""
        return self.slots.get(REQUESTED_SLOT)

    @property
    def failed_turns(self) -> int:
        """How many turns in a row were not resolved before this one. What is answered without an action, such
        as a greeting, ends the row as well, though it cannot write the slot."""
        return 0 if self.after_success else int(self.slots.get("failed_turns") or 0)


@dataclass(frozen=True)
class Outcome:
    """What an action says, the slots it sets and whether it leaves the active form."""

    replies: tuple[Reply, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    leave_form: bool = False
    then_listen: bool = False
    """The turn ends here, whatever the rules would do next."""

    def events(self, before: Mapping[str, Any]) -> list[EventType]:
        """Return the outcome as events for Rasa's tracker, without slots that are ``before`` as they will be:
        Rasa checks every event against a schema, which takes longer than most actions."""
        events: list[EventType] = [
            SlotSet(name, value)
            for name, value in self.slots.items()
            if name in ALWAYS_SET or before.get(name) != value
        ]
        if self.leave_form:
            events += [SlotSet(REQUESTED_SLOT, None), ActiveLoop(None)]
        if self.then_listen:
            events.append(FollowupAction(LISTEN))
        return events


def anger_scores(parsed: Iterable[Mapping[str, Any] | None]) -> tuple[float, ...]:
    """Return the anger score of each message that was understood so; a button has none."""
    found = [((one or {}).get("anger") or {}).get("score") for one in parsed]
    return tuple(float(score or 0.0) for score in found)


def _entity(found: Mapping[str, Any]) -> Entity:
    return Entity(found["entity"], str(found["value"]), found.get("start"), found.get("end"))


def _language(metadata: Mapping[str, Any], message: Mapping[str, Any]) -> str:
    language = metadata.get("language") or message.get("language") or {}
    return str(language.get("code") or "en") if isinstance(language, Mapping) else str(language)


def _last_user_event(events: list[dict[str, Any]]) -> Mapping[str, Any]:
    return next((event for event in reversed(events) if event.get("event") == "user"), {})


def _resolved_before(events: list[dict[str, Any]]) -> bool:
    statuses: list[str] = []
    messages = 0
    for event in reversed(events):
        if event.get("event") == "user":
            messages += 1
            if messages == 2:
                break
        elif event.get("event") == "bot" and messages == 1:
            custom = (event.get("data") or {}).get("custom") or {}
            statuses.append(custom.get("status") or "resolved")
    return bool(statuses) and all(status == "resolved" for status in statuses)


def _answered_already(events: list[dict[str, Any]]) -> bool:
    """Whether an action other than a form has run since the message came."""
    for event in reversed(events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action" and str(event.get("name")).startswith(("action_", "utter_")):
            return True
    return False
