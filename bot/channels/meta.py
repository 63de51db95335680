"""What Meta's three messengers share: the signature, the check of the webhook's address, the Graph API and its errors.

Requests carry ``X-Hub-Signature-256``, the HMAC-SHA256 of the raw body under the app's secret. The address is checked
by a GET with ``hub.verify_token``, answered with ``hub.challenge``. Calls to the Graph API carry the access token in a
header, never in an address, and an ``appsecret_proof``, so that a stolen token alone is worth nothing.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import httpx

from bot.channels.base import (
    Acknowledgement,
    ChannelError,
    DeliveryFailed,
    Forged,
    Health,
    Malformed,
    Undeliverable,
    WebhookRequest,
)
from bot.channels.http import ProviderClient, json_of
from bot.channels.reading import same

WINDOW = timedelta(hours=24)
"""Free text may be sent this long after the shopper's last message."""
AGENT_WINDOW = timedelta(days=7)
"""The same for messages that a person wrote, with the tag HUMAN_AGENT (Messenger and Instagram)."""

THROTTLED = frozenset({4, 17, 32, 341, 613, 80006, 80007, 130429, 131048, 131056})
"""Error codes for too many calls: of the app, the user, the page, the account, the phone number, the pair."""
PASSING = frozenset({1, 2, 190, 131000, 131016, 131057, 133004})
"""Error codes that pass by themselves, or (190, access token) once the shop has mended them."""


class MetaDoor:
    """The webhook of one app."""

    def __init__(self, app_secret: str, verify_token: str) -> None:
        self._secret = app_secret.encode()
        self._verify_token = verify_token

    def verify(self, request: WebhookRequest) -> None:
        """Check the signature, or on a GET the verify token. Raises Forged."""
        if request.method == "GET":
            subscribes = request.query.get("hub.mode") == "subscribe"
            if not (same(request.query.get("hub.verify_token", ""), self._verify_token) and subscribes):
                raise Forged("wrong verify token")
            return
        expected = "sha256=" + hmac.new(self._secret, request.body, hashlib.sha256).hexdigest()
        if not same(request.headers.get("x-hub-signature-256", ""), expected):
            raise Forged("wrong signature")

    def acknowledge(self, request: WebhookRequest) -> Acknowledgement:
        """The challenge on a GET. Raises Malformed when there is none."""
        if request.method != "GET":
            return Acknowledgement("EVENT_RECEIVED", "text/plain")
        challenge = request.query.get("hub.challenge", "")
        if not challenge:
            raise Malformed("hub.challenge is missing")
        return Acknowledgement(challenge, "text/plain")


class GraphClient(ProviderClient):
    """The Graph API with an access token."""

    def __init__(self, api: str, token: str, app_secret: str) -> None:
        proof = hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        super().__init__(api.rstrip("/"), headers={"Authorization": f"Bearer {token}"}, explain=_explained)
        self._proof = {"appsecret_proof": proof}

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """As the base does, with the proof."""
        params: Mapping[str, str] = {**self._proof, **options.pop("params", {})}
        return await super().send(method, path, params=params, **options)

    def check(self, response: httpx.Response) -> None:
        """Raise what an answer means: Graph tells by codes, mostly with status 400."""
        error = _error_of(response)
        code = error.get("code")
        if response.is_success or code is None:
            super().check(response)
        elif code in THROTTLED or response.status_code == 429:
            raise DeliveryFailed(_explained(response), self._pause(response), throttled=True)
        elif code in PASSING or error.get("is_transient") is True:
            raise DeliveryFailed(_explained(response), uncertain=response.status_code >= 500)
        else:
            raise Undeliverable(_explained(response))


async def health_of(client: GraphClient, node: str, field: str, setting: str) -> Health:
    """Read one field of our own account. ``setting`` names what to correct if that fails."""
    try:
        found = json_of(await client.call("GET", f"/{node}", params={"fields": field}))
    except ChannelError as exc:
        return Health(False, f"Meta refuses the token or {setting}, or does not answer ({exc})")
    return Health(True, str(found.get(field) or node))


def _error_of(response: httpx.Response) -> dict[str, Any]:
    error = json_of(response).get("error")
    return error if isinstance(error, dict) else {}


def _explained(response: httpx.Response) -> str:
    """Code and kind of an error; its text may quote what we sent, so it is left out."""
    error = _error_of(response)
    numbers = [str(error[name]) for name in ("code", "error_subcode") if error.get(name) is not None]
    return " ".join(["error", "/".join(numbers), str(error.get("type", ""))]).strip() if numbers else ""
