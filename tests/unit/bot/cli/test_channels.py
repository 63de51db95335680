"""`crossdesk channels`: what is on, and what the provider says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.channels.registry import SWITCHES
from bot.cli.common import Failure
from bot.cli.main import app
from tests.doubles import line, meta
from tests.doubles.telegram import SECRET, TOKEN, TelegramServer


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSDESK_DATA", str(tmp_path))
    monkeypatch.setenv("CROSSDESK_PUBLIC_URL", "https://shop.example.com")
    monkeypatch.setenv("CROSSDESK_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("CROSSDESK_TELEGRAM_SECRET", SECRET)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["channels", *words])


def test_list_names_every_channel_and_its_switch() -> None:
    found = {row["channel"]: row for row in json.loads(run("list", "--json").stdout)}
    assert found.keys() == SWITCHES.keys()
    assert found["telegram"] == {"channel": "telegram", "on": True, "setting": "CROSSDESK_TELEGRAM_TOKEN"}
    assert not found["line"]["on"]


def test_check_names_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    with TelegramServer() as server:
        monkeypatch.setenv("CROSSDESK_TELEGRAM_API", server.url)
        done = run("check", "telegram")
        listed = json.loads(run("list", "--check", "--json").stdout)
    assert done.exit_code == 0 and "@shop_bot" in done.stdout
    assert [row["ok"] for row in listed if "ok" in row] == [True]


def test_check_fails_and_says_what_to_change(monkeypatch: pytest.MonkeyPatch) -> None:
    with TelegramServer() as server:
        server.webhook = ""
        monkeypatch.setenv("CROSSDESK_TELEGRAM_API", server.url)
        done = run("check", "telegram", "--json")
    found = json.loads(done.stdout)
    assert isinstance(done.exception, Failure) and not found["ok"]
    assert "https://shop.example.com/channels/telegram/webhook" in found["detail"]


def test_check_of_a_channel_that_is_off_names_the_setting() -> None:
    done = run("check", "whatsapp")
    assert isinstance(done.exception, Failure) and "CROSSDESK_WHATSAPP_TOKEN" in done.stdout


def test_check_of_incomplete_settings_names_the_missing_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSDESK_LINE_TOKEN", line.TOKEN)
    done = run("check", "line")
    assert isinstance(done.exception, Failure) and "CROSSDESK_LINE_SECRET" in done.stdout


def test_check_of_an_unknown_channel_is_a_misuse() -> None:
    done = run("check", "pigeon")
    assert done.exit_code == 2 and "telegram" in done.output


def test_check_tells_of_a_page_without_subscriptions(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("TOKEN", meta.TOKEN),
        ("PAGE_ID", meta.PAGE),
        ("APP_SECRET", meta.APP_SECRET),
        ("VERIFY_TOKEN", meta.VERIFY_TOKEN),
    ):
        monkeypatch.setenv(f"CROSSDESK_MESSENGER_{name}", value)
    with meta.MessengerServer() as server:
        server.subscribed = ["messages"]
        monkeypatch.setenv("CROSSDESK_MESSENGER_API", server.url)
        done = run("check", "messenger")
    assert "message_echoes, messaging_postbacks" in done.stdout and isinstance(done.exception, Failure)
