"""What agents see of a customer."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from actions.orders import demo
from actions.orders.demo_shop import CUSTOMER_PREFIX
from bot import schema
from bot.customers import Customers
from bot.database import connect

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)


def test_customer_is_shown_with_the_tier_of_now(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'shop.db'}")
    schema.upgrade(engine)
    demo.seed(engine, NOW)
    customers = Customers(engine, lambda: NOW)
    tiers = {order["email"].split(".")[0]: order["tier"] for order in demo.demo_orders(engine, NOW)}
    for name in ("amelia", "jonas", "harriet"):
        seen = customers.view(f"{CUSTOMER_PREFIX}{name}")
        assert seen is not None
        assert seen["tier"] == tiers[name]
    assert {tiers["amelia"], tiers["jonas"], tiers["harriet"]} == {"gold", "platinum", "silver"}
    in_two_years = Customers(engine, lambda: NOW.replace(year=2028)).view(f"{CUSTOMER_PREFIX}jonas")
    assert in_two_years is not None
    assert in_two_years["tier"] == "silver"
    assert customers.view("nobody") is None
    engine.dispose()
