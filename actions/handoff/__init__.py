"""The way from the bot to a human: what speaks for it, and the ticket."""

from actions.handoff.evidence import ContactHistory, NoHistory, evidence_of
from actions.handoff.handover import Handover

__all__ = ["ContactHistory", "Handover", "NoHistory", "evidence_of"]
