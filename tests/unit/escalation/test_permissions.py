"""Rules of `escalation.permissions`: what an agent may do with a ticket."""

from __future__ import annotations

from dataclasses import replace

import pytest

from escalation.agents import Agent
from escalation.errors import AlreadyResolved, NotAllowed, NotWaiting
from escalation.permissions import Purpose, access_ticket
from escalation.sla import TARGETS
from escalation.tickets import AgentId, TicketId, opened
from tests.contract.escalation_backends import NOW, call

ANA = Agent(AgentId("ana"), "ana@example.com", "Ana")
BO = Agent(AgentId("bo"), "bo@example.com", "Bo")
SUE = Agent(AgentId("sue"), "sue@example.com", "Sue", role="supervisor")
ADA = Agent(AgentId("ada"), "ada@example.com", "Ada", role="admin")

WAITING = opened(call(), TicketId("t1"), NOW, TARGETS)
HELD = replace(WAITING, state="assigned", assignee=ANA.id, assigned_at=NOW)
DONE = replace(HELD, state="resolved", resolved_at=NOW, outcome="solved")

HOLDING: tuple[Purpose, ...] = ("reply", "release", "transfer", "resolve")


@pytest.mark.parametrize("agent", [ANA, BO, SUE, ADA])
@pytest.mark.parametrize("ticket", [WAITING, HELD, DONE])
@pytest.mark.parametrize("purpose", ["view", "note"])
def test_everybody_sees_and_notes(agent: Agent, ticket: object, purpose: Purpose) -> None:
    assert access_ticket(agent, ticket, purpose) is ticket  # type: ignore[arg-type]


@pytest.mark.parametrize("purpose", HOLDING)
@pytest.mark.parametrize("agent", [ANA, SUE, ADA])
def test_holder_and_leads_work_on_a_held_ticket(agent: Agent, purpose: Purpose) -> None:
    assert access_ticket(agent, HELD, purpose) is HELD


@pytest.mark.parametrize("purpose", HOLDING)
def test_others_do_not(purpose: Purpose) -> None:
    for ticket in (HELD, WAITING):
        with pytest.raises(NotAllowed):
            access_ticket(BO, ticket, purpose)


@pytest.mark.parametrize("purpose", [*HOLDING, "pick"])
@pytest.mark.parametrize("agent", [ANA, ADA])
def test_resolved_ticket_changes_no_more(agent: Agent, purpose: Purpose) -> None:
    with pytest.raises(AlreadyResolved):
        access_ticket(agent, DONE, purpose)


def test_anybody_picks_a_waiting_ticket_and_nobody_a_held_one() -> None:
    assert access_ticket(BO, WAITING, "pick") is WAITING
    for agent in (ANA, BO, SUE):
        with pytest.raises(NotWaiting):
            access_ticket(agent, HELD, "pick")
