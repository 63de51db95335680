"""Hold the shop's rules by destination market: windows, label costs, refund times. Reads YAML when asked to.

Decides nothing about an order; `returns` and `refunds` do, with these numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, Extra, Field, root_validator

from actions.orders.models import Category, PaymentMethod, Tier

MARKETS_FILE = Path(__file__).with_name("markets.yml")
EU_WITHDRAWAL_DAYS = 14
"""Directive 2011/83/EU, article 9: no shop in the Union may grant less."""


@dataclass(frozen=True)
class Market:
    """The rules for one destination country. ``withdrawal_days`` is None where the law grants none."""

    country: str
    currency: str
    eu: bool
    fault_days: int
    withdrawal_days: int | None
    transit_days: int
    weekend: frozenset[int]
    windows: Mapping[Category, int]
    labels: Mapping[Category, Decimal]
    returnable: Mapping[Category, bool]


@dataclass(frozen=True)
class Season:
    """Goods bought from ``first`` to ``last`` (month, day) may come back until ``until`` of the next year."""

    first: tuple[int, int]
    last: tuple[int, int]
    until: tuple[int, int]

    def extends_to(self, bought_on: dt.date) -> dt.date | None:
        """Return the last day to return what was bought on this day, None outside the season."""
        if self.first <= (bought_on.month, bought_on.day) <= self.last:
            return dt.date(bought_on.year + 1, *self.until)
        return None


@dataclass(frozen=True)
class Markets:
    """Every market, and the rules that are the same in all."""

    by_country: Mapping[str, Market]
    elsewhere: Market
    season: Season
    credit_days: int
    send_within_days: int
    exchange_label_free: bool
    free_label_from_tier: Tier
    inspection_business_days: int
    refund_business_days: Mapping[PaymentMethod, int]

    def of(self, country: str) -> Market:
        """Return the market of a country; those not named share the rules for elsewhere."""
        return self.by_country.get(country, self.elsewhere)


class _CategoryRules(BaseModel, extra=Extra.forbid):
    window_days: int | None = Field(None, ge=0)
    label: Decimal | None = Field(None, ge=0)
    returnable: bool | None = None


class _MarketRules(BaseModel, extra=Extra.forbid):
    currency: str = Field(..., regex="^[A-Z]{3}$")
    label: Decimal = Field(..., ge=0)
    window_days: int = Field(..., ge=0)
    fault_days: int = Field(..., ge=0)
    withdrawal_days: int | None = Field(None, ge=1)
    transit_days: int = Field(..., ge=0)
    weekend: list[int]
    categories: dict[Category, _CategoryRules]


class _Season(BaseModel, extra=Extra.forbid):
    first: str = Field(..., regex="^[0-9]{2}-[0-9]{2}$", alias="from")
    last: str = Field(..., regex="^[0-9]{2}-[0-9]{2}$", alias="to")
    until: str = Field(..., regex="^[0-9]{2}-[0-9]{2}$")


class _File(BaseModel, extra=Extra.forbid):
    defaults: dict[str, Any]
    season: _Season
    credit_days: int = Field(..., ge=0)
    send_within_days: int = Field(..., ge=1)
    exchange_label_free: bool
    free_label_from_tier: Tier
    inspection_business_days: int = Field(..., ge=0)
    refund_business_days: dict[PaymentMethod, int]
    eu: list[str]
    markets: dict[str, dict[str, Any]]
    elsewhere: dict[str, Any]

    @root_validator(skip_on_failure=True)
    @classmethod
    def _every_payment_method(cls, values: dict[str, Any]) -> dict[str, Any]:
        if missing := set(PaymentMethod) - set(values["refund_business_days"]):
            raise ValueError(f"refund_business_days lacks {sorted(method.value for method in missing)}")
        return values


@cache
def load_markets(path: Path = MARKETS_FILE) -> Markets:
    """Read a markets file, once. Raises ValueError when it is incomplete or grants less than the law."""
    content = _File.parse_obj(yaml.safe_load(path.read_text(encoding="utf-8")))
    eu, season = frozenset(content.eu), content.season
    return Markets(
        by_country={
            country: _market(country, country in eu, content.defaults, rules)
            for country, rules in content.markets.items()
        },
        elsewhere=_market("", False, content.defaults, content.elsewhere),
        season=Season(*(_month_day(text) for text in (season.first, season.last, season.until))),
        credit_days=content.credit_days,
        send_within_days=content.send_within_days,
        exchange_label_free=content.exchange_label_free,
        free_label_from_tier=content.free_label_from_tier,
        inspection_business_days=content.inspection_business_days,
        refund_business_days=content.refund_business_days,
    )


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _market(country: str, eu: bool, defaults: Mapping[str, Any], own: Mapping[str, Any]) -> Market:
    rules = _MarketRules.parse_obj({**defaults, **own, "categories": _merged(defaults, own)})
    market = Market(
        country=country,
        currency=rules.currency,
        eu=eu,
        fault_days=rules.fault_days,
        withdrawal_days=rules.withdrawal_days,
        transit_days=rules.transit_days,
        weekend=frozenset(rules.weekend),
        windows={kind: _or(rules, kind, "window_days", rules.window_days) for kind in Category},
        labels={kind: _or(rules, kind, "label", rules.label) for kind in Category},
        returnable={kind: _or(rules, kind, "returnable", True) for kind in Category},
    )
    if eu and (market.withdrawal_days or 0) < EU_WITHDRAWAL_DAYS:
        raise ValueError(
            f"{country}: a market of the EU needs withdrawal_days of at least {EU_WITHDRAWAL_DAYS}"
        )
    return market


def _merged(defaults: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    general, special = defaults.get("categories", {}), own.get("categories", {})
    return {kind: {**general.get(kind, {}), **special.get(kind, {})} for kind in {*general, *special}}


def _or(rules: _MarketRules, kind: Category, name: str, default: Any) -> Any:
    value = getattr(rules.categories.get(kind), name, None)
    return default if value is None else value
