"""Train the dialogue once; open a fresh shop for every test."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import yaml

from actions.executor import build_executor
from tests.dialogue.shop import Shop, open_shop
from tests.dialogue.talk import InProcess, Talk

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def dialogue_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The rules and policies of the project, trained without the NLU pipeline."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rasa.model_training import train_core
        from rasa.utils.log_utils import configure_structlog

        configure_structlog(logging.WARNING)
        folder = tmp_path_factory.mktemp("dialogue")
        config = yaml.safe_load((PROJECT / "config.yml").read_text(encoding="utf-8"))
        config_file = folder / "config.yml"
        config_file.write_text(yaml.safe_dump({**config, "pipeline": []}), encoding="utf-8")
        model = train_core(
            domain=str(PROJECT / "bot" / "domain"),
            config=str(config_file),
            stories=str(PROJECT / "nlu_data" / "rules.yml"),
            output=str(folder),
        )
    assert model is not None
    return model


@pytest.fixture(scope="session")
def _agent(dialogue_model: str) -> object:
    from rasa.core.agent import Agent

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Agent.load(dialogue_model)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return open_shop(tmp_path)


@pytest.fixture
def talk(_agent: object, shop: Shop) -> Iterator[Callable[..., Talk]]:
    """Begin a conversation with the shop."""
    endpoint = InProcess(build_executor(shop.services))
    _agent.processor.action_endpoint = endpoint  # type: ignore[attr-defined]

    def begin(language: str = "en") -> Talk:
        return Talk(_agent, endpoint, uuid4().hex, language)  # type: ignore[arg-type]

    yield begin
