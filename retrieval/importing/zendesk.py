"""Read a Zendesk Guide export: the JSON pages of `GET /api/v2/help_center/[{locale}/]articles.json`, one file each
or all in a folder, with translations (`?include=translations`, or `…/articles/{id}/translations.json` saved
beside them).

Drafts and articles for a user segment are left out with their translations: the assistant answers anybody.
https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from retrieval.corpus import CorpusInvalid
from retrieval.importing.articles import (
    Article,
    Options,
    Skipped,
    as_object,
    json_files,
    json_values,
    text_of,
)
from retrieval.importing.html import sections

_Placed = tuple[Mapping[str, Any], str]


@dataclass
class _Export:
    """Records with their places. Translations go by the id of their article."""

    articles: list[_Placed] = field(default_factory=list)
    translations: dict[str, list[_Placed]] = field(default_factory=dict)


def read(source: Path, options: Options) -> Iterator[Article | Skipped]:
    """The articles of an export. Raises CorpusError."""
    export = _Export()
    for path in json_files(source):
        for value, place in json_values(path):
            _collect(value, place, export)
    if not export.articles:
        raise CorpusInvalid("no page of articles (a list named `articles`)", str(source))
    hidden = {_id(record, place) for record, place in export.articles if _hidden(record)}
    seen: set[tuple[str, str]] = set()
    for record, place in export.articles:
        article_id = _id(record, place)
        if article_id in hidden:
            yield Skipped(place, _hidden(record) or "another locale of it is not public")
            continue
        told: list[Article | Skipped] = [_article(record, place, article_id, record, options)]
        for translation, where in export.translations.pop(article_id, ()):
            told.append(_translated(translation, where, article_id, record, options))
        for item in told:
            if isinstance(item, Skipped):
                yield item
            elif (item.id, item.locale) not in seen:  # pages overlap when articles change meanwhile
                seen.add((item.id, item.locale))
                yield item
    for article_id, orphans in export.translations.items():
        for _, place in orphans:
            if article_id not in hidden:
                yield Skipped(place, f"its article {article_id} is not in the export")


def _collect(value: object, place: str, export: _Export) -> None:
    page = {"articles": value} if isinstance(value, list) else as_object(value, place)
    single = [page["article"]] if "article" in page else []
    for name, records in (
        ("articles", page.get("articles") or single),
        ("translations", page.get("translations")),
    ):
        if records is None:
            continue
        if not isinstance(records, list):
            raise CorpusInvalid(f"{name}: expected a list", place)
        for number, item in enumerate(records):
            where = f"{place}: {name}[{number}]"
            record = as_object(item, where)
            if name == "translations":
                export.translations.setdefault(str(record.get("source_id")), []).append((record, where))
                continue
            export.articles.append((record, where))
            inside = record.get("translations") or ()
            export.translations.setdefault(_id(record, where), []).extend(
                (as_object(t, where), f"{where}.translations[{n}]") for n, t in enumerate(inside)
            )


def _hidden(record: Mapping[str, Any]) -> str | None:
    """Why shoppers may not be told an article or a translation."""
    if record.get("draft"):
        return "a draft"
    if record.get("hidden"):
        return "hidden"
    if record.get("user_segment_id") is not None or record.get("user_segment_ids"):
        return "for a user segment only, not for everybody"
    return None


def _translated(
    record: Mapping[str, Any], place: str, article_id: str, article: Mapping[str, Any], options: Options
) -> Article | Skipped:
    if reason := _hidden(record):
        return Skipped(place, reason)
    if record.get("outdated"):
        return Skipped(place, "an outdated translation")
    return _article(record, place, article_id, article, options)


def _article(
    record: Mapping[str, Any], place: str, article_id: str, article: Mapping[str, Any], options: Options
) -> Article:
    locale = text_of(record, "locale", place) or options.lang
    return Article(
        id=article_id,
        locale=locale,
        title=text_of(record, "title", place) or text_of(record, "name", place),
        sections=sections(
            text_of(record, "body", place), options.base_url or str(article.get("html_url") or "")
        ),
        place=f"{place} (id {article_id}, {locale})",
        main=locale == article.get("source_locale"),
    )


def _id(record: Mapping[str, Any], place: str) -> str:
    found = record.get("id")
    if not isinstance(found, int | str) or isinstance(found, bool) or not str(found).strip():
        raise CorpusInvalid("an article without an id", place)
    return str(found).strip()
