"""Find lines that say the same: twice in one language, in two languages, under two labels, or on both sides of a test.

What everybody writes alike (`ok`, `12.11.2026`) may stand in several languages; a sentence may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.training.lint.lines import Fault, Line, as_written, normalised

_TAUGHT_APART = frozenset({"intent", "anger"})
"""Every language is written on its own here, never copied or translated."""

_WORDS, _LETTERS = 3, 12
"""From so many words with letters, or so many letters without spaces between them, nobody writes a line by chance."""


def doubles(lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield lines that were written before with the same label: in the same language, or, for sentences, in another.

    FAQ entries share loan words across languages ("click and collect"); only those of one language are compared.
    """
    for split, task in _sets(lines):
        seen: dict[tuple[str, str], Line] = {}
        elsewhere: dict[str, Line] = {}
        for line in _of(lines, split, task):
            first = seen.setdefault((line.lang, as_written(line.text)), line)
            if first is not line:
                if first.label == line.label:
                    yield _fault("duplicate", line, f"is also at {first.place}")
                continue
            other = elsewhere.setdefault(normalised(line.text), line)
            if other.lang != line.lang and task in _TAUGHT_APART and _is_sentence(normalised(line.text)):
                yield _fault("duplicate", line, f"is the same in {other.lang} at {other.place}")


def contradictions(lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield lines that have another label elsewhere, in the same language or, for sentences, in any."""
    for split, task in _sets(lines):
        if task == "lid":
            continue
        first: dict[tuple[str, str], Line] = {}
        for line in _of(lines, split, task):
            key = normalised(line.text)
            keys = [(line.lang, key), *([("", key)] if _is_sentence(key) else [])]
            for place in keys:
                other = first.setdefault(place, line)
                if line.label is not None and other.label != line.label:
                    yield _fault(
                        "contradiction", line, f"is {line.label} here and {other.label} at {other.place}"
                    )
                    break


def leaks(lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield training lines that a model is tuned or tested on."""
    for task in sorted({line.task for line in lines}):
        trained = {
            (line.lang, normalised(line.text)): line
            for line in lines
            if (line.task, line.split) == (task, "training")
        }
        for line in lines:
            if line.task == task and line.split != "training":
                found = trained.get((line.lang, normalised(line.text)))
                if found is not None:
                    yield _fault("leak", found, f"is also {line.split} data, at {line.place}")


def _sets(lines: Iterable[Line]) -> list[tuple[str, str]]:
    return sorted({(line.split, line.task) for line in lines})


def _of(lines: Sequence[Line], split: str, task: str) -> Iterator[Line]:
    return (line for line in lines if (line.split, line.task) == (split, task))


def _is_sentence(key: str) -> bool:
    worded = [word for word in key.split() if any(letter.isalpha() for letter in word)]
    longest = max((len(word) for word in worded if not word.isascii()), default=0)
    return len(worded) >= _WORDS or longest >= _LETTERS


def _fault(kind: str, line: Line, problem: str) -> Fault:
    return Fault(kind, line.path, line.number, f"{line.text!r} {problem}")  # type: ignore[arg-type]
