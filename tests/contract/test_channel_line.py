"""LINE keeps to the contract of channels."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest

from bot.channels.base import WebhookRequest
from tests.contract.channels import Bench, ChannelContract, Said, forge_body, forge_header
from tests.doubles import line
from tests.doubles.provider import Trouble


class LineBench(Bench):
    def requests(self, said: Sequence[Said]) -> list[WebhookRequest]:
        return [line.posted([line.event(s.address, s.id, s.text, s.order) for s in said])]

    def address(self, number: int) -> str:
        return f"U{number:032x}"

    def message_id(self, number: int) -> str:
        return f"01FZ74A0TDDPYRVKNK77XKC{number:03}"

    def signed(self, body: bytes) -> WebhookRequest:
        return line.signed(body)

    def forge(self, request: WebhookRequest, dice: random.Random) -> WebhookRequest:
        kind = dice.randrange(20)
        if kind == 0:
            return line.signed(request.body, secret=f"secret-{dice.random()}")
        return forge_body(request, dice) if kind < 10 else forge_header(request, "x-line-signature", dice)

    def photo(self, address: str) -> WebhookRequest:
        return line.posted([line.event(address, "photo", "", 1, type="image")])

    def throttled(self, seconds: int) -> Trouble:
        answer = line.failed(429, "The API rate limit has been exceeded. Try again later.")
        return Trouble(type(answer)(429, answer.body, {"Retry-After": str(seconds)}))

    def refused(self) -> Trouble:
        return Trouble(line.failed(400, "Failed to send messages"))

    def break_credentials(self, server: Any) -> None:
        server.token = "another"


BENCH = LineBench(
    name="line",
    server=line.LineServer,
    settings={"line_token": line.TOKEN, "line_secret": line.SECRET},
    api="line_api",
    required=("line_secret",),
    secrets=(line.TOKEN, line.SECRET),
    batches=True,
    idempotent=True,
    extra={"public_url": "https://shop.example.com"},
)


class TestLine(ChannelContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return BENCH
