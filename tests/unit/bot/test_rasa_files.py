"""The files Rasa reads: they load, they agree, and secrets come from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import read_endpoint_config

PROJECT = Path(__file__).resolve().parents[3]
INTENTS = [
    "greet",
    "goodbye",
    "thank",
    "affirm",
    "deny",
    "bot_challenge",
    "switch_language",
    "request_human",
    "complain",
    "track_order",
    "report_delivery_problem",
    "cancel_order",
    "change_order",
    "return_item",
    "exchange_item",
    "refund_status",
    "report_item_problem",
    "ask_faq",
    "give_order_details",
    "give_feedback",
    "out_of_scope",
]


@pytest.fixture(scope="module")
def domain() -> Any:
    return Domain.load(str(PROJECT / "bot" / "domain"))


def test_intents_are_those_of_the_contract() -> None:
    content = yaml.safe_load((PROJECT / "bot" / "domain" / "intents.yml").read_text(encoding="utf-8"))
    assert content["intents"] == INTENTS


def test_every_intent_has_a_rule() -> None:
    rules = yaml.safe_load((PROJECT / "nlu_data" / "rules.yml").read_text(encoding="utf-8"))["rules"]
    steps = [step for rule in rules for step in rule["steps"]]
    named = {s["intent"] for step in steps for s in (step.get("or") or [step]) if "intent" in s}
    assert set(INTENTS) <= named


def test_no_slot_decides_between_rules(domain: Any) -> None:
    featurised = [slot.name for slot in domain.slots if slot.influence_conversation]
    assert featurised == []


def test_slots_outlive_the_session(domain: Any) -> None:
    assert (domain.session_config.session_expiration_time, domain.session_config.carry_over_slots) == (
        0,
        True,
    )


def test_action_endpoint_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSDESK_ACTION_URL", "http://127.0.0.1:8000/webhook")
    monkeypatch.setenv("CROSSDESK_ACTION_TOKEN", "the-token")
    monkeypatch.setenv("CROSSDESK_DATABASE_URL", "sqlite:////tmp/x.db")
    actions = read_endpoint_config(str(PROJECT / "endpoints.yml"), "action_endpoint")
    assert actions is not None
    assert actions.url == "http://127.0.0.1:8000/webhook"
    assert actions.headers == {"Authorization": "Bearer the-token"}
    assert actions.kwargs["enable_selective_domain"] is True
    store = read_endpoint_config(str(PROJECT / "endpoints.yml"), "tracker_store")
    assert store is not None
    assert (store.type, store.url) == ("bot.tracker.store.CrossdeskTrackerStore", "sqlite:////tmp/x.db")


def test_only_the_rest_channel_is_open() -> None:
    assert yaml.safe_load((PROJECT / "credentials.yml").read_text(encoding="utf-8")) == {"rest": None}
