"""What Prometheus can read at /metrics. Names and labels only."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

TURNS = Counter("crossdesk_turns", "Turns by how they ended.", ["outcome"])
TURN_SECONDS = Histogram(
    "crossdesk_turn_stage_seconds",
    "Seconds a turn spends reading the message, waiting for Rasa, and committing.",
    ["stage"],
    buckets=(0.002, 0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.1, 0.2, 0.5, 1, 2, 5, 10),
)
NOTICES = Counter("crossdesk_notices", "Attempts to mail a notice.", ["kind", "outcome"])
DELIVERIES = Counter("crossdesk_deliveries", "Attempts to deliver to a messenger.", ["channel", "outcome"])
