"""What may be served, and what is refused."""

from __future__ import annotations

import json
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.training.errors import ModelCorrupt, ModelRefused, NoActiveModel, RegistryError, UnknownModel
from bot.training.registry import ModelRegistry, active_model_file

T0 = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


def registered(registry: ModelRegistry, name: str, age: int = 0, **facts: object):
    with registry.building(name) as folder:
        (folder / "rasa.tar.gz").write_bytes(name.encode())
        (folder / "faq").mkdir()
        (folder / "faq" / "index.bin").write_bytes(b"1")
        return registry.register(name, folder, {"metrics": {}, **facts}, T0 - timedelta(hours=age))


@pytest.fixture
def registry(tmp_path: Path) -> ModelRegistry:
    return ModelRegistry(tmp_path / "models")


def test_nothing_is_active_before_a_promotion(registry, tmp_path):
    registered(registry, "one")
    with pytest.raises(NoActiveModel, match="crossdesk train"):
        registry.active()
    registry.promote("one")
    assert active_model_file(tmp_path / "models").read_bytes() == b"one"


def test_an_active_model_whose_folder_was_deleted_is_none(registry, tmp_path):
    registered(registry, "one")
    registry.promote("one")
    shutil.rmtree(tmp_path / "models" / "one")
    with pytest.raises(NoActiveModel, match="'one' is gone"):
        registry.active()


def test_models_are_listed_newest_first_with_the_active_one_marked(registry):
    registered(registry, "old", age=2)
    registered(registry, "new")
    registry.promote("old")
    assert [(model.name, model.active) for model in registry.list()] == [("new", False), ("old", True)]


def test_rollback_goes_back_through_what_was_served(registry):
    for name in ("a", "b", "c"):
        registered(registry, name)
        registry.promote(name)
    assert registry.rollback().name == "b"
    assert registry.rollback().name == "a"
    with pytest.raises(RegistryError, match="no earlier model"):
        registry.rollback()
    assert registry.active().name == "a"


def test_promoting_the_active_model_again_leaves_the_way_back(registry):
    for name in ("a", "b"):
        registered(registry, name)
        registry.promote(name)
    registry.promote("b")
    assert registry.rollback().name == "a"


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        (lambda folder: (folder / "rasa.tar.gz").write_bytes(b"else"), "rasa.tar.gz was changed"),
        (lambda folder: (folder / "faq" / "index.bin").unlink(), "index.bin is missing"),
        (lambda folder: (folder / "extra").write_bytes(b""), "extra is not in its manifest"),
        (lambda folder: (folder / "manifest.json").write_text("{}"), "not a manifest"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "not a manifest"),
    ],
)
def test_a_model_that_does_not_match_its_manifest_is_not_served(registry, harm, problem):
    model = registered(registry, "one")
    registry.promote("one")
    harm(model.folder)
    with pytest.raises(ModelCorrupt, match=problem):
        registry.active()
    with pytest.raises(ModelCorrupt, match=problem):
        registry.promote("one")


def test_a_corrupt_model_is_not_promoted_over_a_sound_one(registry):
    registered(registry, "good")
    registry.promote("good")
    bad = registered(registry, "bad")
    (bad.folder / "rasa.tar.gz").write_bytes(b"else")
    with pytest.raises(ModelCorrupt):
        registry.promote("bad")
    assert registry.active().name == "good"


def test_a_model_that_the_gate_refused_is_promoted_by_force_only(registry):
    registered(registry, "good")
    registry.promote("good")
    registered(registry, "worse", refused=True)
    with pytest.raises(ModelRefused, match="--force"):
        registry.promote("worse")
    assert registry.active().name == "good"
    assert registry.promote("worse", force=True).active


def test_a_build_that_fails_registers_nothing_and_leaves_nothing(registry, tmp_path):
    with pytest.raises(RuntimeError), registry.building("one") as folder:
        (folder / "rasa.tar.gz").write_bytes(b"half")
        raise RuntimeError("killed")
    assert registry.list() == []
    assert list((tmp_path / "models").iterdir()) == []


def test_a_name_is_used_once_and_cannot_leave_the_folder(registry):
    registered(registry, "one")
    with pytest.raises(RegistryError, match="exists already"), registry.building("one"):
        pass
    for name in ("../x", "", ".hidden", "a/b"):
        with pytest.raises(RegistryError, match="no model name"):
            registry.promote(name)


def test_unknown_and_unreadable_are_said_so(registry, tmp_path):
    with pytest.raises(UnknownModel, match="models list"):
        registry.promote("nobody")
    registered(registry, "one")
    (tmp_path / "models" / "active.json").write_text("not json")
    with pytest.raises(ModelCorrupt, match=r"active\.json"):
        registry.active()


def test_the_manifest_says_when_and_what(registry):
    model = registered(registry, "one")
    manifest = json.loads((model.folder / "manifest.json").read_text())
    assert manifest["created_at"] == "2026-11-22T12:00:00+00:00"
    assert set(manifest["files"]) == {"rasa.tar.gz", "faq/index.bin"}
    assert all(len(digest) == 64 for digest in manifest["files"].values())


def test_a_naive_time_is_refused(registry, tmp_path):
    with registry.building("one") as folder, pytest.raises(ValueError, match="aware"):
        registry.register("one", folder, {}, datetime(2026, 11, 22))
