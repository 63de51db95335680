"""Every language says everything, and nothing that nobody asks for."""

from __future__ import annotations

import ast as python
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml
from fluent.syntax import FluentParser, ast, visitor

from actions.orders.models import ReturnReason, TrackingTag
from actions.orders.status import StatusKind
from actions.tasks import goods, return_words, tracking
from bot.messages import Catalogue
from bot.messages.catalogue import FOLDER
from bot.messages.formatting import locale_of
from escalation.signals import REASONS

PROJECT = Path(__file__).resolve().parents[4]
CATALOGUE = Catalogue()
LANGUAGES = ("en", "zh", "es", "fr", "de", "it", "pt", "ja", "ko", "ru", "ar", "nl", "pl", "tr")
NUMBERS = frozenset({"days", "count", "place", "minutes", "most", "left", "limit"})
OTHER_SCRIPTS = {
    "ru": "[а-я]",
    "ar": "[\u0600-\u06ff]",
    "zh": "[\u4e00-\u9fff]",
    "ja": "[ぁ-ヿ一-龯]",
    "ko": "[가-힣]",
}
LATIN_ALIKE = frozenset({"payment-boleto"})
"""A name that some languages leave in Latin letters."""
FOR_CHANNELS = frozenset({"message-too-long"})
"""Said by channels that cannot refuse a message, as e-mail."""


@cache
def _messages(lang: str) -> dict[str, ast.Message]:
    resource = FluentParser().parse((FOLDER / f"{lang}.ftl").read_text(encoding="utf-8"))
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, ast.Message)}


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.selects: list[ast.SelectExpression] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        self.selects.append(node)
        self.generic_visit(node)


def _variables(message: ast.Message) -> _Variables:
    found = _Variables()
    found.visit(message)
    return found


def test_all_fourteen_languages_are_there() -> None:
    assert frozenset(LANGUAGES) == CATALOGUE.languages


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_messages(lang: str) -> None:
    assert list(_messages(lang)) == list(_messages("en"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeables_are_the_same_in_every_language(lang: str) -> None:
    english = {key: _variables(message).names for key, message in _messages("en").items()}
    assert {key: _variables(message).names for key, message in _messages(lang).items()} == english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_form_of_the_language_is_written(lang: str) -> None:
    forms = {locale_of(lang).plural_form(Decimal(number)) for number in range(201)}
    for key, message in _messages(lang).items():
        for select in _variables(message).selects:
            names = {v.key.name for v in select.variants if isinstance(v.key, ast.Identifier)}
            if any(isinstance(v.key, ast.NumberLiteral) for v in select.variants) and names == {"other"}:
                continue  # a place in the queue: one case of its own, otherwise a bare number
            assert forms <= names, f"{lang}: {key} lacks {forms - names}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_can_be_said(lang: str) -> None:
    for key, message in _messages(lang).items():
        names = _variables(message).names
        for number in (0, 1, 2, 3, 11, 100):
            text = CATALOGUE.text(key, lang, {n: number if n in NUMBERS else "Xy" for n in names})
            assert text.strip() == text
            assert not re.search(r"\{(?!position\})", text)


@pytest.mark.parametrize("lang", sorted(OTHER_SCRIPTS))
def test_messages_are_in_the_languages_script(lang: str) -> None:
    for key, message in _messages(lang).items():
        names = _variables(message).names
        text = CATALOGUE.text(key, lang, {n: 2 if n in NUMBERS else "" for n in names})
        bare = re.sub(r"[\W\d_]", "", text)
        assert not bare or re.search(OTHER_SCRIPTS[lang], text) or key in LATIN_ALIKE, (
            f"{lang}: {key}: {text}"
        )


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_sentences_were_translated(lang: str) -> None:
    english, own = _messages("en"), _messages(lang)
    same = [key for key in english if english[key].value.equals(own[key].value)]
    allowed = {
        "payment-boleto", "payment-konbini", "button-no", "widget-bot", "event-pending", "status-tracking",
    }  # fmt: skip
    assert set(same) <= allowed


def test_no_message_is_missing() -> None:
    assert _used() <= set(_messages("en"))


def test_no_message_is_unused() -> None:
    assert set(_messages("en")) - _used() - FOR_CHANNELS == set()


@cache
def _used() -> set[str]:
    """The keys that actions, domain, app and widget name, and those they make from a record's state."""
    known = set(_messages("en"))
    literal = {*_in_python("actions"), *_in_python("bot"), *_in_domain(), *_in_widget()}
    made = {
        *(f"status-{kind.value.replace('_', '-')}" for kind in StatusKind),
        *(f"event-{tracking.kebab(tag.value)}" for tag in TrackingTag),
        *(f"return-not-possible-{o.value.replace('_', '-')}" for o in return_words.OBSTACLES),
        *(f"payment-{method.value.replace('_', '-')}" for method in return_words.SPOKEN_METHODS),
        *(return_words.reason_term(reason) for reason in goods.REASONS),
        *(f"handoff-{reason.replace('_', '-')}" for reason in REASONS),
        *(f"button-return-{r}" for r in ("defective", "wrong-item")),
    }
    keys_by_name = {*_keys_by_name("actions"), *_keys_by_name("bot"), *_in_domain()}
    return made | keys_by_name | (literal & known)


def _python_trees(package: str) -> Iterator[python.AST]:
    for path in (PROJECT / package).rglob("*.py"):
        yield python.parse(path.read_text(encoding="utf-8"))


def _in_python(package: str) -> set[str]:
    return {
        node.value
        for tree in _python_trees(package)
        for node in python.walk(tree)
        if isinstance(node, python.Constant) and isinstance(node.value, str)
    }


def _keys_by_name(package: str) -> set[str]:
    """What stands as ``key="…"`` of a reply or button, and as the first argument of a term."""
    found: set[str] = set()
    for tree in _python_trees(package):
        for call in (node for node in python.walk(tree) if isinstance(node, python.Call)):
            name = getattr(call.func, "id", "")
            values = (
                [word.value for word in call.keywords if word.arg == "key"]
                if name in ("Reply", "Button")
                else []
            )
            values += call.args[:1] if name == "Term" else []
            found |= {v.value for v in values if isinstance(v, python.Constant) and isinstance(v.value, str)}
    return found


def _in_domain() -> set[str]:
    domain = yaml.safe_load((PROJECT / "bot" / "domain" / "responses.yml").read_text(encoding="utf-8"))
    replies = [variant["custom"] for variants in domain["responses"].values() for variant in variants]
    return {reply["key"] for reply in replies} | {b["key"] for r in replies for b in r.get("buttons", ())}


def _in_widget() -> set[str]:
    scripts = (PROJECT / "bot" / "web" / "static").rglob("*.js")
    found = {
        key for path in scripts for key in re.findall(r"widget-[a-z-]+", path.read_text(encoding="utf-8"))
    }
    return found | {"widget-agent", "widget-bot", "widget-you"}  # made from a message's role


def test_reasons_offered_are_the_shops_own() -> None:
    assert set(goods.REASONS) <= set(ReturnReason)
