"""Two models on the same lines: which language became worse beyond noise."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from scipy.stats import binomtest

from bot.training.comparison import changes, difference_interval, holm, less_sure, mcnemar, pair_up
from bot.training.evaluation import Evaluation
from bot.training.gate import explain, judge
from bot.training.predictions import (
    Label,
    Prediction,
    line_id,
    predictions_of,
    read_predictions,
    relabelled,
    write_labels,
    write_predictions,
)

LANGUAGES = ("de", "en", "fr", "tr")


def answers(
    wrong: dict[str, int], sureness: float = 0.9, duller: dict[str, float] | None = None, seed: int = 1
):
    """A hundred lines a language, the first `wrong[lang]` of them wrong, sureness with some noise."""
    noise = random.Random(seed)
    found = []
    for lang in LANGUAGES:
        for number in range(100):
            correct = number >= wrong.get(lang, 0)
            sure = sureness - (duller or {}).get(lang, 0.0) + noise.uniform(-0.05, 0.05)
            text = f"line {number}"
            said = "greet" if correct else "thank"
            found.append(Prediction(line_id(lang, text), lang, text, "greet", said, 0.8, sure))
    return found


def evaluation(predictions: list[Prediction]) -> Evaluation:
    items = [
        {
            "text": p.text,
            "lang": p.lang,
            "intent": p.truth,
            "predicted": p.predicted,
            "confidence": p.confidence,
        }
        for p in predictions
    ]
    return Evaluation("nlu", len(items), {}, {}, items, [p.sureness or 0.0 for p in predictions])


def kept(folder: Path, predictions: list[Prediction], labels: list[Label] | None = None) -> Path:
    """A promoted model's folder."""
    folder.mkdir()
    write_predictions(folder, {"nlu": evaluation(predictions)})
    write_labels(folder, labels or [])
    return folder


def test_mcnemar_looks_at_lines_only_one_model_got_right():
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(9, 1) == pytest.approx(binomtest(9, 10, 0.5, alternative="greater").pvalue)
    assert mcnemar(1, 9) > 0.9


def test_holm_corrects_for_looking_often():
    corrected = holm({"a": 0.01, "b": 0.04, "c": 0.03})
    assert corrected == pytest.approx({"a": 0.03, "b": 0.06, "c": 0.06})
    assert holm({"a": 0.9, "b": 0.8}) == {"b": 1.0, "a": 1.0}


def test_the_interval_of_a_difference_is_that_of_bonett_and_price():
    low, high = difference_interval(lost=12, won=4, lines=100)
    assert (low, high) == pytest.approx((-0.1585, 0.0017), abs=1e-4)
    low, high = difference_interval(0, 0, 50)
    assert low < 0 < high


def test_sureness_must_fall_in_the_language_and_more_than_elsewhere():
    noise = random.Random(3)
    fallen = [noise.uniform(-0.2, 0.0) for _ in range(60)]
    steady = [noise.uniform(-0.05, 0.05) for _ in range(300)]
    assert less_sure(fallen, steady) < 0.001
    assert less_sure(fallen, fallen * 5) > 0.3, "everything fell alike: a matter of calibration"
    risen = [gain + 0.3 for gain in steady]
    assert less_sure(steady[:60], risen) > 0.2, "the others rose, this one did not fall"
    assert less_sure([0.0] * 60, steady) == 1.0
    assert less_sure(fallen[:5], steady) is None


def test_only_lines_that_both_models_answered_are_compared_by_the_label_they_have_now():
    before = answers({})[:2]
    after = [
        Prediction(before[0].id, "de", "line 0", "thank", "thank", 0.9, 0.9),  # the label was corrected
        Prediction("new", "de", "a new line", "greet", "thank", 0.9, 0.1),
    ]
    [pair] = pair_up(before, after)
    assert (pair.won, pair.lost, pair.surer_by) == (True, False, None)
    [change] = changes("nlu", [pair])
    assert (change.lines, change.won, change.lost, change.p_sureness) == (1, 1, 0, None)


def test_a_language_that_answers_worse_is_refused_and_its_lines_are_named(tmp_path):
    promoted = kept(tmp_path / "old", answers({"tr": 5}))
    verdict = judge(promoted, {"nlu": answers({"tr": 20, "de": 3, "fr": 1}, seed=2)})
    assert [(r.lang, r.test) for r in verdict.refusals] == [("tr", "answers")]
    said = "\n".join(explain(verdict, most=3))
    assert "intent in tr: 15 of 100 held-out lines lost and 0 won against old" in said
    assert said.count("is greet, said thank (0.80), was greet (0.80)") == 3
    assert verdict.named() == "tr (intent)"


def test_the_same_answers_with_noise_are_not_refused(tmp_path):
    promoted = kept(tmp_path / "old", answers({"tr": 5, "de": 3}))
    verdict = judge(promoted, {"nlu": answers({"tr": 7, "de": 2}, seed=2)})
    assert not verdict.refused
    assert verdict.as_json()["against"] == "old"
    assert {c["lang"] for c in verdict.as_json()["changes"]} == set(LANGUAGES)


def test_a_language_that_is_less_sure_of_the_right_answers_is_refused(tmp_path):
    promoted = kept(tmp_path / "old", answers({}))
    verdict = judge(promoted, {"nlu": answers({}, duller={"fr": 0.05}, seed=2)})
    assert [(r.lang, r.test) for r in verdict.refusals] == [("fr", "sureness")]
    assert "less sure of the right answers" in explain(verdict)[0]


def test_a_smaller_loss_is_enough_where_training_labels_changed(tmp_path):
    slightly = {"nlu": answers({}, duller={"fr": 0.011}, seed=4)}
    labels = [Label("nlu", "fr", f"train {n}", "greet", f"fr/greet.yml:{n}") for n in range(40)]
    unchanged = kept(tmp_path / "old", answers({}), labels)
    assert not judge(unchanged, slightly, labels).refused
    other = [Label("nlu", "fr", lb.text, "thank", lb.place) for lb in labels]
    verdict = judge(unchanged, slightly, other)
    assert [(r.lang, r.test) for r in verdict.refusals] == [("fr", "relabelled")]
    said = "\n".join(explain(verdict, most=2))
    assert "40 training lines in fr have another label" in said
    assert "fr/greet.yml:0: greet → thank: 'train 0'" in said
    assert "… and 38 more" in said
    better = judge(unchanged, {"nlu": answers({}, duller={"fr": -0.05}, seed=4)}, other)
    assert not better.refused, "labels that were corrected for the better"


def test_without_a_promoted_model_there_is_nothing_to_refuse():
    verdict = judge(None, {"nlu": answers({"tr": 100})})
    assert (verdict.refused, verdict.against, verdict.changes) == (False, "", ())


def test_predictions_are_read_back_as_they_were_kept(tmp_path):
    predictions = answers({"de": 2})
    folder = kept(tmp_path / "old", predictions)
    assert read_predictions(folder) == {"nlu": predictions}
    assert predictions_of(evaluation(predictions)) == predictions
    first = (folder / "evaluation" / "nlu.jsonl").read_text().splitlines()[0]
    assert '"correct": false' in first


def test_labels_are_kept_without_text(tmp_path):
    labels = [Label("nlu", "de", "geheim", "greet", "x"), Label("anger", "de", "geheim", True, "x")]
    folder = kept(tmp_path / "old", [], labels)
    assert "geheim" not in (folder / "labels.jsonl").read_text()
    calm = Label("anger", "de", "geheim", False, "a:1")
    assert relabelled(folder, [labels[0], calm, Label("nlu", "de", "new", "greet", "x")]) == [(calm, True)]
    (folder / "labels.jsonl").unlink()
    assert relabelled(folder, [calm]) == []
