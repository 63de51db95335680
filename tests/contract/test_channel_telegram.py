"""Telegram keeps to the contract of channels."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

import pytest

from bot.channels.base import WebhookRequest
from tests.contract.channels import Bench, ChannelContract, Said, forge_header
from tests.doubles.provider import Trouble
from tests.doubles.telegram import SECRET, TOKEN, TelegramServer, failed, posted, throttled, update


class TelegramBench(Bench):
    def address(self, number: int) -> str:
        return str(4000 + number)

    def requests(self, said: Sequence[Said]) -> list[WebhookRequest]:
        return [posted(update(int(one.id), int(one.address), one.text, one.order)) for one in said]

    def message_id(self, number: int) -> str:
        return str(900_000 + number)

    def signed(self, body: bytes) -> WebhookRequest:
        return posted(body)

    def forge(self, request: WebhookRequest, dice: random.Random) -> WebhookRequest:
        return forge_header(request, "x-telegram-bot-api-secret-token", dice)

    def photo(self, address: str) -> WebhookRequest:
        sizes = [{"file_id": "small"}, {"file_id": "large"}]
        return posted(update(5, int(address), "", photo=sizes))

    def throttled(self, seconds: int) -> Trouble:
        return Trouble(throttled(seconds))

    def refused(self) -> Trouble:
        return Trouble(failed(403, "Forbidden: bot was blocked by the user"))

    def break_credentials(self, server: Any) -> None:
        server.token = "another"


BENCH = TelegramBench(
    name="telegram",
    server=TelegramServer,
    settings={"telegram_token": TOKEN, "telegram_secret": SECRET},
    api="telegram_api",
    required=("telegram_secret",),
    secrets=(TOKEN, SECRET),
    signs_body=False,
    extra={"public_url": "https://shop.example.com"},
)


class TestTelegram(ChannelContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return BENCH


def test_photo_with_words_is_its_words() -> None:
    with TelegramServer() as server:
        channel = BENCH.make(server)
    body = json.loads(update(5, 7, ""))
    body["message"] |= {"caption": "it is broken", "photo": [{"file_id": "a"}, {"file_id": "b"}]}
    [inbound] = channel.parse(posted(json.dumps(body).encode()))
    assert inbound.text == "it is broken"
    assert [a.reference for a in inbound.attachments] == ["b"]
