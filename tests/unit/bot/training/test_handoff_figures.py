"""What scripted conversations expect, and how what happened is judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.training.errors import DataError
from bot.training.handoffs import (
    HandoffEvaluation,
    PlayedTurn,
    ScriptedDialogue,
    TicketState,
    Verdict,
    judge,
    read_dialogues,
)

DUE = {"handoff": True, "by_turn": 2, "reason": "anger", "priority_at_least": "high"}
NOT_DUE = {"handoff": False}


def script(expect: dict[str, Any], name: str = "one", lang: str = "en", turns: int = 3) -> ScriptedDialogue:
    return ScriptedDialogue.parse_obj({"id": name, "lang": lang, "turns": ["…"] * turns, "expect": expect})


def verdict(expect: dict[str, Any], *tickets: tuple[str, str] | None, **named: Any) -> Verdict:
    states = [TicketState(*ticket) if ticket else None for ticket in tickets]  # type: ignore[arg-type]
    played = [PlayedTurn("…", "complain", 0.7, 0.9, (), ("complain",), state) for state in states]
    return judge(script(expect, turns=len(tickets), **named), played)


def test_handoff_by_the_due_turn_is_in_time() -> None:
    angry = ("anger", "high")
    assert verdict(DUE, None, angry, angry).timing == "in_time"
    assert verdict(DUE, angry, angry, angry).timing == "in_time"
    assert verdict(DUE, None, angry, angry).right


def test_handoff_after_the_due_turn_is_late_and_none_is_missed() -> None:
    assert verdict(DUE, None, None, ("anger", "high")).timing == "late"
    assert verdict(DUE, None, None, None).timing == "missed"


def test_due_turn_is_the_last_when_none_is_named() -> None:
    due = {"handoff": True}
    assert verdict(due, None, None, ("unresolved", "normal")).timing == "in_time"


def test_handoff_that_nothing_calls_for_is_undue() -> None:
    found = verdict(NOT_DUE, None, ("anger", "high"), ("anger", "high"))
    assert (found.timing, found.turn, found.right) == ("undue", 2, False)
    assert not found.wrong_reason
    assert verdict(NOT_DUE, None, None).timing == "left_to_bot"


def test_reason_and_priority_are_compared() -> None:
    found = verdict(DUE, None, ("unresolved", "normal"), ("unresolved", "normal"))
    assert (found.timing, found.wrong_reason, found.low_priority) == ("in_time", True, True)
    several = {**DUE, "reason": ["anger", "unresolved"], "priority_at_least": "normal"}
    assert verdict(several, None, ("unresolved", "normal"), ("unresolved", "normal")).right


def test_ticket_is_judged_as_it_stood_at_the_due_turn() -> None:
    raised_in_time = verdict(DUE, ("request_human", "normal"), ("anger", "high"), ("anger", "high"))
    assert raised_in_time.right
    raised_too_late = verdict(DUE, ("unresolved", "normal"), ("unresolved", "normal"), ("anger", "high"))
    assert (raised_too_late.wrong_reason, raised_too_late.low_priority) == (True, True)


def test_figures_are_in_all_and_per_language() -> None:
    angry = ("anger", "high")
    found = HandoffEvaluation(
        (
            verdict(DUE, None, angry, lang="en", name="a"),
            verdict(DUE, None, None, lang="de", name="b"),
            verdict(NOT_DUE, None, angry, lang="de", name="c"),
            verdict(NOT_DUE, None, None, lang="en", name="d"),
        )
    )
    assert (found.overall["in_time"], found.overall["missed"], found.overall["undue"]) == (1, 1, 1)
    assert (found.overall["in_time_rate"], found.overall["undue_rate"]) == (0.5, 0.5)
    assert found.by_language["en"]["in_time_rate"] == 1.0
    assert found.by_language["de"]["missed"] == 1
    assert [one["id"] for one in found.summary()["not_right"]] == ["b", "c"]


def test_gate_allows_two_percent_undue_and_nothing_missed() -> None:
    angry = ("anger", "high")
    calm = [verdict(NOT_DUE, None, name=str(n)) for n in range(49)]
    undue = verdict(NOT_DUE, angry, name="undue")
    assert HandoffEvaluation((*calm, undue, verdict(DUE, None, angry))).passed
    assert not HandoffEvaluation((*calm[:48], undue, verdict(DUE, None, angry))).passed
    assert not HandoffEvaluation((*calm, verdict(DUE, None, None))).passed
    assert not HandoffEvaluation((*calm, verdict(DUE, None, None, angry))).passed


def test_prediction_keeps_the_input_and_tells_how_sure_the_evidence_was() -> None:
    line = verdict(DUE, None, ("anger", "high")).prediction()
    assert line["expect"] == {
        "handoff": True,
        "by_turn": 2,
        "reason": ("anger",),
        "priority_at_least": "high",
    }
    assert line["predicted"] == {"handoff": True, "turn": 2, "reason": "anger", "priority": "high"}
    assert line["confidence"] == 0.9
    assert verdict(NOT_DUE, None).prediction()["confidence"] == 0.1
    assert verdict(DUE, None, ("request_human", "normal")).prediction()["confidence"] == 0.7
    assert json.dumps(line)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"turns": []}, "turns"),
        ({"turns": ["hello", " "]}, "turns"),
        ({"expect": {"handoff": True, "by_turn": 3}}, "by_turn is 3"),
        ({"expect": {"handoff": True, "reason": "bored"}}, "expect.reason"),
        ({"expect": {"handoff": True, "priority_at_least": "huge"}}, "expect.priority_at_least"),
        ({"expect": {"handof": True}}, "expect"),
    ],
)
def test_faulty_line_is_named(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    line = {"id": "en-1", "lang": "en", "turns": ["hi", "a person please"], "expect": DUE, **change}
    path = tmp_path / "dialogues.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(DataError, match="en-1") as fault:
        read_dialogues(path)
    assert told in str(fault.value)


def test_same_id_twice_is_refused(tmp_path: Path) -> None:
    line = json.dumps({"id": "en-1", "turns": ["hi"], "expect": NOT_DUE}) + "\n"
    (tmp_path / "en.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "de.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(DataError, match="twice"):
        read_dialogues(tmp_path)


def test_projects_own_conversations_cover_every_language_half_due() -> None:
    scripts = read_dialogues(Path("nlu_data/eval/handoff"))
    languages = {one.lang for one in scripts}
    assert len(scripts) >= 150
    assert len(languages) == 14
    assert 0.4 <= sum(one.expect.handoff for one in scripts) / len(scripts) <= 0.6
    assert all(2 <= len(one.turns) <= 6 for one in scripts)
