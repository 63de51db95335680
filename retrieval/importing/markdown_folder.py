"""Read a folder of Markdown files, one article each. Front matter (YAML between `---` lines) may name `id`,
`lang`, `question` or `title`, and `variants`; otherwise the path says the id and the language (`fr/returns.md`,
`returns.fr.md`), and the first heading the question.

`draft: true` leaves a file out, as static-site generators do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

from retrieval.corpus import CorpusInvalid, CorpusUnreadable
from retrieval.importing.articles import Article, Options, Skipped
from retrieval.importing.html import Section, sections

_SUFFIXES = (".md", ".markdown")
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_LOCALE = re.compile(r"^[a-z]{2}(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}))?$")
_markdown = MarkdownIt("commonmark").enable("table")


def read(source: Path, options: Options) -> Iterator[Article | Skipped]:
    """The articles of a folder, or of one file. Raises CorpusError."""
    if source.is_file():
        paths, root = [source], source.parent
    else:
        paths, root = sorted(p for p in source.rglob("*") if p.suffix.lower() in _SUFFIXES), source
    if not paths:
        raise CorpusUnreadable("no such file, or a folder without .md files", str(source))
    for path in paths:
        yield _article(path, path.relative_to(root), options)


def _article(path: Path, relative: Path, options: Options) -> Article | Skipped:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise CorpusUnreadable(f"cannot be read as UTF-8: {exc}", str(path)) from exc
    matter, body = _split(text, path)
    if matter.get("draft") is True:
        return Skipped(str(path), "a draft")
    entry_id, locale = _by_path(relative)
    cut = sections(_markdown.render(body), options.base_url)
    title = _field(matter, "question", path) or _field(matter, "title", path)
    if not title and cut[0].heading:
        title, cut = cut[0].heading, (Section("", cut[0].text), *cut[1:])
    elif title and cut[0].heading == title:
        cut = (Section("", cut[0].text), *cut[1:])
    if not title:
        raise CorpusInvalid(
            "no question: give it a `title` in the front matter or a first heading", str(path)
        )
    said = _field(matter, "lang", path) or _field(matter, "language", path) or _field(matter, "locale", path)
    return Article(
        id=_field(matter, "id", path) or entry_id,
        locale=said or locale or options.lang,
        title=title,
        sections=cut,
        place=str(path),
        variants=_variants(matter, path),
    )


def _split(text: str, path: Path) -> tuple[Mapping[str, Any], str]:
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    try:
        matter = yaml.safe_load(found[1])
    except yaml.MarkedYAMLError as exc:
        line = exc.problem_mark.line + 2 if exc.problem_mark else 1
        raise CorpusUnreadable(f"front matter is not YAML: {exc.problem}", f"{path}:{line}") from exc
    except yaml.YAMLError as exc:
        raise CorpusUnreadable(f"front matter is not YAML: {exc}", f"{path}:1") from exc
    if matter is not None and not isinstance(matter, dict):
        raise CorpusInvalid("front matter must be names with values", f"{path}:1")
    return matter or {}, text[found.end() :]


def _by_path(relative: Path) -> tuple[str, str]:
    """Id and locale as the path says them; the locale is empty where it does not."""
    stem, _, ending = relative.name.rpartition(".")[0].rpartition(".")
    folders = list(relative.parts[:-1])
    if stem and _LOCALE.match(ending):
        return "/".join([*folders, stem]), ending
    name = f"{stem}.{ending}" if stem else ending
    locale = next((folder for folder in folders if _LOCALE.match(folder)), "")
    if locale:
        folders.remove(locale)
    return "/".join([*folders, name]), locale


def _field(matter: Mapping[str, Any], name: str, path: Path) -> str:
    value = matter.get(name)
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise CorpusInvalid(f"{name}: expected a text", f"{path}:1")
    return str(value).strip()


def _variants(matter: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    value = matter.get("variants") or []
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise CorpusInvalid("variants: expected a list of texts", f"{path}:1")
    return tuple(item.strip() for item in value)
