"""The FastAPI application: everything public. Wires routes and errors; decides nothing."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import prometheus_client
from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from actions.executor import build_executor
from bot import __version__, logs
from bot.container import Container
from bot.secrets import action_token
from bot.settings import Settings, get_settings
from bot.web import chat, tickets
from bot.web.desk_session import SessionDoor, session_router
from bot.web.limits import BodyLimit
from bot.web.pages import Demo, page_router
from escalation.errors import EscalationError


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application; `bot.preparation.prepare` must have run on its data folder."""
    settings = settings or get_settings()
    logs.configure(settings.log_level)
    container = Container(settings)
    app = FastAPI(title="Crossdesk", version=__version__, lifespan=_lifespan)
    app.state.container = container
    app.include_router(chat.router)
    app.include_router(tickets.router)
    app.include_router(page_router(SessionDoor(container), _demo(container)))
    app.include_router(session_router(container))
    _add_probes(app, container)
    _add_actions(app, container, action_token(settings))
    app.include_router(container.webhooks.router())
    _add_errors(app)
    if settings.demo:
        _add_demo_codes(app, container)
    app.add_middleware(BodyLimit, max_bytes=settings.max_request_bytes)
    if settings.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.allowed_origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
        )
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    container: Container = app.state.container
    await container.start()
    yield
    await container.stop()


def _add_probes(app: FastAPI, container: Container) -> None:
    @app.get("/healthz", tags=["operations"])
    async def live() -> dict[str, str]:
        """The process is alive."""
        return {"status": "ok"}

    @app.get("/readyz", tags=["operations"])
    async def ready() -> JSONResponse:
        """Database and Rasa answer."""
        database = await asyncio.to_thread(_database_answers, container)
        rasa = await container.dialogue.ready()
        status = 200 if database and rasa else 503
        return JSONResponse({"database": database, "rasa": rasa}, status)

    @app.get("/metrics", tags=["operations"])
    async def metrics() -> Response:
        """Prometheus metrics."""
        return Response(prometheus_client.generate_latest(), media_type=prometheus_client.CONTENT_TYPE_LATEST)


def _database_answers(container: Container) -> bool:
    try:
        with container.reading() as connection:
            connection.execute(text("SELECT 1"))
    except DBAPIError:
        return False
    return True


def _add_actions(app: FastAPI, container: Container, token: str) -> None:
    executor = build_executor(container.services)

    @app.post("/actions/webhook", include_in_schema=False)
    async def run_action(request: Request) -> JSONResponse:
        sent = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(sent.encode(), token.encode()):
            raise HTTPException(403, "this endpoint is for Rasa")
        return JSONResponse(await executor.run(await request.json()))


def _add_demo_codes(app: FastAPI, container: Container) -> None:
    @app.get("/demo/codes", include_in_schema=False)
    def codes(conversation_id: str) -> dict[str, Any]:
        """The one-time codes that would have gone out by e-mail; exists in demo mode only."""
        from actions.orders.demo import demo_codes

        return {"codes": demo_codes(container.engine, conversation_id)}


def _demo(container: Container) -> Demo | None:
    if not container.settings.demo:
        return None
    from actions.orders.demo import demo_orders
    from bot.preparation import DEMO_AGENT, DEMO_PASSWORD

    return Demo(lambda: demo_orders(container.engine)[:8], DEMO_AGENT, DEMO_PASSWORD)


def _add_errors(app: FastAPI) -> None:
    @app.exception_handler(EscalationError)
    async def desk_error(_request: Request, error: EscalationError) -> JSONResponse:
        detail = str(error) or (type(error).__doc__ or type(error).__name__).split("\n")[0]
        return JSONResponse({"detail": detail}, tickets.status_of(error))

    @app.exception_handler(DBAPIError)
    async def database_error(_request: Request, _error: DBAPIError) -> JSONResponse:
        return JSONResponse(
            {"detail": "the database does not answer: try again"}, 503, headers={"Retry-After": "5"}
        )
