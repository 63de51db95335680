"""Keep agents, their password hashes and token hashes in SQLite or PostgreSQL. Never counts their tickets:
the queue store does, in the transaction that changes the ticket."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from escalation.agents import TOKEN_LIFETIME, Agent, Presence, Role, checked_agent, normal_email
from escalation.credentials import Passwords, new_token, token_hash
from escalation.errors import AgentNotFound, EmailTaken
from escalation.tables import agent_tokens, agents
from escalation.teams import TEAMS, Team
from escalation.tickets import AgentId


class SqlAgentStore:
    """See `escalation.agents.AgentStore`."""

    def __init__(
        self,
        engine: Engine,
        passwords: Passwords | None = None,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
        new_token: Callable[[], str] = new_token,
        *,
        connection: Connection | None = None,
    ) -> None:
        self._engine = engine
        self._passwords = passwords or Passwords()
        self._new_id = new_id
        self._new_token = new_token
        self._connection = connection

    def within(self, connection: Connection) -> SqlAgentStore:
        """Return a store that works inside the caller's transaction and leaves commit and rollback to it."""
        return SqlAgentStore(
            self._engine, self._passwords, self._new_id, self._new_token, connection=connection
        )

    def add(
        self,
        email: str,
        name: str,
        *,
        password: str | None = None,
        languages: Collection[str] = (),
        teams: Collection[Team] = TEAMS,
        capacity: int = 4,
        role: Role = "agent",
    ) -> Agent:
        agent = checked_agent(AgentId(self._new_id()), email, name, languages, teams, capacity, role)
        row = {
            "id": agent.id,
            "email": agent.email,
            "name": agent.name,
            "role": agent.role,
            "languages": sorted(agent.languages),
            "teams": sorted(agent.teams),
            "capacity": agent.capacity,
            "load": 0,
            "presence": agent.presence,
            "password_hash": None if password is None else self._passwords.hash(password),
        }
        with self._begin() as connection:
            try:
                with connection.begin_nested():
                    connection.execute(sa.insert(agents).values(row))
            except IntegrityError as exc:
                raise EmailTaken from exc
        return agent

    def by_email(self, email: str) -> Agent | None:
        return self._one(agents.c.email == normal_email(email))

    def by_id(self, agent_id: AgentId) -> Agent | None:
        return self._one(agents.c.id == agent_id)

    def list(self) -> list[Agent]:
        with self._begin() as connection:
            return [_agent(row) for row in connection.execute(sa.select(agents).order_by(agents.c.email))]

    def set_presence(self, agent_id: AgentId, presence: Presence, now: datetime) -> Agent:
        return self._change(agent_id, {"presence": presence, "last_seen_at": now})

    def heartbeat(self, agent_id: AgentId, now: datetime) -> Agent:
        return self._change(agent_id, {"last_seen_at": now})

    def verify_password(self, email: str, password: str) -> Agent | None:
        with self._begin() as connection:
            row = connection.execute(sa.select(agents).where(agents.c.email == normal_email(email))).first()
        stored = row.password_hash if row else None
        if not self._passwords.matches(stored, password) or row is None or stored is None:
            return None
        if self._passwords.outdated(stored):
            self._change(row.id, {"password_hash": self._passwords.hash(password)})
        return _agent(row)

    def set_password(self, agent_id: AgentId, password: str) -> None:
        values = {"password_hash": self._passwords.hash(password)}
        with self._begin() as connection:
            self.within(connection)._change(agent_id, values)
            connection.execute(sa.delete(agent_tokens).where(agent_tokens.c.agent_id == agent_id))

    def issue_token(self, agent_id: AgentId, now: datetime, lifetime: timedelta = TOKEN_LIFETIME) -> str:
        token = self._new_token()
        row = {"hash": token_hash(token), "agent_id": agent_id, "expires_at": now + lifetime}
        with self._begin() as connection:
            if self.within(connection).by_id(agent_id) is None:
                raise AgentNotFound
            connection.execute(sa.delete(agent_tokens).where(agent_tokens.c.expires_at <= now))
            connection.execute(sa.insert(agent_tokens).values(row))
        return token

    def by_token(self, token: str, now: datetime) -> Agent | None:
        mine = agents.c.id == agent_tokens.c.agent_id
        return self._one(mine, agent_tokens.c.hash == token_hash(token), agent_tokens.c.expires_at > now)

    def revoke_token(self, token: str) -> None:
        with self._begin() as connection:
            connection.execute(sa.delete(agent_tokens).where(agent_tokens.c.hash == token_hash(token)))

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        if self._connection is not None:
            yield self._connection
        else:
            with self._engine.begin() as connection:
                yield connection

    def _one(self, *conditions: Any) -> Agent | None:
        with self._begin() as connection:
            row = connection.execute(sa.select(agents).where(*conditions)).first()
            return _agent(row) if row else None

    def _change(self, agent_id: AgentId, values: dict[str, Any]) -> Agent:
        with self._begin() as connection:
            connection.execute(sa.update(agents).where(agents.c.id == agent_id).values(values))
            row = connection.execute(sa.select(agents).where(agents.c.id == agent_id)).first()
        if row is None:
            raise AgentNotFound
        return _agent(row)


def _agent(row: Any) -> Agent:
    return Agent(
        id=AgentId(row.id),
        email=row.email,
        name=row.name,
        role=row.role,
        languages=frozenset(row.languages),
        teams=frozenset(row.teams),
        capacity=row.capacity,
        presence=row.presence,
        last_seen_at=row.last_seen_at,
        last_assigned_at=row.last_assigned_at,
        load=row.load,
    )
