"""What every channel must keep to. A channel's test inherits `DeliveryContract`, and `WebhookContract` if it has a
webhook, and overrides the fixture ``bench`` with a `Bench` of its own: the channel beside its provider's double.
"""

from tests.contract.channel_bench import Bench, Said, Shop
from tests.contract.channel_delivery import DeliveryContract
from tests.contract.channel_forgery import forge_body, forge_header, mutate
from tests.contract.channel_webhooks import WebhookContract

__all__ = [
    "Bench",
    "ChannelContract",
    "DeliveryContract",
    "Said",
    "Shop",
    "WebhookContract",
    "forge_body",
    "forge_header",
    "mutate",
]


class ChannelContract(WebhookContract, DeliveryContract):
    """All of it."""
