"""Make a data folder ready to serve: schema, and in demo mode the demo shop and its agent. Safe to repeat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

from sqlalchemy.engine import Engine

from bot import schema
from bot.database import connect
from bot.settings import Settings

DEMO_AGENT = "demo@example.com"
DEMO_PASSWORD = "demo"  # noqa: S105  a demo agent exists only in demo mode, which listens on loopback only


def prepare(settings: Settings, say: Callable[[str], None]) -> None:
    """Bring schema and demo data up to date."""
    settings.data.mkdir(parents=True, exist_ok=True)
    settings.signing_key()
    engine = connect(settings.database)
    before, after = schema.upgrade(engine)
    if before != after:
        say(f"database schema: {before or 'empty'} → {after}")
    if settings.demo:
        seed_demo(engine)
    engine.dispose()


def seed_demo(engine: Engine) -> None:
    """The demo shop's orders and the agent ``demo@example.com``."""
    from actions.orders import demo
    from escalation.agents_sql import SqlAgentStore

    demo.seed(engine, datetime.now(timezone.utc))
    agents = SqlAgentStore(engine)
    if agents.by_email(DEMO_AGENT) is None:
        agents.add(
            DEMO_AGENT,
            "Demo Agent",
            password=DEMO_PASSWORD,
            languages=("en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr"),
            capacity=20,
            role="supervisor",
        )
