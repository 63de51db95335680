"""Which channels there are, and which of them the settings switch on. The only place that lists them.

A channel's module has ``from_settings(settings) -> Channel``, which raises Misconfigured; it is imported only when the
channel is switched on, so that nobody pays for a provider's library that the shop does not use.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from pydantic import SecretStr

from bot.channels.base import Channel, Misconfigured
from bot.settings import Settings

SWITCHES: Mapping[str, str] = {
    "messenger": "messenger_token",
    "instagram": "instagram_token",
    "whatsapp": "whatsapp_token",
    "line": "line_token",
    "telegram": "telegram_token",
    "slack": "slack_token",
    "sms": "sms_auth_token",
    "wechat": "wechat_app_secret",
    "email": "email_imap_host",
}
"""Channel (module of `bot.channels`) → the setting that switches it on."""


def is_on(settings: Settings, name: str) -> bool:
    """Whether the settings switch a channel on."""
    value = getattr(settings, SWITCHES[name])
    return bool(value.get_secret_value() if isinstance(value, SecretStr) else value)


def make(settings: Settings, name: str) -> Channel:
    """Return one channel. Raises Misconfigured when it is unknown, switched off or incomplete."""
    if name not in SWITCHES:
        raise Misconfigured(f"there is no channel {name}: choose one of {', '.join(sorted(SWITCHES))}")
    if not is_on(settings, name):
        raise Misconfigured(f"{name} is switched off: set CROSSDESK_{SWITCHES[name].upper()}")
    channel: Channel = import_module(f"bot.channels.{name}").from_settings(settings)
    return channel


def required(**settings: SecretStr | str) -> None:
    """Raise Misconfigured, naming the first of these settings that is empty."""
    for name, value in settings.items():
        if not (value.get_secret_value() if isinstance(value, SecretStr) else value):
            raise Misconfigured(f"set CROSSDESK_{name.upper()}: the channel cannot work safely without it")


def channels_of(settings: Settings) -> dict[str, Channel]:
    """Return every channel that is switched on. Raises Misconfigured."""
    return {name: make(settings, name) for name in SWITCHES if is_on(settings, name)}
