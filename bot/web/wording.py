"""Say what the pages of the demo shop and the desk say, per language. Decides wording, never layout.

The conversation's own wording lives in `bot/messages`; this is only what stands around it. One Fluent file
per language and page under ``templates/wording``; English fills what a language lacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, negotiate_locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, Resource

WORDING = Path(__file__).parent / "templates" / "wording"
LANGUAGES = ("en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr")
FALLBACK = "en"
SCRIPT_ARGUMENTS = ("count", "name", "number", "time")
"""The arguments of texts that a page's script completes."""


class WordingError(Exception):
    """A page asks for words that nobody wrote, or they do not fit their arguments."""


@dataclass(frozen=True)
class Words:
    """One page's wording in one language; call it with a key."""

    language: str
    bundles: tuple[FluentBundle, ...]
    keys: tuple[str, ...]

    @property
    def locale(self) -> Locale:
        """The CLDR locale for dates, prices and the names of languages and countries."""
        return Locale.parse(self.language)

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    def __call__(self, key: str, **args: str | int | float) -> str:
        """Return the text of ``key``. Raises WordingError for an unknown key or a missing argument."""
        for bundle in self.bundles:
            pattern = bundle.get_message(key).value if bundle.has_message(key) else None
            if pattern is None:
                continue
            text, errors = bundle.format_pattern(pattern, args)
            if errors:
                raise WordingError(f"{key} in {self.language}: {errors[0]}")
            return str(text)
        raise WordingError(f"no wording for {key}")

    def plain(self, *, without: str) -> dict[str, str]:
        """Every text for a page's script, except keys with a prefix; arguments stand as ``{name}``."""
        holes = {name: f"{{{name}}}" for name in SCRIPT_ARGUMENTS}
        return {key: self(key, **holes) for key in self.keys if not key.startswith(without)}


@cache
def words(page: str, language: str) -> Words:
    """Return the wording of a page (``shop`` or ``desk``) in a language, English where it lacks a text."""
    bundles = []
    for code in dict.fromkeys((language, FALLBACK)):
        bundle = FluentBundle([code], use_isolating=False)
        for resource in resources(page, code):
            bundle.add_resource(resource)
        bundles.append(bundle)
    keys = [key for resource in resources(page, FALLBACK) for key in keys_of(resource)]
    return Words(language, tuple(bundles), tuple(keys))


def keys_of(resource: Resource) -> tuple[str, ...]:
    """The keys a resource has wording for, in its order."""
    return tuple(entry.id.name for entry in resource.body if isinstance(entry, Message))


def resources(page: str, code: str) -> list[Resource]:
    """A page's own texts in a language and those that pages share."""
    paths = [WORDING / f"{name}.{code}.ftl" for name in (page, "orders")]
    return [FluentResource(path.read_text(encoding="utf-8")) for path in paths if path.exists()]


def preferred(wish: str | None, accept_language: str) -> str:
    """Return the language of a page: an explicit wish, else the browser's list, else English."""
    wanted = [wish or ""]
    for part in accept_language.split(","):
        wanted.append(part.partition(";")[0].strip())
    codes = [code.replace("_", "-").partition("-")[0].lower() for code in wanted if code]
    return negotiate_locale(codes, LANGUAGES) or FALLBACK
