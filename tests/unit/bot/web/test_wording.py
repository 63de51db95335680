"""The pages' wording: the same keys in every language, every key used, every argument filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from actions.handoff.handover import MATTERS
from actions.orders.status import StatusKind
from bot.web.pages import STATIC
from bot.web.wording import LANGUAGES, WORDING, WordingError, keys_of, words
from escalation.agents import PRESENCES
from escalation.priority import PRIORITIES, TIERS
from escalation.signals import REASONS
from escalation.teams import TEAMS, TOPICS
from escalation.tickets import OUTCOMES

TEMPLATES = WORDING.parent
SETS = ("shop", "desk", "orders")
OPEN_ENDED = re.compile(
    "(status|priority|reason|matter|team|outcome|signal|tier|presence|role|promise|keys|category|condition)-"
)
"""Keys whose last part comes from data or a loop."""


class Arguments(Visitor):
    """The variables a text uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def texts(name: str, lang: str) -> dict[str, ast.Message]:
    resource = parse((WORDING / f"{name}.{lang}.ftl").read_text(encoding="utf-8"))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, ast.Message)}


def arguments(message: ast.Message) -> set[str]:
    found = Arguments()
    found.visit(message)
    return found.names


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_keys_and_arguments(name: str, lang: str) -> None:
    english, other = texts(name, "en"), texts(name, lang)
    assert list(other) == list(english)
    for key, message in english.items():
        assert arguments(other[key]) == arguments(message), key


@pytest.mark.parametrize("name", SETS)
def test_every_key_is_used(name: str) -> None:
    sources = [*TEMPLATES.glob("*.html"), *STATIC.rglob("*.js"), *Path("bot/web").glob("*.py")]
    used = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    for key in texts(name, "en"):
        if not OPEN_ENDED.match(key):
            assert re.search(rf"[\"']{re.escape(key)}[\"']", used), f"{key} is never used"


def test_every_name_the_desk_can_meet_has_wording() -> None:
    names = {
        "status": (kind.value.replace("_", "") for kind in StatusKind),
        "priority": PRIORITIES,
        "reason": REASONS,
        "matter": MATTERS,
        "team": TEAMS,
        "outcome": OUTCOMES,
        "tier": TIERS,
        "presence": PRESENCES,
        "signal": (
            *TOPICS,
            "anger",
            "anger_trend",
            "request_human",
            "failure",
            "repeat_contact",
            "order_value",
        ),
    }
    keys = set(words("desk", "en").keys)
    for kind, values in names.items():
        assert {f"{kind}-{value}" for value in values} <= keys


def test_unknown_key_and_missing_argument_are_errors() -> None:
    say = words("shop", "de")
    with pytest.raises(WordingError, match="no wording for shop-nothing"):
        say("shop-nothing")
    with pytest.raises(WordingError, match="demo-question"):
        say("demo-question")


def test_script_gets_holes_where_it_fills_in() -> None:
    plain = words("desk", "en").plain(without="login-")
    assert plain["desk-load"] == "{count} of {number}"
    assert "login-title" not in plain and "status-delivered" in plain


def test_keys_follow_the_file() -> None:
    from fluent.runtime import FluentResource

    assert keys_of(FluentResource("b = 1\na = 2\n")) == ("b", "a")
