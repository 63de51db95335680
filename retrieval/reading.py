"""Read a corpus from a YAML folder or a file of texts, naming file and line of every fault. No more.

YAML folder: `entries.yml` lists ids, topics and conditions; `<language>/<topic>.yml` lists texts;
`markets.yml` maps markets to variables. A file of texts has `{"id", "lang", "question", "answer", "variants"?}`
as JSON lines or, named `.yml`, as a YAML list; several languages may share an id. A folder with a
`corpus.jsonl` and no `entries.yml` is that file.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, Extra, Field, StrictStr, ValidationError, constr

from retrieval.corpus import (
    DEFAULT_MARKET,
    Corpus,
    CorpusInvalid,
    CorpusUnreadable,
    DuplicateEntry,
    EmptyCorpus,
    Entry,
    EntryId,
    EntryText,
    Markets,
    UnknownEntry,
    check_variables,
)

_Filled = constr(strip_whitespace=True, min_length=1, strict=True)
_LanguageCode = constr(regex=r"^[a-z]{2}$", strict=True)
_LINE = "__line__"

IMPORTED = "corpus.jsonl"
"""What `crossdesk faq import` writes into a folder."""

Model = TypeVar("Model", bound=BaseModel)


class _Shape(BaseModel):
    class Config:
        extra = Extra.forbid


class _Conditions(_Shape):
    markets: list[StrictStr] = Field(min_items=1)


class _ListedEntry(_Shape):
    id: _Filled  # type: ignore[valid-type]
    topic: StrictStr = ""
    conditions: _Conditions | None = None


class _YamlText(_Shape):
    id: _Filled  # type: ignore[valid-type]
    answer: _Filled  # type: ignore[valid-type]
    question: StrictStr = ""
    variants: list[_Filled] = []  # type: ignore[valid-type]


class _JsonText(_YamlText):
    lang: _LanguageCode  # type: ignore[valid-type]

    class Config:
        extra = Extra.ignore  # a shop's own export may carry more


def read_corpus(source: Path, check: bool = True) -> Corpus:
    """Read a folder, a `.jsonl` or a `.yml` file. Raises CorpusError, always naming the place.

    Without `check`, answers may use variables that no market defines.
    """
    imported = source / IMPORTED
    if imported.is_file() and not (source / "entries.yml").exists():
        source = imported
    if source.is_dir():
        return _read_folder(source, check)
    if source.suffix in (".yml", ".yaml") and source.is_file():
        return _read_texts(_shaped_list(source, _JsonText), source)
    if source.is_file():
        return _read_texts(_json_lines(source), source)
    raise CorpusUnreadable("no such file or folder", str(source))


def read_markets(path: Path) -> Markets:
    """Read market variables; every market must have what `default` has."""
    content = _read_yaml(path)
    if not isinstance(content, dict) or DEFAULT_MARKET not in content:
        raise CorpusInvalid(f"expected a mapping with the market {DEFAULT_MARKET!r}", str(path))
    content.pop(_LINE)
    variables: dict[str, dict[str, str]] = {}
    for market, values in content.items():
        if not isinstance(market, str) or not isinstance(values, dict):
            raise CorpusInvalid(f"{market!r}: expected a market code with variables", str(path))
        line = values.pop(_LINE)
        if not all(isinstance(name, str) and isinstance(v, str | int | float) for name, v in values.items()):
            raise CorpusInvalid(f"{market}: variables must be names with texts or numbers", f"{path}:{line}")
        variables[market] = {name: str(value) for name, value in values.items()}
        missing = sorted(set(variables[DEFAULT_MARKET]) - set(variables[market]))
        if missing:
            raise CorpusInvalid(f"{market} lacks {', '.join(missing)}", f"{path}:{line}")
    return Markets(variables)


def _read_folder(folder: Path, check: bool) -> Corpus:
    listed = _read_listed(folder / "entries.yml")
    texts: dict[str, dict[str, EntryText]] = {entry_id: {} for entry_id in listed}
    for path in sorted(folder.glob("*/*.yml")):
        for text, place in _shaped_list(path, _YamlText):
            if text.id not in texts:
                raise UnknownEntry(f"{text.id!r} is not listed in entries.yml", place)
            _add_text(texts[text.id], path.parent.name, text, place)
    markets_file = folder / "markets.yml"
    markets = read_markets(markets_file) if markets_file.exists() else None
    entries = tuple(
        Entry(EntryId(entry_id), texts[entry_id], entry.topic, _condition(entry, markets, place))
        for entry_id, (entry, place) in listed.items()
        if texts[entry_id]
    )
    if not entries:
        raise EmptyCorpus("no entry has a text", str(folder))
    if check:
        check_variables(entries, markets or Markets())
    return Corpus(entries, markets)


def _read_listed(path: Path) -> dict[str, tuple[_ListedEntry, str]]:
    listed: dict[str, tuple[_ListedEntry, str]] = {}
    for entry, place in _shaped_list(path, _ListedEntry):
        if entry.id in listed:
            raise DuplicateEntry(f"{entry.id!r} is listed twice", place)
        listed[entry.id] = (entry, place)
    return listed


def _condition(entry: _ListedEntry, markets: Markets | None, place: str) -> frozenset[str] | None:
    if entry.conditions is None:
        return None
    unknown = sorted(set(entry.conditions.markets) - set(markets.variables if markets else ()))
    if unknown:
        raise CorpusInvalid(f"{entry.id}: no market {', '.join(unknown)} in markets.yml", place)
    return frozenset(entry.conditions.markets)


def _json_lines(path: Path) -> Iterator[tuple[_JsonText, str]]:
    for record, place in _json_objects(path):
        yield _shaped(_JsonText, record, place), place


def _read_texts(listed: Iterator[tuple[_JsonText, str]], path: Path) -> Corpus:
    texts: dict[str, dict[str, EntryText]] = {}
    for text, place in listed:
        _add_text(texts.setdefault(text.id, {}), text.lang, text, place)
    if not texts:
        raise EmptyCorpus("the file has no entry", str(path))
    return Corpus(tuple(Entry(EntryId(entry_id), by_language) for entry_id, by_language in texts.items()))


def _add_text(texts: dict[str, EntryText], language: str, text: _YamlText, place: str) -> None:
    if language in texts:
        raise DuplicateEntry(
            f"{text.id!r} has a second text in {language}; first {texts[language].place}", place
        )
    variants = tuple(dict.fromkeys(text.variants))
    texts[language] = EntryText(text.answer, text.question.strip(), variants, place)


def _json_objects(path: Path) -> Iterator[tuple[object, str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise CorpusUnreadable(str(exc), str(path)) from exc
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield json.loads(line), f"{path}:{number}"
            except json.JSONDecodeError as exc:
                raise CorpusUnreadable(f"not JSON: {exc.msg}", f"{path}:{number}") from exc


def _shaped_list(path: Path, model: type[Model]) -> Iterator[tuple[Model, str]]:
    content = _read_yaml(path)
    if content is None:
        return
    if not isinstance(content, list):
        raise CorpusInvalid("expected a list", str(path))
    for number, item in enumerate(content, start=1):
        if not isinstance(item, dict):
            raise CorpusInvalid(f"item {number}: expected a mapping", str(path))
        place = f"{path}:{item.pop(_LINE)}"
        yield _shaped(model, _without_lines(item), place), place


def _shaped(model: type[Model], record: object, place: str) -> Model:
    if not isinstance(record, dict):
        raise CorpusInvalid("expected an object", place)
    try:
        return model.parse_obj(record)
    except ValidationError as exc:
        fault = exc.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise CorpusInvalid(f"{record.get('id', '(no id)')}: {field}: {fault['msg']}", place) from exc


def _without_lines(item: Any) -> Any:
    if isinstance(item, dict):
        return {key: _without_lines(value) for key, value in item.items() if key != _LINE}
    return item


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe loader that remembers the line of every mapping and refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        own = [self.construct_object(key) for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        twice = {str(key) for key in own if own.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(
                None, None, f"given twice: {', '.join(sorted(twice))}", node.start_mark
            )
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=True)
        mapping[_LINE] = node.start_mark.line + 1
        return mapping


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.construct_mapping)


def _read_yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as exc:
        line = f":{exc.problem_mark.line + 1}" if exc.problem_mark else ""
        raise CorpusUnreadable(f"not YAML: {exc.problem}", f"{path}{line}") from exc
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as exc:
        raise CorpusUnreadable(str(exc), str(path)) from exc
