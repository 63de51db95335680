"""Set up logging: events with fields, one JSON object a line. Never writes what a person said or who they are.

`mask_personal` is the last line of defence behind the habit of logging ids only: e-mail addresses, phone and card
numbers in any field become ``[masked]``, and fields that hold message text are dropped.
"""

from __future__ import annotations

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

_EMAIL = re.compile(r"[^\s@\"'<>]+@[^\s@\"'<>]+\.[^\s@\"'<>]+")
_LONG_NUMBER = re.compile(r"(?<![\w-])\+?\d(?:[\s().-]?\d){8,}(?![\w-])")
_TEXT_FIELDS = frozenset({"text", "message", "user_text", "body", "contact", "email", "phone", "postcode"})


def configure(level: str) -> None:
    """Send structlog and the standard library's warnings to stderr as JSON lines."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            mask_personal,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.PrintLoggerFactory(),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)


def mask_personal(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop text fields and mask addresses and long numbers in the others."""
    for field in _TEXT_FIELDS & event.keys():
        del event[field]
    for field, value in event.items():
        if isinstance(value, str) and field != "timestamp":
            event[field] = _LONG_NUMBER.sub("[masked]", _EMAIL.sub("[masked]", value))
    return event
