"""Scripted conversations with the active model, without a server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.common import Failure
from bot.cli.main import app

pytestmark = pytest.mark.slow

CONVERSATIONS = [
    {
        "id": "wish",
        "lang": "en",
        "turns": ["hello", "I want to talk to a human agent please", "CD-10234, amelia.wright@example.com"],
        "expect": {"handoff": True, "by_turn": 2, "reason": "request_human", "priority_at_least": "normal"},
    },
    {
        "id": "order",
        "lang": "en",
        "turns": ["Where is my order CD-10234?", "amelia.wright@example.com", "thank you"],
        "expect": {"handoff": False},
    },
    {
        "id": "button",
        "lang": "de",
        "turns": ["Ich möchte CD-10297 stornieren", "pawel.zielinski@example.org", "/deny", "/request_human"],
        "expect": {"handoff": False},
    },
]


def test_conversations_are_played_with_the_demo_shop_and_judged(tmp_path: Path) -> None:
    scripts, lines = tmp_path / "scripts.jsonl", tmp_path / "lines.jsonl"
    scripts.write_text("\n".join(map(json.dumps, CONVERSATIONS)), encoding="utf-8")
    command = [
        "eval",
        "handoff",
        "--dialogues",
        str(scripts),
        "--predictions",
        str(lines),
        "--json",
        "--gate",
    ]
    result = CliRunner().invoke(app, [*command, "--data", str(tmp_path / "data")])
    summary = json.loads(result.stdout.splitlines()[-1])
    played = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]

    assert (summary["n"], summary["overall"]["in_time"], summary["overall"]["undue"]) == (3, 1, 1)
    assert isinstance(result.exception, Failure)  # the last one does reach a human: the gate says so
    wish, order, button = played
    assert wish["predicted"] == {"handoff": True, "turn": 2, "reason": "request_human", "priority": "normal"}
    assert "status-in-transit" in wish["played"][2]["replies"]  # the bot goes on helping
    assert order["predicted"]["handoff"] is False
    assert [turn["replies"] for turn in order["played"][:2]] == [["ask-contact"], ["status-in-transit"]]
    assert [turn["intent"] for turn in button["played"][2:]] == ["deny", "request_human"]
    assert not (tmp_path / "data" / "crossdesk.db").exists()
