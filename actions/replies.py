"""What an action says, as data: a message key with typed arguments, never wording in any language.

The app renders it from the message catalogue in the conversation's language. The payload form is what
travels through Rasa as a ``custom`` response; `to_payload` and `from_payload` are inverse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, Union

Status = Literal["resolved", "asked", "failed", "handed_off"]
"""How the turn went: answered, asking for something, not understood or not possible, given to a human."""


@dataclass(frozen=True)
class Money:
    """An amount in major units of an ISO 4217 currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Country:
    """An ISO 3166-1 alpha-2 code, shown by its CLDR name."""

    code: str


@dataclass(frozen=True)
class Language:
    """An ISO 639-1 code, shown by the language's CLDR name."""

    code: str


@dataclass(frozen=True)
class Term:
    """A message key shown by its own wording (a status, a reason, a whole sentence), within another
    message."""

    key: str
    args: Mapping[str, Argument] = field(default_factory=dict)


Argument = Union[str, int, Decimal, dt.date, dt.datetime, Money, Country, Language, "Term"]


@dataclass(frozen=True)
class Button:
    """One choice. ``payload`` is what comes back; the title is a catalogue key or literal text."""

    payload: str
    key: str | None = None
    text: str | None = None
    args: Mapping[str, Argument] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """One message to the shopper: either a catalogue ``key`` with ``args`` or finished ``text`` in ``lang``.

    ``also`` are further sentences of the same message, each on a line of its own.
    """

    key: str | None = None
    args: Mapping[str, Argument] = field(default_factory=dict)
    also: tuple[Term, ...] = ()
    text: str | None = None
    lang: str | None = None
    buttons: tuple[Button, ...] = ()
    status: Status = "resolved"
    set_language: str | None = None


def to_payload(reply: Reply) -> dict[str, Any]:
    """Return the JSON-serialisable form of a reply; empty fields are left out."""
    payload: dict[str, Any] = {"status": reply.status}
    if reply.key is not None:
        payload["key"] = reply.key
    if reply.args:
        payload["args"] = _encode_args(reply.args)
    if reply.also:
        payload["also"] = [_encode(term) for term in reply.also]
    for name in ("text", "lang", "set_language"):
        if (value := getattr(reply, name)) is not None:
            payload[name] = value
    if reply.buttons:
        payload["buttons"] = [_encode_button(button) for button in reply.buttons]
    return payload


def from_payload(payload: Mapping[str, Any]) -> Reply:
    """Return the reply that `to_payload` described. Raises ValueError if it names neither key nor text."""
    if not payload.get("key") and not payload.get("text"):
        raise ValueError("a reply needs a message key or a text")
    return Reply(
        key=payload.get("key"),
        args=_decode_args(payload.get("args", {})),
        also=tuple(_decode_term(term) for term in payload.get("also", ())),
        text=payload.get("text"),
        lang=payload.get("lang"),
        buttons=tuple(
            Button(b["payload"], b.get("key"), b.get("text"), _decode_args(b.get("args", {})))
            for b in payload.get("buttons", ())
        ),
        status=payload.get("status", "resolved"),
        set_language=payload.get("set_language"),
    )


def _encode_button(button: Button) -> dict[str, Any]:
    encoded: dict[str, Any] = {"payload": button.payload}
    if button.key is not None:
        encoded["key"] = button.key
    if button.text is not None:
        encoded["text"] = button.text
    if button.args:
        encoded["args"] = _encode_args(button.args)
    return encoded


def _encode_args(args: Mapping[str, Argument]) -> dict[str, Any]:
    return {name: _encode(value) for name, value in args.items()}


def _decode_args(args: Mapping[str, Any]) -> dict[str, Argument]:
    return {name: _decode(value) for name, value in args.items()}


def _encode(value: Argument) -> Any:
    if isinstance(value, Money):
        return {"money": str(value.amount), "currency": value.currency}
    if isinstance(value, Country):
        return {"country": value.code}
    if isinstance(value, Language):
        return {"language": value.code}
    if isinstance(value, Term):
        return {"term": value.key, **({"args": _encode_args(value.args)} if value.args else {})}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, dt.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    return value


def _decode(value: Any) -> Argument:
    if not isinstance(value, Mapping):
        return value
    if "money" in value:
        return Money(Decimal(value["money"]), value["currency"])
    if "country" in value:
        return Country(value["country"])
    if "language" in value:
        return Language(value["language"])
    if "term" in value:
        return _decode_term(value)
    if "decimal" in value:
        return Decimal(value["decimal"])
    if "datetime" in value:
        return dt.datetime.fromisoformat(value["datetime"])
    if "date" in value:
        return dt.date.fromisoformat(value["date"])
    raise ValueError(f"unknown reply argument {value!r}")


def _decode_term(value: Mapping[str, Any]) -> Term:
    return Term(value["term"], _decode_args(value.get("args", {})))
