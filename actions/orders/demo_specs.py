"""Read the demo shop's YAML: who ordered what, in which state, and under which number. Builds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, Extra

from actions.orders.models import (
    CancelReason,
    OrderNumber,
    PaymentMethod,
    RefundState,
    ReturnKind,
    ReturnReason,
    ReturnStatus,
)

SHOP_FILE = Path(__file__).with_name("demo_shop.yml")
FIRST_NUMBER = 10234
"""The number of the order listed first; the others follow in the order in which they were placed."""


class ReturnSpec(BaseModel, extra=Extra.forbid):
    """A return as written in the YAML."""

    status: ReturnStatus
    reason: ReturnReason
    days: int
    items: list[int]
    kind: ReturnKind = ReturnKind.RETURN
    size: str | None = None


class RefundSpec(BaseModel, extra=Extra.forbid):
    """A refund as written in the YAML."""

    state: RefundState
    days: int
    due: int
    items: list[int] | None = None


class OrderSpec(BaseModel, extra=Extra.forbid):
    """An order as written in the YAML."""

    who: str
    state: str
    placed: int
    items: list[list[Any]]
    due: int | None = None
    last: int = 0
    pay: PaymentMethod = PaymentMethod.CARD
    reason: CancelReason | None = None
    returns: list[ReturnSpec] = []
    refunds: list[RefundSpec] = []


def people_entries() -> dict[str, list[Any]]:
    """Return the people as written: a list of fields each, in the order that the YAML explains."""
    entries: dict[str, list[Any]] = _content()["people"]
    return entries


def order_specs() -> list[OrderSpec]:
    """Return the orders as written, in the order in which they are listed."""
    return [OrderSpec.parse_obj(entry) for entry in _content()["orders"]]


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(SHOP_FILE.read_text(encoding="utf-8"))
    return content


def order_numbers(specs: Sequence[OrderSpec]) -> list[OrderNumber]:
    """Return each order's number: older orders have lower ones, the first listed has `FIRST_NUMBER`."""
    by_age = sorted(range(len(specs)), key=lambda index: (-specs[index].placed, index))
    rank = {index: position for position, index in enumerate(by_age)}
    return [OrderNumber(f"CD-{FIRST_NUMBER + 3 * (rank[index] - rank[0])}") for index in range(len(specs))]
