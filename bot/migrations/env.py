"""Alembic environment: migrations run on the connection that `bot.schema` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own column types as what they are stored as, so that a migration never imports today's code."""
    if kind == "type" and isinstance(item, TypeDecorator) and item.__module__.startswith("actions."):
        return f"sa.{item.impl!r}"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=False,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
