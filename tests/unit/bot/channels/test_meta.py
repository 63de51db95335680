"""Meta's messengers beyond the contract: the GET challenge, batches of other accounts, windows and tags, errors."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.base import (
    Channel,
    DeliveryFailed,
    Forged,
    Inbound,
    Malformed,
    Outbound,
    Receipt,
    Undeliverable,
)
from tests.contract.channels import Bench
from tests.contract.test_channel_meta import INSTAGRAM, MESSENGER, WHATSAPP
from tests.doubles import meta
from tests.doubles.provider import Trouble

BENCHES = [MESSENGER, INSTAGRAM, WHATSAPP]
PART = Outbound("4915550001", "Hello", "en", "bot", "conversation:3:0", silence=timedelta(minutes=1))


def offline(bench: Bench) -> Channel:
    with bench.server() as server:
        return bench.make(server)


def deliver(
    bench: Bench, part: Outbound, prepare: Callable[[Any], None] = lambda server: None
) -> dict[str, Any]:
    """Deliver to the double; return the body it was sent."""

    async def run(server: Any) -> None:
        channel = bench.make(server)
        try:
            await channel.deliver(part)
        finally:
            await channel.close()

    with bench.server() as server:
        prepare(server)
        asyncio.run(run(server))
        assert len(server.sent) == 1
        body: dict[str, Any] = server.calls[-1].json
        return body


@pytest.mark.parametrize("bench", BENCHES, ids=lambda bench: bench.name)
def test_address_check_is_answered_with_the_challenge(bench: Bench) -> None:
    channel, request = offline(bench), meta.challenge(bench.name)
    channel.verify(request)
    assert channel.parse(request) == []
    answer = channel.acknowledge(request)
    assert (answer.content, answer.media_type, answer.status) == ("1158201444", "text/plain", 200)


@pytest.mark.parametrize("bench", BENCHES, ids=lambda bench: bench.name)
@pytest.mark.parametrize(
    "token, mode", [("", "subscribe"), ("verify-mE", "subscribe"), (meta.VERIFY_TOKEN, "x")]
)
def test_address_check_with_another_token_is_refused(bench: Bench, token: str, mode: str) -> None:
    with pytest.raises(Forged):
        offline(bench).verify(meta.challenge(bench.name, token, mode))


@pytest.mark.parametrize("bench", BENCHES, ids=lambda bench: bench.name)
def test_address_check_without_a_challenge_cannot_be_read(bench: Bench) -> None:
    request = meta.challenge(bench.name)
    del request.query["hub.challenge"]  # type: ignore[attr-defined]
    with pytest.raises(Malformed):
        offline(bench).acknowledge(request)


def test_old_sha1_signature_is_not_enough() -> None:
    import hashlib
    import hmac

    request = meta.messenger_batch([meta.messaging("1", "m_1", "hi")])
    digest = hmac.new(meta.APP_SECRET.encode(), request.body, hashlib.sha1).hexdigest()
    with pytest.raises(Forged):
        offline(MESSENGER).verify(replace(request, headers={"x-hub-signature": f"sha1={digest}"}))


def test_messages_of_other_pages_and_numbers_are_left_to_them() -> None:
    other = meta.messenger_batch([meta.messaging("1", "m_1", "hi", account="99")], account="99")
    assert offline(MESSENGER).parse(other) == []
    message = meta.whatsapp_message("4915", "wamid.1", "hi")
    assert offline(WHATSAPP).parse(meta.whatsapp_batch([message], number="99")) == []


@pytest.mark.parametrize(
    "event",
    [
        {"delivery": {"mids": ["m_1"], "watermark": 1}},
        {"read": {"watermark": 1}},
        {"reaction": {"mid": "m_1", "action": "react", "emoji": "❤"}},
        {"message": {"mid": "m_1", "is_deleted": True}},
        {"message": {"mid": "m_1", "is_echo": True, "text": "from the page's inbox"}},
        {"message": {"mid": 5, "attachments": "none"}},
        {"optin": {"ref": "x"}},
    ],
)
def test_events_that_are_no_messages_are_passed_over_and_the_rest_of_the_batch_is_kept(
    event: dict[str, Any],
) -> None:
    strange = {"sender": {"id": "1"}, "recipient": {"id": meta.PAGE}, "timestamp": 1, **event}
    batch = meta.messenger_batch([strange, meta.messaging("1", "m_2", "hi"), {"no": "sender"}])
    [inbound] = offline(MESSENGER).parse(batch)
    assert isinstance(inbound, Inbound) and inbound.external_id == "m_2"


def test_echo_of_our_message_is_a_receipt() -> None:
    message = {"is_echo": True, "metadata": "c:1:0"}
    batch = meta.messenger_batch([meta.messaging(meta.PAGE, "m_1", "hi", **message)])
    assert offline(MESSENGER).parse(batch) == [Receipt("c:1:0")]


def test_menu_tap_is_its_title_with_the_payload() -> None:
    tap = {"sender": {"id": "1"}, "timestamp": 7, "postback": {"title": "Get started", "payload": "START"}}
    [first] = offline(MESSENGER).parse(meta.messenger_batch([tap]))
    [again] = offline(MESSENGER).parse(meta.messenger_batch([tap]))
    assert isinstance(first, Inbound) and (first.text, first.payload) == ("Get started", "START")
    assert first == again, "the same tap, delivered twice, must have the same id"


def test_people_may_write_for_seven_days_with_the_tag_and_bots_never_use_it() -> None:
    late, soon = timedelta(days=3), timedelta(hours=1)
    for role, silence, expected in (
        ("bot", soon, ("RESPONSE", None)),
        ("system", soon, ("RESPONSE", None)),
        ("agent", soon, ("RESPONSE", None)),
        ("agent", late, ("MESSAGE_TAG", "HUMAN_AGENT")),
        ("bot", late, ("RESPONSE", None)),
    ):
        for bench in (MESSENGER, INSTAGRAM):
            body = deliver(bench, Outbound("1", "hi", "en", role, "c:1:0", silence=silence))  # type: ignore[arg-type]
            assert (body["messaging_type"], body.get("tag")) == expected
    assert WHATSAPP.make is not None and offline(WHATSAPP).capabilities.agent_window is None


@pytest.mark.parametrize(
    "answer, throttled, uncertain",
    [
        (meta.graph_error(400, 613), True, False),
        (meta.graph_error(400, 131056), True, False),
        (meta.graph_error(400, 130429), True, False),
        (meta.graph_error(400, 4), True, False),
        (meta.graph_error(500, 1), False, True),
        (meta.graph_error(400, 131000), False, False),
        (meta.graph_error(400, 5, is_transient=True), False, False),
        (meta.graph_error(401, 190, 463), False, False),
        (meta.graph_error(400, 190), False, False),
    ],
)
def test_passing_errors_are_tried_again(answer: Any, throttled: bool, uncertain: bool) -> None:
    with pytest.raises(DeliveryFailed) as raised:
        deliver(WHATSAPP, PART, lambda server: server.trouble.append(Trouble(answer)))
    assert (raised.value.throttled, raised.value.uncertain) == (throttled, uncertain)


@pytest.mark.parametrize(
    "code, subcode", [(10, 2018278), (100, 2018001), (551, None), (131047, None), (131026, None)]
)
def test_lasting_errors_are_not_tried_again_and_tell_the_code_only(code: int, subcode: int | None) -> None:
    answer = meta.graph_error(400, code, subcode, message="Hello was refused")
    with pytest.raises(Undeliverable) as raised:
        deliver(MESSENGER, PART, lambda server: server.trouble.append(Trouble(answer)))
    assert str(code) in str(raised.value) and "Hello" not in str(raised.value)


def test_whatsapp_shows_three_buttons_or_a_list() -> None:
    def buttons(*titles: str) -> tuple[dict[str, str], ...]:
        return tuple({"title": title, "payload": f"/p{n}"} for n, title in enumerate(titles))

    def shown(*titles: str) -> str:
        part = Outbound("4915", "Which?", "en", "bot", "c:1:0", buttons=buttons(*titles))
        kind: str = deliver(WHATSAPP, part)["interactive"]["type"]
        return kind

    assert shown("Yes", "No", "Maybe") == "button"
    assert shown("Yes", "No", "Maybe", "Later") == "list"
    assert shown("x" * 21) == "list"
    assert shown(*(f"Choice {n}" for n in range(10))) == "list"


def test_whatsapp_refusal_that_comes_later_is_a_failed_receipt() -> None:
    status = {"id": "wamid.1", "status": "failed", "biz_opaque_callback_data": "c:1:0",
              "errors": [{"code": 131047, "title": "Re-engagement message"}]}  # fmt: skip
    [receipt] = offline(WHATSAPP).parse(meta.whatsapp_batch(statuses=[status]))
    assert receipt == Receipt("c:1:0", "131047 Re-engagement message")
    [fine] = offline(WHATSAPP).parse(meta.whatsapp_batch(statuses=[{**status, "status": "read"}]))
    assert fine == Receipt("c:1:0")


@pytest.mark.parametrize(
    "kind, content, text, found",
    [
        ("image", {"image": {"id": "7", "caption": "broken"}}, "broken", "image"),
        ("document", {"document": {"id": "7", "filename": "a.pdf"}}, "", "file"),
        ("voice", {"voice": {"id": "7"}}, "", "audio"),
        ("location", {"location": {"latitude": 1, "longitude": 2}}, "", "location"),
        ("contacts", {"contacts": []}, "", "contact"),
        ("unsupported", {"errors": [{"code": 131051}]}, "", "file"),
        ("poll", {"poll": {"name": "?"}}, "", "file"),
        ("image", {"image": "not an object"}, "", "file"),
    ],
)
def test_whatsapp_message_of_any_kind_is_taken_in(
    kind: str, content: dict[str, Any], text: str, found: str
) -> None:
    message = {"from": "4915", "id": "wamid.1", "timestamp": "5", "type": kind, **content}
    [inbound] = offline(WHATSAPP).parse(meta.whatsapp_batch([message]))
    assert isinstance(inbound, Inbound)
    assert (inbound.text, [a.kind for a in inbound.attachments]) == (text, [found])


def test_whatsapp_reactions_are_no_messages() -> None:
    message = {
        "from": "4915",
        "id": "wamid.1",
        "timestamp": "5",
        "type": "reaction",
        "reaction": {"emoji": "❤"},
    }
    assert offline(WHATSAPP).parse(meta.whatsapp_batch([message])) == []


def test_whatsapp_message_is_marked_read_with_typing() -> None:
    async def run(server: Any) -> None:
        channel = WHATSAPP.make(server)
        await channel.attend(Inbound("4915", "wamid.1", "hi"))
        await channel.close()

    with meta.WhatsAppServer() as server:
        asyncio.run(run(server))
        assert server.read == ["wamid.1"] and server.calls[-1].json["typing_indicator"] == {"type": "text"}


def test_token_is_never_part_of_an_address() -> None:
    with meta.MessengerServer() as server:

        async def run() -> None:
            channel = MESSENGER.make(server)
            await channel.deliver(PART)
            await channel.health()
            await channel.close()

        asyncio.run(run())
        assert server.sent and not any(
            meta.TOKEN in json.dumps([c.path, dict(c.query)]) for c in server.calls
        )


@pytest.mark.parametrize("where", ["message", "contact"])
def test_whatsapp_shopper_who_withholds_the_number_is_known_by_the_user_id(where: str) -> None:
    message = meta.whatsapp_message("", "wamid.1", "hi")
    del message["from"]
    value = {
        "metadata": {"phone_number_id": meta.NUMBER},
        "contacts": [{"user_id": "US.1349"}],
        "messages": [message],
    }
    if where == "message":
        value["contacts"] = []
        message["from_user_id"] = "US.1349"
    change = {"field": "messages", "value": value}
    body = {"object": "whatsapp_business_account", "entry": [{"changes": [change]}]}
    [inbound] = offline(WHATSAPP).parse(meta.signed("whatsapp", json.dumps(body).encode()))
    assert isinstance(inbound, Inbound) and inbound.address == "US.1349"
    sent = deliver(WHATSAPP, replace(PART, address=inbound.address))
    assert sent["recipient"] == "US.1349" and "to" not in sent
