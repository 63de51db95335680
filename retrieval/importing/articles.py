"""Say what an export holds, whatever its format: texts with a title, and texts that are left out. Reads nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from retrieval.corpus import CorpusInvalid, CorpusUnreadable, Language
from retrieval.importing.html import Section

_TRADITIONAL = re.compile(r"^zh-(tw|hk|mo|hant)\b")
_CODE = re.compile(r"^[a-z]{2}$")


@dataclass(frozen=True)
class Options:
    """`lang` is the language of texts that do not say theirs (ISO 639-1), `base_url` what relative links lead
    to, `columns` names the CSV's columns where they are not called as ours: ours → theirs."""

    lang: Language = "en"
    base_url: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Article:
    """One text in one language. Texts with the same `id` are translations of each other.

    `locale` may be finer than a language (`pt-br`); of several for one language `main` wins, else the first.
    """

    id: str
    locale: str
    title: str
    sections: tuple[Section, ...]
    place: str
    variants: tuple[str, ...] = ()
    main: bool = False

    @property
    def lang(self) -> Language | None:
        """ISO 639-1, or None where the locale has no such code."""
        code = self.locale.replace("_", "-").lower().partition("-")[0]
        return code if _CODE.match(code) else None

    @property
    def rank(self) -> int:
        """Lower is preferred among locales of one language. Our `zh` is simplified."""
        if _TRADITIONAL.match(self.locale.replace("_", "-").lower()):
            return 2
        return 0 if self.main else 1


@dataclass(frozen=True)
class Skipped:
    """Something that does not become an entry, and why."""

    place: str
    reason: str


def json_files(source: Path) -> list[Path]:
    """The export's files: itself, or those of a folder by name. Raises CorpusUnreadable."""
    if source.is_file():
        return [source]
    found = sorted(path for path in source.rglob("*.json*") if path.suffix in (".json", ".jsonl"))
    if not found:
        raise CorpusUnreadable("no such file, or a folder without .json files", str(source))
    return found


def json_values(path: Path) -> list[tuple[Any, str]]:
    """What a JSON file holds, or each line of a `.jsonl` file, with its place. Raises CorpusUnreadable."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise CorpusUnreadable(f"cannot be read as UTF-8: {exc}", str(path)) from exc
    pieces = [(text, 0)] if path.suffix != ".jsonl" else [(t, n) for n, t in enumerate(text.split("\n"), 1)]
    values = []
    for piece, line in pieces:
        if not piece.strip() and line:
            continue
        try:
            values.append((json.loads(piece), f"{path}:{line}" if line else str(path)))
        except json.JSONDecodeError as exc:
            raise CorpusUnreadable(f"not JSON: {exc.msg}", f"{path}:{line or exc.lineno}") from exc
    return values


def as_object(value: object, place: str) -> dict[str, Any]:
    """The value if it is a JSON object. Raises CorpusInvalid."""
    if not isinstance(value, dict):
        raise CorpusInvalid(f"expected an object, found {type(value).__name__}", place)
    return value


def text_of(record: Mapping[str, Any], name: str, place: str) -> str:
    """A text of a record, stripped; empty when missing or null. Raises CorpusInvalid for anything else."""
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CorpusInvalid(f"{name}: expected a text, found {type(value).__name__}", place)
    return value.strip()
