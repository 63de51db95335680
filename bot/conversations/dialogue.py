"""Ask Rasa for the replies to one message over its REST channel. Never retries: the inbox does.

No answer, an error and an empty answer are all `DialogueUnavailable`: stock Rasa answers 200 with ``[]`` when its
lock store or its own tracker store fails.
"""

from __future__ import annotations

from typing import Any, Protocol

import httpx

from actions.replies import Reply, from_payload


class DialogueUnavailable(Exception):
    """Rasa did not answer, or not with a reply."""


class Dialogue(Protocol):
    """What answers a message."""

    async def respond(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> list[Reply]:
        """Return at least one reply. Raises DialogueUnavailable."""

    async def ready(self) -> bool:
        """Whether it can answer now: a server whose model could not be loaded answers nobody."""


class RasaDialogue:
    """The REST channel of a Rasa server."""

    def __init__(self, base_url: str, timeout: float, token: str = "") -> None:
        self._token = token
        self._client = httpx.AsyncClient(
            base_url=base_url, timeout=timeout, limits=httpx.Limits(max_keepalive_connections=32)
        )

    async def respond(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> list[Reply]:
        body = {"sender": conversation_id, "message": text, "metadata": metadata}
        try:
            response = await self._client.post("/webhooks/rest/webhook", json=body)
            response.raise_for_status()
            answers = response.json()
        except (httpx.HTTPError, ValueError) as exc:
            raise DialogueUnavailable(type(exc).__name__) from exc
        replies = [_reply(answer) for answer in answers]
        if not replies:
            raise DialogueUnavailable("empty answer")
        return replies

    async def ready(self) -> bool:
        try:
            response = await self._client.get("/status", params={"token": self._token}, timeout=2)
        except httpx.HTTPError:
            return False
        return response.status_code == 200

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _reply(answer: dict[str, Any]) -> Reply:
    if custom := answer.get("custom"):
        return from_payload(custom)
    return Reply(text=answer.get("text") or "")
