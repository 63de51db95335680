"""Limit how often one network address may call. Decides by a moving window; off in demo mode (loopback only)."""

from __future__ import annotations

from fastapi import HTTPException, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class Limiter:
    """Counts calls per kind and address in this process."""

    def __init__(self, per_minute: int, enabled: bool) -> None:
        self._limit = RateLimitItemPerMinute(per_minute)
        self._storage = MemoryStorage()  # the limiter itself holds it only weakly
        self._limiter = MovingWindowRateLimiter(self._storage)
        self._enabled = enabled

    def check(self, request: Request, kind: str) -> None:
        """Count one call. Raises HTTPException 429 with ``Retry-After``."""
        address = request.client.host if request.client else "unknown"
        if self._enabled and not self._limiter.hit(self._limit, kind, address):
            raise HTTPException(429, "too many requests: wait a minute", headers={"Retry-After": "60"})


class BodyLimit:
    """ASGI middleware that refuses a request body above ``max_bytes`` while it arrives, with 413."""

    def __init__(self, app, max_bytes: int) -> None:  # type: ignore[no-untyped-def]
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > self._max_bytes:
            await _refuse(receive, send)
            return
        read = 0

        async def counted():  # type: ignore[no-untyped-def]
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._max_bytes:
                raise _TooLarge
            return message

        try:
            await self._app(scope, counted, send)
        except _TooLarge:
            await _refuse(None, send)


class _TooLarge(Exception):
    """The body went on beyond the limit."""


async def _refuse(receive, send) -> None:  # type: ignore[no-untyped-def]
    more = receive is not None
    while more:  # read to the end, so that the client sees the answer and not a broken connection
        more = (await receive()).get("more_body", False)
    await send(
        {
            "type": "http.response.start",
            "status": 413,
            "headers": [(b"content-type", b"application/json"), (b"connection", b"close")],
        }
    )
    await send({"type": "http.response.body", "body": b'{"detail":"the request is too large"}'})
