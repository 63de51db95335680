"""Keep agents in memory, for tests and simulations. Never survives its process."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta

from escalation.agents import TOKEN_LIFETIME, Agent, Presence, Role, checked_agent, normal_email
from escalation.credentials import Passwords, new_token, token_hash
from escalation.errors import AgentNotFound, AtCapacity, EmailTaken
from escalation.teams import TEAMS, Team
from escalation.tickets import AgentId


class MemoryAgentStore:
    """See `escalation.agents.AgentStore`. A `MemoryQueueStore` shares its lock and counts the load here."""

    def __init__(
        self,
        passwords: Passwords | None = None,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
        new_token: Callable[[], str] = new_token,
    ) -> None:
        self.lock = threading.RLock()
        self._passwords = passwords or Passwords()
        self._new_id = new_id
        self._new_token = new_token
        self._agents: dict[AgentId, Agent] = {}
        self._hashes: dict[AgentId, str] = {}
        self._tokens: dict[str, tuple[AgentId, datetime]] = {}

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
        with self.lock:
            if self.by_email(agent.email):
                raise EmailTaken
            self._agents[agent.id] = agent
            if password is not None:
                self._hashes[agent.id] = self._passwords.hash(password)
        return agent

    def by_email(self, email: str) -> Agent | None:
        wanted = normal_email(email)
        with self.lock:
            return next((agent for agent in self._agents.values() if agent.email == wanted), None)

    def by_id(self, agent_id: AgentId) -> Agent | None:
        return self._agents.get(agent_id)

    def list(self) -> list[Agent]:
        with self.lock:
            return sorted(self._agents.values(), key=lambda agent: agent.email)

    def set_presence(self, agent_id: AgentId, presence: Presence, now: datetime) -> Agent:
        with self.lock:
            return self._put(replace(self._get(agent_id), presence=presence, last_seen_at=now))

    def heartbeat(self, agent_id: AgentId, now: datetime) -> Agent:
        with self.lock:
            return self._put(replace(self._get(agent_id), last_seen_at=now))

    def verify_password(self, email: str, password: str) -> Agent | None:
        agent = self.by_email(email)
        stored = self._hashes.get(agent.id) if agent else None
        return agent if self._passwords.matches(stored, password) else None

    def set_password(self, agent_id: AgentId, password: str) -> None:
        with self.lock:
            self._get(agent_id)
            self._hashes[agent_id] = self._passwords.hash(password)
            self._tokens = {key: token for key, token in self._tokens.items() if token[0] != agent_id}

    def issue_token(self, agent_id: AgentId, now: datetime, lifetime: timedelta = TOKEN_LIFETIME) -> str:
        token = self._new_token()
        with self.lock:
            self._get(agent_id)
            self._tokens[token_hash(token)] = agent_id, now + lifetime
        return token

    def by_token(self, token: str, now: datetime) -> Agent | None:
        with self.lock:
            agent_id, expires_at = self._tokens.get(token_hash(token), (None, now))
            return self._agents[agent_id] if agent_id and now < expires_at else None

    def revoke_token(self, token: str) -> None:
        with self.lock:
            self._tokens.pop(token_hash(token), None)

    def take_slot(self, agent_id: AgentId, now: datetime) -> None:
        """Count one more ticket. Raises AgentNotFound, AtCapacity."""
        with self.lock:
            agent = self._get(agent_id)
            if agent.load >= agent.capacity:
                raise AtCapacity
            self._put(replace(agent, load=agent.load + 1, last_assigned_at=now))

    def free_slot(self, agent_id: AgentId) -> None:
        """Count one ticket less."""
        with self.lock:
            agent = self._get(agent_id)
            self._put(replace(agent, load=agent.load - 1))

    def _get(self, agent_id: AgentId) -> Agent:
        agent = self._agents.get(agent_id)
        if agent is None:
            raise AgentNotFound
        return agent

    def _put(self, agent: Agent) -> Agent:
        self._agents[agent.id] = agent
        return agent
