"""Say whether a prediction is the first of a turn. Predicts nothing."""

from __future__ import annotations

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected
from rasa.shared.core.trackers import DialogueStateTracker


def begins_turn(tracker: DialogueStateTracker) -> bool:
    """Whether a message has just come and no action has answered or rejected it."""
    last = next(
        (e for e in reversed(tracker.events) if isinstance(e, ActionExecuted | ActionExecutionRejected)), None
    )
    if isinstance(last, ActionExecutionRejected) or tracker.latest_message is None:
        return False
    return bool(tracker.latest_action_name == ACTION_LISTEN_NAME)
