"""Write the reference pages that a test keeps true. Run ``python -m bot.reference`` after changing a setting."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from bot.settings import PROJECT, Settings

SETTINGS_PAGE = PROJECT / "docs" / "reference" / "settings.md"


def settings_page() -> str:
    """The reference of all settings, as Markdown."""
    lines = [
        "# Settings",
        "",
        "Every setting is an environment variable, or a line in a `.env` file beside the Makefile.",
        "",
        "| variable | default | meaning |",
        "|---|---|---|",
    ]
    for name, field in sorted(Settings.__fields__.items()):
        help_text = field.field_info.description or ""
        lines.append(f"| `CROSSDESK_{name.upper()}` | {_shown(field.default)} | {help_text} |")
    return "\n".join(lines) + "\n"


def _shown(default: object) -> str:
    if isinstance(default, SecretStr) or default in ("", ()):
        return ""
    if isinstance(default, Path):
        return f"`{default.relative_to(PROJECT) if default.is_absolute() else default}`"
    if isinstance(default, tuple):
        return f"`{' '.join(default)}`"
    return f"`{default}`"


if __name__ == "__main__":
    SETTINGS_PAGE.write_text(settings_page(), encoding="utf-8")
