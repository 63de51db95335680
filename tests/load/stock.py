"""Stock Rasa for comparison: its default pipeline (DIET) and policies (TED), its SQL tracker store on SQLite, an
action server of its own. The assistant answers the same opening turns as ours, with one action over HTTP.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import yaml

from tests.e2e.running import PROJECT, free_port

INTENTS = ("greet", "goodbye", "thank", "track_order", "request_human", "ask_faq")

ACTIONS = """
from rasa_sdk import Action


class OrderStatus(Action):
    def name(self):
        return "action_order_status"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Your order is in transit and should arrive on Friday.")
        return []
"""


@dataclass
class RunningStockRasa:
    """Trains, starts and stops a stock assistant in a folder."""

    folder: Path
    epochs: int = 15
    port: int = field(default_factory=free_port)
    action_port: int = field(default_factory=free_port)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    trained_in: float = 0.0
    ready_after: float = 0.0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> RunningStockRasa:
        self._write()
        began = time.monotonic()
        subprocess.run([*_rasa(), "train", "--fixed-model-name", "stock"], cwd=self.folder, env=_environment(),
                       check=True, capture_output=True, timeout=1800)  # fmt: skip
        self.trained_in = time.monotonic() - began
        began = time.monotonic()
        self._spawn("run", "actions", "--port", str(self.action_port))
        self._spawn(
            "run", "--interface", "127.0.0.1", "--port", str(self.port), "--endpoints", "endpoints.yml"
        )
        while time.monotonic() - began < 240:
            try:
                with urllib.request.urlopen(f"{self.base_url}/webhooks/rest/", timeout=2):
                    self.ready_after = time.monotonic() - began
                    return self
            except OSError:
                time.sleep(0.2)
        self.stop()
        raise RuntimeError("stock Rasa did not start")

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(30)

    def memory(self) -> float:
        """Resident memory of Rasa and its action server in GB."""
        return sum(psutil.Process(p.pid).memory_info().rss for p in self.processes) / 1e9

    def _spawn(self, *words: str) -> None:
        with (self.folder / "log.txt").open("ab") as log:
            process = subprocess.Popen(
                [*_rasa(), *words], cwd=self.folder, env=_environment(), stdout=log, stderr=log
            )
        self.processes.append(process)

    def _write(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "actions.py").write_text(ACTIONS)
        (self.folder / "data").mkdir(exist_ok=True)
        for intent in INTENTS:
            source = PROJECT / "nlu_data" / "nlu" / "en" / f"{intent}.yml"
            (self.folder / "data" / f"{intent}.yml").write_text(
                source.read_text(encoding="utf-8"), encoding="utf-8"
            )
        self._dump("credentials.yml", {"rest": None})
        config = yaml.safe_load((PROJECT / "config.diet.yml").read_text(encoding="utf-8"))
        for part in (*config["pipeline"], *config["policies"]):
            if "epochs" in part:
                part["epochs"] = self.epochs  # fewer epochs train faster and answer at the same speed
        self._dump("config.yml", config)
        self._dump("domain.yml", {
            "version": "3.1", "intents": list(INTENTS), "actions": ["action_order_status"],
            "responses": {f"utter_{i}": [{"text": f"stock answer to {i}"}] for i in INTENTS},
            "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
        })  # fmt: skip
        self._dump("endpoints.yml", {
            "action_endpoint": {"url": f"http://127.0.0.1:{self.action_port}/webhook"},
            "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": "tracker.db"},
        })  # fmt: skip
        rules = [
            {"rule": intent, "steps": [
                {"intent": intent},
                {"action": "action_order_status" if intent == "track_order" else f"utter_{intent}"},
            ]}
            for intent in INTENTS
        ]  # fmt: skip
        story = {"story": "a visit", "steps": [
            {"intent": "greet"}, {"action": "utter_greet"},
            {"intent": "track_order"}, {"action": "action_order_status"},
            {"intent": "thank"}, {"action": "utter_thank"},
        ]}  # fmt: skip
        self._dump("data/dialogue.yml", {"version": "3.1", "rules": rules, "stories": [story]})

    def _dump(self, name: str, content: object) -> None:
        (self.folder / name).write_text(
            yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8"
        )


def _rasa() -> list[str]:
    return [sys.executable, "-W", "ignore", "-m", "rasa"]


def _environment() -> dict[str, str]:
    return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "", "LOG_LEVEL": "WARNING", "OMP_NUM_THREADS": "1"}  # fmt: skip
