"""Resolve paths that a configuration names: from the project's folder, wherever the process was started."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def project_path(named: str) -> Path:
    """Return an absolute path as it is and a relative one under the project's folder."""
    return PROJECT / named
