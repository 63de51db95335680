"""Run an action off the event loop and give its outcome to Rasa. Knows no order, question or ticket."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.handoff import Handover
from actions.orders.errors import OrderError
from actions.replies import to_payload
from actions.services import Services
from actions.turn import Outcome, Turn


class ShopAction(Action, ABC):
    """An action with its services. Subclasses name themselves and implement `act`."""

    action_name: ClassVar[str]

    def __init__(self, services: Services | None = None) -> None:
        self._given = services

    def name(self) -> str:
        return self.action_name

    @property
    def services(self) -> Services:
        """The services handed in, else those of the environment."""
        return self._given or Services.from_environment()

    @property
    def handover(self) -> Handover:
        """The way to a human."""
        return Handover(self.services)

    @abstractmethod
    def act(self, turn: Turn) -> Outcome:
        """Do what the action is for. May raise OrderError: then a human gets the conversation."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.read(tracker)
        outcome = await asyncio.to_thread(self._act_or_hand_over, turn)
        for reply in outcome.replies:
            dispatcher.utter_message(json_message=to_payload(reply))
        if turn.active_form is None:  # nothing could follow: spare Rasa the question what does
            outcome = replace(outcome, then_listen=True)
        return outcome.events(turn.slots)

    def _act_or_hand_over(self, turn: Turn) -> Outcome:
        try:
            return self.act(turn)
        except OrderError:
            return self.handover.backend_failed(turn)
