"""Hear that a message which speaks of a person does not want one ("no need for an agent, just tell me …").

A classifier knows what a message is about; for a denial it takes the words of it. Decides nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from bot.language.wish import fold

REQUEST_HUMAN = "request_human"
WORDS_FILE = Path(__file__).with_name("declined_wish.yml")

_CLAUSE = r"[^.,;:!?…\n。，、！？；：؟،]"
_LONGEST_GAP = 36
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def declines_person(text: str) -> bool:
    """Return whether the text says that no person is needed."""
    return _pattern().search(fold(text)) is not None


def without_declined_wish(text: str, ranking: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return a ranking of (intent, probability) in which a wish for a person that the text declines has left its
    share to the others."""
    kept = [(name, share) for name, share in ranking if name != REQUEST_HUMAN]
    if not ranking or not kept or ranking[0][0] != REQUEST_HUMAN or not declines_person(text):
        return list(ranking)
    left = 1.0 - ranking[0][1]
    return [(name, min(1.0, share / left) if left > 0 else 0.0) for name, share in kept]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in _forms()))


def _forms() -> Iterator[str]:
    content = yaml.safe_load(WORDS_FILE.read_text(encoding="utf-8"))
    robots = "|".join(re.escape(fold(word)) for word in content["robots"])
    gap = f"(?:(?!{robots}){_CLAUSE}){{0,{_LONGEST_GAP}}}?"
    for words in content["languages"].values():
        people = [fold(word) for word in words["person"]]
        spaced = not any(_UNSPACED.search(word) for word in people)
        edge = r"(?<!\w)" if spaced else ""
        person = f"{edge}(?:{'|'.join(re.escape(word) for word in people)})"
        for form in words["declined"]:
            begin = "" if form.startswith("{p}") else edge
            yield begin + fold(form).replace("_", gap).replace("{p}", person)
