"""Hold conversations with a trained model in this process: Rasa's own processor, our actions, no server.

For measuring and for trying out. What crosses between dialogue and actions is JSON, as over HTTP; the dialogue state
goes through the serving tracker store into the shop's database. Nothing here decides what is said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Engine

from actions.replies import Reply
from bot.conversations.dialogue import DialogueUnavailable, reply_of
from bot.nlu.graph import load_processor


class InProcessDialogue:
    """A trained model that answers messages; implements `bot.conversations.dialogue.Dialogue`.

    Loading takes seconds. `serve` chooses the shop; one shop at a time.
    """

    def __init__(self, rasa_model: Path) -> None:
        """Load the archive. Raises `bot.nlu.graph.GraphFailed`."""
        self._processor = load_processor(rasa_model)
        self.said: tuple[Reply, ...] = ()
        """The replies to the last message."""

    def serve(self, engine: Engine, executor: Any) -> None:
        """Answer from now on with the actions of ``executor``, keeping dialogue state in the database."""
        from bot.tracker.store import CrossdeskTrackerStore

        self._processor.tracker_store = CrossdeskTrackerStore(self._processor.domain, engine=engine)
        self._processor.action_endpoint = _endpoint(executor)

    async def respond(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> list[Reply]:
        """Return at least one reply. Raises DialogueUnavailable."""
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        message = UserMessage(text, CollectingOutputChannel(), conversation_id, metadata=metadata)
        replies = [reply_of(answer) for answer in await self._processor.handle_message(message) or []]
        if not replies:
            raise DialogueUnavailable("empty answer")
        self.said = tuple(replies)
        return replies

    async def understood(self, conversation_id: str) -> Mapping[str, Any]:
        """Return what the model made of the conversation's last message: intent, entities, anger."""
        tracker = await self._processor.tracker_store.retrieve(conversation_id)
        found: Mapping[str, Any] = tracker.latest_message.parse_data if tracker else {}
        return found

    async def ready(self) -> bool:
        """Always: there is no server to wait for."""
        return True

    async def close(self) -> None:
        """Nothing is held open."""


def _endpoint(executor: Any) -> Any:
    """Return an action endpoint for Rasa that calls the executor."""
    from rasa.utils.endpoints import EndpointConfig

    class Endpoint(EndpointConfig):
        async def request(self, *args: Any, **kwargs: Any) -> Any:
            call = json.loads(json.dumps(kwargs["json"]))
            return json.loads(json.dumps(await executor.run(call)))

    return Endpoint(url="http://actions.invalid", enable_selective_domain=True)
