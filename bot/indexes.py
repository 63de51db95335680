"""Say from the settings where the FAQ's vectors are kept. Opens no connection before one is needed."""

from __future__ import annotations

from sqlalchemy.engine import Engine, make_url

from bot.database import connect
from bot.settings import Settings
from retrieval.index import Indexes


def indexes_of(settings: Settings, engine: Engine | None = None) -> Indexes:
    """Where a shop's own index is built and any index is opened; `engine` if one is open already."""
    in_postgres = make_url(settings.database).get_backend_name() == "postgresql"
    return Indexes(
        memory=settings.index_memory_mb << 20,
        postgres=(engine or connect(settings.database)) if in_postgres else None,
        new_in_postgres=settings.vector_index == "pgvector",
    )


def file_indexes(settings: Settings) -> Indexes:
    """Where a trained model's index is built: always in files, which go wherever the model goes."""
    return Indexes(memory=settings.index_memory_mb << 20)
