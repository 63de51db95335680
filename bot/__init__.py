"""Crossdesk: customer service across borders."""

__version__ = "0.1.0"
