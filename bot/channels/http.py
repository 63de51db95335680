"""Call a provider's HTTP API and say what its answer means for a delivery. Never retries: the relay does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.channels.base import DeliveryFailed, Undeliverable

TIMEOUT_SECONDS = 10.0
LONGEST_WAIT_SECONDS = 3600.0
"""A provider that asks for a longer pause is asked again after an hour."""

RetryAfter = Callable[[httpx.Response], "float | None"]
Explain = Callable[[httpx.Response], str]


class ProviderClient:
    """An httpx client whose failures are the channel errors."""

    def __init__(
        self,
        base_url: str,
        *,
        headers: Mapping[str, str] | None = None,
        auth: httpx.Auth | tuple[str, str] | None = None,
        timeout: float | None = None,
        explain: Explain | None = None,
        retry_after: RetryAfter | None = None,
    ) -> None:
        """``explain`` names a refusal (a code of the provider, never a text of a shopper); ``retry_after`` reads the
        pause from the answer where the provider does not use the header."""
        self._client = httpx.AsyncClient(
            base_url=base_url, headers=headers, auth=auth, timeout=timeout or TIMEOUT_SECONDS
        )
        self._explain = explain
        self._retry_after = retry_after

    async def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Return a 2xx answer. Raises DeliveryFailed or Undeliverable.

        A failed connection leaves nothing with the provider; whatever happens later leaves it uncertain.
        """
        response = await self.send(method, path, **options)
        self.check(response)
        return response

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Return whatever the provider answers. Raises DeliveryFailed when it does not."""
        try:
            return await self._client.request(method, path, **options)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as exc:
            raise DeliveryFailed(type(exc).__name__) from exc
        except (httpx.HTTPError, httpx.InvalidURL) as exc:
            raise DeliveryFailed(type(exc).__name__, uncertain=True) from exc

    def check(self, response: httpx.Response) -> None:
        """Raise what an answer means. A redirect is a refusal: none of our providers redirects an API call."""
        status = response.status_code
        if response.is_success:
            return
        if status == 429:
            raise DeliveryFailed("throttled", self._pause(response), throttled=True)
        reason = f"status {status}"
        if self._explain is not None and (why := self._explain(response)):
            reason = f"{reason}: {why}"[:180]
        if status >= 500:
            raise DeliveryFailed(reason, self._pause(response), uncertain=status != 503)
        if status in (
            401,
            408,
            425,
        ):  # wrong credentials are not the message's fault: it waits for the right ones
            raise DeliveryFailed(reason)
        raise Undeliverable(reason)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    def _pause(self, response: httpx.Response) -> float | None:
        seconds = self._retry_after(response) if self._retry_after else None
        if seconds is None:
            seconds = retry_after_header(response.headers.get("retry-after", ""))
        return None if seconds is None else min(max(seconds, 0.0), LONGEST_WAIT_SECONDS)


def retry_after_header(value: str) -> float | None:
    """Seconds of a ``Retry-After`` header: a number or an HTTP date (RFC 9110, 10.2.3); None when unreadable."""
    if value.strip().isdecimal():
        return float(value)
    try:
        return (parsedate_to_datetime(value) - datetime.now(timezone.utc)).total_seconds()
    except (TypeError, ValueError, IndexError):
        return None


def json_of(response: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer, or an empty one."""
    try:
        body = response.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
