"""Measuring language, intent and anger on files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.nlu.encoding import share_encoder
from bot.training.evaluation import evaluate_anger, evaluate_lid, evaluate_nlu, evaluate_nlu_on
from retrieval.encoder import HashingEncoder


def jsonl(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


class KnowsGreetings:
    """Takes everything with "hello" for a greeting and everything loud for anger."""

    def parse(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        return [
            {
                "intent": {"name": "greet" if "hello" in text else "ask_faq", "confidence": 0.8},
                "intent_ranking": [{"name": "greet" if "hello" in text else "ask_faq", "confidence": 0.8}],
                "anger": {"score": 0.9 if "!" in text else 0.1},
            }
            for text in texts
        ]


def test_language_is_measured_per_language(tmp_path):
    rows = [
        {"text": "wo ist mein Paket", "lang": "de"},
        {"text": "où est mon colis", "lang": "fr"},
        {"text": "hola", "lang": "fr", "id": 3},
    ]
    found = evaluate_lid(jsonl(tmp_path / "lid.jsonl", rows))
    assert found.by_language == {"de": {"accuracy": 1.0, "n": 1.0}, "fr": {"accuracy": 0.5, "n": 2.0}}
    assert found.overall["accuracy"] == pytest.approx(2 / 3, abs=1e-3)
    assert found.overall["mean_accuracy"] == 0.75
    last = found.predictions[2]
    assert (last["id"], last["lang"], last["predicted"]) == (3, "fr", "es")
    assert 0 <= last["confidence"] <= 1


def test_intents_are_measured_per_language_with_calibration(tmp_path):
    rows = [
        {"text": "hello", "lang": "en", "intent": "greet"},
        {"text": "do you ship", "lang": "en", "intent": "ask_faq"},
        {"text": "hallo", "lang": "de", "intent": "greet"},
    ]
    found = evaluate_nlu(jsonl(tmp_path / "nlu.jsonl", rows), KnowsGreetings())
    assert found.by_language["en"]["accuracy"] == 1.0
    assert found.overall["worst_language"] == "de"
    assert found.overall["mean_accuracy"] == 0.5
    assert found.overall["calibration"]["bins"] == [{"confidence": 0.8, "accuracy": 0.6667, "n": 3}]
    assert "predictions" not in found.summary()


def test_anger_is_measured_with_false_alarms(tmp_path):
    rows = [
        {"text": "stop!", "lang": "en", "angry": True},
        {"text": "I love it!", "lang": "en", "angry": False},
        {"text": "where is it", "lang": "en", "angry": False},
        {"text": "basta", "lang": "it", "angry": True},
    ]
    found = evaluate_anger(jsonl(tmp_path / "anger.jsonl", rows), KnowsGreetings())
    assert (found.overall["precision"], found.overall["recall"], found.overall["false_alarms"]) == (
        0.5,
        0.5,
        0.5,
    )
    assert found.by_language["it"]["recall"] == 0.0
    assert [p["predicted"] for p in found.predictions] == [True, True, False, False]


def test_the_intent_pipeline_can_be_trained_on_any_file_and_rejects_what_it_never_saw(tmp_path):
    share_encoder("test-hashing", HashingEncoder())
    words = {
        "pay": "pay card invoice bill amount charge",
        "ship": "parcel courier deliver truck address arrive",
    }
    train = [
        {"text": f"{a} {b}", "intent": intent}
        for intent, vocabulary in words.items()
        for a in vocabulary.split()
        for b in vocabulary.split()
    ]
    test = [
        {"text": "invoice charge card", "lang": "en", "intent": "pay"},
        {"text": "truck arrive address", "lang": "en", "intent": "ship"},
        {"text": "zxqv 9981 wprj", "lang": "en", "intent": "out_of_scope"},
    ]
    found = evaluate_nlu_on(
        jsonl(tmp_path / "a.jsonl", train), jsonl(tmp_path / "b.jsonl", test), encoder="test-hashing"
    )
    assert [p["predicted"] for p in found.predictions] == ["pay", "ship", "out_of_scope"]
    assert found.overall["mcc"] == 1.0
    assert found.overall["in_scope_accuracy"] == 1.0
    assert found.overall["out_of_scope_recall"] == 1.0
