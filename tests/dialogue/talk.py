"""Hold a conversation with the trained dialogue, in one process: Rasa's own processor, our own actions.

Messages carry their understanding with them, so that what is tested is the dialogue and not the classifier.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from actions.replies import Reply, from_payload
from bot.messages import Catalogue

CATALOGUE = Catalogue()


class InProcess(EndpointConfig):
    """An action endpoint that calls the executor. What crosses it is JSON, as over HTTP."""

    def __init__(self, executor: ActionExecutor) -> None:
        super().__init__(url="http://actions.example.com", enable_selective_domain=True)
        self.executor = executor
        self.calls: list[str] = []

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        call = json.loads(json.dumps(kwargs["json"]))
        self.calls.append(call["next_action"])
        return json.loads(json.dumps(await self.executor.run(call)))


@dataclass
class Heard:
    """What the assistant said to one message."""

    replies: list[Reply]
    texts: list[str]
    calls: list[str]
    """The actions Rasa called over HTTP."""

    @property
    def keys(self) -> list[str | None]:
        return [reply.key for reply in self.replies]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def payloads(self) -> list[str]:
        return [button.payload for reply in self.replies for button in reply.buttons]


@dataclass
class Talk:
    """One conversation."""

    agent: Agent
    endpoint: InProcess
    conversation_id: str
    language: str = "en"
    turns: int = 0
    ticket: str | None = None
    sent: list[str] = field(default_factory=list)

    async def say(
        self,
        text: str,
        intent: str = "give_order_details",
        *,
        confidence: float = 0.95,
        anger: float = 0.0,
        topics: tuple[str, ...] = (),
        turn_id: str | None = None,
        **entities: str,
    ) -> Heard:
        """Send a message understood as ``intent`` with these entities."""
        parsed = {
            "text": text,
            "intent": {"name": intent, "confidence": confidence},
            "entities": [{"entity": kind, "value": value} for kind, value in entities.items()],
            "anger": {"score": anger, "reasons": [], "topics": list(topics)},
        }
        return await self._send(text, parsed, turn_id)

    async def press(self, payload: str) -> Heard:
        """Press a button."""
        return await self._send(payload, None, None)

    async def _send(self, text: str, parsed: dict[str, Any] | None, turn_id: str | None) -> Heard:
        self.turns += 1
        metadata: dict[str, Any] = {
            "turn_id": turn_id or f"{self.conversation_id}-{self.turns}",
            "language": {"code": self.language, "confidence": 1.0},
            "market": "DE",
            "channel": "web",
        }
        if self.ticket:
            metadata["ticket"] = self.ticket
        message = UserMessage(
            text, CollectingOutputChannel(), self.conversation_id, parse_data=parsed, metadata=metadata
        )
        before = len(self.endpoint.calls)
        answers = await self.agent.processor.handle_message(message) or []
        replies = [from_payload(answer["custom"]) for answer in answers]
        texts = [CATALOGUE.render(reply, self.language).text for reply in replies]
        return Heard(replies, texts, self.endpoint.calls[before:])

    async def slots(self) -> dict[str, Any]:
        """What the tracker remembers now."""
        tracker = await self.agent.processor.tracker_store.get_or_create_tracker(self.conversation_id)
        return tracker.current_slot_values()

    async def form(self) -> str | None:
        """The active form."""
        tracker = await self.agent.processor.tracker_store.get_or_create_tracker(self.conversation_id)
        return tracker.active_loop_name
