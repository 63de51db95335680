"""Alembic migrations of every table of the shop's database."""
