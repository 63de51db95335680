"""SMS through Twilio keeps to the contract of channels, and to what Twilio's documentation says beyond it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

import pytest
from twilio.request_validator import RequestValidator

from bot.channels.base import Forged, Inbound, Malformed, Outbound, Receipt, WebhookRequest
from bot.channels.sms import Sms, locale_of, signature
from tests.contract.channels import Bench, ChannelContract, Said, forge_body, forge_header
from tests.doubles.provider import Trouble
from tests.doubles.twilio import (
    ACCOUNT,
    NUMBER,
    TOKEN,
    WEBHOOK,
    TwilioServer,
    failed,
    message,
    posted,
    status,
)

SHOPPER, SID = "+4915700000001", "SM" + "1" * 32


@dataclass
class TwilioBench(Bench):
    webhook: str = WEBHOOK
    """The address that Twilio signs."""

    def at(self, base_url: str) -> Bench:
        return replace(self, webhook=f"{base_url}/channels/sms/webhook")

    def address(self, number: int) -> str:
        return f"+49157000000{number:02d}"

    def message_id(self, number: int) -> str:
        return f"SM{number:032x}"

    def requests(self, said: Sequence[Said]) -> list[WebhookRequest]:
        return [posted(message(one.address, one.id, one.text), signed_url=self.webhook) for one in said]

    def signed(self, body: bytes) -> WebhookRequest:
        return posted(body)

    def forge(self, request: WebhookRequest, dice: random.Random) -> WebhookRequest:
        """Twilio signs the fields and the address, not the bytes: other bytes for the same fields are no forgery."""
        kind = dice.randrange(3)
        if kind == 0:
            return forge_header(request, "x-twilio-signature", dice)
        if kind == 1:
            return replace(request, url=request.url + dice.choice(["?a=b", "?key=c%3A1%3A0"]))
        while True:
            forged = forge_body(request, dice)
            if set(_fields(forged.body)) != set(_fields(request.body)):
                return forged

    def photo(self, address: str) -> WebhookRequest:
        media = {"NumMedia": "1", "MediaUrl0": "https://api.twilio.com/M1", "MediaContentType0": "image/jpeg"}
        return posted(message(address, self.message_id(5), "", **media))

    def refused(self) -> Trouble:
        return Trouble(failed(400, 21610))

    def receipts(self, server: Any) -> list[WebhookRequest]:
        return [posted(status(sid, "sent"), url) for sid, url in server.callbacks]

    def break_credentials(self, server: Any) -> None:
        server.token = "another"


BENCH = TwilioBench(
    name="sms",
    server=TwilioServer,
    settings={
        "sms_account_sid": ACCOUNT,
        "sms_auth_token": TOKEN,
        "sms_from": NUMBER,
        "public_url": "https://shop.example.com",
    },
    api="sms_api",
    required=("sms_account_sid", "sms_from", "public_url"),
    secrets=(TOKEN,),
    orders=False,
    idempotent=True,
)


def _fields(body: bytes) -> list[tuple[str, str]]:
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace")


class TestSms(ChannelContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return BENCH


def sms() -> Sms:
    return Sms(account=ACCOUNT, token=TOKEN, sender=NUMBER, api="http://127.0.0.1:9", webhook=WEBHOOK)


def read(request: WebhookRequest) -> list[Any]:
    sms().verify(request)
    return list(sms().parse(request))


def test_signature_is_the_documented_one() -> None:
    """The example of twilio.com/docs/usage/security."""
    fields = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+12349013030",
        "Digits": "1234",
        "From": "+12349013030",
        "To": "+18005551212",
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert signature(b"12345", url, list(fields.items())) == "0/KCTR6DLpKmkAf8muzZqo1nDgQ="


def test_signature_is_the_one_of_twilios_own_library() -> None:
    request = posted(message(SHOPPER, SID, "grüß dich & 你好 + 1%"))
    fields = dict(_fields(request.body))
    assert RequestValidator(TOKEN).validate(WEBHOOK, fields, request.headers["x-twilio-signature"])


@pytest.mark.parametrize("port", ["", ":443"])
def test_default_port_in_the_signed_address_does_not_matter(port: str) -> None:
    signed = WEBHOOK.replace("example.com", f"example.com{port}")
    sms().verify(posted(message(SHOPPER, SID, "hi"), signed_url=signed))
    sms().verify(posted(message(SHOPPER, SID, "hi"), url=signed, signed_url=WEBHOOK))


def test_other_port_or_host_is_forged() -> None:
    for signed in (WEBHOOK.replace(".com", ".com:8443"), WEBHOOK.replace("shop", "other")):
        with pytest.raises(Forged):
            sms().verify(posted(message(SHOPPER, SID, "hi"), signed_url=signed))


def test_field_twice_is_not_read() -> None:
    with pytest.raises(Malformed):
        read(posted(message(SHOPPER, SID, "hi") + b"&Body=other"))


def test_message_of_another_account_is_not_read() -> None:
    with pytest.raises(Malformed):
        read(posted(message(SHOPPER, SID, "hi").replace(ACCOUNT.encode(), b"AC" + b"f" * 32)))


def test_words_that_twilio_answers_itself_are_left_to_it() -> None:
    assert read(posted(message(SHOPPER, SID, "STOP", OptOutType="STOP"))) == []


def test_first_guess_of_language_and_market_is_the_numbers_country() -> None:
    [inbound] = read(posted(message(SHOPPER, SID, "hi")))
    assert isinstance(inbound, Inbound) and inbound.locale == "de-DE"
    assert [locale_of(c) for c in ("US", "JP", "BR", "", "XX", "../x")] == [
        "en-US",
        "ja-JP",
        "pt-BR",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("queued", [Receipt("c:1:0")]),
        ("delivered", [Receipt("c:1:0")]),
        ("undelivered", [Receipt("c:1:0", "undelivered, Twilio error 30005")]),
        ("failed", [Receipt("c:1:0", "failed, Twilio error 30005")]),
        ("receiving", []),
    ],
)
def test_status_says_what_became_of_a_part(state: str, expected: list[Receipt]) -> None:
    assert read(posted(status(SID, state, ErrorCode="30005"), f"{WEBHOOK}?key=c%3A1%3A0")) == expected


def test_key_of_a_status_cannot_be_changed() -> None:
    request = posted(status(SID, "failed"), f"{WEBHOOK}?key=c%3A1%3A0")
    with pytest.raises(Forged):
        sms().verify(replace(request, url=f"{WEBHOOK}?key=c%3A2%3A0"))


def test_messaging_service_may_send() -> None:
    service = "MG" + "1" * 32
    with TwilioServer() as server:

        async def run() -> None:
            channel = Sms(account=ACCOUNT, token=TOKEN, sender=service, api=server.url, webhook=WEBHOOK)
            await channel.deliver(Outbound(SHOPPER, "hi", "en", "bot", "c:1:0"))
            assert (await channel.health()).ok
            await channel.close()

        asyncio.run(run())
        assert server.calls[0].form["MessagingServiceSid"] == service and "From" not in server.calls[0].form


def test_health_names_a_wrong_address_number_or_account() -> None:
    with TwilioServer() as server:
        server.webhook = "https://demo.twilio.com/welcome"
        assert WEBHOOK in asyncio.run(BENCH.make(server).health()).detail
        server.status = "suspended"
        server.webhook = WEBHOOK
        assert "suspended" in asyncio.run(BENCH.make(server).health()).detail
        other = Sms(account=ACCOUNT, token=TOKEN, sender="+15005550001", api=server.url, webhook=WEBHOOK)
        assert "CROSSDESK_SMS_FROM" in asyncio.run(other.health()).detail
