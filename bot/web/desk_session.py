"""Let agents in and out of the desk by password. The session is an agent token in a cookie; see `bot.web.auth`."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse

from bot.web.auth import SESSION_COOKIE
from bot.web.pages import Admission

LOGIN_COOKIE = "crossdesk_login"


class SessionDoor:
    """Knows the agents' sessions."""

    def __init__(self, container: Any) -> None:
        self._container = container

    def admit(self, request: Request) -> Admission:
        """Tell who asks for the desk."""
        session = request.cookies.get(SESSION_COOKIE, "")
        agent = self._container.agents.by_token(session, self._container.now()) if session else None
        if agent is not None:
            return Admission(self._container.tokens.csrf(session), agent.email)
        nonce = secrets.token_urlsafe(16)
        cookie = f"{LOGIN_COOKIE}={nonce}; Path=/desk; HttpOnly; SameSite=Strict; Max-Age=3600"
        return Admission(self._container.tokens.csrf(nonce), headers={"set-cookie": cookie})


def session_router(container: Any) -> APIRouter:
    """Log-in and log-out."""
    router = APIRouter(prefix="/desk", include_in_schema=False)

    @router.post("/login")
    def log_in(
        request: Request, email: str = Form(...), password: str = Form(...), csrf: str = Form(...)
    ) -> RedirectResponse:
        container.limiter.check(request, "login")
        wanted = container.tokens.csrf(request.cookies.get(LOGIN_COOKIE, ""))
        if not hmac.compare_digest(csrf, wanted):
            return RedirectResponse("/desk", status_code=303)
        agent = container.agents.verify_password(email, password)
        if agent is None:
            return RedirectResponse("/desk?failed=1", status_code=303)
        container.agents.set_presence(agent.id, "online", container.now())
        answer = RedirectResponse("/desk", status_code=303)
        answer.set_cookie(
            SESSION_COOKIE,
            container.agents.issue_token(agent.id, container.now()),
            httponly=True,
            samesite="strict",
            secure=container.settings.base_url.startswith("https"),
            max_age=12 * 3600,
        )
        return answer

    @router.post("/logout")
    def log_out(request: Request, csrf: str = Form(...)) -> RedirectResponse:
        session = request.cookies.get(SESSION_COOKIE, "")
        if not hmac.compare_digest(csrf, container.tokens.csrf(session)):
            raise HTTPException(403, "the page is out of date: reload it")
        if agent := container.agents.by_token(session, container.now()):
            container.desk.go_offline(agent)
            container.agents.revoke_token(session)
        answer = RedirectResponse("/desk", status_code=303)
        answer.delete_cookie(SESSION_COOKIE)
        return answer

    return router
