"""Slack keeps to the contract of channels, and to what its documentation says beyond it."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.channels.base import Forged, Outbound, WebhookRequest
from bot.channels.slack import Slack, escaped, plain
from tests.contract.channels import Bench, ChannelContract, Said, forge_body, forge_header
from tests.doubles.provider import LOST, Trouble
from tests.doubles.slack import SECRET, TOKEN, SlackServer, event, failed, posted, press

DOCUMENTED_BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)


class SlackBench(Bench):
    def address(self, number: int) -> str:
        return f"D0{number}"

    def message_id(self, number: int) -> str:
        return f"Ev{number:08d}"

    def requests(self, said: Sequence[Said]) -> list[WebhookRequest]:
        return [posted(event(one.address, one.id, escaped(one.text), one.order)) for one in said]

    def signed(self, body: bytes) -> WebhookRequest:
        return posted(body)

    def forge(self, request: WebhookRequest, dice: random.Random) -> WebhookRequest:
        kind = dice.randrange(3)
        if kind == 0:
            return forge_body(request, dice)
        header = "x-slack-signature" if kind == 1 else "x-slack-request-timestamp"
        return forge_header(request, header, dice)

    def photo(self, address: str) -> WebhookRequest:
        files = [{"id": "F1", "mimetype": "image/png", "url_private": "https://files.slack.com/F1"}]
        return posted(event(address, "Ev77", "", subtype="file_share", files=files))

    def pressed(self, address: str, message_id: str, button: dict[str, str]) -> WebhookRequest:
        return posted(press(address, button["title"], button["payload"], order=99))

    def refused(self) -> Trouble:
        return Trouble(failed("channel_not_found"))

    def break_credentials(self, server: Any) -> None:
        server.token = "xoxb-another"


BENCH = SlackBench(
    name="slack",
    server=SlackServer,
    settings={"slack_token": TOKEN, "slack_signing_secret": SECRET},
    api="slack_api",
    required=("slack_signing_secret",),
    secrets=(TOKEN, SECRET),
    idempotent=True,
)


class TestSlack(ChannelContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return BENCH


def slack(now: float | None = None) -> Slack:
    return Slack(TOKEN, SECRET, "http://127.0.0.1:9", now=lambda: now or time.time())


def read(body: bytes) -> list[Any]:
    return list(slack().parse(posted(body)))


def test_signature_is_the_documented_one() -> None:
    headers = {
        "x-slack-request-timestamp": "1531420618",
        "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    }
    slack(now=1531420618).verify(WebhookRequest("POST", "", {}, headers, DOCUMENTED_BODY))


def test_signature_is_the_one_of_slacks_own_library() -> None:
    request = posted(event("D01", "Ev1", "grüß dich 你好"))
    assert SignatureVerifier(SECRET).is_valid_request(request.body, dict(request.headers))


@pytest.mark.parametrize(
    ("age", "accepted"), [(0, True), (299, True), (301, False), (-299, True), (-301, False)]
)
def test_request_counts_for_five_minutes(age: int, accepted: bool) -> None:
    request = posted(event("D01", "Ev1", "hello"), at=1_763_800_000)
    channel = slack(now=1_763_800_000 + age)
    if accepted:
        channel.verify(request)
    else:
        with pytest.raises(Forged, match="replay"):
            channel.verify(request)


def test_old_request_with_a_new_time_stamp_is_forged() -> None:
    request = posted(event("D01", "Ev1", "hello"), at=1_763_800_000)
    fresh = {**request.headers, "x-slack-request-timestamp": str(int(time.time()))}
    with pytest.raises(Forged):
        slack().verify(replace(request, headers=fresh))


def test_address_check_is_answered_with_its_challenge() -> None:
    request = posted(json.dumps({"type": "url_verification", "challenge": "3eZbrw1a", "token": "t"}).encode())
    assert slack().parse(request) == []
    acknowledgement = slack().acknowledge(request)
    assert (acknowledgement.content, acknowledgement.media_type) == ("3eZbrw1a", "text/plain")


@pytest.mark.parametrize(
    "other",
    [
        {"bot_id": "B1"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message"},
        {"channel_type": "channel"},
        {"channel_type": "group"},
        {"type": "app_mention"},
    ],
)
def test_only_what_a_person_says_to_the_app_alone_is_taken_in(other: dict[str, str]) -> None:
    assert read(event("D01", "Ev1", "hello", **other)) == []


@pytest.mark.parametrize(
    ("sent", "read_as"),
    [
        ("it is <mailto:anna@example.com|anna@example.com>", "it is anna@example.com"),
        ("<mailto:anna@example.com>", "anna@example.com"),
        ("call <tel:+493412345678|+49 341 2345678>", "call +49 341 2345678"),
        ("see <https://example.com/a?b=1&amp;c=2>", "see https://example.com/a?b=1&c=2"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("&amp;lt;", "&lt;"),
        ("<!here> hello <@U1|anna>", "here hello anna"),
    ],
)
def test_markup_is_read_as_what_was_typed(sent: str, read_as: str) -> None:
    [inbound] = read(event("D01", "Ev1", sent))
    assert inbound.text == read_as


def test_escaped_text_is_read_back_as_it_was() -> None:
    for text in ("<b>", "a & b", "&lt;", "1 < 2 > 0", "&amp;amp;"):
        assert plain(escaped(text)) == text


def test_answer_stands_in_the_thread_of_the_question() -> None:
    [inbound] = read(event("D01", "Ev1", "hello", thread_ts="1763800000.000001"))
    with SlackServer() as server:
        _deliver(server, Outbound("D01", "hi", "en", "bot", "c:1:0", context=inbound.context))
        assert server.sent[0].call.json["thread_ts"] == "1763800000.000001"


def test_photo_with_words_carries_both() -> None:
    files = [{"id": "F1", "mimetype": "video/mp4"}, {"id": "F2", "mimetype": "application/pdf"}]
    [inbound] = read(event("D01", "Ev1", "broken", subtype="file_share", files=files))
    assert inbound.text == "broken" and [a.kind for a in inbound.attachments] == ["video", "file"]


def test_other_interactions_are_nothing() -> None:
    body = urlencode({"payload": json.dumps({"type": "view_submission"})}).encode()
    assert read(body) == []


@pytest.mark.parametrize("error", ["internal_error", "ratelimited", "invalid_auth"])
def test_passing_errors_and_ours_leave_the_message_for_later(error: str) -> None:
    from bot.channels.base import DeliveryFailed

    with SlackServer() as server:
        server.trouble.append(Trouble(failed(error)))
        with pytest.raises(DeliveryFailed) as caught:
            _deliver(server, Outbound("D01", "hi", "en", "bot", "c:1:0"))
        assert caught.value.throttled == (error == "ratelimited")


def test_message_is_not_sent_again_when_only_the_answer_was_lost() -> None:
    first = Outbound("D01", "hi", "en", "bot", "c:1:0")
    with SlackServer() as server:
        server.trouble.append(LOST)
        with pytest.raises(Exception, match=r"Protocol|Read"):
            _deliver(server, first)
        _deliver(server, replace(first, attempt=2))
        _deliver(server, Outbound("D01", "hi", "en", "bot", "c:2:0", attempt=2))
        assert server.texts("D01") == ["hi", "hi"]


def test_missing_scopes_are_named() -> None:
    with SlackServer() as server:
        server.scopes = "chat:write"
        health = asyncio.run(BENCH.make(server).health())
    assert not health.ok and "im:history" in health.detail


def _deliver(server: SlackServer, outbound: Outbound) -> None:
    async def run() -> None:
        channel = BENCH.make(server)
        try:
            await channel.deliver(outbound)
        finally:
            await channel.close()

    asyncio.run(run())
