"""Name what the actions need from the rest of Crossdesk. Interfaces only; whoever starts them hands it in."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from actions.handoff import ContactHistory, NoHistory
from actions.knowledge import MissedQuestions, NothingKept
from actions.orders.catalogue import Product, load_catalogue
from actions.orders.markets import load_markets
from actions.orders.returns import ReturnPolicy
from escalation.agents import AgentStore
from escalation.queues import QueueStore
from escalation.signals import Thresholds

if TYPE_CHECKING:
    from actions.knowledge import Knowledge
    from actions.orders.desk import OrderDesk

FACTORY_VARIABLE = "CROSSDESK_ACTION_SERVICES"
DEFAULT_FACTORY = "bot.container:action_services"


@dataclass(frozen=True)
class Services:
    """Everything an action may ask. ``now`` gives aware UTC."""

    orders: OrderDesk
    knowledge: Knowledge
    queue: QueueStore
    agents: AgentStore
    now: Callable[[], datetime]
    languages: frozenset[str]
    """Languages with full service, ISO 639-1."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    history: ContactHistory = field(default_factory=NoHistory)
    """For whom a human was called before."""
    missed: MissedQuestions = field(default_factory=NothingKept)
    """Where questions go that the FAQ did not answer."""
    products: Mapping[str, Product] = field(default_factory=load_catalogue)
    """The shop's products by SKU, for their titles and sizes."""
    return_policy: ReturnPolicy = field(default_factory=lambda: ReturnPolicy(load_markets()))

    @classmethod
    def from_environment(cls) -> Services:
        """Return the services of this process, built by the program that ``CROSSDESK_ACTION_SERVICES`` names
        (``module:function``). For `rasa run actions`, which can hand nothing in."""
        return _from_environment()


@lru_cache(maxsize=1)
def _from_environment() -> Services:
    module, _, function = os.environ.get(FACTORY_VARIABLE, DEFAULT_FACTORY).partition(":")
    services = getattr(import_module(module), function)()
    if not isinstance(services, Services):
        raise TypeError(f"{module}:{function} returned {type(services).__name__}, not Services")
    return services
