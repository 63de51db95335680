"""Requests that must not be accepted: signatures and bodies changed at random."""

from __future__ import annotations

import random
from dataclasses import replace

from bot.channels.base import WebhookRequest


def mutate(text: str, dice: random.Random) -> str:
    """Another text: cut, extended, with a changed, swapped or foreign character, or in another case."""
    letters = list(text)
    kind = dice.randrange(8)
    if kind == 0:
        letters = letters[: dice.randrange(len(letters) + 1)]
    elif kind == 1:
        letters.insert(dice.randrange(len(letters) + 1), chr(dice.randrange(33, 127)))
    elif kind in (2, 3) and letters:
        letters[dice.randrange(len(letters))] = chr(dice.randrange(33, 127))
    elif kind == 4 and letters:
        letters[dice.randrange(len(letters))] = chr(dice.choice([0xE9, 0xFF, 0x80]))
    elif kind == 5:
        letters = list(text.swapcase())
    elif kind == 6 and len(letters) > 1:
        a, b = dice.sample(range(len(letters)), 2)
        letters[a], letters[b] = letters[b], letters[a]
    else:
        letters = list(f"{text},{text}" if dice.random() < 0.5 else f" {text}")
    changed = "".join(letters)
    return changed if changed != text else text + "x"


def forge_header(request: WebhookRequest, header: str, dice: random.Random) -> WebhookRequest:
    """The request with its signature header changed or missing."""
    headers = dict(request.headers)
    if dice.random() < 0.05:
        del headers[header]
    else:
        headers[header] = mutate(headers[header], dice)
    return replace(request, headers=headers)


def forge_body(request: WebhookRequest, dice: random.Random) -> WebhookRequest:
    """The request with at least one bit of its body changed, or bytes added or cut."""
    raw = bytearray(request.body)
    kind = dice.randrange(4)
    if kind == 0:
        raw = raw[: dice.randrange(len(raw))]
    elif kind == 1:
        raw += bytes([dice.randrange(256)]) * dice.randrange(1, 4)
    else:
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    return replace(request, body=bytes(raw))
