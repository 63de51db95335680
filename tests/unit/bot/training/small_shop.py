"""A shop's training data, small enough to train in seconds."""

from __future__ import annotations

import json
from pathlib import Path

from bot.training.training import TrainingPlan

EXAMPLES = {
    "greet": ["hello", "hello there", "hi", "good morning", "good evening", "hey there"],
    "track_order": [
        "where is my parcel",
        "where is it",
        "track my order",
        "parcel status",
        "when will it arrive",
        "order status",
    ],
    "out_of_scope": [
        "tell me a joke",
        "a joke please",
        "weather today",
        "what is the weather",
        "sing a song",
        "a song",
    ],
}
HELD_OUT = ("you", "again", "my friend", "good people", "everybody", "world", "team", "shop", "sir", "madam")
DOMAIN = """version: "3.1"
intents: [greet, track_order, out_of_scope]
entities: [order_number]
slots: {session_started_metadata: {type: any, mappings: [{type: custom}]}}
responses: {utter_greet: [{text: hello}]}
"""
RULES = """version: "3.1"
rules:
- rule: greet
  steps: [{intent: greet}, {action: utter_greet}]
"""
CONFIG = """recipe: default.v1
assistant_id: test
language: en
pipeline:
- name: bot.nlu.language_component.LanguageComponent
- name: bot.nlu.sentence_encoder_featurizer.SentenceEncoderFeaturizer
- name: bot.nlu.linear_intent_classifier.LinearIntentClassifier
- name: bot.nlu.shop_entity_extractor.ShopEntityExtractor
- name: bot.nlu.anger_scorer.AngerScorer
policies:
- name: RulePolicy
"""


def plan(root: Path, models: Path) -> TrainingPlan:
    """Write everything under `root`; the encoder is a toy."""
    nlu = root / "nlu_data" / "nlu" / "en"
    nlu.mkdir(parents=True)
    for intent, texts in EXAMPLES.items():
        block = f"nlu:\n- intent: {intent}\n  metadata: {{situation: s}}\n  examples: |\n"
        (nlu / f"{intent}.yml").write_text(
            'version: "3.1"\n' + block + "".join(f"    - {t}\n" for t in texts)
        )
    anger = root / "nlu_data" / "anger" / "en"
    anger.mkdir(parents=True)
    lines = [{"text": f"you idiots number {i}, disgrace", "angry": True} for i in range(8)]
    lines += [{"text": f"thank you kindly number {i}", "angry": False} for i in range(8)]
    (anger / "anger.jsonl").write_text("\n".join(map(json.dumps, lines)))
    held_out = root / "nlu_data" / "eval"
    held_out.mkdir()
    greetings = [{"text": f"hello {name}", "lang": "en", "intent": "greet"} for name in HELD_OUT]
    (held_out / "nlu.jsonl").write_text("\n".join(map(json.dumps, greetings)))
    (held_out / "lid.jsonl").write_text('{"text": "wo ist mein Paket", "lang": "de"}\n')
    (root / "nlu_data" / "rules.yml").write_text(RULES)
    (root / "domain.yml").write_text(DOMAIN)
    (root / "config.yml").write_text(CONFIG)
    return plan_of(root, models)


def plan_of(root: Path, models: Path) -> TrainingPlan:
    """The plan for what is written under `root`."""
    return TrainingPlan(
        root / "nlu_data",
        root / "config.yml",
        root / "domain.yml",
        models,
        root / "cache",
        "hashing",
        ("en",),
    )
