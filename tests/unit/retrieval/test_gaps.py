"""Rules of `retrieval.gaps`: what counts as asked in vain several times."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import numpy as np

from retrieval.gaps import APART, EXAMPLES, Asked, find_gaps

NOON = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)


def asked(text: str, language: str = "en", market: str = "US", **more: object) -> Asked:
    return Asked(text, language, market, **{"kind": "abstained", "at": NOON, **more})  # type: ignore[arg-type]


def unit(*angles: float) -> np.ndarray:
    return np.array([[np.cos(a), np.sin(a)] for a in angles], dtype=np.float32)


def test_questions_that_are_near_become_one_gap_across_languages() -> None:
    questions = [
        asked("Do you ship to PO boxes?"),
        asked("Liefert ihr an Postfächer?", "de", "DE", kind="suggested"),
        asked("Postfach möglich?", "de", "AT"),
        asked("Is the wool organic?"),
    ]
    largest, other = find_gaps(questions, unit(0.0, 0.1, 0.2, 1.5))
    assert (largest.count, other.count) == (3, 1)
    assert largest.by_language == {"de": 2, "en": 1}
    assert largest.by_market == {"US": 1, "DE": 1, "AT": 1}
    assert largest.by_kind == {"abstained": 2, "suggested": 1}
    assert largest.question == "Liefert ihr an Postfächer?", "the one in the middle"
    assert np.allclose(largest.vector, unit(0.1)[0])


def test_questions_further_apart_than_the_threshold_stay_apart() -> None:
    apart = float(np.arccos(1 - APART))
    questions = [asked("one"), asked("two")]
    assert len(find_gaps(questions, unit(0.0, apart * 0.98))) == 1
    assert len(find_gaps(questions, unit(0.0, apart * 1.02))) == 2


def test_one_odd_wording_does_not_chain_two_matters() -> None:
    questions = [asked(str(n)) for n in range(5)]
    gaps = find_gaps(questions, unit(0.0, 0.05, 0.6, 1.2, 1.25))
    assert max(gap.count for gap in gaps) <= 3


def test_same_words_count_each_time_and_are_shown_once() -> None:
    [gap] = find_gaps([asked("Gift wrap?"), asked("gift  WRAP?"), asked("Gift wrap?")], unit(0, 0, 0))
    assert (gap.count, len(gap.examples)) == (3, 1)


def test_examples_show_every_language_before_any_twice() -> None:
    languages = ["en"] * 12 + ["de", "ja"]
    questions = [asked(f"q{n}", language) for n, language in enumerate(languages)]
    [gap] = find_gaps(questions, unit(*[n * 0.001 for n in range(14)]))
    assert len(gap.examples) == EXAMPLES
    assert {example.language for example in gap.examples[:3]} == {"en", "de", "ja"}


def test_of_equal_gaps_the_latest_is_first_and_bad_answers_are_counted() -> None:
    late = NOON + timedelta(hours=1)
    questions = [asked("old", kind="unhelpful", entry="return-cost"), asked("new", at=late)]
    first, second = find_gaps(questions, unit(0.0, 1.5))
    assert (first.question, first.last_at) == ("new", late)
    assert second.by_entry == {"return-cost": 1}


def test_nothing_asked_is_no_gap() -> None:
    assert find_gaps([], np.zeros((0, 2), dtype=np.float32)) == []
