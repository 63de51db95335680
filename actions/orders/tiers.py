"""Decide a customer's tier from the purchases of the last year. Pure; never stored, so it cannot go stale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from actions.orders.models import Purchase, Tier

YEAR = dt.timedelta(days=365)

USD_PER_UNIT: Mapping[str, Decimal] = {
    currency: Decimal(rate)
    for currency, rate in {
        "USD": "1", "CAD": "0.73", "MXN": "0.054", "BRL": "0.18", "EUR": "1.10", "GBP": "1.28", "PLN": "0.26",
        "TRY": "0.025", "CHF": "1.18", "SEK": "0.098", "NOK": "0.094", "DKK": "0.147", "KZT": "0.0019",
        "SAR": "0.2667", "AED": "0.2723", "JPY": "0.0067", "KRW": "0.00072", "CNY": "0.14", "SGD": "0.76",
        "AUD": "0.66", "NZD": "0.60",
    }.items()
}  # fmt: skip
"""Round rates fixed by the shop, so that a tier does not swing with the exchange; a setting, not a quote."""


@dataclass(frozen=True)
class TierSettings:
    """What earns a tier, in US dollars within a year."""

    gold_from: Decimal = Decimal(500)
    platinum_from: Decimal = Decimal(1500)
    usd_per_unit: Mapping[str, Decimal] = field(default_factory=lambda: USD_PER_UNIT)


def tier_of(purchases: Sequence[Purchase], now: dt.datetime, settings: TierSettings) -> Tier:
    """Return the tier. Silver lasts for ever after one purchase; Gold and Platinum look at the last 365 days.

    A currency without a rate counts nothing towards Gold and Platinum.
    """
    counting = [purchase for purchase in purchases if purchase.counts]
    if not counting:
        return Tier.NONE
    spent = sum(
        (
            purchase.total * settings.usd_per_unit.get(purchase.currency, Decimal(0))
            for purchase in counting
            if purchase.placed_at > now - YEAR
        ),
        Decimal(0),
    )
    if spent >= settings.platinum_from:
        return Tier.PLATINUM
    return Tier.GOLD if spent >= settings.gold_from else Tier.SILVER
