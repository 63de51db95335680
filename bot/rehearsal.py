"""Play scripted conversations with the active model against a fresh demo shop: the app's own reception, turns, actions
and queue, and the dialogue in this process. Never touches the data of a running instance, and judges nothing.

Every conversation has a shop of its own, so that none of them knows of another's returns, attempts or tickets.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from actions.executor import build_executor
from bot.container import Container
from bot.conversations.models import ConversationId, Incoming
from bot.nlu.graph import GraphFailed
from bot.policies.in_process import InProcessDialogue
from bot.preparation import prepare
from bot.settings import Settings
from bot.training.errors import ModelCorrupt
from bot.training.handoffs import HandoffEvaluation, PlayedTurn, ScriptedDialogue, TicketState, judge
from bot.training.registry import ModelRegistry
from escalation.tickets import ConversationId as TicketConversationId

DATABASE = "crossdesk.db"


class RehearsalFailed(Exception):
    """A conversation could not be played to its end."""


class Stage:
    """The parts that all conversations share; loading them takes seconds."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        """Load the active model and seed the shop in ``folder``. Raises a RegistryError without a sound model."""
        self._settings = settings.copy(
            update={"data": folder, "database_url": "", "demo": True, "host": "127.0.0.1"}
        )
        self._folder = folder
        model = ModelRegistry(settings.models).active()
        prepare(self._settings, lambda text: None)
        self._shop = folder / "shop.db"
        shutil.move(folder / DATABASE, self._shop)
        self._shared = Container(self._settings)
        try:
            self._dialogue = InProcessDialogue(model.rasa_model)
        except GraphFailed as exc:
            raise ModelCorrupt(f"{model.rasa_model}: {exc}") from exc

    async def play(self, script: ScriptedDialogue) -> list[PlayedTurn]:
        """Play one conversation; return what each message led to. Raises RehearsalFailed."""
        shutil.copyfile(self._shop, self._folder / DATABASE)
        container = self._container()
        self._dialogue.serve(container.engine, build_executor(container.services))
        conversation = container.reception.start("web", script.locale or script.lang)
        try:
            return [
                await self._turn(container, conversation.id, f"{script.id}:{number}", text)
                for number, text in enumerate(script.turns, 1)
            ]
        finally:
            container.engine.dispose()
            for left in self._folder.glob(f"{DATABASE}*"):
                left.unlink()

    def _container(self) -> Container:
        """An app of its own over the parts that are dear to load."""
        container = Container(self._settings)
        container.catalogue = self._shared.catalogue
        container.encoder = self._shared.encoder
        container.knowledge = self._shared.knowledge
        container.dialogue = self._dialogue
        return container

    async def _turn(
        self, container: Container, conversation_id: ConversationId, key: str, text: str
    ) -> PlayedTurn:
        payload = text if text.startswith("/") else None
        container.reception.receive(conversation_id, Incoming("web", key, text, payload))
        outcome = await container.turns.run_one()
        if outcome is None or outcome.kind not in ("answered", "to_human"):
            raise RehearsalFailed(f"{key}: the turn ended as {outcome.kind if outcome else 'nothing'}")
        found = await self._dialogue.understood(conversation_id)
        intent, anger = found.get("intent") or {}, found.get("anger") or {}
        ticket = container.queue.open_for(TicketConversationId(conversation_id))
        return PlayedTurn(
            text=text,
            intent=intent.get("name") or "",
            confidence=float(intent.get("confidence") or 0.0),
            anger=float(anger.get("score") or 0.0),
            topics=tuple(anger.get("topics") or ()),
            replies=tuple(reply.key or "text" for reply in self._dialogue.said),
            ticket=TicketState(ticket.reason, ticket.priority, tuple(s.as_dict() for s in ticket.signals))
            if ticket
            else None,
        )


def rehearse(
    settings: Settings, scripts: Sequence[ScriptedDialogue], tell: Callable[[int], None] = lambda done: None
) -> HandoffEvaluation:
    """Play conversations with the active model and judge them; ``tell`` hears how many are done.

    Raises RehearsalFailed, and a RegistryError without a sound model.
    """

    async def everything(stage: Stage) -> HandoffEvaluation:
        verdicts = []
        for done, script in enumerate(scripts, 1):
            verdicts.append(judge(script, await stage.play(script)))
            tell(done)
        return HandoffEvaluation(tuple(verdicts))

    with TemporaryDirectory() as folder:
        return asyncio.run(everything(Stage(settings, Path(folder))))
