"""Instagram direct messages, as documented for the Instagram messaging API: Messenger's format with narrower limits.

Text is limited in bytes, not characters. Nothing of ours comes back with an echo and no idempotency key is taken, so a
message whose answer was lost on the way may be sent again by the relay.
"""

from __future__ import annotations

from dataclasses import replace

from bot.channels.base import Health
from bot.channels.messenger import Messenger
from bot.channels.meta import health_of
from bot.channels.registry import required
from bot.settings import Settings


class Instagram(Messenger):
    """One professional account."""

    name = "instagram"
    kind = "instagram"
    capabilities = replace(
        Messenger.capabilities, max_length=1000, unit="bytes", receipts=False, rate="100/second"
    )

    async def health(self) -> Health:
        return await health_of(self._client, self._account, "username", "CROSSDESK_INSTAGRAM_ACCOUNT_ID")


def from_settings(settings: Settings) -> Instagram:
    """The account of the settings. Raises Misconfigured."""
    required(
        instagram_account_id=settings.instagram_account_id,
        instagram_app_secret=settings.instagram_app_secret,
        instagram_verify_token=settings.instagram_verify_token,
    )
    return Instagram(
        account=settings.instagram_account_id,
        token=settings.instagram_token.get_secret_value(),
        app_secret=settings.instagram_app_secret.get_secret_value(),
        verify_token=settings.instagram_verify_token.get_secret_value(),
        api=settings.instagram_api,
    )
