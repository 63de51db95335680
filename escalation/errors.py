"""Name everything that can go wrong in escalation. Never decides what a shopper or an agent reads.

EscalationError
├── TicketNotFound
├── AlreadyResolved
├── NotWaiting
├── NotTheOwner
├── AtCapacity
├── NothingToTransfer
├── NotAllowed
├── AgentNotFound
└── EmailTaken

A docstring's first line is the error's default message.
"""

from __future__ import annotations


class EscalationError(Exception):
    """Something about handing a conversation to a human went wrong."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").splitlines()[0])


class TicketNotFound(EscalationError):
    """There is no ticket with this id."""


class AlreadyResolved(EscalationError):
    """The ticket was resolved before; nothing about it changes any more."""


class NotWaiting(EscalationError):
    """The ticket is not waiting: somebody has it already."""


class NotTheOwner(EscalationError):
    """The ticket is not held by this agent."""


class AtCapacity(EscalationError):
    """The agent already holds as many tickets as their capacity allows."""


class NothingToTransfer(EscalationError):
    """A transfer must name a team, a language or another agent."""


class NotAllowed(EscalationError):
    """This agent's role does not permit that."""


class AgentNotFound(EscalationError):
    """There is no such agent."""


class EmailTaken(EscalationError):
    """An agent with this e-mail address exists already."""
