"""The FAQ that actions ask is that of the promoted model, without a restart."""

from __future__ import annotations

import time
from datetime import datetime, timezone
from pathlib import Path

import pytest

from actions.knowledge import FaqAnswer, Finding
from bot.knowledge import PromotedKnowledge
from bot.training.errors import NoActiveModel
from bot.training.registry import ModelRegistry
from retrieval.index import SearchIndexError

NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)


class NamedFaq:
    """Answers everything with the name of the model it belongs to."""

    def __init__(self, folder: Path) -> None:
        if (folder / "broken").exists():
            raise SearchIndexError("broken")
        self._name = folder.parent.name

    def ask(self, question: str, *, language: str, market: str, context: str | None = None) -> Finding:
        return Finding("answer", self.entry(question, language=language, market=market))

    def entry(self, faq_id: str, *, language: str, market: str) -> FaqAnswer | None:
        return FaqAnswer(faq_id, "?", self._name, language)


class Faq:
    """A registry, and the FAQ that follows it at every question."""

    def __init__(self, folder: Path) -> None:
        self.registry = ModelRegistry(folder)
        self.add("a")
        self.registry.promote("a")
        self.knowledge = PromotedKnowledge(self.registry, NamedFaq, check_every=0.0)

    def add(self, name: str, broken: bool = False) -> None:
        with self.registry.building(name) as built:
            (built / "faq").mkdir()
            (built / "faq" / ("broken" if broken else "index")).write_text("")
            self.registry.register(name, built, {}, NOW)

    def answering(self) -> str:
        entry = self.knowledge.entry("x", language="en", market="default")
        assert entry is not None
        return entry.text

    def answers_soon(self, name: str, within: float = 5.0) -> bool:
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if self.answering() == name:
                return True
            time.sleep(0.01)
        return False


@pytest.fixture
def faq(tmp_path: Path) -> Faq:
    return Faq(tmp_path / "models")


def test_the_promoted_models_faq_answers_and_so_does_that_of_a_rollback(faq: Faq) -> None:
    assert faq.answering() == "a"
    faq.add("b")
    faq.registry.promote("b")
    assert faq.answers_soon("b")
    finding = faq.knowledge.ask("?", language="en", market="default")
    assert finding.answer is not None and finding.answer.text == "b"
    faq.registry.rollback()
    assert faq.answers_soon("a")


def test_a_faq_that_cannot_be_used_leaves_the_old_one_answering(faq: Faq) -> None:
    faq.add("b", broken=True)
    faq.registry.promote("b")
    assert not faq.answers_soon("b", within=0.3)
    assert faq.answering() == "a"
    faq.add("c")
    faq.registry.promote("c")
    assert faq.answers_soon("c")


def test_the_registry_is_not_looked_at_for_every_question(tmp_path: Path) -> None:
    faq, now = Faq(tmp_path / "models"), [0.0]
    knowledge = PromotedKnowledge(faq.registry, NamedFaq, check_every=1.0, clock=lambda: now[0])
    (tmp_path / "models" / "active.json").write_text("{")
    now[0] = 0.9
    knowledge.entry("x", language="en", market="default")
    now[0] = 2.0
    assert knowledge.entry("x", language="en", market="default") is not None, (
        "an unreadable registry is let be"
    )


def test_without_a_model_there_is_no_faq(tmp_path: Path) -> None:
    with pytest.raises(NoActiveModel):
        PromotedKnowledge(ModelRegistry(tmp_path), NamedFaq)
