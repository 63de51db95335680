"""The documentation says what is true."""

from __future__ import annotations

import re
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from bot.cli.main import app
from bot.reference import SETTINGS_PAGE, settings_page
from bot.settings import PROJECT, Settings


def test_every_setting_has_a_help_text_and_stands_in_the_reference() -> None:
    assert all(field.field_info.description for field in Settings.__fields__.values())
    assert SETTINGS_PAGE.read_text(encoding="utf-8") == settings_page(), "run python -m bot.reference"


def test_first_two_commands_of_the_readme_are_run_and_test() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^(make \w+)", readme, flags=re.MULTILINE)
    assert commands[:2] == ["make run", "make test"]


def test_links_between_pages_lead_somewhere() -> None:
    pages = [PROJECT / "README.md", *(PROJECT / "docs").rglob("*.md")]
    missing = [
        f"{page.relative_to(PROJECT)} -> {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


def test_every_command_explains_itself() -> None:
    runner, command = CliRunner(), get_command(app)

    def check(words: list[str], group: object) -> None:
        result = runner.invoke(app, [*words, "--help"])
        assert result.exit_code == 0, words
        for name, child in getattr(group, "commands", {}).items():
            assert child.get_short_help_str(), name
            check([*words, name], child)

    check([], command)


def test_nothing_committed_names_a_machine_or_a_package_registry() -> None:
    pattern = re.compile(r"(?:^|[^\w./-])/(?:work|root)/|https?://[^ \"]*/simple[/\" ]")
    folders = ("bot", "actions", "retrieval", "escalation", "docs", "tests", "scripts", ".ci")
    files = [f for folder in folders for f in Path(PROJECT / folder).rglob("*") if f.is_file()]
    text_files = [f for f in files if f.suffix in {".py", ".md", ".yml", ".sh", ".js", ".css", ".html", ""}]
    found = [str(f.relative_to(PROJECT)) for f in text_files if pattern.search(f.read_text(encoding="utf-8"))]
    assert [name for name in found if not name.endswith("test_docs.py")] == []
