"""WeChat keeps to the contract of channels, and to what its documentation says beyond it."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from bot.channels.base import (
    Channel,
    DeliveryFailed,
    Forged,
    Inbound,
    Malformed,
    Misconfigured,
    Outbound,
    Undeliverable,
    WebhookRequest,
)
from bot.channels.wechat_access import AccessToken
from bot.channels.wechat_cipher import Cipher, Undecipherable
from tests.contract.channels import Bench, ChannelContract, Said, mutate
from tests.doubles.provider import Trouble
from tests.doubles.wechat import (
    AES_KEY,
    APP_ID,
    APP_SECRET,
    NONCE,
    TIMESTAMP,
    TOKEN,
    WeChatServer,
    called,
    checked,
    failed,
    message,
    posted,
    sha1,
)


class WeChatBench(Bench):
    def address(self, number: int) -> str:
        return f"oyORnuP8q7ou2gfYjqLzSIWZf0r{number}"

    def message_id(self, number: int) -> str:
        return str(6_054_768_590_064_713_728 + number)

    def requests(self, said: Sequence[Said]) -> list[WebhookRequest]:
        return [posted(message(one.address, one.id, one.text, one.order)) for one in said]

    def signed(self, body: bytes) -> WebhookRequest:
        """``body`` is what WeChat encrypts: only an encrypted message is signed."""
        return posted(body)

    def forge(self, request: WebhookRequest, dice: random.Random) -> WebhookRequest:
        """A changed signature, time stamp, nonce or ciphertext. Other XML around the same one is no forgery."""
        if dice.random() < 0.5:
            name = dice.choice(["msg_signature", "timestamp", "nonce"])
            return called("POST", {**request.query, name: mutate(request.query[name], dice)}, request.body)
        sealed = encrypted(request.body)
        changed = mutate(sealed, dice).strip()
        if changed in ("", sealed) or not changed.isascii():
            return replace(request, body=request.body[: dice.randrange(len(request.body) - 5)])
        return replace(request, body=request.body.replace(sealed.encode(), changed.encode()))

    def photo(self, address: str) -> WebhookRequest:
        photo = {"PicUrl": "https://mmbiz.qpic.cn/1", "MediaId": "media-1"}
        return posted(message(address, self.message_id(5), "", kind="image", **photo))

    def refused(self) -> Trouble:
        return Trouble(failed(45015))

    def break_credentials(self, server: Any) -> None:
        server.secret = "another"
        server.number += 1


def encrypted(body: bytes) -> str:
    found = re.search(rb"<Encrypt><!\[CDATA\[(.*)\]\]></Encrypt>", body)
    assert found is not None
    return found[1].decode()


BENCH = WeChatBench(
    name="wechat",
    server=WeChatServer,
    settings={
        "wechat_app_id": APP_ID,
        "wechat_app_secret": APP_SECRET,
        "wechat_token": TOKEN,
        "wechat_aes_key": AES_KEY,
    },
    api="wechat_api",
    required=("wechat_app_id", "wechat_token", "wechat_aes_key"),
    secrets=(APP_SECRET, AES_KEY, TOKEN),
)


class TestWeChat(ChannelContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return BENCH


@cache
def wechat() -> Channel:
    with WeChatServer() as server:
        return BENCH.make(server)


def read(request: WebhookRequest) -> list[Any]:
    wechat().verify(request)
    return list(wechat().parse(request))


SAMPLE = (
    "hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9Fr"
    "XpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WG"
    "zjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIB"
    "YYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE="
)


def test_tencents_own_sample_is_verified_and_read() -> None:
    """The message that comes with Tencent's sample code for its key, token and app id."""
    query = {
        "timestamp": TIMESTAMP,
        "nonce": NONCE,
        "encrypt_type": "aes",
        "msg_signature": "5d197aaffba7e9b25a30732f161a50dee96bd5fa",
    }
    body = f"<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[{SAMPLE}]]></Encrypt></xml>"
    [inbound] = read(called("POST", query, body.encode()))
    assert isinstance(inbound, Inbound)
    assert (inbound.address, inbound.text) == ("oyORnuP8q7ou2gfYjqLzSIWZf0rs", "abcdteT")
    assert (inbound.external_id, inbound.order) == ("6054768590064713728", 1409735668)


def test_console_check_is_answered_with_its_word() -> None:
    request = checked("5927782489442352469")
    assert read(request) == []
    acknowledgement = wechat().acknowledge(request)
    assert (acknowledgement.content, acknowledgement.media_type) == ("5927782489442352469", "text/plain")
    with pytest.raises(Forged):
        wechat().verify(called("GET", {**request.query, "nonce": "2"}, b""))


def test_unencrypted_message_is_forged_whatever_its_signature() -> None:
    """In plain mode the signature does not cover the message."""
    query = {"timestamp": TIMESTAMP, "nonce": NONCE, "signature": sha1(TOKEN, TIMESTAMP, NONCE)}
    body = message("o1", "1", "hello")
    for extra in ({}, {"msg_signature": sha1(TOKEN, TIMESTAMP, NONCE)}):
        request = called("POST", {**query, **extra}, body)
        if extra:  # signed as if an empty text had been encrypted
            with pytest.raises((Forged, Malformed)):
                read(request)
        else:
            with pytest.raises(Forged):
                read(request)


def test_compatible_mode_reads_only_what_was_encrypted() -> None:
    genuine = posted(message("o1", "1", "genuine"))
    slipped = genuine.body.replace(
        b"<xml>", b"<xml><Content>slipped in</Content><FromUserName>o2</FromUserName>"
    )
    [inbound] = read(replace(genuine, body=slipped))
    assert (inbound.address, inbound.text) == ("o1", "genuine")


@pytest.mark.parametrize("other", [{"app_id": "wx0000000000000000"}, {"aes_key": AES_KEY[::-1]}])
def test_message_for_another_account_is_not_read(other: dict[str, str]) -> None:
    with pytest.raises(Malformed, match="AES_KEY"):
        read(posted(message("o1", "1", "hello"), **other))


@pytest.mark.parametrize("sealed", ["", "AAAA", "not base64!", "A" * 44, "A" * 64])
def test_ciphertext_that_is_none_is_undecipherable(sealed: str) -> None:
    with pytest.raises(Undecipherable):
        Cipher(AES_KEY, APP_ID).decrypt(sealed)


def test_entities_and_document_types_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><Content>&b;</Content></xml>'
    with pytest.raises(Malformed):
        read(posted(bomb))
    with pytest.raises(Forged):
        read(replace(posted(b"<xml/>"), body=bomb))


def test_changed_messages_are_read_or_refused() -> None:
    dice, genuine = random.Random(5), message("o1", "77", "hello", MediaId="m")
    for _ in range(2000):
        raw = bytearray(genuine)
        for _ in range(dice.randrange(1, 4)):
            raw[dice.randrange(len(raw))] = dice.choice(b"<>/![]&;xA0\x00\xff")
        try:
            found = read(posted(bytes(raw)))
        except Malformed:
            continue
        assert all(one.address and one.external_id and (one.text or one.attachments) for one in found)


def test_events_are_nothing_and_messages_without_an_id_are_refused() -> None:
    assert read(posted(message("o1", "", "", kind="event", Event="subscribe"))) == []
    with pytest.raises(Malformed):
        read(posted(message("o1", "", "hello")))


@pytest.mark.parametrize(
    ("kind", "fields", "text", "attachment"),
    [
        ("voice", {"MediaId": "m", "Recognition": "你好"}, "你好", "audio"),
        ("shortvideo", {"MediaId": "m"}, "", "video"),
        ("location", {"Label": "Markt 1"}, "Markt 1", "location"),
        ("link", {"Title": "Shoes", "Url": "https://example.com/1"}, "Shoes https://example.com/1", None),
    ],
)
def test_other_kinds_of_messages_are_taken_in(
    kind: str, fields: dict[str, str], text: str, attachment: str | None
) -> None:
    [inbound] = read(posted(message("o1", "1", "", kind=kind, **fields)))
    assert inbound.text == text and [a.kind for a in inbound.attachments] == (
        [attachment] if attachment else []
    )


def test_unknown_kind_is_nothing() -> None:
    assert read(posted(message("o1", "1", "", kind="hologram"))) == []


def test_chinese_text_is_sent_as_it_is() -> None:
    with WeChatServer() as server:
        _deliver(server, Outbound("o1", "您的订单已发货 😀", "zh", "bot", "c:1:0"))
        assert server.texts("o1") == ["您的订单已发货 😀"]


def test_one_token_serves_until_shortly_before_it_expires() -> None:
    with WeChatServer() as server:
        clock = [0.0]

        async def run() -> None:
            channel = BENCH.make(server)
            channel._access._now = lambda: clock[0]  # type: ignore[attr-defined]
            for moment in (0, 10, 6800, 6901):
                clock[0] = moment
                await channel.deliver(Outbound("o1", "hi", "en", "bot", f"c:{moment}:0"))
            await channel.close()

        asyncio.run(run())
        assert [call.path for call in server.calls].count("/cgi-bin/stable_token") == 2


def test_token_that_wechat_took_back_is_replaced_and_the_message_sent_once() -> None:
    with WeChatServer() as server:

        async def run() -> None:
            channel = BENCH.make(server)
            await channel.deliver(Outbound("o1", "first", "en", "bot", "c:1:0"))
            server.number += 1
            await channel.deliver(Outbound("o1", "second", "en", "bot", "c:2:0"))
            await channel.close()

        asyncio.run(run())
        forced = [call.json["force_refresh"] for call in server.calls if call.path == "/cgi-bin/stable_token"]
        assert server.texts("o1") == ["first", "second"] and forced == [False, False]


def test_same_token_again_after_a_refusal_is_forced_to_change() -> None:
    with WeChatServer() as server:
        original = server.answer
        stale = [True]

        def refuse_once(call: Any) -> Any:
            if server.is_delivery(call) and stale.pop() if stale else False:
                return failed(42001)
            return original(call)

        server.answer = refuse_once  # type: ignore[method-assign]
        _deliver(server, Outbound("o1", "hi", "en", "bot", "c:1:0"))
        forced = [call.json["force_refresh"] for call in server.calls if call.path == "/cgi-bin/stable_token"]
        assert server.texts("o1") == ["hi"] and forced == [False, False, True]


@pytest.mark.parametrize(
    ("code", "error", "pause"),
    [
        (-1, DeliveryFailed, None),
        (45011, DeliveryFailed, 60.0),
        (45009, DeliveryFailed, 3600.0),
        (48001, DeliveryFailed, None),
        (45047, Undeliverable, None),
        (43004, Undeliverable, None),
    ],
)
def test_error_says_whether_to_try_again(code: int, error: type[Exception], pause: float | None) -> None:
    with WeChatServer() as server:
        server.trouble.append(Trouble(failed(code)))
        with pytest.raises(error) as caught:
            _deliver(server, Outbound("o1", "hi", "en", "bot", "c:1:0"))
    assert getattr(caught.value, "retry_after", None) == pause


def test_sixth_message_without_a_word_of_the_shopper_is_refused() -> None:
    with WeChatServer() as server:
        server.quota["o1"] = 5
        for n in range(5):
            _deliver(server, Outbound("o1", f"{n}", "en", "bot", f"c:{n}:0"))
        with pytest.raises(Undeliverable, match="45047"):
            _deliver(server, Outbound("o1", "5", "en", "bot", "c:5:0"))


@pytest.mark.parametrize("key", ["short", "A" * 44, "!" * 43])
def test_wrong_aes_key_is_refused_at_start(key: str) -> None:
    from bot.channels import registry
    from bot.settings import Settings

    with pytest.raises(Misconfigured, match="CROSSDESK_WECHAT_AES_KEY"):
        registry.make(Settings(**{**BENCH.settings, "wechat_aes_key": key}), "wechat")


def test_access_token_is_fetched_once_for_many_at_once() -> None:
    from bot.channels.http import ProviderClient

    with WeChatServer() as server:

        async def run() -> set[str]:
            client = ProviderClient(server.url)
            access = AccessToken(APP_ID, APP_SECRET, client)
            found = await asyncio.gather(*(access.token() for _ in range(20)))
            await client.close()
            return set(found)

        assert asyncio.run(run()) == {"access-1"}
        assert len(server.calls) == 1


def _deliver(server: WeChatServer, outbound: Outbound) -> None:
    async def run() -> None:
        channel = BENCH.make(server)
        try:
            await channel.deliver(outbound)
        finally:
            await channel.close()

    asyncio.run(run())
