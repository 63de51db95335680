"""Rules of `bot.indexes`: which settings keep the FAQ's vectors where."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.indexes import file_indexes, indexes_of
from bot.settings import Settings

POSTGRES = "postgresql://shop@127.0.0.1:1/shop"


def settings(**values: Any) -> Settings:
    return Settings.parse_obj(values)


def test_files_are_the_default_and_need_no_database() -> None:
    indexes = indexes_of(settings())
    assert (indexes.postgres, indexes.choose(10, 896)) == (None, "flat")


def test_pgvector_uses_the_shops_database_without_connecting_yet() -> None:
    indexes = indexes_of(settings(vector_index="pgvector", database_url=POSTGRES))
    assert indexes.choose(10, 896) == "pgvector"
    assert indexes.postgres is not None and indexes.postgres.url.database == "shop"


def test_index_in_tables_can_be_opened_after_the_setting_went_back_to_files() -> None:
    indexes = indexes_of(settings(database_url=POSTGRES))
    assert indexes.postgres is not None
    assert indexes.choose(10, 896) == "flat"


def test_trained_model_carries_its_index_in_files() -> None:
    chosen = settings(vector_index="pgvector", database_url=POSTGRES, index_memory_mb=7)
    assert file_indexes(chosen).choose(10, 896) == "flat"
    assert file_indexes(chosen).memory == 7 << 20


@pytest.mark.parametrize(
    "wrong",
    [{"vector_index": "pgvector"}, {"vector_index": "pgvector", "database_url": "sqlite:///x"}, {"vector_index": "x"}],
)  # fmt: skip
def test_engine_that_cannot_be_is_refused_at_start(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="vector_index"):
        settings(**wrong)
