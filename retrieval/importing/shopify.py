"""Read a Shopify export: online-store pages (Admin REST `{"pages": [{"body_html"}]}` or GraphQL `pages`) and
metaobjects with a question and an answer; answers of GraphQL queries, or a bulk operation's JSON lines.

Translations are read where a record carries them (`translations(locale: "fr") { key value locale outdated }`, under
any alias). What is not published, and translations marked outdated, are left out.
https://shopify.dev/docs/api/admin-graphql/latest/objects/Page
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
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
from retrieval.importing.html import Section, plain_sections, sections

_BODY = ("body", "body_html", "bodyHtml")
_ASKED = ("question", "title", "name", "heading")
_TOLD = ("answer", "body", "content", "description", "text")
_NAMES = ("pages", "metaobjects")


def read(source: Path, options: Options) -> Iterator[Article | Skipped]:
    """Pages and metaobjects of an export. Raises CorpusError."""
    found = False
    for path in json_files(source):
        for value, place in json_values(path):
            for record, where in _records(as_object(value, place), place):
                found = True
                yield from (
                    _metaobject(record, where, options)
                    if "fields" in record
                    else _page(record, where, options)
                )
    if not found:
        raise CorpusInvalid("neither `pages` nor `metaobjects` in it", str(source))


def _records(page: Mapping[str, Any], place: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The pages and metaobjects of an answer; a line of a bulk operation is a record itself."""
    if errors := page.get("errors"):
        raise CorpusInvalid(f"an answer with errors: {json.dumps(errors, ensure_ascii=False)[:200]}", place)
    data = as_object(page.get("data") or page, place)
    if "fields" in data or any(name in data for name in _BODY):
        yield data, place
    for name in _NAMES:
        if name not in data:
            continue
        for number, item in enumerate(_nodes(data[name], f"{place}: {name}")):
            where = f"{place}: {name}[{number}]"
            yield as_object(item, where), where


def _nodes(connection: object, place: str) -> Sequence[object]:
    """A list, or a GraphQL connection's `nodes` or `edges`."""
    if isinstance(connection, dict):
        if isinstance(connection.get("nodes"), list):
            return connection["nodes"]
        if isinstance(connection.get("edges"), list):
            return [edge.get("node") if isinstance(edge, dict) else edge for edge in connection["edges"]]
    if not isinstance(connection, list):
        raise CorpusInvalid("expected a list, or an object with `nodes` or `edges`", place)
    return connection


def _page(record: Mapping[str, Any], place: str, options: Options) -> Iterator[Article | Skipped]:
    handle = _handle(record, place)
    place = f"{place} ({handle})"
    if record.get("isPublished") is False or ("published_at" in record and record["published_at"] is None):
        yield Skipped(place, "not published")
        return
    title, body = text_of(record, "title", place), _first(record, _BODY, place)
    yield Article(handle, options.lang, title, sections(body, options.base_url), place, main=True)
    for locale, texts in _translations(record):
        translated = next((texts[name] for name in _BODY if texts.get(name)), "")
        yield _translation(handle, locale, texts.get("title", ""), translated, place, options)


def _metaobject(record: Mapping[str, Any], place: str, options: Options) -> Iterator[Article | Skipped]:
    kind, handle = text_of(record, "type", place) or "metaobject", _handle(record, place)
    place, entry_id = f"{place} ({handle})", f"{kind.lstrip('$').replace(':', '.')}.{handle}"
    if _status(record) == "DRAFT":
        yield Skipped(place, "a draft")
        return
    fields = {}
    for number, item in enumerate(_nodes(record["fields"], f"{place}: fields")):
        field = as_object(item, f"{place}: fields[{number}]")
        fields[str(field.get("key"))] = text_of(field, "value", f"{place}: fields[{number}]")
    asked = next((name for name in _ASKED if fields.get(name)), None)
    told = next((name for name in _TOLD if fields.get(name)), None)
    if asked is None or told is None:
        yield Skipped(place, f"{kind} has no question and answer (its fields: {', '.join(fields) or 'none'})")
        return
    yield Article(entry_id, options.lang, fields[asked], _text(fields[told], options), place, main=True)
    for locale, texts in _translations(record):
        yield _translation(entry_id, locale, texts.get(asked, ""), texts.get(told, ""), place, options)


def _translation(
    entry_id: str, locale: str, title: str, body: str, place: str, options: Options
) -> Article | Skipped:
    where = f"{place}, {locale}"
    if not (title and body):
        return Skipped(where, "the translation is incomplete or outdated")
    return Article(entry_id, locale, title, _text(body, options), where)


def _translations(record: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Texts by locale, without outdated ones, from every list of `{key, value, locale}` in the record."""
    by_locale: dict[str, dict[str, str]] = {}
    for value in record.values():
        for item in value if isinstance(value, list) else ():
            if isinstance(item, dict) and {"key", "value", "locale"} <= item.keys():
                texts = by_locale.setdefault(str(item["locale"]), {})
                if item["value"] and not item.get("outdated"):
                    texts[str(item["key"])] = str(item["value"])
    yield from by_locale.items()


def _text(value: str, options: Options) -> tuple[Section, ...]:
    """A field's text: rich text as Shopify stores it (JSON), HTML, or plain."""
    if value.startswith("{"):
        try:
            tree = json.loads(value)
        except json.JSONDecodeError:
            return plain_sections(value)
        if isinstance(tree, dict) and tree.get("type") == "root":
            return sections(_html(tree), options.base_url)
    return sections(value, options.base_url)


def _html(node: Mapping[str, Any]) -> str:
    """Shopify's rich text as HTML, so that there is one way from a document to plain text."""
    from html import escape

    kind = node.get("type")
    if kind == "text":
        words = escape(str(node.get("value", ""))).replace("\n", "<br>")
        return f"<strong>{words}</strong>" if node.get("bold") else words
    inside = "".join(_html(child) for child in node.get("children") or () if isinstance(child, dict))
    if kind == "link":
        return f'<a href="{escape(str(node.get("url", "")))}">{inside}</a>'
    tag = {"paragraph": "p", "list-item": "li"}.get(str(kind), "")
    if kind == "heading":
        tag = f"h{int(node.get('level') or 2)}"
    if kind == "list":
        tag = "ol" if node.get("listType") == "ordered" else "ul"
    return f"<{tag}>{inside}</{tag}>" if tag else inside


def _status(record: Mapping[str, Any]) -> str:
    publishable = (record.get("capabilities") or {}).get("publishable") or {}
    return str(publishable.get("status") or "")


def _handle(record: Mapping[str, Any], place: str) -> str:
    handle = text_of(record, "handle", place) or str(record.get("id") or "").rpartition("/")[2]
    if not handle:
        raise CorpusInvalid("a record without handle and id", place)
    return handle


def _first(record: Mapping[str, Any], names: Sequence[str], place: str) -> str:
    return next((text for name in names if (text := text_of(record, name, place))), "")
