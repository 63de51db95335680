"""Read a CSV with a heading line: a row per question (`question`, `answer`, and `id`, `lang`, `variants` if there
are any), or a column per language (`question_en`, `answer_en`, `question_de`, …). Commas, semicolons or tabs.

Variants stand in one cell, separated by `|` or line breaks. Answers may be HTML.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from retrieval.corpus import CorpusInvalid, CorpusUnreadable, DuplicateEntry
from retrieval.importing.articles import Article, Options, Skipped
from retrieval.importing.html import Section, plain_sections, sections

_LONGEST_CELL = 10_000_000
_SAMPLE = 20_000
_ALIASES = {
    "id": ("id", "key", "slug", "handle"),
    "lang": ("lang", "language", "locale"),
    "question": ("question", "title"),
    "answer": ("answer", "body", "text", "content"),
    "variants": ("variants", "variations", "alternatives"),
}
_PER_LANGUAGE = re.compile(r"^(question|answer|variants)[ _.-]\(?([a-z]{2}(?:[-_][a-z]{2,4})?)\)?$")
_TAG = re.compile(r"<(?:/?[a-z][a-z0-9]*)[^>]*>", re.IGNORECASE)


def read(source: Path, options: Options) -> Iterator[Article | Skipped]:
    """The rows of a table. Raises CorpusError with the line a row begins at."""
    rows = _rows(source)
    _, heading = next(rows, (0, []))
    columns = _columns(heading, options, source)
    seen: dict[tuple[str, str], int] = {}
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        for article in _articles(dict(zip(columns, cells, strict=False)), f"{source}:{line}", options):
            first = seen.setdefault((article.id, article.locale), line)
            if first != line:
                raise DuplicateEntry(
                    f"{article.id!r} has a second text in {article.locale}; first {source}:{first}",
                    article.place,
                )
            yield article


def _rows(source: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row with the line it begins at."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise CorpusUnreadable(f"cannot be read as UTF-8: {exc}", str(source)) from exc
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text.partition("\n")[0][:_SAMPLE], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=dialect.delimiter, strict=True)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as exc:
        raise CorpusUnreadable(f"not CSV: {exc}", f"{source}:{begins}") from exc


def _columns(heading: list[str], options: Options, source: Path) -> list[tuple[str, str]]:
    """For each column what it holds and, where there is one per language, the language."""
    theirs = {called.strip().casefold(): ours for ours, called in options.columns.items()}
    names = {alias: ours for ours, aliases in _ALIASES.items() for alias in aliases}
    columns = []
    for cell in heading:
        called = cell.strip().casefold()
        wide = _PER_LANGUAGE.match(called)
        columns.append((wide[1], wide[2]) if wide else (theirs.get(called) or names.get(called, ""), ""))
    held = {name for name, _ in columns}
    missing = [name for name in ("question", "answer") if name not in held]
    missing += [f"{ours} ({called})" for ours, called in options.columns.items() if ours not in held]
    if missing:
        shown = ", ".join(cell.strip() for cell in heading) or "nothing"
        raise CorpusInvalid(f"no column {' and '.join(missing)}; the first line has {shown}", f"{source}:1")
    return columns


def _articles(row: Mapping[tuple[str, str], str], place: str, options: Options) -> Iterator[Article]:
    def cell(name: str, lang: str = "") -> str:
        return row.get((name, lang), "").strip()

    languages = list(dict.fromkeys(lang for _, lang in row if lang)) or [""]
    filled = [lang for lang in languages if cell("question", lang) or cell("answer", lang)]
    if not filled:
        raise CorpusInvalid("a row without question and answer", place)
    entry_id = cell("id") or slug(cell("question", filled[0]))
    for lang in filled:
        question, answer = cell("question", lang), cell("answer", lang)
        if not question or not answer:
            lacks = "answer" if question else "question"
            raise CorpusInvalid(f"{entry_id}: no {lacks}{f' in {lang}' if lang else ''}", place)
        variants = [v.strip() for v in re.split(r"[|\r\n]+", cell("variants", lang)) if v.strip()]
        yield Article(
            id=entry_id,
            locale=lang or cell("lang") or options.lang,
            title=question,
            sections=_text(answer, options),
            place=place,
            variants=tuple(variants),
        )


def slug(text: str) -> str:
    """An id from a question: its words in lower case, joined by dashes."""
    return "-".join(re.findall(r"\w+", text.casefold()))[:80].rstrip("-")


def _text(answer: str, options: Options) -> tuple[Section, ...]:
    """One section: a cell is one answer, also where headings stand in it."""
    if not _TAG.search(answer):
        return plain_sections(answer)
    parts = [part for s in sections(answer, options.base_url) for part in (s.heading, s.text) if part]
    return (Section("", "\n\n".join(parts)),)
