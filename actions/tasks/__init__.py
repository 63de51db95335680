"""What can be done with an order: one module per task. Each says what it needs to ask, and does it."""

from collections.abc import Mapping

from actions.tasks.base import Task
from actions.tasks.cancellation import CancelOrder
from actions.tasks.changes import ChangeOrder
from actions.tasks.item_problem import ItemProblem
from actions.tasks.refunds import TellRefund
from actions.tasks.returns import ExchangeItem, ReturnItem
from actions.tasks.tracking import DeliveryProblem, TrackOrder

TASKS: Mapping[str, Task] = {
    "track_order": TrackOrder(),
    "report_delivery_problem": DeliveryProblem(),
    "cancel_order": CancelOrder(),
    "change_order": ChangeOrder(),
    "return_item": ReturnItem(),
    "exchange_item": ExchangeItem(),
    "refund_status": TellRefund(),
    "report_item_problem": ItemProblem(),
}
"""By the intent that names the task."""

__all__ = ["TASKS", "Task"]
