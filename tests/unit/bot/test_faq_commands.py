"""Rules of `crossdesk faq`: what a trainer reads when a corpus is wrong."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from bot.cli.main import app
from tests.unit.retrieval.shop import FRENCH, write_shop


def test_lint_prints_fault_with_file_and_line(tmp_path: Path) -> None:
    source = write_shop(tmp_path, fr=FRENCH.replace("{carriers}", "{carrier}"))
    result = CliRunner().invoke(app, ["faq", "lint", str(source), "--no-near"])
    lines = result.stdout.splitlines()
    assert any("unknown_variable" in line and f"({source}/fr/all.yml:1)" in line for line in lines)
    assert any("missing_language" in line and f"({source}/en/all.yml:5)" in line for line in lines)
    assert result.exit_code == 1
