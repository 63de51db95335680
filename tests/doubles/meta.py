"""Meta's servers: the Graph API as Messenger, Instagram and WhatsApp document it, and the requests they post.

Authorisation, body limits and error codes follow the documentation; a message outside the 24-hour window is not
simulated here (the relay does not send it).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any, ClassVar

from bot.channels.base import WebhookRequest
from tests.doubles.provider import Answer, Call, ProviderServer, Sent, Trouble

TOKEN, APP_SECRET, VERIFY_TOKEN = "EAAG-test-token", "app-secret-of-test", "verify-me"
PAGE, ACCOUNT, NUMBER = "1029384756", "17841400000", "106540352242922"


def graph_error(status: int, code: int, subcode: int | None = None, **more: Any) -> Answer:
    error = {"message": f"(#{code}) as documented", "type": "OAuthException", "code": code, **more}
    return Answer(status, {"error": {**error, **({"error_subcode": subcode} if subcode else {})}})


def throttled(seconds: int) -> Trouble:
    answer = graph_error(400, 613)
    return Trouble(Answer(answer.status, answer.body, {"Retry-After": str(seconds)}))


def signed(channel: str, body: bytes, secret: str = APP_SECRET) -> WebhookRequest:
    """A request as Meta posts it."""
    signature = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    headers = {"content-type": "application/json", "x-hub-signature-256": signature}
    return WebhookRequest("POST", webhook(channel), {}, headers, body)


def challenge(channel: str, token: str = VERIFY_TOKEN, mode: str = "subscribe") -> WebhookRequest:
    """The GET with which Meta checks the address."""
    query = {"hub.mode": mode, "hub.challenge": "1158201444", "hub.verify_token": token}
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return WebhookRequest("GET", f"{webhook(channel)}?{words}", query, {}, b"")


def webhook(channel: str) -> str:
    return f"https://shop.example.com/channels/{channel}/webhook"


class GraphServer(ProviderServer):
    """The Graph API; ``account`` is the page, the Instagram account or the phone number."""

    version = "/v24.0"

    def __init__(self, account: str) -> None:
        super().__init__()
        self.account = account
        self.token = TOKEN

    @property
    def url(self) -> str:
        return super().url + self.version

    def is_delivery(self, call: Call) -> bool:
        return call.path.endswith("/messages") and self.delivers(call.json)

    def delivers(self, body: dict[str, Any]) -> bool:
        """Whether a body is a message and not a mark."""
        raise NotImplementedError

    def answer(self, call: Call) -> Answer:
        proof = hmac.new(APP_SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
        if call.headers.get("authorization") != f"Bearer {self.token}" or "access_token" in call.query:
            return graph_error(401, 190)
        if call.query.get("appsecret_proof") != proof:
            return graph_error(400, 100)
        path = call.path.removeprefix(self.version)
        if call.method == "POST" and path == f"/{self.account}/messages":
            return self.message(call) if self.delivers(call.json) else self.mark(call.json)
        if call.method == "GET" and path == f"/{self.account}":
            return Answer(200, {"id": self.account, **self.node(call.query.get("fields", ""))})
        return self.other(call, path)

    def message(self, call: Call) -> Answer:
        raise NotImplementedError

    def mark(self, body: dict[str, Any]) -> Answer:
        raise NotImplementedError

    def node(self, fields: str) -> dict[str, str]:
        raise NotImplementedError

    def other(self, call: Call, path: str) -> Answer:
        return graph_error(400, 100, 33)


class MessengerServer(GraphServer):
    """The Send API of a page."""

    names: ClassVar[dict[str, str]] = {"name": "Demo Shop"}
    echoes_metadata = True

    def __init__(self, account: str = PAGE) -> None:
        super().__init__(account)
        self.subscribed = ["messages", "messaging_postbacks", "message_echoes"]

    def delivers(self, body: dict[str, Any]) -> bool:
        return "message" in body

    def too_long(self, text: str) -> bool:
        return len(text) > 2000

    def node(self, fields: str) -> dict[str, str]:
        return {name: value for name, value in self.names.items() if name in fields.split(",")}

    def other(self, call: Call, path: str) -> Answer:
        if path == f"/{self.account}/subscribed_apps":
            return Answer(200, {"data": [{"id": "1", "subscribed_fields": self.subscribed}]})
        return super().other(call, path)

    def mark(self, body: dict[str, Any]) -> Answer:
        known = body.get("sender_action") in ("mark_seen", "typing_on", "typing_off")
        return Answer(200, {"recipient_id": body["recipient"]["id"]}) if known else graph_error(400, 100)

    def message(self, call: Call) -> Answer:
        body = call.json
        kind, tag = body.get("messaging_type"), body.get("tag")
        message, address = body["message"], body.get("recipient", {}).get("id")
        replies = message.get("quick_replies", [])
        wrong = (
            not isinstance(address, str)
            or kind not in ("RESPONSE", "UPDATE", "MESSAGE_TAG")
            or (tag is None) != (kind != "MESSAGE_TAG")
            or not message.get("text", "").strip()
            or self.too_long(message["text"])
            or len(replies) > 13
            or any(len(r["title"]) > 20 or len(r["payload"]) > 1000 for r in replies)
            or ("metadata" in message and (not self.echoes_metadata or len(message["metadata"]) > 1000))
        )
        if wrong:
            return graph_error(400, 100)
        titles = tuple(reply["title"] for reply in replies)
        self.sent.append(Sent(address, message["text"], titles, call))
        return Answer(200, {"recipient_id": address, "message_id": f"m_{len(self.sent)}"})

    def echoes(self) -> WebhookRequest:
        """Everything that was taken, as the page's echo."""
        return messenger_batch(
            [
                {
                    "sender": {"id": self.account},
                    "recipient": {"id": sent.address},
                    "timestamp": 1_763_800_000_000,
                    "message": {
                        "is_echo": True,
                        "app_id": 1,
                        "mid": f"m_{number}",
                        "text": sent.text,
                        "metadata": sent.call.json["message"]["metadata"] if sent.call else "",
                    },
                }
                for number, sent in enumerate(self.sent, 1)
            ]
        )


class InstagramServer(MessengerServer):
    """The Send API of an Instagram account."""

    names: ClassVar[dict[str, str]] = {"username": "demo.shop"}
    echoes_metadata = False

    def __init__(self) -> None:
        super().__init__(ACCOUNT)

    def too_long(self, text: str) -> bool:
        return len(text.encode()) > 1000


class WhatsAppServer(GraphServer):
    """The Cloud API of a phone number."""

    def __init__(self) -> None:
        super().__init__(NUMBER)
        self.read: list[str] = []

    def delivers(self, body: dict[str, Any]) -> bool:
        return "type" in body

    def node(self, fields: str) -> dict[str, str]:
        return {"display_phone_number": "+1 555-0100"}

    def mark(self, body: dict[str, Any]) -> Answer:
        if body.get("status") != "read" or not body.get("message_id"):
            return graph_error(400, 100)
        self.read.append(body["message_id"])
        return Answer(200, {"success": True})

    def message(self, call: Call) -> Answer:
        body = call.json
        kind = body.get("type")
        content = _text(body["text"]) if kind == "text" else _interactive(body.get("interactive", {}))
        fine = (
            body.get("messaging_product") == "whatsapp"
            and body.get("recipient_type") == "individual"
            and (str(body.get("to", "")).isdigit() or body.get("recipient", "")[2:3] == ".")
            and len(body.get("biz_opaque_callback_data", "")) <= 512
            and content is not None
        )
        if not fine or content is None:
            return graph_error(400, 131009)
        self.sent.append(Sent(body.get("to") or body["recipient"], content[0], content[1], call))
        return Answer(200, {"messaging_product": "whatsapp", "messages": [{"id": f"wamid.{len(self.sent)}"}]})

    def statuses(self, status: str = "sent", errors: Sequence[dict[str, Any]] = ()) -> WebhookRequest:
        """Everything that was taken, with a status."""
        return whatsapp_batch(
            statuses=[
                {
                    "id": f"wamid.{number}",
                    "status": status,
                    "timestamp": "1763800000",
                    "recipient_id": sent.address,
                    "biz_opaque_callback_data": sent.call.json["biz_opaque_callback_data"]
                    if sent.call
                    else "",
                    **({"errors": list(errors)} if errors else {}),
                }
                for number, sent in enumerate(self.sent, 1)
            ]
        )


def _text(text: dict[str, Any]) -> tuple[str, tuple[str, ...]] | None:
    body = text.get("body", "")
    return (body, ()) if 0 < len(body) <= 4096 else None


def _interactive(interactive: dict[str, Any]) -> tuple[str, tuple[str, ...]] | None:
    body = interactive.get("body", {}).get("text", "")
    action = interactive.get("action", {})
    if interactive.get("type") == "button":
        choices, most, longest, longest_id = [b["reply"] for b in action["buttons"]], 3, 20, 256
    elif interactive.get("type") == "list" and 0 < len(action.get("button", "")) <= 20:
        choices = [row for section in action["sections"] for row in section["rows"]]
        most, longest, longest_id = 10, 24, 200
    else:
        return None
    titles = tuple(choice["title"] for choice in choices)
    fine = (
        0 < len(body) <= 1024 and 0 < len(choices) <= most and len({c["id"] for c in choices}) == len(choices)
    )
    fine = fine and all(0 < len(c["title"]) <= longest and 0 < len(c["id"]) <= longest_id for c in choices)
    return (body, titles) if fine else None


def messenger_batch(
    messaging: Sequence[dict[str, Any]], account: str = PAGE, kind: str = "page"
) -> WebhookRequest:
    """Events as Meta posts them: one entry for each, as it may."""
    entries = [{"id": account, "time": 1_763_800_000_000, "messaging": [one]} for one in messaging]
    channel = "messenger" if kind == "page" else "instagram"
    return signed(channel, json.dumps({"object": kind, "entry": entries}).encode())


def messaging(
    address: str, mid: str, text: str, order: int = 0, account: str = PAGE, **message: Any
) -> dict[str, Any]:
    """One message of Messenger or Instagram."""
    body = {"mid": mid, **({"text": text} if text else {}), **message}
    return {
        "sender": {"id": address},
        "recipient": {"id": account},
        "timestamp": 1_763_800_000_000 + order,
        "message": body,
    }


def whatsapp_batch(
    messages: Sequence[dict[str, Any]] = (), statuses: Sequence[dict[str, Any]] = (), number: str = NUMBER
) -> WebhookRequest:
    """Messages and statuses as WhatsApp posts them."""
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550100", "phone_number_id": number},
    }
    if messages:
        value["contacts"] = [{"profile": {"name": "Test"}, "wa_id": one["from"]} for one in messages]
        value["messages"] = list(messages)
    if statuses:
        value["statuses"] = list(statuses)
    change = {"field": "messages", "value": value}
    body = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}
    return signed("whatsapp", json.dumps(body).encode())


def whatsapp_message(address: str, wamid: str, text: str, order: int = 0) -> dict[str, Any]:
    """One text message of WhatsApp."""
    return {
        "from": address,
        "id": wamid,
        "timestamp": str(1_763_800_000 + order),
        "type": "text",
        "text": {"body": text},
    }
