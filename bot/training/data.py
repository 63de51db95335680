"""Read training and evaluation data and say, with file and line, what is wrong with it. Changes no file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.language.codes import SERVED
from bot.nlu.intents import INTENTS
from bot.training.errors import DataError, DataErrors

MAX_CHARS = 2000
_ENTITY_MARKUP = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Utterance:
    """One training example: what was typed, in which language and situation, and where it is written."""

    text: str
    lang: str
    intent: str
    situation: str
    path: Path
    line: int


def read_utterances(
    folder: Path, needed: Sequence[str] = (), intents: Sequence[str] = INTENTS
) -> list[Utterance]:
    """Return every example under `folder/<lang>/*.yml`; each of the `needed` languages must have some.

    Raises DataErrors listing all faults found.
    """
    if not folder.is_dir():
        raise DataError("no such folder of training data", folder)
    found, faults = scan_utterances(folder, intents)
    have = {utterance.lang for utterance in found}
    silent = [lang for lang in needed if lang not in have]
    if not found and not faults:
        raise DataError("holds no training examples", folder)
    faults += [
        DataError(
            "has no training examples: write some, or leave it out of CROSSDESK_LANGUAGES", folder / lang
        )
        for lang in silent
    ]
    if faults:
        raise DataErrors(faults)
    return found


def scan_utterances(
    folder: Path, intents: Sequence[str] = INTENTS
) -> tuple[list[Utterance], list[DataError]]:
    """Return every example that can be read under `folder/<lang>/*.yml`, and every fault."""
    faults: list[DataError] = []
    found: list[Utterance] = []
    for lang in sorted(path for path in folder.iterdir() if path.is_dir()):
        if lang.name not in SERVED:
            faults.append(DataError(f"folder {lang.name!r} is not a served language", lang))
            continue
        files = sorted(lang.glob("*.yml"))
        if not files:
            faults.append(DataError("holds no training examples", lang))
        for path in files:
            try:
                for utterance in _read_file(path, lang.name):
                    faults.extend(_faults(utterance, intents))
                    found.append(utterance)
            except DataError as fault:
                faults.append(fault)
    faults.extend(_contradictions(found))
    return found, faults


def read_file(path: Path) -> list[Utterance]:
    """Return the examples of one file, which stands in the folder of its language. Raises DataError."""
    return list(_read_file(path, path.parent.name))


@dataclass(frozen=True)
class Item:
    """One object of a JSON-lines file, and where it is written."""

    fields: Mapping[str, Any]
    path: Path
    line: int


def read_items(path: Path, required: Sequence[str]) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file, or of every one in a folder; each has the required fields.

    Raises DataError.
    """
    return [dict(item.fields) for item in numbered_items(path, required)]


def numbered_items(path: Path, required: Sequence[str]) -> list[Item]:
    """Return the same with file and line of each. Raises DataError."""
    if path.is_dir():
        return [item for file in sorted(path.glob("*.jsonl")) for item in numbered_items(file, required)]
    items = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError as exc:
            raise DataError(f"not JSON: {exc.msg}", path, number) from exc
        if not isinstance(item, dict):
            raise DataError("not a JSON object", path, number)
        for field in required:
            if field not in item:
                raise DataError(f"has no {field!r}", path, number)
        if "text" in required and not (isinstance(item["text"], str) and item["text"].strip()):
            raise DataError("`text` must be wording", path, number)
        if "angry" in required and not isinstance(item["angry"], bool):
            raise DataError("`angry` must be true or false", path, number)
        items.append(Item(item, path, number))
    if not items:
        raise DataError("holds no lines", path)
    return items


def fingerprint(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over the files' names and contents, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def data_files(root: Path) -> list[Path]:
    """Return all files of training data under `nlu_data/` (not the held-out sets)."""
    files = [
        path for path in root.rglob("*") if path.is_file() and path.suffix in {".yml", ".yaml", ".jsonl"}
    ]
    return [path for path in files if "eval" not in path.relative_to(root).parts]


def _read_file(path: Path, lang: str) -> Iterator[Utterance]:
    try:
        document = yaml.compose(_text(path), Loader=_Loader)
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise DataError(f"not YAML: {getattr(exc, 'problem', exc)}", path, line) from exc
    if document is None:
        raise DataError("is empty", path)
    blocks = _child(document, "nlu")
    if not isinstance(blocks, yaml.SequenceNode):
        raise DataError("has no list `nlu`", path, 1)
    for block in blocks.value:
        yield from _read_block(block, path, lang)


def _read_block(block: yaml.Node, path: Path, lang: str) -> Iterator[Utterance]:
    line = block.start_mark.line + 1
    intent = _scalar(_child(block, "intent"))
    if not intent:
        raise DataError("a block has no `intent`", path, line)
    metadata = _child(block, "metadata")
    situation = _scalar(_child(metadata, "situation")) if metadata is not None else ""
    examples = _child(block, "examples")
    if not isinstance(examples, yaml.ScalarNode) or examples.style not in ("|", ">"):
        raise DataError(f"intent {intent!r} has no `examples: |`", path, line)
    count = 0
    for offset, raw in enumerate(examples.value.split("\n"), examples.start_mark.line + 2):
        if not raw.strip():
            continue
        if not raw.lstrip().startswith("- "):
            raise DataError("an example must begin with `- `", path, offset)
        count += 1
        text = _ENTITY_MARKUP.sub(r"\1", raw.lstrip()[2:].strip())
        yield Utterance(text, lang, intent, situation, path, offset)
    if not count:
        raise DataError(f"intent {intent!r} has no examples", path, line)


def _faults(utterance: Utterance, intents: Sequence[str]) -> Iterator[DataError]:
    where = (utterance.path, utterance.line)
    if utterance.intent not in intents:
        yield DataError(f"unknown intent {utterance.intent!r}", *where)
    if not utterance.text:
        yield DataError("an example is empty", *where)
    if utterance.text.startswith("/"):
        yield DataError("an example must not begin with `/`, which Rasa takes for a payload", *where)
    if len(utterance.text) > MAX_CHARS:
        yield DataError(f"an example is longer than {MAX_CHARS} characters", *where)


def _contradictions(utterances: Iterable[Utterance]) -> Iterator[DataError]:
    first: dict[tuple[str, str], Utterance] = {}
    for utterance in utterances:
        key = (utterance.lang, " ".join(utterance.text.lower().split()))
        earlier = first.setdefault(key, utterance)
        if earlier.intent != utterance.intent:
            yield DataError(
                f"is {utterance.intent!r} here and {earlier.intent!r} at {earlier.path}:{earlier.line}",
                utterance.path,
                utterance.line,
            )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as exc:
        raise DataError("no such file", path) from exc
    except UnicodeDecodeError as exc:
        line = exc.object[: exc.start].count(b"\n") + 1
        raise DataError("not UTF-8 text", path, line) from exc


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    for name, value in node.value:
        if isinstance(name, yaml.ScalarNode) and name.value == key:
            return value
    return None


def _scalar(node: yaml.Node | None) -> str:
    return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
