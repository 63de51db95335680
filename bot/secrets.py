"""Derive purpose-bound secrets from the signing key, so that one key is all a shop must keep."""

from __future__ import annotations

import hashlib
import hmac

from bot.settings import Settings


def action_token(settings: Settings) -> str:
    """The token Rasa shows to the action endpoint."""
    if given := settings.action_token.get_secret_value():
        return given
    return hmac.new(settings.signing_key().encode(), b"action-endpoint", hashlib.sha256).hexdigest()
