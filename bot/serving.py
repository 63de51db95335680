"""Let a running Rasa take over the model that was promoted. Never drops a turn and never loads a damaged model.

Rasa replaces its model in place: a turn that is under way ends with the old one, those that come while the new one is
being loaded wait, and conversations go on where they were, since their state is in the database. A model made for
another sentence encoder needs a restart: the app would go on sending vectors of the old one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import httpx

from bot.training.errors import RegistryError
from bot.training.registry import ModelRegistry, RegisteredModel

LOOK_EVERY_SECONDS = 1.0
LOAD_WITHIN_SECONDS = 120.0


class ModelNotTaken(Exception):
    """Rasa did not load the model; it serves the one before."""


class Rasa(Protocol):
    """A Rasa server whose model can be replaced."""

    async def load(self, model: Path) -> bool:
        """Replace the model by that of an archive; False when nobody answers just now. Raises ModelNotTaken."""


class RasaServer:
    """Rasa's HTTP API (`rasa run --enable-api`)."""

    def __init__(self, base_url: str, token: str) -> None:
        self._base_url = base_url
        self._token = token

    async def load(self, model: Path) -> bool:
        try:
            async with httpx.AsyncClient(base_url=self._base_url, timeout=LOAD_WITHIN_SECONDS) as client:
                answer = await client.put(
                    "/model", params={"token": self._token}, json={"model_file": str(model)}
                )
        except httpx.HTTPError:
            return False
        if not answer.is_success:
            raise ModelNotTaken(f"Rasa answered {answer.status_code}: {answer.text[:200]}")
        return True


class ModelFollower:
    """Keeps one Rasa at the registry's active model. `say` tells the operator what happens."""

    def __init__(
        self, registry: ModelRegistry, served: RegisteredModel, rasa: Rasa, say: Callable[[str], None]
    ) -> None:
        self._registry = registry
        self._rasa = rasa
        self._say = say
        self._refused = ""
        self.served = served

    async def follow(self) -> None:
        """Look again and again until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            await self.look()

    async def look(self) -> None:
        """Take the active model over if it is another one. One that cannot be served is refused once, not tried
        again."""
        try:
            name = self._registry.active_name()
            if name in (None, self.served.name, self._refused):
                return
            model = await asyncio.to_thread(self._registry.active)
            self._check_encoder(model)
            if not await self._rasa.load(model.rasa_model):
                return
        except (RegistryError, ModelNotTaken) as exc:
            self._refuse(str(exc))
            return
        self._say(f"now serving model {model.name} (before: {self.served.name})")
        self.served, self._refused = model, ""

    def _refuse(self, reason: str) -> None:
        try:
            self._refused = self._registry.active_name() or ""
        except RegistryError:
            return  # active.json cannot be read: whoever wrote it was told so
        self._say(f"model {self._refused} is not served, {self.served.name} is: {reason}")

    def _check_encoder(self, model: RegisteredModel) -> None:
        mine, other = (m.manifest.get("encoder", {}).get("name") for m in (self.served, model))
        if mine != other:
            raise ModelNotTaken(f"it was trained with the encoder {other}; restart with `crossdesk up`")
