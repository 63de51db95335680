from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from actions.orders.tables import metadata
from tests.contract.order_examples import Shop
from tests.databases import sqlite_engine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with sqlite_engine(tmp_path, [metadata]) as engine:
        yield engine


@pytest.fixture
def make_shop(engine: Engine) -> Callable[..., Shop]:
    def make(**settings: Any) -> Shop:
        return Shop(engine, **settings)

    return make


@pytest.fixture
def shop(make_shop: Callable[..., Shop]) -> Shop:
    return make_shop()
