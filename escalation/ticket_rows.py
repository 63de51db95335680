"""Turn tickets into rows of `tables.tickets` and back. Never leaves the SQL store."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from escalation.signals import Signal
from escalation.tickets import Ticket

_FIELDS = tuple(field.name for field in fields(Ticket))


def to_row(ticket: Ticket) -> dict[str, Any]:
    row = {name: getattr(ticket, name) for name in _FIELDS}
    row["signals"] = [signal.as_dict() for signal in ticket.signals]
    return row


def to_ticket(row: Any) -> Ticket:
    values = {name: getattr(row, name) for name in _FIELDS}
    values["signals"] = tuple(Signal(**signal) for signal in row.signals)
    return Ticket(**values)
