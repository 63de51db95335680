"""A running Rasa takes over the promoted model, and only a sound one."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.serving import ModelFollower, ModelNotTaken, RasaServer
from bot.training.registry import ModelRegistry, RegisteredModel
from tests.doubles.rasa_server import FakeRasa

NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)


class RememberingRasa:
    """A Rasa that loads whatever it is told, unless it is away or refuses."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.away = False
        self.refuses = False

    async def load(self, model: Path) -> bool:
        if self.refuses:
            raise ModelNotTaken("cannot read it")
        if not self.away:
            self.loaded.append(model.parent.name)
        return not self.away


class Shop:
    """A registry with models, one of them served, and somebody who follows it."""

    def __init__(self, folder: Path) -> None:
        self.registry = ModelRegistry(folder)
        self.rasa = RememberingRasa()
        self.said: list[str] = []
        self.add("a")
        self.follower = ModelFollower(self.registry, self.registry.promote("a"), self.rasa, self.said.append)

    def add(self, name: str, encoder: str = "use+e5") -> RegisteredModel:
        with self.registry.building(name) as built:
            (built / "rasa.tar.gz").write_bytes(name.encode())
            return self.registry.register(name, built, {"encoder": {"name": encoder}}, NOW)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "models")


async def test_a_promoted_model_is_taken_over_once_and_a_rollback_as_well(shop: Shop) -> None:
    await shop.follower.look()
    assert shop.rasa.loaded == []
    shop.add("b")
    shop.registry.promote("b")
    await shop.follower.look()
    await shop.follower.look()
    shop.registry.rollback()
    await shop.follower.look()
    assert shop.rasa.loaded == ["b", "a"]
    assert shop.follower.served.name == "a"
    assert shop.said == ["now serving model b (before: a)", "now serving model a (before: b)"]


async def test_a_rasa_that_is_away_is_asked_again(shop: Shop) -> None:
    shop.add("b")
    shop.registry.promote("b")
    shop.rasa.away = True
    await shop.follower.look()
    assert shop.follower.served.name == "a"
    shop.rasa.away = False
    await shop.follower.look()
    assert shop.follower.served.name == "b"


async def test_a_model_that_rasa_refuses_is_tried_once_and_the_old_one_serves(shop: Shop) -> None:
    shop.add("b")
    shop.registry.promote("b")
    shop.rasa.refuses = True
    await shop.follower.look()
    shop.rasa.refuses = False
    await shop.follower.look()
    assert (shop.rasa.loaded, shop.follower.served.name) == ([], "a")
    assert shop.said == ["model b is not served, a is: cannot read it"]


async def test_a_model_that_does_not_match_its_manifest_is_never_loaded(shop: Shop) -> None:
    model = shop.add("b")
    shop.registry.promote("b")
    model.rasa_model.write_bytes(b"changed")
    await shop.follower.look()
    assert shop.rasa.loaded == []
    [said] = shop.said
    assert "rasa.tar.gz was changed" in said


async def test_a_model_of_another_encoder_waits_for_a_restart(shop: Shop) -> None:
    shop.add("b", encoder="other")
    shop.registry.promote("b")
    await shop.follower.look()
    assert shop.rasa.loaded == []
    assert "restart" in shop.said[0]


async def test_an_unreadable_registry_changes_nothing(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "models" / "active.json").write_text("{")
    await shop.follower.look()
    assert (shop.rasa.loaded, shop.said) == ([], [])


async def test_rasas_api_is_asked_as_rasa_documents_it(tmp_path: Path) -> None:
    with FakeRasa(status=204) as rasa:
        assert await RasaServer(rasa.address, "secret").load(tmp_path / "rasa.tar.gz")
    assert rasa.asked == [("PUT", "/model?token=secret", {"model_file": f"{tmp_path}/rasa.tar.gz"})]
    assert not await RasaServer(rasa.address, "secret").load(tmp_path / "x"), "nobody answers any more"
    with FakeRasa(status=400) as refusing, pytest.raises(ModelNotTaken, match="400"):
        await RasaServer(refusing.address, "secret").load(tmp_path / "x")
