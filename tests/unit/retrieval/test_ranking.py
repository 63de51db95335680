"""Rules of `retrieval.ranking`: how hits on passages become one score per entry."""

from __future__ import annotations

import math

import numpy as np
import pytest

from retrieval.ranking import (
    Evidence,
    Fusion,
    fuse,
    fusion_for,
    maximum,
    raised_topics,
    soft_maximum,
    with_context,
)

ENTRIES = np.array([0, 0, 0, 1, 1, 2])
SIZES = np.array([3, 2, 1])


def softened(hits: list[tuple[int, float]], **weights: float) -> list[float]:
    positions = np.array([position for position, _ in hits], dtype=np.int64)
    scores = np.array([score for _, score in hits], dtype=np.float32)
    fusion = Fusion(**weights)  # type: ignore[arg-type]
    return [float(x) for x in soft_maximum(scores, positions, ENTRIES, SIZES, fusion)]


def test_equal_hits_give_their_common_score() -> None:
    hits = [(position, 0.5) for position in range(6)]
    assert softened(hits) == pytest.approx([0.5, 0.5, 0.5], abs=1e-6)


def test_soft_maximum_is_the_log_mean_exp_of_the_nearest() -> None:
    hits = [(0, 0.9), (3, 0.8), (1, 0.7), (5, 0.6), (2, 0.5), (4, 0.4)]
    expected = math.log((math.exp(18) + math.exp(14)) / 2) / 20
    assert softened(hits, nearest=2)[0] == pytest.approx(expected, abs=1e-5)


def test_only_the_nearest_count_so_that_more_languages_do_no_harm() -> None:
    few = softened([(0, 0.9), (1, 0.2), (2, 0.2), (3, 0.1), (4, 0.1), (5, 0.1)], nearest=1)
    assert few[0] == pytest.approx(0.9, abs=1e-5)


def test_two_near_variants_beat_a_single_nearer_one() -> None:
    scores = softened([(3, 0.81), (0, 0.80), (1, 0.80), (2, 0.80), (5, 0.3), (4, 0.2)])
    assert scores[0] > scores[1]


def test_passage_that_was_not_a_hit_counts_as_the_last_hit() -> None:
    assert softened([(0, 0.9), (3, 0.6)])[2] == pytest.approx(0.6, abs=1e-6)


def test_maximum_takes_the_best_hit() -> None:
    best = maximum(np.array([0.9, 0.8, 0.1], np.float32), np.array([1, 0, 5]), ENTRIES, 3)
    assert best == pytest.approx([0.9, 0.1, 0.1])


def test_context_raises_what_it_was_about_and_nothing_on_the_whole() -> None:
    now = Evidence(
        *(np.array(scores, np.float32) for scores in ([0.5, 0.49, 0.4], [0, 0, 0], [0.5, 0.49, 0.4]))
    )
    before = Evidence(
        *(np.array(scores, np.float32) for scores in ([0.6, 0.9, 0.6], [0, 1, 0], [0.6, 0.9, 0.6]))
    )
    both = with_context(now, before, 0.5)
    assert both.fused.argmax() == 1
    assert both.fused.mean() == pytest.approx(float(now.fused.mean()))


def test_words_move_an_entry_up_and_leave_its_meaning_alone() -> None:
    ask, tell = np.array([0.5, 0.5], np.float32), np.array([0.5, 0.5], np.float32)
    evidence = fuse(ask, tell, np.array([0.0, 1.0], np.float32), Fusion())
    assert evidence.fused[1] > evidence.fused[0]
    assert evidence.meaning[1] == evidence.meaning[0]


def test_answers_weigh_less_the_more_ways_an_entry_is_asked_in() -> None:
    assert fusion_for(questions=30, asked=30).answers == pytest.approx(2.0)
    assert fusion_for(questions=150, asked=30).answers == pytest.approx(0.4)
    assert fusion_for(questions=150, asked=30).ways == pytest.approx(5.0)


def test_corpus_without_any_question_can_be_weighed() -> None:
    assert fusion_for(questions=0, asked=0).answers > 0


def test_topic_is_raised_as_far_as_its_best_entry() -> None:
    scores = np.array([0.9, 0.3, 0.3, 0.3], np.float32)
    before = Evidence(scores, np.zeros(4, np.float32), scores)
    raised = raised_topics(before, np.array([0, 0, 1, -1]))
    assert raised == pytest.approx([0.45, 0.45, 0.0, 0.0])


def test_corpus_without_topics_raises_none() -> None:
    scores = np.array([0.9, 0.3], np.float32)
    raised = raised_topics(Evidence(scores, scores, scores), np.array([-1, -1]))
    assert list(raised) == [0.0, 0.0]
