"""The app as the replay storm runs it: everything real except the models, which echoing needs not, and shorter leases,
so that what a killed process had begun is taken up again within the test.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fastapi import FastAPI

from bot.app import create_app
from bot.conversations import relay, turns
from retrieval.encoder.hashing import HashingEncoder

LEASE = timedelta(seconds=4)


class NoKnowledge:
    """Nobody asks it."""

    def ask(self, *_: Any, **__: Any) -> None:
        return None


def create() -> FastAPI:
    """The factory for uvicorn."""
    relay.LEASE = LEASE
    turns.LEASE = LEASE
    app = create_app()
    app.state.container.__dict__.update(encoder=HashingEncoder(dimension=16), knowledge=NoKnowledge())
    return app
