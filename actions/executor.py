"""Register every action of this package with the services handed in. Runs none."""

from __future__ import annotations

from rasa_sdk.executor import ActionExecutor

from actions.base import ShopAction
from actions.fallback import DefaultFallback
from actions.faq import AnswerFaq
from actions.handoff.action import HandOff
from actions.order_form import ValidateOrderForm
from actions.order_task import PerformOrderTask
from actions.services import Services
from actions.small_talk import AnswerOffer, Complaint, OutOfScope, SwitchLanguage

ACTIONS: tuple[type[ShopAction], ...] = (
    ValidateOrderForm,
    PerformOrderTask,
    AnswerFaq,
    AnswerOffer,
    SwitchLanguage,
    Complaint,
    OutOfScope,
    HandOff,
    DefaultFallback,
)


def build_executor(services: Services) -> ActionExecutor:
    """Return an executor whose actions use ``services``; the app calls it for Rasa's action requests."""
    executor = ActionExecutor()
    for action in ACTIONS:
        executor.register_action(action(services))
    return executor
