"""Rules of `retrieval.decision`: how sure a result is, and what to do with it."""

from __future__ import annotations

import random

import numpy as np
import pytest

from retrieval.calibration import DEFAULT_CALIBRATION
from retrieval.decision import FEATURES, Calibration, Costs, Example, Signals, fit, signals
from retrieval.ranking import Evidence


def seen(**changed: float) -> Signals:
    return Signals(**{**dict.fromkeys(FEATURES, 0.0), **changed})


def evidence(meaning: list[float], words: list[float]) -> Evidence:
    scores = np.array(meaning, np.float32)
    return Evidence(scores, np.array(words, np.float32), scores)


def examples(count: int = 200) -> list[Example]:
    """In scope from 0.8 on, right with a margin; a tenth is noise."""
    chance = random.Random(7)
    made = []
    for _ in range(count):
        known, margin = chance.random() < 0.7, chance.random() * 0.1
        right = known and (margin > 0.03) == (chance.random() < 0.9)
        observed = seen(score=(0.85 if known else 0.75) + chance.gauss(0, 0.03), margin=margin)
        made.append(Example(observed, right, known, known))
    return made


def test_signals_compare_the_first_result_with_those_behind_it() -> None:
    observed = signals(evidence([0.9, 0.7, 0.5], [1.0, 2.0, 0.0]), [0, 1, 2], native=True)
    assert observed.score == pytest.approx(0.9)
    assert observed.margin == pytest.approx(0.2)
    assert observed.lift == pytest.approx(0.3)
    assert (observed.words, observed.agreement, observed.native) == (1.0, -1.0, 1.0)


@pytest.mark.parametrize(("words", "agreement"), [([2.0, 1.0], 1.0), ([0.0, 0.0], 0.0), ([1.0, 2.0], -1.0)])
def test_words_agree_disagree_or_say_nothing(words: list[float], agreement: float) -> None:
    assert signals(evidence([0.9, 0.7], words), [0, 1], native=True).agreement == agreement


def test_single_result_has_its_whole_score_as_margin() -> None:
    assert signals(evidence([0.6], [0.0]), [0], native=False).margin == pytest.approx(0.6)


def test_two_thresholds_make_three_decisions() -> None:
    calibration = Calibration((0.0,) * len(FEATURES), 0.0, answer_from=0.8, suggest_from=0.3)
    assert [calibration.decide(p) for p in (0.0, 0.29, 0.3, 0.79, 0.8, 1.0)] == [
        "abstain", "abstain", "suggest", "suggest", "answer", "answer",
    ]  # fmt: skip


def test_probability_never_overflows() -> None:
    calibration = Calibration((1e6,) * len(FEATURES), 0.0, 0.8, 0.3)
    assert calibration.probability(seen(score=1.0)) == pytest.approx(1.0)
    assert calibration.probability(seen(score=-1.0)) == pytest.approx(0.0)


def test_fitted_probability_is_calibrated() -> None:
    made = examples(1000)
    calibration = fit(made)
    probabilities = np.array([calibration.probability(example.observed) for example in made])
    right = np.array([example.right for example in made])
    for low, high in ((0.0, 0.3), (0.3, 0.6), (0.6, 1.0)):
        inside = (probabilities >= low) & (probabilities < high)
        assert right[inside].mean() == pytest.approx(probabilities[inside].mean(), abs=0.12)


def test_dearer_wrong_answers_raise_the_threshold() -> None:
    made = examples()
    assert fit(made, Costs(wrong_answer=50)).answer_from > fit(made, Costs(wrong_answer=1.2)).answer_from


def test_default_calibration_prefers_near_and_clear_results() -> None:
    near = seen(score=0.86, margin=0.06, lift=0.1, words=1.5, agreement=1.0, native=1.0)
    far = seen(score=0.70, margin=0.003, lift=0.02, words=0.3, agreement=-1.0, native=1.0)
    assert DEFAULT_CALIBRATION.decide(DEFAULT_CALIBRATION.probability(near)) == "answer"
    assert DEFAULT_CALIBRATION.decide(DEFAULT_CALIBRATION.probability(far)) == "abstain"


def test_weight_says_how_much_a_corpus_counts() -> None:
    """Of two corpora that disagree about a score, the one with more weight decides the probability."""

    def about(right: bool, weight: float) -> list[Example]:
        return [Example(seen(score=0.8), right, right, True, weight)] * 50

    mostly_right = fit([*about(True, 9.0), *about(False, 1.0)])
    mostly_wrong = fit([*about(True, 1.0), *about(False, 9.0)])
    assert mostly_right.probability(seen(score=0.8)) > 0.8
    assert mostly_wrong.probability(seen(score=0.8)) < 0.2


def test_signals_know_in_how_many_ways_entries_are_asked() -> None:
    found = evidence([0.9, 0.7], [0.0, 0.0])
    assert signals(found, [0, 1], native=True, ways=1.0).ways == 0.0
    assert signals(found, [0, 1], native=True, ways=5.0).ways > 1.0
