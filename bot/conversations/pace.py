"""Keep to the rates a provider documents, for the whole account and for one recipient. Counts in this process: with
several app processes each takes the whole rate, and the provider's own throttling does the rest.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.channels.base import Capabilities, Channel

Rule = tuple[RateLimitItem, tuple[str, ...]]


class Pace:
    """When the next message of a channel may leave."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self._capabilities: dict[str, Capabilities] = {name: c.capabilities for name, c in channels.items()}
        self._storage = MemoryStorage()  # the limiter itself holds it only weakly
        self._limiter = MovingWindowRateLimiter(self._storage)

    def wait(self, channel: str, address: str | None = None) -> float:
        """Seconds until the channel, and the recipient if one is named, may be sent to; 0 for now."""
        blocked = [
            rule for rule in self._rules(channel, address) if not self._limiter.test(rule[0], *rule[1])
        ]
        resets = [self._limiter.get_window_stats(item, *key)[0] for item, key in blocked]
        return max([reset - time.time() for reset in resets] + [0.01]) if blocked else 0.0

    def take(self, channel: str, address: str) -> None:
        """Count one message."""
        for item, key in self._rules(channel, address):
            self._limiter.hit(item, *key)

    def _rules(self, channel: str, address: str | None) -> list[Rule]:
        capabilities = self._capabilities[channel]
        rules: list[Rule] = []
        if capabilities.rate:
            rules += [(item, (channel,)) for item in parse_many(capabilities.rate)]
        if capabilities.rate_per_address and address is not None:
            rules += [(item, (channel, address)) for item in parse_many(capabilities.rate_per_address)]
        return rules
