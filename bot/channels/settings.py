"""The settings group of every channel. `bot.settings.Settings` inherits all of them, so that each is an environment
variable (``CROSSDESK_TELEGRAM_TOKEN``) and stands in the reference. Secrets are SecretStr and never have a default.
"""

from __future__ import annotations

from pydantic import BaseSettings, Field, SecretStr

_NONE = SecretStr("")


class TelegramSettings(BaseSettings):
    """A bot of the Telegram Bot API."""

    telegram_token: SecretStr = Field(_NONE, description="Telegram bot token; empty switches Telegram off.")
    telegram_secret: SecretStr = Field(
        _NONE, description="Telegram webhook secret, compared with the secret-token header."
    )
    telegram_api: str = Field("https://api.telegram.org", description="Address of the Telegram Bot API.")


class ChannelSettings(TelegramSettings):
    """The settings of all channels."""

    reorder_seconds: float = Field(
        0.25,
        ge=0,
        le=10,
        description="Seconds a messenger's message waits for earlier ones that the provider delivers late.",
    )
