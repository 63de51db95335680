"""The way from the bot to a human: what speaks for it, and the ticket."""

from actions.handoff.evidence import evidence_of
from actions.handoff.handover import Handover

__all__ = ["Handover", "evidence_of"]
