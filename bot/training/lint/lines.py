"""Gather every line of training, tuning and held-out data with its label and its place. Judges nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.training.data import numbered_items, scan_utterances
from bot.training.errors import DataError, DataErrors
from retrieval.corpus import CorpusError
from retrieval.reading import read_corpus

Split = Literal["training", "tuning", "held-out"]
Kind = Literal["unreadable", "duplicate", "leak", "contradiction", "language", "personal"]


@dataclass(frozen=True)
class Line:
    """One line of data; `task` says what it teaches or tests, `label` what it stands for (None: nothing)."""

    text: str
    lang: str
    task: str
    split: Split
    label: str | None
    path: Path
    number: int

    @property
    def place(self) -> str:
        return f"{self.path}:{self.number}"


@dataclass(frozen=True)
class Fault:
    """Something wrong at a line; `number` is 0 where it is about a whole file."""

    kind: Kind
    path: Path
    number: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.number}: {self.message}" if self.number else f"{self.path}: {self.message}"


def read_lines(root: Path) -> tuple[list[Line], list[Fault]]:
    """Return all lines under `nlu_data/`, and what could not be read."""
    lines: list[Line] = []
    faults: list[Fault] = []
    for read in (_intents, _anger, _faq, _tuning, _held_out):
        try:
            lines.extend(read(root, faults))
        except DataErrors as exc:
            faults.extend(_unreadable(exc.faults))
        except DataError as exc:
            faults.extend(_unreadable([exc]))
        except CorpusError as exc:
            path, number = _place(exc.place, root / "faq")
            faults.append(Fault("unreadable", path, number, str(exc).removeprefix(f"{exc.place}: ")))
    return lines, faults


def normalised(text: str) -> str:
    """Return what two texts have in common that say the same: no case, width, punctuation or emoji.

    A text without letters and digits is only rid of its spaces.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _only(plain, "LNM") or "".join(plain.split())


def as_written(text: str) -> str:
    """Return what two texts have in common that are typed alike but for case and punctuation: emoji count, and so
    does full width."""
    return _only(text.casefold(), "LNMS") or "".join(text.split())


def _intents(root: Path, faults: list[Fault]) -> Iterator[Line]:
    if not (root / "nlu").is_dir():
        raise DataError("no such folder of training data", root / "nlu")
    found, unreadable = scan_utterances(root / "nlu")
    faults.extend(_unreadable(unreadable))
    for u in found:
        yield Line(u.text, u.lang, "intent", "training", u.intent, u.path, u.line)


def _anger(root: Path, faults: list[Fault]) -> Iterator[Line]:
    for path in sorted((root / "anger").glob("*/*.jsonl")):
        yield from _of_file(path, "anger", "training", faults, "angry", path.parent.name)


def _faq(root: Path, faults: list[Fault]) -> Iterator[Line]:
    if not (root / "faq").is_dir():
        return
    for entry in read_corpus(root / "faq", check=False):
        for lang, text in entry.texts.items():
            path, number = _place(text.place, root / "faq")
            for asked in (text.question, *text.variants):
                if asked:
                    yield Line(asked, lang, "faq", "training", str(entry.id), path, number)


def _tuning(root: Path, faults: list[Fault]) -> Iterator[Line]:
    for path in sorted((root / "calibration").glob("*.jsonl")):
        yield from _of_file(path, "faq", "tuning", faults, None)


def _held_out(root: Path, faults: list[Fault]) -> Iterator[Line]:
    for task, folder, label in (
        ("intent", "nlu", "intent"),
        ("anger", "anger", "angry"),
        ("lid", "lid", "lang"),
    ):
        for path in sorted((root / "eval" / folder).glob("*.jsonl")):
            yield from _of_file(path, task, "held-out", faults, label)


def _of_file(
    path: Path, task: str, split: Split, faults: list[Fault], label: str | None, lang: str | None = None
) -> Iterator[Line]:
    """Yield a file's lines; their language is that of the folder, or what each says itself."""
    try:
        items = numbered_items(path, ("text", label) if label else ("text",))
    except DataError as exc:
        faults.extend(_unreadable([exc]))
        return
    for item in items:
        fields = item.fields
        own = lang if lang is not None else str(fields.get("lang", ""))
        named = str(fields[label]) if label else None
        taught = "follow-up" if "context" in fields else task  # means something only after another question
        yield Line(fields["text"], own, taught, split, named, item.path, item.line)


def _place(place: str, otherwise: Path) -> tuple[Path, int]:
    """Take a file and line apart."""
    path, _, number = place.rpartition(":")
    if path and number.isdigit():
        return Path(path), int(number)
    return Path(place) if place else otherwise, 0


def _unreadable(errors: Iterable[DataError]) -> list[Fault]:
    return [Fault("unreadable", e.path or Path(), e.line or 0, e.problem) for e in errors]


def _only(text: str, kinds: str) -> str:
    """Return the words made of some kinds of characters (the first letters of Unicode's categories)."""
    kept = (c if unicodedata.category(c)[0] in kinds and not _is_selector(c) else " " for c in text)
    return " ".join("".join(kept).split())


def _is_selector(character: str) -> bool:
    """Whether it only says how the character before it is drawn."""
    return "\ufe00" <= character <= "\ufe0f"
