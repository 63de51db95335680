"""What contract tests of several seams share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.pgvector import pgvector_server


@pytest.fixture(scope="session")
def pgvector_url() -> Iterator[str]:
    """A PostgreSQL that has pgvector; skips without one, and fails in CI."""
    with pgvector_server() as url:
        yield url
