"""The actions as Rasa finds them: in the app, and under `rasa run actions`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from actions.executor import ACTIONS, build_executor
from actions.services import Services
from tests.dialogue.shop import open_shop

PROJECT = Path(__file__).resolve().parents[3]


def test_every_action_of_the_domain_is_registered(tmp_path: Path) -> None:
    domain = yaml.safe_load((PROJECT / "bot" / "domain" / "actions.yml").read_text(encoding="utf-8"))
    executor = build_executor(open_shop(tmp_path).services)
    assert set(executor.actions) == set(domain["actions"])


def test_importing_the_package_registers_the_same_actions_for_rasa() -> None:
    """In a process of its own: the SDK registers every action class that the process has ever seen."""
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            "from rasa_sdk.executor import ActionExecutor; e = ActionExecutor(); "
            "e.register_package('actions'); print(*sorted(e.actions))",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == sorted(action.action_name for action in ACTIONS)


@pytest.fixture
def fresh_environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    import actions.services

    actions.services._from_environment.cache_clear()
    return monkeypatch


def test_services_are_built_by_what_the_environment_names(
    fresh_environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = open_shop(tmp_path).services
    module = type(sys)("services_of_the_test")
    module.build = lambda: made  # type: ignore[attr-defined]
    fresh_environment.setitem(sys.modules, "services_of_the_test", module)
    fresh_environment.setenv("CROSSDESK_ACTION_SERVICES", "services_of_the_test:build")
    assert Services.from_environment() is made


def test_factory_of_something_else_is_refused(fresh_environment: pytest.MonkeyPatch) -> None:
    fresh_environment.setenv("CROSSDESK_ACTION_SERVICES", "os:getcwd")
    with pytest.raises(TypeError, match="os:getcwd"):
        Services.from_environment()
