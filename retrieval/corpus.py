"""Say what a corpus is: entries, their texts per language, and what differs by market. Pure; reads no file.

An entry is one thing the shop can answer. Its texts may exist in any number of languages, its answer may
hold `{variables}` that each market fills in differently, and it may be true in some markets only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NewType

EntryId = NewType("EntryId", str)
Language = str  # ISO 639-1
Market = str  # ISO 3166-1 alpha-2, or DEFAULT_MARKET

FALLBACK_LANGUAGE: Language = "en"
DEFAULT_MARKET: Market = "default"
FULL_LANGUAGES = ("en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr")
"""Languages with full service: whichever of them a corpus uses, every entry needs question and answer in it."""

_VARIABLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class CorpusError(Exception):
    """The corpus cannot be used. `place` says where: file and line, or entry."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place


class CorpusUnreadable(CorpusError):
    """A file is missing, or is not YAML or JSON at all."""


class CorpusInvalid(CorpusError):
    """A file can be read but does not say what it must."""


class DuplicateEntry(CorpusError):
    """Two entries, or two texts of one entry in one language, have the same id."""


class UnknownEntry(CorpusError):
    """A text belongs to an entry that is not listed."""


class UnknownVariable(CorpusError):
    """An answer uses a variable that the markets do not define."""


class EmptyCorpus(CorpusError):
    """There is nothing to answer from."""


@dataclass(frozen=True)
class EntryText:
    """One entry in one language. `question` is empty where only the answer was translated."""

    answer: str
    question: str = ""
    variants: tuple[str, ...] = ()
    place: str = ""

    @property
    def variables(self) -> frozenset[str]:
        return frozenset(_VARIABLE.findall(self.answer))


@dataclass(frozen=True)
class Entry:
    id: EntryId
    texts: Mapping[Language, EntryText]
    topic: str = ""
    markets: frozenset[Market] | None = None  # None: everywhere

    def text_for(self, language: Language) -> tuple[Language, EntryText]:
        """The text in `language`; without one, in English; without that, in the first language there is."""
        for candidate in (language, FALLBACK_LANGUAGE):
            if candidate in self.texts:
                return candidate, self.texts[candidate]
        return next(iter(self.texts.items()))

    def question_for(self, language: Language) -> tuple[Language, str]:
        """The question in `language`, else in English, else in the first language that has one."""
        for candidate in (language, FALLBACK_LANGUAGE, *self.texts):
            if candidate in self.texts and self.texts[candidate].question:
                return candidate, self.texts[candidate].question
        return language, ""


@dataclass(frozen=True)
class Markets:
    """Variables per market. A country that is not listed is the default market."""

    variables: Mapping[Market, Mapping[str, str]] = field(default_factory=dict)

    def resolve(self, country: str | None) -> Market:
        return country if country and country in self.variables else DEFAULT_MARKET

    def values(self, country: str | None) -> Mapping[str, str]:
        return self.variables.get(self.resolve(country), {})

    @property
    def names(self) -> frozenset[str]:
        """Variables that every market has."""
        named = [frozenset(values) for values in self.variables.values()]
        return frozenset.intersection(*named) if named else frozenset()


@dataclass(frozen=True)
class Corpus:
    """Entries in their listed order. `markets` is None where answers are plain text without variables."""

    entries: tuple[Entry, ...]
    markets: Markets | None = None

    def __post_init__(self) -> None:
        if not self.entries:
            raise EmptyCorpus("the corpus has no entry")
        object.__setattr__(self, "_by_id", {entry.id: entry for entry in self.entries})

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, entry_id: str) -> Entry:
        """Raises UnknownEntry."""
        by_id: dict[str, Entry] = self._by_id  # type: ignore[attr-defined]
        try:
            return by_id[entry_id]
        except KeyError:
            raise UnknownEntry(f"no entry {entry_id!r}") from None

    @property
    def languages(self) -> tuple[Language, ...]:
        """Every language that any entry has a text in, in order of appearance."""
        return tuple(dict.fromkeys(language for entry in self.entries for language in entry.texts))

    @property
    def asked(self) -> int:
        """How many texts have a question, each entry and language counted."""
        return sum(bool(text.question) for entry in self.entries for text in entry.texts.values())

    def true_in(self, country: str | None) -> frozenset[EntryId]:
        """Entries that hold in a country's market; without a country, all."""
        if country is None or self.markets is None:
            return frozenset(entry.id for entry in self.entries)
        market = self.markets.resolve(country)
        return frozenset(e.id for e in self.entries if e.markets is None or market in e.markets)


def check_variables(entries: Iterable[Entry], markets: Markets) -> None:
    """Raise UnknownVariable for the first answer that uses a variable some market lacks."""
    known = markets.names
    for entry in entries:
        for text in entry.texts.values():
            for name in sorted(text.variables - known):
                raise UnknownVariable(f"{entry.id}: no market variable {{{name}}}", text.place)
