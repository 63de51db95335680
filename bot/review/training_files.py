"""Append reviewed lines to the training data in its own format. Never writes what is there already or is held out.

`nlu_data/nlu/<lang>/<intent>.yml`, under the situation `reviewed`.
"""

from __future__ import annotations

from pathlib import Path

from bot.training.data import MAX_CHARS, read_file
from bot.training.errors import DataError
from bot.training.lint.lines import Line, normalised, read_lines

SITUATION = "reviewed"
_HEAD = 'version: "3.1"\nnlu:\n'


class NotAdded(Exception):
    """The line cannot be training data; the text says why."""


class TrainingFiles:
    """The training data that a review adds to."""

    def __init__(self, nlu_data: Path) -> None:
        self._folder = nlu_data / "nlu"
        lines, _ = read_lines(nlu_data)
        self._known: dict[tuple[str, str], Line] = {}
        for line in lines:
            if line.task == "intent":
                self._known[line.lang, normalised(line.text)] = line

    def add(self, lang: str, intent: str, text: str) -> Path:
        """Append a line and return its file. Raises NotAdded."""
        written = " ".join(text.split())
        self._check(lang, intent, written)
        path = self._folder / lang / f"{intent}.yml"
        before = path.read_text("utf-8") if path.exists() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_appended(before, intent, written), "utf-8")
        if not _reads_back(path, intent, written):
            path.write_text(before, "utf-8") if before else path.unlink()
            raise NotAdded("the training data's format cannot hold this text")
        self._known[lang, normalised(written)] = Line(written, lang, "intent", "training", intent, path, 0)
        return path

    def _check(self, lang: str, intent: str, text: str) -> None:
        if not text or text.startswith("/") or len(text) > MAX_CHARS:
            raise NotAdded("a line must be wording of at most 2,000 characters that begins with no slash")
        known = self._known.get((lang, normalised(text)))
        if known is None:
            return
        if known.split == "held-out":
            raise NotAdded("the same text is held out to measure on, so nothing may be trained on it")
        if known.label == intent:
            raise NotAdded("the same text is in the training data already")
        raise NotAdded(f"the same text is {known.label} at {known.place}: change it there")


def _reads_back(path: Path, intent: str, text: str) -> bool:
    """Whether what was appended is read as it was meant: `[x](y)` would become markup."""
    try:
        last = read_file(path)[-1]
    except (DataError, IndexError):
        return False
    return (last.text, last.intent, last.situation) == (text, intent, SITUATION)


def _appended(before: str, intent: str, text: str) -> str:
    """Return the file's content with the line in its last block, or in a new one."""
    content = before.rstrip("\n") + "\n" if before else _HEAD
    _, _, last = content.rpartition(f"- intent: {intent}\n")
    if f"situation: {SITUATION}\n" not in last or "\n- intent:" in last:
        content += f"- intent: {intent}\n  metadata:\n    situation: {SITUATION}\n  examples: |\n"
    return f"{content}    - {text}\n"
