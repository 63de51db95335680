"""Do what the form has collected everything for. Decides nothing itself: the tasks do."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ShopAction
from actions.replies import Reply
from actions.tasks import TASKS
from actions.tasks.base import ANSWERS, Case
from actions.turn import Outcome, Turn


class PerformOrderTask(ShopAction):
    """Runs after the form, for the task and the order in the slots."""

    action_name = "action_order_task"

    def act(self, turn: Turn) -> Outcome:
        task, number = TASKS.get(turn.slots.get("task") or ""), turn.slots.get("order_number")
        if task is None or not number:
            return self.handover.turn_failed(turn, Reply(key="not-understood", status="failed"))
        answers = {slot: turn.slots[slot] for slot in ANSWERS if turn.slots.get(slot) is not None}
        outcome = task.perform(Case(turn, number, self.services, answers))
        done = {"failed_turns": 0, "misses": 0, **dict.fromkeys(ANSWERS)}
        return replace(outcome, slots={**done, **outcome.slots})
