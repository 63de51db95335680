"""One small training from files to registry, with the real Rasa and a toy encoder."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.cli.common import Failure
from bot.cli.train import tell
from bot.nlu.encoding import share_encoder, shared_encoder
from bot.nlu.wire import to_wire
from bot.training.errors import GraphError, ModelRefused
from bot.training.parsing import parse_lines
from bot.training.registry import ModelRegistry, RegisteredModel
from bot.training.training import train
from tests.unit.bot.training.small_shop import CONFIG, plan, plan_of

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


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


def test_with_the_gate_a_worse_model_is_kept_but_not_promoted(model, capsys):
    models = model.folder.parent
    registry, root = ModelRegistry(models), models.parent
    registry.promote("first")
    for intent, other in (("greet", "out_of_scope"), ("out_of_scope", "greet")):
        path = root / "nlu_data" / "nlu" / "en" / f"{intent}.yml"
        path.write_text(path.read_text().replace(f"intent: {intent}", f"intent: {other}"))
    worse = train(plan_of(root, models), name="worse", now=lambda: NOW, gate=True)
    assert worse.model.refused
    assert [(r.task, r.lang, r.test) for r in worse.verdict.refusals] == [("nlu", "en", "answers")]
    with pytest.raises(ModelRefused):
        registry.promote("worse")
    assert registry.active().name == "first"
    with pytest.raises(Failure, match=r"worse is worse than first in en \(intent\): kept, not promoted"):
        tell(worse, gate=True, seconds=1)
    said = capsys.readouterr().out
    assert "10 of 10 held-out lines lost" in said
    assert "12 training lines in en have another label than before" in said
    assert said.splitlines()[-1] == f"report: {worse.model.report}"
    assert "Worse than first" in worse.model.report.read_text()
    tell(replace(worse, model=model), gate=False, seconds=1)  # says the same and fails nothing


def test_a_configuration_that_rasa_refuses_registers_nothing(tmp_path):
    faulty = plan(tmp_path, tmp_path / "models")
    (tmp_path / "config.yml").write_text(CONFIG.replace("AngerScorer", "MoodScorer"))
    with pytest.raises(GraphError, match="MoodScorer"):
        train(faulty, name="x", now=lambda: NOW)
    assert ModelRegistry(tmp_path / "models").list() == []
