"""Models are promoted and rolled back while shoppers talk: nobody is dropped, nobody is answered twice."""

from __future__ import annotations

import io
import json
import shutil
import tarfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

import pytest

from bot.secrets import action_token
from bot.settings import Settings
from bot.training.registry import ModelRegistry, RegisteredModel
from tests.e2e.running import RunningCrossdesk, Shopper

TAKEN_OVER_WITHIN = 60.0
SECOND = "f" * 32


@dataclass
class Chatter:
    """A shopper who says hello without end; keeps the answers and how long each took."""

    shopper: Shopper
    answers: list[tuple[int, int, float]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Chatter:
        self.thread = threading.Thread(target=self._talk)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.thread.join()

    def _talk(self) -> None:
        while not self.stopped.is_set():
            began = time.monotonic()
            status, body = self.shopper.send("hello")
            bots = [m for m in body["messages"] if m["role"] != "shopper"] if status == 200 else []
            self.answers.append((status, len(bots), time.monotonic() - began))


def with_id(archive: Path, target: Path, model_id: str) -> None:
    """Copy a Rasa model under another id, so that one can see which of two is served."""
    with tarfile.open(archive) as old, tarfile.open(target, "w:gz") as new:
        for member in old.getmembers():
            content = old.extractfile(member).read() if member.isfile() else b""  # type: ignore[union-attr]
            if Path(member.name).name == "metadata.json":
                content = json.dumps({**json.loads(content), "model_id": model_id}).encode()
                member.size = len(content)
            new.addfile(member, io.BytesIO(content) if member.isfile() else None)


def registered(
    registry: ModelRegistry, name: str, model: RegisteredModel, model_id: str | None = None
) -> None:
    facts = {
        key: value for key, value in model.manifest.items() if key not in {"name", "created_at", "files"}
    }
    with registry.building(name) as folder:
        shutil.copytree(model.faq_index, folder / "faq")
        if model_id is None:
            shutil.copy(model.rasa_model, folder / "rasa.tar.gz")
        else:
            with_id(model.rasa_model, folder / "rasa.tar.gz", model_id)
        registry.register(name, folder, facts, datetime.now(timezone.utc))


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCrossdesk]:
    """An instance with two models, the first one promoted."""
    model = ModelRegistry(Settings().models).active()
    registry = ModelRegistry(tmp_path / "models")
    registered(registry, "first", model)
    registered(registry, "second", model, SECOND)
    registry.promote("first")
    started = RunningCrossdesk(tmp_path / "data", {"CROSSDESK_MODELS": str(tmp_path / "models")}).start()
    yield started
    started.stop()


def model_served(running: RunningCrossdesk) -> str:
    token = action_token(Settings(data=running.data))
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{running.rasa_port}/status?token={token}", timeout=30
        ) as answer:
            return str(json.load(answer)["model_id"])
    except (urllib.error.URLError, TimeoutError):
        return ""


def wait_until_served(running: RunningCrossdesk, second: bool) -> None:
    deadline = time.monotonic() + TAKEN_OVER_WITHIN
    while (model_served(running) == SECOND) is not second:
        assert time.monotonic() < deadline, (running.data / "up.log").read_text()[-2000:]
        time.sleep(0.2)


def test_promotion_and_rollback_take_effect_while_conversations_go_on(running: RunningCrossdesk) -> None:
    order = running.demo_orders()[0]
    shopper = running.shopper("en")
    shopper.say("Where is my order?")
    with Chatter(running.shopper("en")) as chatter:
        assert model_served(running) != SECOND
        running.tool("models", "promote", "second")
        wait_until_served(running, second=True)
        shopper.say(order["number"])  # the form that the first model began
        running.tool("models", "rollback")
        wait_until_served(running, second=False)
        told = shopper.say(order["email"])
        time.sleep(1.0)
    assert order["number"] in "".join(message["text"] for message in told)
    assert len(chatter.answers) > 10
    assert {(status, replies) for status, replies, _ in chatter.answers} == {(200, 1)}
    assert max(seconds for _, _, seconds in chatter.answers) < Settings().rasa_timeout
    written = chatter.shopper.messages()
    assert [m["role"] for m in written] == ["shopper", "bot"] * len(chatter.answers)
    said = (running.data / "up.log").read_text()
    assert "now serving model second (before: first)" in said
    assert "now serving model first (before: second)" in said
