"""Say what an agent is and what a store of agents must do. Never decides who gets a ticket.

Implementations: `escalation.agents_memory.MemoryAgentStore`, `escalation.agents_sql.SqlAgentStore`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from escalation.teams import TEAMS, Team
from escalation.tickets import AgentId

Role = Literal["agent", "supervisor", "admin"]
ROLES: tuple[Role, ...] = ("agent", "supervisor", "admin")

Presence = Literal["online", "away", "offline"]
PRESENCES: tuple[Presence, ...] = ("online", "away", "offline")

TOKEN_LIFETIME = timedelta(hours=12)


@dataclass(frozen=True)
class Agent:
    """A person who answers shoppers. ``load`` is the number of tickets held; it never exceeds ``capacity``
    through a claim or a transfer (a capacity lowered later takes nothing away)."""

    id: AgentId
    email: str
    """Lower case, unique."""
    name: str
    role: Role = "agent"
    languages: frozenset[str] = frozenset()
    """ISO 639-1 codes."""
    teams: frozenset[Team] = frozenset(TEAMS)
    capacity: int = 4
    presence: Presence = "offline"
    last_seen_at: datetime | None = None
    last_assigned_at: datetime | None = None
    load: int = 0

    @property
    def leads(self) -> bool:
        """Whether the agent may act on other agents' tickets."""
        return self.role in ("supervisor", "admin")


def normal_email(email: str) -> str:
    """The form in which addresses are compared and stored."""
    return email.strip().lower()


def checked_agent(
    agent_id: AgentId,
    email: str,
    name: str,
    languages: Collection[str],
    teams: Collection[Team],
    capacity: int,
    role: Role,
) -> Agent:
    """Return a new agent, offline. Raises ValueError when a field makes no sense."""
    address = normal_email(email)
    if address.count("@") != 1 or address.startswith("@") or address.endswith("@"):
        raise ValueError("an e-mail address looks like name@example.com")
    if capacity < 1:
        raise ValueError(f"capacity must be at least 1, not {capacity}")
    if unknown := set(teams) - set(TEAMS):
        raise ValueError(f"unknown teams {sorted(unknown)}; there are {', '.join(TEAMS)}")
    if role not in ROLES:
        raise ValueError(f"unknown role {role!r}; there are {', '.join(ROLES)}")
    return Agent(agent_id, address, name, role, frozenset(languages), frozenset(teams), capacity)


class AgentStore(Protocol):
    """Agents, their presence, their passwords and their tokens. Every time is aware."""

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
        """Add an agent, offline. Without a password only a token lets them in.

        Raises EmailTaken; ValueError for an address without @, a capacity below 1, a strange team or role."""
        ...

    def by_email(self, email: str) -> Agent | None:
        """The agent with this address, in any case."""
        ...

    def by_id(self, agent_id: AgentId) -> Agent | None: ...

    def list(self) -> list[Agent]:
        """All agents by e-mail address."""
        ...

    def set_presence(self, agent_id: AgentId, presence: Presence, now: datetime) -> Agent:
        """Change the presence; also counts as a sign of life. Raises AgentNotFound.

        Going offline does not give tickets back: see `escalation.presence.go_offline`."""
        ...

    def heartbeat(self, agent_id: AgentId, now: datetime) -> Agent:
        """Record a sign of life; the presence stays. Raises AgentNotFound."""
        ...

    def verify_password(self, email: str, password: str) -> Agent | None:
        """The agent if the password is right. Takes as long for an unknown address."""
        ...

    def set_password(self, agent_id: AgentId, password: str) -> None:
        """Replace the password and forget every token of the agent. Raises AgentNotFound."""
        ...

    def issue_token(self, agent_id: AgentId, now: datetime, lifetime: timedelta = TOKEN_LIFETIME) -> str:
        """Return a new bearer token; only its SHA-256 is stored. Raises AgentNotFound."""
        ...

    def by_token(self, token: str, now: datetime) -> Agent | None:
        """The agent this token was issued to, unless it expired or was revoked."""
        ...

    def revoke_token(self, token: str) -> None:
        """Forget a token (log-out). Unknown ones are ignored."""
        ...
