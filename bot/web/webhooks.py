"""The messengers' door: verify raw bytes, store, acknowledge. Answers come later, through the relay.

A request that is not the provider's gets 403 and nothing about it is logged; one that cannot be read gets 400, so that
the provider shows it to the shop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

import structlog
from fastapi import APIRouter, HTTPException, Request, Response

from bot.channels.base import (
    Channel,
    ChannelError,
    Event,
    Forged,
    Inbound,
    Malformed,
    Receipt,
    WebhookRequest,
)
from bot.conversations.models import ConversationError
from bot.conversations.reception import Reception
from bot.conversations.relay import Relay

events = structlog.get_logger(__name__)


class Webhooks:
    """Takes what channels receive, by webhook or as listeners."""

    def __init__(
        self,
        *,
        channels: Mapping[str, Channel],
        reception: Reception,
        relay: Relay,
        base_url: Callable[[], str],
    ) -> None:
        self._channels = channels
        self._reception = reception
        self._relay = relay
        self._base_url = base_url
        self._attending: set[asyncio.Task[None]] = set()

    async def answer(self, name: str, request: WebhookRequest) -> Response:
        """Return the acknowledgement once every message is stored. Raises HTTPException 400, 403 or 404."""
        channel = self._channels.get(name)
        if channel is None:
            raise HTTPException(404, "this channel is not switched on")
        try:
            channel.verify(request)
            found = channel.parse(request)
            acknowledgement = channel.acknowledge(request)
        except Forged as exc:
            raise HTTPException(403, "not from the provider") from exc
        except Malformed as exc:
            raise HTTPException(400, str(exc)) from exc
        await self.take(channel, found)
        return Response(
            acknowledgement.content, acknowledgement.status, media_type=acknowledgement.media_type
        )

    async def take(self, channel: Channel, found: Sequence[Event]) -> None:
        """Store messages and receipts; what is stored when this returns will be answered."""
        for inbound in await asyncio.to_thread(self._store, channel.name, found):
            task = asyncio.create_task(_attend(channel, inbound))
            self._attending.add(task)
            task.add_done_callback(self._attending.discard)

    async def close(self) -> None:
        """Stop showing marks."""
        for task in self._attending:
            task.cancel()
        await asyncio.gather(*self._attending, return_exceptions=True)

    async def listen(self, channel: Channel) -> None:
        """Run a channel that fetches its messages itself, until cancelled."""

        async def take(found: Sequence[Event]) -> None:
            await self.take(channel, found)

        await channel.listen(take)  # type: ignore[attr-defined]

    def _store(self, name: str, found: Sequence[Event]) -> list[Inbound]:
        """Return the new messages that the bot will answer."""
        fresh = []
        for event in found:
            if isinstance(event, Receipt):
                self._relay.settle(event)
                continue
            try:
                accepted = self._reception.receive_from(name, event)
            except ConversationError:
                continue  # nothing readable in it (control characters): acknowledged, nothing to answer
            if not accepted.duplicate and accepted.owner == "bot":
                fresh.append(event)
        return fresh

    def router(self) -> APIRouter:
        """The routes."""
        router = APIRouter(prefix="/channels", tags=["channels"])

        @router.get("/{name}/webhook")
        @router.post("/{name}/webhook")
        async def webhook(name: str, request: Request) -> Response:
            """Take messages from a messenger, or answer the check of its console (GET): verified on raw bytes, stored,
            acknowledged, answered later."""
            return await self.answer(name, await self._as_sent(request))

        return router

    async def _as_sent(self, request: Request) -> WebhookRequest:
        """The request with the address that the provider called: ours may be behind a proxy."""
        query = f"?{request.url.query}" if request.url.query else ""
        return WebhookRequest(
            method=request.method,
            url=f"{self._base_url()}{request.url.path}{query}",
            query=dict(request.query_params),
            headers={name.lower(): value for name, value in request.headers.items()},
            body=await request.body(),
        )


async def _attend(channel: Channel, inbound: Inbound) -> None:
    try:
        await channel.attend(inbound)
    except ChannelError as exc:
        events.info("mark_not_shown", channel=channel.name, reason=str(exc))
