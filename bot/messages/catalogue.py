"""Put a reply into words: the shopper's language, else English. Decides wording only, never what is said.

One Fluent file per language. A key or argument that is missing is an error, not a half-finished sentence:
the turn fails and a human gets the conversation. Fluent's own isolation marks are off, so that an order
number stands in the text as it is; in right-to-left languages `formatting.isolate` keeps it in one piece.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

from actions.replies import Argument, Button, Country, Language, Money, Reply, Term
from bot.messages import formatting

FOLDER = Path(__file__).with_name("ftl")
FALLBACK = "en"
WIDGET = "widget-"


class MessageError(Exception):
    """A message cannot be put into words: the catalogue lacks a key, or the reply an argument."""


@dataclass(frozen=True)
class Rendered:
    """A message as the shopper reads it. Buttons are ``{title, payload}``."""

    text: str
    lang: str
    buttons: tuple[Mapping[str, str], ...] = ()


class Catalogue:
    """The messages of every language found in a folder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        resources = {path.stem: _resource(path) for path in sorted(folder.glob("*.ftl"))}
        self._bundles = {lang: _bundle(lang, resource) for lang, resource in resources.items()}
        self._keys = {lang: _keys(resource) for lang, resource in resources.items()}
        if FALLBACK not in self._bundles:
            raise MessageError(f"no catalogue for {FALLBACK} in {folder}")
        self._locales = {lang: formatting.locale_of(lang) for lang in self._bundles}

    @property
    def languages(self) -> frozenset[str]:
        """The languages with a catalogue."""
        return frozenset(self._bundles)

    def language_for(self, lang: str) -> str:
        """Return the language a shopper of ``lang`` is answered in."""
        base = lang.lower().replace("_", "-").split("-")[0]
        return base if base in self._bundles else FALLBACK

    def render(self, reply: Reply, lang: str) -> Rendered:
        """Return a reply in words. Raises MessageError."""
        spoken = self.language_for(lang)
        lines = [] if reply.text is None else [reply.text]
        if reply.key is not None:
            lines.append(self.text(reply.key, spoken, reply.args))
        lines += [self.text(term.key, spoken, term.args) for term in reply.also]
        text_lang = (reply.lang or spoken) if reply.key is None else spoken
        return Rendered("\n".join(lines), text_lang, tuple(self._button(b, spoken) for b in reply.buttons))

    def text(self, key: str, lang: str, args: Mapping[str, Argument] | None = None) -> str:
        """Return one message in words. Raises MessageError."""
        spoken = self.language_for(lang)
        bundle = self._bundles[spoken]
        if not bundle.has_message(key):
            raise MessageError(f"{spoken}: no message {key}")
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise MessageError(f"{spoken}: message {key} has no text")
        shown = {name: self._show(value, spoken) for name, value in (args or {}).items()}
        text, errors = bundle.format_pattern(pattern, shown)
        if errors:
            raise MessageError(f"{spoken}: message {key}: {errors[0]}")
        return str(text)

    def widget_strings(self, lang: str) -> dict[str, Any]:
        """Return the widget's wording: ``{lang, dir, strings}``."""
        spoken = self.language_for(lang)
        direction = "rtl" if spoken in formatting.RIGHT_TO_LEFT else "ltr"
        strings = {key: self.text(key, spoken) for key in self._keys[spoken] if key.startswith(WIDGET)}
        return {"lang": spoken, "dir": direction, "strings": strings}

    def keys(self, lang: str) -> tuple[str, ...]:
        """Return the keys of a language's catalogue, in its order."""
        return self._keys[lang]

    def _button(self, button: Button, lang: str) -> Mapping[str, str]:
        title = button.text if button.key is None else self.text(button.key, lang, button.args)
        if title is None:
            raise MessageError(f"a button needs a key or a text: {button.payload}")
        return {"title": title, "payload": button.payload}

    def _show(self, value: Argument, lang: str) -> Any:
        """Return an argument as Fluent takes it: numbers stay numbers so that plurals work."""
        locale: Locale = self._locales[lang]
        if isinstance(value, Term):
            return self.text(value.key, lang, value.args)
        if isinstance(value, Money):
            return formatting.show_money(value, locale)
        if isinstance(value, Country):
            return formatting.show_country(value, locale)
        if isinstance(value, Language):
            return formatting.show_language(value, locale)
        if isinstance(value, dt.datetime):
            return formatting.show_datetime(value, locale)
        if isinstance(value, dt.date):
            return formatting.show_date(value, locale)
        if isinstance(value, Decimal):
            return formatting.show_decimal(value, locale)
        return formatting.isolate(value, lang) if isinstance(value, str) else value


def _resource(path: Path) -> ast.Resource:
    resource = FluentResource(path.read_text(encoding="utf-8"))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            start = (entry.content or "").strip()[:80]
            raise MessageError(f"{path.name}: cannot be read: {start!r}")
    return resource


def _bundle(lang: str, resource: ast.Resource) -> FluentBundle:
    bundle = FluentBundle([str(formatting.locale_of(lang))], use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _keys(resource: ast.Resource) -> tuple[str, ...]:
    return tuple(entry.id.name for entry in resource.body if isinstance(entry, ast.Message))
