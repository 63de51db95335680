"""Examples reach Rasa as they were checked, and its copies of them cost nothing."""

from __future__ import annotations

import copy
from pathlib import Path

import numpy as np
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.features import Features

from bot.nlu.checked_examples import IMPORTER, CheckedExamples, Example, write_examples

WRITTEN = [
    {"text": "où est\u2028mon colis", "intent": "track_order", "situation": "plain"},
    {"text": "bonjour", "intent": "greet", "situation": "plain"},
    {"text": "bonjour", "intent": "greet", "situation": "plain"},
]


def test_rasa_reads_text_intent_and_situation_and_drops_doubles(tmp_path: Path) -> None:
    write_examples(tmp_path / "examples.jsonl", WRITTEN)
    importer = TrainingDataImporter.load_from_dict(
        {"importers": [{"name": IMPORTER}]}, None, None, [str(tmp_path / "examples.jsonl")]
    )
    found = importer.get_nlu_data().intent_examples
    assert [(m.get("text"), m.get("intent")) for m in found] == [
        ("où est\u2028mon colis", "track_order"),
        ("bonjour", "greet"),
    ]
    assert found[0].get("metadata") == {"example": {"situation": "plain"}}


def test_other_files_are_read_as_rasa_reads_them(tmp_path: Path) -> None:
    rules = 'version: "3.1"\nrules:\n- rule: hello\n  steps: [{intent: greet}, {action: utter_greet}]\n'
    (tmp_path / "rules.yml").write_text(rules)
    importer = CheckedExamples(None, None, [str(tmp_path / "rules.yml")])
    assert [step.block_name for step in importer.get_stories().story_steps] == ["hello"]
    assert importer.get_nlu_data().is_empty()


def test_a_copy_can_get_features_of_its_own() -> None:
    example = Example.of("bonjour", "greet", "plain")
    copied = copy.deepcopy(example)
    assert copied == example
    copied.add_features(Features(np.ones((1, 2), dtype=np.float32), "sentence", "text", "test"))
    copied.set("language", "fr", add_to_output=True)
    assert (example.features, example.get("language")) == ([], None)
    assert "language" not in example.output_properties
    assert copied != example
