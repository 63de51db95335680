"""Run the two processes: start them, wait until they are ready, restart one that dies, stop both cleanly.

Never handles a message; while Rasa restarts the app goes on and tells shoppers (I6).
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from rich.console import Console

from bot.secrets import action_token
from bot.serving import ModelFollower, RasaServer
from bot.settings import PROJECT, Settings
from bot.training.errors import TrainingError
from bot.training.registry import ModelRegistry, RegisteredModel

READY_WITHIN_SECONDS = 180
STOP_WITHIN_SECONDS = 10
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60


class StartFailed(Exception):
    """Something is missing or in the way; the text says what to do."""


@dataclass
class Process:
    """A child that is restarted when it dies, with the command of that moment."""

    name: str
    command: Callable[[], Sequence[str]]
    environment: Mapping[str, str]
    log: Path
    child: asyncio.subprocess.Process | None = None
    restarts: int = 0
    started_at: float = field(default=0.0)

    async def start(self) -> None:
        """Start it, its output going to the log file."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.started_at = time.monotonic()
        with self.log.open("ab") as log:
            self.child = await asyncio.create_subprocess_exec(
                *self.command(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environment},
                cwd=PROJECT,
                start_new_session=True,  # Ctrl-C reaches only us; we stop the children in order
            )

    def tell(self, number: int) -> None:
        """Send a signal to the whole group of the child (uvicorn's workers included)."""
        if self.child and self.child.returncode is None:
            try:
                os.killpg(self.child.pid, number)
            except ProcessLookupError:
                return


class Supervisor:
    """`crossdesk up`."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._console = Console()
        self._stopping = asyncio.Event()
        registry, model = self._active_model()
        rasa = RasaServer(settings.rasa, action_token(settings))
        self._models = ModelFollower(registry, model, rasa, self._say)
        self._processes = [self._rasa(), self._app(workers)]

    def run(self) -> int:
        """Run until stopped; return the exit status."""
        self._check()
        self._prepare()
        return asyncio.run(self._supervise())

    def _check(self) -> None:
        for port, option in ((self._settings.port, "--port"), (self._settings.rasa_port, "--rasa-port")):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((self._settings.host if option == "--port" else "127.0.0.1", port))
                except OSError as exc:
                    raise StartFailed(f"port {port} is taken: choose another with {option}") from exc

    def _prepare(self) -> None:
        from bot import preparation

        self._settings.data.mkdir(parents=True, exist_ok=True)
        preparation.prepare(self._settings, self._say)

    async def _supervise(self) -> int:
        self._stopping = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stopping.set)
        began = time.monotonic()
        self._say("starting the app and Rasa")
        for process in self._processes:
            await process.start()
        watchers = [asyncio.create_task(self._watch(process)) for process in self._processes]
        ready = await self._wait_until_ready()
        if ready:
            self._say(f"ready after {time.monotonic() - began:.0f} s\n")
            self._print_addresses()
            watchers.append(asyncio.create_task(self._models.follow()))
            await self._stopping.wait()
            self._say("stopping")
        for watcher in watchers:
            watcher.cancel()
        await self._stop()
        return 0 if ready or self._stopping.is_set() else 1

    async def _wait_until_ready(self) -> bool:
        deadline = time.monotonic() + READY_WITHIN_SECONDS
        address = f"http://{self._settings.host}:{self._settings.port}/readyz"
        async with httpx.AsyncClient(timeout=5) as client:
            while time.monotonic() < deadline and not self._stopping.is_set():
                try:
                    if (await client.get(address)).status_code == 200:
                        return True
                except httpx.HTTPError:
                    pass
                dead = [p for p in self._processes if p.restarts >= 3]
                if dead:
                    self._complain(dead[0])
                    return False
                await asyncio.sleep(0.2)
        if not self._stopping.is_set():
            self._complain(self._processes[0])
        return False

    async def _watch(self, process: Process) -> None:
        pause = FIRST_PAUSE_SECONDS
        while process.child is not None:
            status = await process.child.wait()
            if self._stopping.is_set():
                return
            if time.monotonic() - process.started_at > STEADY_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            process.restarts += 1
            self._say(f"{process.name} ended with status {status}; starting it again in {pause:.0f} s")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            await process.start()

    async def _stop(self) -> None:
        for process in reversed(self._processes):  # the app first: it stops taking messages
            process.tell(signal.SIGTERM)
            if process.child is None:
                continue
            try:
                await asyncio.wait_for(process.child.wait(), STOP_WITHIN_SECONDS)
            except asyncio.TimeoutError:
                process.tell(signal.SIGKILL)
                await process.child.wait()

    def _print_addresses(self) -> None:
        base = self._settings.base_url
        self._console.print(f"  shop and chat   {base}/")
        self._console.print(f"  agent desk      {base}/desk")
        self._console.print(f"  API             {base}/docs")
        if self._settings.demo:
            self._console.print("  desk log-in     demo@example.com, password: demo")
            self._console.print("  agent token     crossdesk agents token demo@example.com")
        self._console.print(f"  logs            {self._settings.data / 'logs'}")
        self._console.print("  stop            Ctrl-C")

    def _complain(self, process: Process) -> None:
        lines = process.log.read_text(errors="replace").splitlines()[-15:] if process.log.exists() else []
        sys.stderr.write(
            f"crossdesk: {process.name} did not become ready; the end of {process.log}:\n  "
            + "\n  ".join(lines)
            + "\n"
        )

    def _say(self, text: str) -> None:
        self._console.print(f"crossdesk: {text}", highlight=False)

    def _active_model(self) -> tuple[ModelRegistry, RegisteredModel]:
        registry = ModelRegistry(self._settings.models)
        try:
            return registry, registry.active()
        except TrainingError as exc:
            raise StartFailed(str(exc)) from exc

    def _rasa(self) -> Process:
        settings = self._settings

        def command() -> list[str]:
            return [
                sys.executable, "-m", "rasa", "run",
                "--model", str(self._models.served.rasa_model),
                "--endpoints", str(PROJECT / "endpoints.yml"),
                "--credentials", str(PROJECT / "credentials.yml"),
                "--interface", "127.0.0.1",
                "--port", str(settings.rasa_port),
                "--enable-api", "--auth-token", action_token(settings),
            ]  # fmt: skip

        return Process("rasa", command, rasa_environment(settings), settings.data / "logs" / "rasa.log")

    def _app(self, workers: int) -> Process:
        settings = self._settings
        command = [
            sys.executable, "-m", "uvicorn", "bot.app:create_app", "--factory",
            "--host", settings.host,
            "--port", str(settings.port),
            "--workers", str(workers),
            "--ws", "none",
            "--no-access-log",
            "--log-level", "warning",
            "--timeout-graceful-shutdown", "5",
        ]  # fmt: skip
        return Process("app", lambda: command, app_environment(settings), settings.data / "logs" / "app.log")


def app_environment(settings: Settings) -> dict[str, str]:
    """What the app process needs beyond our own environment: one thread per encoder."""
    return {
        "CROSSDESK_DATA": str(settings.data),
        "OMP_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "passive",
        "MALLOC_ARENA_MAX": "2",
        "TOKENIZERS_PARALLELISM": "false",
    }


def rasa_environment(settings: Settings) -> dict[str, str]:
    """What Rasa needs: where the app's actions and database are; no telemetry, no user text in its log."""
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host  # noqa: S104
    return {
        "CROSSDESK_ACTION_URL": f"http://{host}:{settings.port}/actions/webhook",
        "CROSSDESK_ACTION_TOKEN": action_token(settings),
        "CROSSDESK_DATABASE_URL": settings.database,
        "CROSSDESK_ANGER_MODEL": settings.anger_model,
        "CROSSDESK_ANGER_LABELS": json.dumps(settings.anger_labels),
        "RASA_TELEMETRY_ENABLED": "false",
        "LOG_LEVEL": "WARNING",
        "LOG_LEVEL_LIBRARIES": "ERROR",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "OMP_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "passive",
        "MALLOC_ARENA_MAX": "2",
    }
