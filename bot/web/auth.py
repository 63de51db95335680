"""Who is calling: shoppers by signed, expiring tokens; agents by bearer token or desk session.

A shopper's token opens one conversation and nothing else. The desk's session cookie carries an agent token; calls
that change something also need the CSRF token derived from it.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from fastapi import Depends, HTTPException, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from bot.conversations.models import ConversationId
from escalation.agents import Agent

SESSION_COOKIE = "crossdesk_session"
SIGN_OF_LIFE = timedelta(seconds=20)
"""Calls of an agent closer together than this are not recorded one by one."""
_bearer = HTTPBearer(auto_error=False)


@dataclass(frozen=True)
class Tokens:
    """Issue and check the tokens that this app signs."""

    key: str
    session_days: int

    def for_conversation(self, conversation_id: ConversationId) -> str:
        """A token that opens the conversation."""
        return self._serializer.dumps(conversation_id)

    def conversation(self, token: str) -> ConversationId:
        """The conversation a token opens. Raises HTTPException 401."""
        lifetime = timedelta(days=self.session_days).total_seconds()
        try:
            return ConversationId(self._serializer.loads(token, max_age=int(lifetime)))
        except SignatureExpired as exc:
            raise HTTPException(401, "the conversation token has expired: start a new session") from exc
        except BadSignature as exc:
            raise HTTPException(401, "the conversation token is not valid") from exc

    def client(self, address: str) -> str:
        """A keyed hash that stands for a network address where attempts are counted."""
        return hmac.new(self.key.encode(), b"client:" + address.encode(), hashlib.sha256).hexdigest()[:32]

    def csrf(self, session: str) -> str:
        """The CSRF token that belongs to a session."""
        return hmac.new(self.key.encode(), b"csrf:" + session.encode(), hashlib.sha256).hexdigest()

    @property
    def _serializer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.key, salt="crossdesk-conversation")


def shopper(
    request: Request,
    credentials: HTTPAuthorizationCredentials | None = Depends(_bearer),
    token: str = Query("", description="The token, where a client cannot send headers (EventSource)."),
) -> ConversationId:
    """The conversation the caller may use."""
    sent = credentials.credentials if credentials else token
    if not sent:
        raise HTTPException(401, "send the conversation token as a bearer token")
    tokens: Tokens = request.app.state.container.tokens
    return tokens.conversation(sent)


def agent(request: Request, credentials: HTTPAuthorizationCredentials | None = Depends(_bearer)) -> Agent:
    """The agent who is calling."""
    container = request.app.state.container
    session = request.cookies.get(SESSION_COOKIE, "")
    sent = credentials.credentials if credentials else session
    found: Agent | None = container.agents.by_token(sent, container.now()) if sent else None
    if found is None:
        raise HTTPException(401, "log in at /desk or send an agent token")
    if credentials is None and request.method not in ("GET", "HEAD"):
        wanted = container.tokens.csrf(session)
        if not hmac.compare_digest(request.headers.get("x-csrf-token", ""), wanted):
            raise HTTPException(403, "the page is out of date: reload it")
    seen = found.last_seen_at
    if seen is None or container.now() - seen > SIGN_OF_LIFE:
        container.agents.heartbeat(found.id, container.now())
    return found
