"""The table of questions that the FAQ did not answer. Shape only, no queries."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, MetaData, String, Table, Text
from sqlalchemy_utc import UtcDateTime

metadata = MetaData()

missed_questions = Table(
    "missed_questions",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("conversation_id", String(255), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("question", Text, nullable=False),  # without personal data
    Column("language", String(10), nullable=False),
    Column("market", String(10), nullable=False),
    Column("faq_id", Text, nullable=True),  # the entry that did not help
    Column("encoder", String(200), nullable=False),
    Column("vector", LargeBinary, nullable=False),  # of the question, float16
    Column("asked_at", UtcDateTime, nullable=False),
    Index("missed_questions_asked_at", "asked_at"),
    Index("missed_questions_conversation", "conversation_id"),
)
