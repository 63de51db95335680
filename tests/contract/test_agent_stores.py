"""The contract of `escalation.agents.AgentStore`: memory, SQLite and PostgreSQL inherit one class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from sqlalchemy.engine import Engine

from escalation import errors
from escalation.agents import TOKEN_LIFETIME, AgentStore
from escalation.agents_sql import SqlAgentStore
from escalation.credentials import Passwords
from escalation.tables import agent_tokens, agents
from escalation.teams import TEAMS
from escalation.tickets import AgentId
from tests.contract.escalation_backends import (
    NOW,
    after,
    empty,
    memory_stores,
    postgres_engine,
    sql_stores,
    sqlite_engine,
)

SECRET = "correct horse battery staple"


class AgentStoreContract:
    """Subclasses give a ``store`` fixture."""

    # People

    def test_added_agent_is_found_as_added(self, store: AgentStore) -> None:
        agent = store.add(
            " Ana@Example.com ",
            "Ana",
            languages=["es", "en", "es"],
            teams=["vip", "refunds"],
            capacity=3,
            role="supervisor",
        )
        assert (agent.email, agent.name, agent.role, agent.capacity) == (
            "ana@example.com",
            "Ana",
            "supervisor",
            3,
        )
        assert agent.languages == {"en", "es"}
        assert agent.teams == {"vip", "refunds"}
        assert (agent.presence, agent.last_seen_at, agent.last_assigned_at, agent.load) == (
            "offline",
            None,
            None,
            0,
        )
        assert store.by_id(agent.id) == store.by_email("ANA@example.com") == agent

    def test_agent_is_in_every_team_unless_told_otherwise(self, store: AgentStore) -> None:
        assert store.add("ana@example.com", "Ana").teams == set(TEAMS)

    def test_address_is_taken_once(self, store: AgentStore) -> None:
        first = store.add("ana@example.com", "Ana")
        with pytest.raises(errors.EmailTaken):
            store.add("Ana@example.com", "Another Ana")
        assert store.list() == [first]

    @pytest.mark.parametrize(
        "fields",
        [
            {"email": "no-address"},
            {"email": "@example.com"},
            {"capacity": 0},
            {"teams": ["nobody"]},
            {"role": "owner"},
        ],
    )
    def test_agent_that_makes_no_sense_is_refused(self, store: AgentStore, fields: dict[str, Any]) -> None:
        with pytest.raises(ValueError):
            store.add(**{"email": "ana@example.com", "name": "Ana", **fields})
        assert store.list() == []

    def test_list_is_ordered_by_address(self, store: AgentStore) -> None:
        for name in ("cleo", "ana", "bo"):
            store.add(f"{name}@example.com", name)
        assert [agent.name for agent in store.list()] == ["ana", "bo", "cleo"]

    def test_nobody_is_found_by_a_strange_id_or_address(self, store: AgentStore) -> None:
        assert store.by_id(AgentId("nobody")) is None
        assert store.by_email("nobody@example.com") is None

    # Presence

    def test_presence_and_heartbeat_are_signs_of_life(self, store: AgentStore) -> None:
        agent = store.add("ana@example.com", "Ana")
        online = store.set_presence(agent.id, "online", NOW)
        assert (online.presence, online.last_seen_at) == ("online", NOW)
        beating = store.heartbeat(agent.id, after(1))
        assert (beating.presence, beating.last_seen_at) == ("online", after(1))
        assert store.by_id(agent.id) == beating

    def test_unknown_agent_cannot_be_changed(self, store: AgentStore) -> None:
        nobody = AgentId("nobody")
        attempts: list[Callable[[], Any]] = [
            lambda: store.set_presence(nobody, "online", NOW),
            lambda: store.heartbeat(nobody, NOW),
            lambda: store.set_password(nobody, SECRET),
            lambda: store.issue_token(nobody, NOW),
        ]
        for attempt in attempts:
            with pytest.raises(errors.AgentNotFound):
                attempt()

    # Passwords

    def test_right_password_gives_the_agent(self, store: AgentStore) -> None:
        agent = store.add("ana@example.com", "Ana", password=SECRET)
        assert store.verify_password("Ana@example.com", SECRET) == agent
        assert store.verify_password("ana@example.com", SECRET + " ") is None
        assert store.verify_password("bo@example.com", SECRET) is None

    def test_agent_without_password_cannot_use_one(self, store: AgentStore) -> None:
        store.add("ana@example.com", "Ana")
        assert store.verify_password("ana@example.com", "") is None

    def test_new_password_ends_every_session(self, store: AgentStore) -> None:
        ana = store.add("ana@example.com", "Ana", password=SECRET)
        bo = store.add("bo@example.com", "Bo")
        of_ana, of_bo = store.issue_token(ana.id, NOW), store.issue_token(bo.id, NOW)
        store.set_password(ana.id, "another secret")
        assert store.verify_password("ana@example.com", SECRET) is None
        assert store.verify_password("ana@example.com", "another secret") == ana
        assert store.by_token(of_ana, NOW) is None
        assert store.by_token(of_bo, NOW) == bo

    # Tokens

    def test_token_gives_its_agent_until_it_expires(self, store: AgentStore) -> None:
        ana, bo = store.add("ana@example.com", "Ana"), store.add("bo@example.com", "Bo")
        first, second = store.issue_token(ana.id, NOW), store.issue_token(bo.id, NOW)
        assert first != second
        assert store.by_token(first, NOW) == ana
        assert store.by_token(second, NOW + TOKEN_LIFETIME - timedelta(seconds=1)) == bo
        assert store.by_token(second, NOW + TOKEN_LIFETIME) is None

    def test_token_lives_as_long_as_asked(self, store: AgentStore) -> None:
        agent = store.add("ana@example.com", "Ana")
        token = store.issue_token(agent.id, NOW, timedelta(minutes=5))
        assert store.by_token(token, after(4)) == agent
        assert store.by_token(token, after(5)) is None

    @pytest.mark.parametrize(
        "change", [lambda t: t[:-1], lambda t: t + "A", lambda t: t.swapcase(), lambda t: ""]
    )
    def test_forged_token_gives_nobody(self, store: AgentStore, change: Callable[[str], str]) -> None:
        agent = store.add("ana@example.com", "Ana")
        assert store.by_token(change(store.issue_token(agent.id, NOW)), NOW) is None

    def test_revoked_token_gives_nobody(self, store: AgentStore) -> None:
        agent = store.add("ana@example.com", "Ana")
        token, other = store.issue_token(agent.id, NOW), store.issue_token(agent.id, NOW)
        store.revoke_token(token)
        store.revoke_token("unknown")
        assert store.by_token(token, NOW) is None
        assert store.by_token(other, NOW) == agent


class TestMemoryAgentStore(AgentStoreContract):
    @pytest.fixture
    def store(self) -> AgentStore:
        return memory_stores().agents


class SqlAgentStoreContract(AgentStoreContract):
    """What only a database can promise. Subclasses give an ``engine`` fixture."""

    @pytest.fixture
    def store(self, engine: Engine) -> AgentStore:
        empty(engine)
        return sql_stores(engine).agents

    def test_neither_password_nor_token_is_stored(self, store: AgentStore, engine: Engine) -> None:
        agent = store.add("ana@example.com", "Ana", password=SECRET)
        token = store.issue_token(agent.id, NOW)
        with engine.connect() as connection:
            stored = [*connection.execute(sa.select(agents)), *connection.execute(sa.select(agent_tokens))]
        assert len(stored) == 2
        assert SECRET not in repr(stored)
        assert token not in repr(stored)

    def test_issuing_forgets_expired_tokens(self, store: AgentStore, engine: Engine) -> None:
        agent = store.add("ana@example.com", "Ana")
        store.issue_token(agent.id, NOW)
        store.issue_token(agent.id, NOW + TOKEN_LIFETIME)
        with engine.connect() as connection:
            assert connection.execute(sa.select(sa.func.count()).select_from(agent_tokens)).scalar_one() == 1

    def test_right_password_renews_an_outdated_hash(self, store: AgentStore, engine: Engine) -> None:
        agent = store.add("ana@example.com", "Ana", password=SECRET)
        dearer = SqlAgentStore(engine, Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)))
        assert dearer.verify_password("ana@example.com", "wrong") is None
        assert self._hash(engine).count("t=1,") == 1
        assert dearer.verify_password("ana@example.com", SECRET) == agent
        assert self._hash(engine).count("t=2,") == 1
        assert store.verify_password("ana@example.com", SECRET) == agent

    def test_within_a_transaction_a_taken_address_leaves_it_usable(
        self, store: AgentStore, engine: Engine
    ) -> None:
        store.add("ana@example.com", "Ana")
        with engine.begin() as connection:
            inside = SqlAgentStore(engine).within(connection)
            with pytest.raises(errors.EmailTaken):
                inside.add("ana@example.com", "Ana")
            inside.add("bo@example.com", "Bo")
        assert [agent.name for agent in store.list()] == ["Ana", "Bo"]

    @staticmethod
    def _hash(engine: Engine) -> str:
        with engine.connect() as connection:
            return str(connection.execute(sa.select(agents.c.password_hash)).scalar_one())


class TestSqliteAgentStore(SqlAgentStoreContract):
    @pytest.fixture(scope="class")
    def engine(self, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
        with sqlite_engine(tmp_path_factory.mktemp("agents")) as engine:
            yield engine


class TestPostgresAgentStore(SqlAgentStoreContract):
    @pytest.fixture(scope="class")
    def engine(self) -> Iterator[Engine]:
        with postgres_engine() as engine:
            yield engine
