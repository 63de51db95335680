"""`crossdesk notices`: what an operator sees and can do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from actions.orders.outbox import OutboxSender
from bot import schema
from bot.cli.common import Failure
from bot.cli.notices import app
from bot.database import connect
from bot.settings import get_settings
from tests.doubles.smtp import mail_server
from tests.unit.bot.notices.test_mailer import CODE, WITHDRAWAL


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("CROSSDESK_DATA", str(tmp_path))
    engine = connect(f"sqlite:///{tmp_path / 'crossdesk.db'}")
    schema.upgrade(engine)
    outbox = OutboxSender(engine)
    outbox.send_receipt(WITHDRAWAL)
    outbox.send_code(CODE)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE notices_outbox SET state = 'dead', error = 'status 550'")
    engine.dispose()
    yield str(tmp_path)
    get_settings.cache_clear()


def run(*words: str) -> str:
    result = CliRunner().invoke(app, list(words))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def test_dead_notices_are_listed_without_secrets_and_addresses(folder: str) -> None:
    listed = json.loads(run("list", "--state", "dead", "--json", "--data", folder))
    assert [(row["kind"], row["error"]) for row in listed] == [
        ("one_time_code", "status 550"),
        ("withdrawal_receipt", "status 550"),
    ]
    plain = run("list", "--data", folder)
    assert "status 550" in plain
    for text in (json.dumps(listed), plain):
        assert "anna@" not in text and "042133" not in text


def test_dead_receipt_is_tried_again(folder: str) -> None:
    assert "on its way" in run("retry", "1", "--data", folder)
    [waiting] = json.loads(run("list", "--state", "pending", "--json", "--data", folder))
    assert waiting["kind"] == "withdrawal_receipt"
    with pytest.raises(Failure, match="cannot be tried again"):
        run("retry", "2", "--data", folder)


def test_mail_server_is_checked(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Failure, match="CROSSDESK_SMTP_HOST"):
        run("check", "--data", folder)
    monkeypatch.setenv("CROSSDESK_MAIL_FROM", "service@shop.example")
    monkeypatch.setenv("CROSSDESK_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("CROSSDESK_SMTP_TLS", "none")
    with mail_server() as server:
        monkeypatch.setenv("CROSSDESK_SMTP_PORT", str(server.port))
        assert "takes mail" in run("check", "--data", folder)
    with pytest.raises(Failure):
        run("check", "--data", folder)
