"""WeChat's access token: fetched from ``stable_token``, which gives every process of a shop the same one, and kept
until shortly before it expires.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import ClassVar

import httpx

from bot.channels.base import DeliveryFailed
from bot.channels.http import ProviderClient, json_of

EARLY_SECONDS = 300
"""WeChat hands out the next token five minutes before the old one ends."""


class AccessToken:
    """The token of one account."""

    EXPIRED: ClassVar[frozenset[int]] = frozenset({40001, 40014, 42001})
    """Errors that a fresh token cures."""
    OURS: ClassVar[frozenset[int]] = frozenset({40013, 40125, 40164, 41002, 41004, 48001, 50002})
    """Wrong id or secret, an address that is not on the account's list, missing rights: mended in the console."""

    def __init__(
        self, app_id: str, secret: str, client: ProviderClient, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.app_id = app_id
        self._secret = secret
        self._client = client
        self._now = now
        self._token = ""
        self._until = 0.0
        self._refused = ""
        self._fetching = asyncio.Lock()

    async def token(self) -> str:
        """Return a token that should work. Raises DeliveryFailed."""
        async with self._fetching:
            if not self._token or self._now() >= self._until:
                await self._fetch(force=False)
                if self._token == self._refused:
                    await self._fetch(force=True)
            return self._token

    def forget(self, token: str) -> None:
        """WeChat refused this token: it must not be used again."""
        self._refused = token
        if self._token == token:
            self._token = ""

    async def _fetch(self, *, force: bool) -> None:
        """A forced one ends the old token everywhere, and WeChat allows twenty a day: only when it was refused."""
        body = {
            "grant_type": "client_credential",
            "appid": self.app_id,
            "secret": self._secret,
            "force_refresh": force,
        }
        response = await self._client.call("POST", "/cgi-bin/stable_token", json=body)
        answer = json_of(response)
        token, lasts = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not isinstance(lasts, int):
            raise DeliveryFailed(f"no access token: WeChat error {error_of(response)}")
        self._token, self._until = token, self._now() + max(lasts - EARLY_SECONDS, 30)


def error_of(response: httpx.Response) -> int | None:
    """WeChat's error code, which comes with HTTP 200; 0 for success, None when the answer is no JSON object."""
    answer = json_of(response)
    code = answer.get("errcode", 0) if answer else None
    return code if isinstance(code, int) else None
