"""Ask Rasa for the replies to one message over its REST channel. Never retries: the inbox does.

No answer, an error and an empty answer are all `DialogueUnavailable`: stock Rasa answers 200 with ``[]`` when its
lock store or its own tracker store fails. The client is aiohttp, which takes a third of httpx's time for a request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

import aiohttp

from actions.replies import Reply, from_payload

_SOON = aiohttp.ClientTimeout(total=2)


class DialogueUnavailable(Exception):
    """Rasa did not answer, or not with a reply."""


class Dialogue(Protocol):
    """What answers a message."""

    async def respond(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> list[Reply]:
        """Return at least one reply. Raises DialogueUnavailable."""

    async def ready(self) -> bool:
        """Whether it can answer now: a server whose model could not be loaded answers nobody."""

    async def close(self) -> None:
        """Let go of what it holds open."""


class RasaDialogue:
    """The REST channel of a Rasa server."""

    def __init__(self, base_url: str, timeout: float, token: str = "") -> None:
        self._base_url = base_url.rstrip("/")
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._token = token
        self._session: aiohttp.ClientSession | None = None

    async def respond(self, conversation_id: str, text: str, metadata: dict[str, Any]) -> list[Reply]:
        body = {"sender": conversation_id, "message": text, "metadata": metadata}
        url = f"{self._base_url}/webhooks/rest/webhook"
        try:
            async with self._connected().post(url, json=body, timeout=self._timeout) as response:
                response.raise_for_status()
                answers = await response.json()
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as exc:
            raise DialogueUnavailable(type(exc).__name__) from exc
        replies = [reply_of(answer) for answer in answers]
        if not replies:
            raise DialogueUnavailable("empty answer")
        return replies

    async def ready(self) -> bool:
        url = f"{self._base_url}/status"
        try:
            async with self._connected().get(url, params={"token": self._token}, timeout=_SOON) as response:
                return response.status == 200
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return False

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _connected(self) -> aiohttp.ClientSession:
        """The session, opened on the running loop at the first request."""
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self._session


def reply_of(answer: Mapping[str, Any]) -> Reply:
    """Return one message of Rasa's answer as the reply an action or the domain named."""
    if custom := answer.get("custom"):
        return from_payload(custom)
    return Reply(text=answer.get("text") or "")
