"""Faulty data is named by file and line before anything is trained, and nothing is registered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.settings import get_settings
from bot.training.errors import DataError, ModelCorrupt
from bot.training.registry import ModelRegistry
from bot.training.training import train
from tests.unit.bot.training.small_shop import plan

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
Harm = Callable[[Path], object]


def replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new))


def wrongly_encoded(path: Path) -> None:
    path.write_bytes(path.read_bytes() + "\n    - Grüße\n".encode("latin-1"))


FAULTS: dict[str, tuple[Harm, str]] = {
    "unknown intent": (
        lambda data: replaced(data / "nlu/en/greet.yml", "intent: greet", "intent: gret"),
        r"nlu/en/greet\.yml:6: unknown intent 'gret'",
    ),
    "malformed YAML": (
        lambda data: replaced(data / "nlu/en/greet.yml", "- intent: greet", "- intent: [greet"),
        r"nlu/en/greet\.yml:\d: not YAML",
    ),
    "wrong encoding": (
        lambda data: wrongly_encoded(data / "nlu/en/greet.yml"),
        r"nlu/en/greet\.yml:13: not UTF-8 text",
    ),
    "language without examples": (
        lambda data: [path.unlink() for path in (data / "nlu/en").iterdir()],
        r"nlu/en: holds no training examples",
    ),
    "served language without a folder": (
        lambda data: (data / "nlu/en").rename(data / "nlu/de"),
        r"nlu/en: has no training examples: write some, or leave it out of CROSSDESK_LANGUAGES",
    ),
    "folder of no language": (
        lambda data: (data / "nlu/xx").mkdir(),
        r"nlu/xx: folder 'xx' is not a served language",
    ),
    "two labels": (
        lambda data: replaced(data / "nlu/en/greet.yml", "- hey there", "- order status"),
        r"en/track_order\.yml:11: is 'track_order' here and 'greet' at .*greet\.yml:11",
    ),
    "malformed anger line": (
        lambda data: replaced(data / "anger/en/anger.jsonl", '"angry": false}', '"angry": "no"}'),
        r"anger\.jsonl:9: `text` must be wording and `angry` true or false",
    ),
    "wrongly encoded anger line": (
        lambda data: wrongly_encoded(data / "anger/en/anger.jsonl"),
        r"anger\.jsonl:17: not UTF-8 text",
    ),
    "no anger lines": (
        lambda data: (data / "anger/en/anger.jsonl").write_text("\n"),
        r"anger: holds no anger lines",
    ),
    "malformed held-out line": (
        lambda data: (data / "eval/lid.jsonl").write_text('{"text": "hola", "lang": "es"}\n{"text"'),
        r"eval/lid\.jsonl:2: not JSON",
    ),
    "held-out line without its label": (
        lambda data: replaced(data / "eval/nlu.jsonl", '"intent"', '"label"'),
        r"eval/nlu\.jsonl:1: has no 'intent'",
    ),
}


@pytest.mark.parametrize(("harm", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_faulty_data_is_named_and_registers_nothing(tmp_path: Path, harm: Harm, message: str) -> None:
    faulty = plan(tmp_path, tmp_path / "models")
    harm(faulty.nlu_data)
    with pytest.raises(DataError, match=message):
        train(faulty, name="x", now=lambda: NOW)
    assert ModelRegistry(tmp_path / "models").list() == []


def test_with_the_gate_a_damaged_promoted_model_is_said_before_training(tmp_path: Path) -> None:
    sound = plan(tmp_path, tmp_path / "models")
    registry = ModelRegistry(sound.models)
    with registry.building("old") as folder:
        (folder / "rasa.tar.gz").write_bytes(b"1")
        registry.register("old", folder, {}, NOW)
    registry.promote("old")
    (sound.models / "old" / "rasa.tar.gz").write_bytes(b"2")
    with pytest.raises(ModelCorrupt, match="was changed after training"):
        train(sound, name="x", now=lambda: NOW, gate=True)


def test_the_command_ends_with_status_1_and_registers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = plan(tmp_path, tmp_path / "models")
    (faulty.nlu_data / "faq" / "en").mkdir(parents=True)
    (faulty.nlu_data / "faq" / "entries.yml").write_text("- id: a\n  topic: t\n")
    (faulty.nlu_data / "faq" / "en" / "a.yml").write_text("- id: a\n  question: 3\n  answer: x\n")
    for name, value in (
        ("NLU_DATA", faulty.nlu_data),
        ("MODELS", faulty.models),
        ("DATA", tmp_path / "data"),
    ):
        monkeypatch.setenv(f"CROSSDESK_{name}", str(value))
    get_settings.cache_clear()
    done = CliRunner().invoke(app, ["train"])
    get_settings.cache_clear()
    assert done.exit_code == 1
    assert "faq/en/a.yml:1" in str(done.exception)
    assert ModelRegistry(faulty.models).list() == []
    assert CliRunner().invoke(app, ["train", "--nonsense"]).exit_code == 2
