"""One small training from files to registry, with the real Rasa and a toy encoder."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.nlu.encoding import share_encoder, shared_encoder
from bot.nlu.wire import to_wire
from bot.training.errors import DataError, GraphError
from bot.training.parsing import parse_lines
from bot.training.registry import ModelRegistry, RegisteredModel
from bot.training.training import TrainingPlan, train

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
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
    (held_out / "nlu.jsonl").write_text('{"text": "hello you", "lang": "en", "intent": "greet"}\n')
    (held_out / "lid.jsonl").write_text('{"text": "wo ist mein Paket", "lang": "de"}\n')
    (root / "nlu_data" / "rules.yml").write_text(RULES)
    (root / "domain.yml").write_text(DOMAIN)
    (root / "config.yml").write_text(CONFIG)
    return TrainingPlan(
        root / "nlu_data",
        root / "config.yml",
        root / "domain.yml",
        models,
        root / "cache",
        "hashing",
        ("en",),
    )


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> RegisteredModel:
    root = tmp_path_factory.mktemp("training")
    steps: list[str] = []

    def build_faq(folder: Path, encoder: object) -> None:
        folder.mkdir()
        (folder / "index").write_text("faq")

    trained = train(
        plan(root, root / "models"),
        name="first",
        now=lambda: NOW,
        build_faq=build_faq,
        progress=lambda step, done: steps.append(step),
    )
    assert list(dict.fromkeys(steps)) == [
        "check data", "encode", "train", "index FAQ", "evaluate", "compare", "report", "register", "done",
    ]  # fmt: skip
    assert not trained.verdict.against
    return trained.model


def test_a_trained_model_is_registered_with_what_it_was_made_from(model):
    assert {
        "rasa.tar.gz", "config.yml", "faq/index", "evaluation/nlu.jsonl", "labels.jsonl", "report.html",
    } <= set(model.manifest["files"])  # fmt: skip
    assert {"check data", "encode", "train", "evaluate"} <= set(model.manifest["seconds"])
    assert model.manifest["examples"] == {"en": 18}
    assert model.manifest["encoder"]["dimension"] == 256
    assert model.manifest["metrics"]["nlu"]["by_language"]["en"]["accuracy"] == 1.0
    assert model.manifest["metrics"]["lid"]["n"] == 1
    assert not model.active
    assert ModelRegistry(model.folder.parent).promote("first").rasa_model.is_file()


def test_lines_are_parsed_with_language_intent_entities_and_anger(model):
    parsed = parse_lines(
        model.rasa_model, ["hello there", "where is my parcel CD-10234", "you idiots, disgrace"], "hashing"
    )
    assert [p["intent"]["name"] for p in parsed[:2]] == ["greet", "track_order"]
    assert parsed[0]["language"]["code"] == "en"
    assert parsed[1]["entities"][0]["value"] == "CD-10234"
    assert parsed[2]["anger"]["score"] > 0.5 > parsed[0]["anger"]["score"]
    assert set(parsed[0]["anger"]) == {"score", "reasons", "topics"}
    assert len(parsed[0]["intent_ranking"]) == 3


def test_the_vector_is_used_and_reaches_neither_tracker_nor_log_and_no_encoder_is_loaded(model, caplog):
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    vector = to_wire(shared_encoder("hashing").encode(["hello there"])[0])

    class Broken:
        name, dimension = "broken", 256

        def encode(self, texts, kind="query"):
            raise AssertionError("encoded while serving")

    working = shared_encoder("hashing")
    share_encoder("hashing", Broken())
    metadata = {"turn_id": "7", "language": {"code": "cs", "confidence": 0.9}, "vector": vector}

    async def talk():
        agent = Agent.load(str(model.rasa_model))
        await agent.handle_message(
            UserMessage("xyzzy", CollectingOutputChannel(), "someone", metadata=metadata)
        )
        await agent.handle_message(UserMessage("/greet", CollectingOutputChannel(), "someone"))
        return await agent.tracker_store.retrieve("someone")

    try:
        with caplog.at_level(logging.DEBUG, logger="bot"):
            tracker = asyncio.run(talk())
    finally:
        share_encoder("hashing", working)
    events = [event.as_dict() for event in tracker.events]
    said = next(event for event in events if event.get("text") == "xyzzy")
    assert said["parse_data"]["intent"]["name"] == "greet"
    assert said["parse_data"]["language"] == {"code": "cs", "confidence": 0.9}
    assert said["parse_data"]["anger"]["score"] < 0.5
    assert said["metadata"]["turn_id"] == "7"
    assert "vector" not in said["metadata"]
    assert vector not in json.dumps(events)
    assert "xyzzy" not in caplog.text


def test_faulty_data_registers_nothing(tmp_path):
    faulty = plan(tmp_path, tmp_path / "models")
    path = tmp_path / "nlu_data" / "nlu" / "en" / "greet.yml"
    path.write_text(path.read_text().replace("intent: greet", "intent: gret"))
    with pytest.raises(DataError, match=r"greet\.yml:6: unknown intent 'gret'"):
        train(faulty, name="x", now=lambda: NOW)
    assert ModelRegistry(tmp_path / "models").list() == []


def test_a_configuration_that_rasa_refuses_registers_nothing(tmp_path):
    faulty = plan(tmp_path, tmp_path / "models")
    (tmp_path / "config.yml").write_text(CONFIG.replace("AngerScorer", "MoodScorer"))
    with pytest.raises(GraphError, match="MoodScorer"):
        train(faulty, name="x", now=lambda: NOW)
    assert ModelRegistry(tmp_path / "models").list() == []
