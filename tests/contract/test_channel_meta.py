"""Messenger, Instagram and WhatsApp keep to the contract of channels."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest

from bot.channels.base import WebhookRequest
from tests.contract.channels import Bench, ChannelContract, Said, forge_body, forge_header
from tests.doubles import meta
from tests.doubles.provider import Trouble

SECRETS = (meta.TOKEN, meta.APP_SECRET, meta.VERIFY_TOKEN)


class MetaBench(Bench):
    def signed(self, body: bytes) -> WebhookRequest:
        return meta.signed(self.name, body)

    def forge(self, request: WebhookRequest, dice: random.Random) -> WebhookRequest:
        kind = dice.randrange(20)
        if kind == 0:
            return meta.challenge(self.name, token=meta.VERIFY_TOKEN[: dice.randrange(9)])
        if kind == 1:
            return meta.signed(self.name, request.body, secret=f"secret-{dice.random()}")
        if kind < 10:
            return forge_body(request, dice)
        return forge_header(request, "x-hub-signature-256", dice)

    def throttled(self, seconds: int) -> Trouble:
        return meta.throttled(seconds)

    def outage(self) -> Trouble:
        return Trouble(meta.graph_error(500, 2, is_transient=True))

    def refused(self) -> Trouble:
        return Trouble(meta.graph_error(400, 551, 1545041))

    def break_credentials(self, server: Any) -> None:
        server.token = "another"


class MessengerBench(MetaBench):
    account, kind = meta.PAGE, "page"

    def requests(self, said: Sequence[Said]) -> list[WebhookRequest]:
        return [self._batch([meta.messaging(s.address, s.id, s.text, s.order, self.account) for s in said])]

    def _batch(self, messaging: list[dict[str, Any]]) -> WebhookRequest:
        return meta.messenger_batch(messaging, self.account, self.kind)

    def address(self, number: int) -> str:
        return str(7_000_000 + number)

    def message_id(self, number: int) -> str:
        return f"m_AbC{number}"

    def pressed(self, address: str, message_id: str, button: dict[str, str]) -> WebhookRequest:
        reply = {"payload": button["payload"]}
        return self._batch(
            [meta.messaging(address, message_id, button["title"], 99, self.account, quick_reply=reply)]
        )

    def photo(self, address: str) -> WebhookRequest:
        image = {"type": "image", "payload": {"url": "https://cdn.example.com/1.jpg"}}
        return self._batch([meta.messaging(address, "m_photo", "", 1, self.account, attachments=[image])])

    def receipts(self, server: Any) -> list[WebhookRequest]:
        return [server.echoes()]


class InstagramBench(MessengerBench):
    account, kind = meta.ACCOUNT, "instagram"


class WhatsAppBench(MetaBench):
    def requests(self, said: Sequence[Said]) -> list[WebhookRequest]:
        return [meta.whatsapp_batch([meta.whatsapp_message(s.address, s.id, s.text, s.order) for s in said])]

    def address(self, number: int) -> str:
        return str(491_555_000_000 + number)

    def message_id(self, number: int) -> str:
        return f"wamid.HBgL{number}"

    def pressed(self, address: str, message_id: str, button: dict[str, str]) -> WebhookRequest:
        choice = {"id": button["payload"], "title": button["title"]}
        message = {
            **meta.whatsapp_message(address, message_id, "", 99),
            "type": "interactive",
            "interactive": {"type": "button_reply", "button_reply": choice},
        }
        del message["text"]
        return meta.whatsapp_batch([message])

    def photo(self, address: str) -> WebhookRequest:
        message = {**meta.whatsapp_message(address, "wamid.photo", "", 1), "type": "image"}
        del message["text"]
        return meta.whatsapp_batch([{**message, "image": {"id": "77", "mime_type": "image/jpeg"}}])

    def receipts(self, server: Any) -> list[WebhookRequest]:
        return [server.statuses()]


MESSENGER = MessengerBench(
    name="messenger",
    server=meta.MessengerServer,
    settings={
        "messenger_token": meta.TOKEN,
        "messenger_page_id": meta.PAGE,
        "messenger_app_secret": meta.APP_SECRET,
        "messenger_verify_token": meta.VERIFY_TOKEN,
    },
    api="messenger_api",
    required=("messenger_page_id", "messenger_app_secret", "messenger_verify_token"),
    secrets=SECRETS,
    batches=True,
    idempotent=True,
)
INSTAGRAM = InstagramBench(
    name="instagram",
    server=meta.InstagramServer,
    settings={
        "instagram_token": meta.TOKEN,
        "instagram_account_id": meta.ACCOUNT,
        "instagram_app_secret": meta.APP_SECRET,
        "instagram_verify_token": meta.VERIFY_TOKEN,
    },
    api="instagram_api",
    required=("instagram_account_id", "instagram_app_secret", "instagram_verify_token"),
    secrets=SECRETS,
    batches=True,
)
WHATSAPP = WhatsAppBench(
    name="whatsapp",
    server=meta.WhatsAppServer,
    settings={
        "whatsapp_token": meta.TOKEN,
        "whatsapp_phone_number_id": meta.NUMBER,
        "whatsapp_app_secret": meta.APP_SECRET,
        "whatsapp_verify_token": meta.VERIFY_TOKEN,
    },
    api="whatsapp_api",
    required=("whatsapp_phone_number_id", "whatsapp_app_secret", "whatsapp_verify_token"),
    secrets=SECRETS,
    batches=True,
    idempotent=True,
)


class TestMessenger(ChannelContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return MESSENGER


class TestInstagram(ChannelContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return INSTAGRAM


class TestWhatsApp(ChannelContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return WHATSAPP
