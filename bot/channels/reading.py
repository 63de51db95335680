"""Read and compare what a provider sent. Whatever the bytes, the outcome is an answer or Malformed."""

from __future__ import annotations

import hmac
import json
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from bot.channels.base import Malformed

Model = TypeVar("Model", bound=BaseModel)


def same(sent: str, expected: str) -> bool:
    """Compare a secret or signature in constant time. Exactly: other spellings of the same bytes differ."""
    return hmac.compare_digest(sent.encode("utf-8", "surrogatepass"), expected.encode())


def read_json(model: type[Model], body: bytes) -> Model:
    """Return the JSON body as ``model``. Raises Malformed (also for nesting that exhausts the parser)."""
    try:
        return model.parse_obj(json.loads(body))
    except (ValueError, ValidationError, RecursionError) as exc:
        raise Malformed(f"not a {model.__name__.strip('_').lower()} as documented") from exc
