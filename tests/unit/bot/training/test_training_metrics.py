"""Figures against scikit-learn's."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import f1_score, matthews_corrcoef, roc_auc_score

from bot.training.metrics import auroc, binary_metrics, by_group, calibration, label_metrics, mean_over


def test_label_metrics_agree_with_scikit_learn():
    generator = np.random.default_rng(1)
    truth = generator.choice(["a", "b", "c", "out_of_scope"], 300)
    predicted = np.where(generator.random(300) < 0.7, truth, generator.choice(["a", "b", "c"], 300))
    figures = label_metrics(list(truth), list(predicted))
    assert figures["mcc"] == pytest.approx(matthews_corrcoef(truth, predicted), abs=1e-3)
    assert figures["macro_f1"] == pytest.approx(f1_score(truth, predicted, average="macro"), abs=1e-3)
    inside = truth != "out_of_scope"
    assert figures["in_scope_accuracy"] == pytest.approx((truth == predicted)[inside].mean(), abs=1e-3)
    assert figures["out_of_scope_recall"] == pytest.approx((truth == predicted)[~inside].mean(), abs=1e-3)


def test_binary_metrics_agree_with_scikit_learn():
    generator = np.random.default_rng(2)
    truth = generator.random(400) < 0.4
    scores = np.clip(generator.normal(truth * 0.3 + 0.3, 0.2), 0, 1).round(1)
    figures = binary_metrics(list(truth), list(scores), 0.5)
    assert figures["f1"] == pytest.approx(f1_score(truth, scores >= 0.5), abs=1e-3)
    assert figures["auroc"] == pytest.approx(roc_auc_score(truth, scores), abs=1e-3)
    assert figures["false_alarms"] == pytest.approx((scores >= 0.5)[~truth].mean(), abs=1e-3)


def test_auroc_of_one_kind_only_is_no_better_than_chance():
    assert auroc([True, True], [0.1, 0.9]) == 0.5


def test_calibration_error_is_zero_when_confidence_is_frequency():
    right = [True] * 7 + [False] * 3
    found = calibration(right, [0.7] * 10)
    assert found["ece"] == 0.0
    assert found["bins"] == [{"confidence": 0.7, "accuracy": 0.7, "n": 10}]
    assert calibration([False] * 4, [0.9] * 4)["ece"] == 0.9


def test_groups_are_split_and_averaged_without_weights():
    groups = by_group(["de", "en", "de"], [1, 2, 3])
    assert groups == {"de": ([1, 3],), "en": ([2],)}
    assert mean_over({"de": {"f1": 1.0}, "en": {"f1": 0.5}}, "f1") == 0.75
