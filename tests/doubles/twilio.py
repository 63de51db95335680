"""Twilio's REST API for one account, and requests as Twilio sends them (twilio.com/docs)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.channels.base import WebhookRequest
from tests.doubles.provider import Answer, Call, ProviderServer, Sent

ACCOUNT, TOKEN, NUMBER = "AC" + "0" * 30 + "ab", "twilio-auth-token", "+15005550006"
WEBHOOK = "https://shop.example.com/channels/sms/webhook"


class TwilioServer(ProviderServer):
    """``Accounts``, ``IncomingPhoneNumbers`` and ``Messages``; ``callbacks`` are the status addresses it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.token = TOKEN
        self.webhook = WEBHOOK
        self.status = "active"
        self.callbacks: list[tuple[str, str]] = []

    def is_delivery(self, call: Call) -> bool:
        return call.path.endswith("/Messages.json")

    def answer(self, call: Call) -> Answer:
        expected = "Basic " + base64.b64encode(f"{ACCOUNT}:{self.token}".encode()).decode()
        if call.headers.get("authorization") != expected:
            return failed(401, 20003)
        prefix = f"/2010-04-01/Accounts/{ACCOUNT}"
        if call.path == f"{prefix}.json":
            return Answer(200, {"sid": ACCOUNT, "friendly_name": "Loom", "status": self.status})
        if call.path == f"{prefix}/IncomingPhoneNumbers.json":
            known = call.query.get("PhoneNumber") == NUMBER
            number = {"phone_number": NUMBER, "sms_url": self.webhook, "sms_method": "POST"}
            return Answer(200, {"incoming_phone_numbers": [number] if known else []})
        return self._message(call.form) if call.path == f"{prefix}/Messages.json" else failed(404, 20404)

    def _message(self, form: dict[str, str]) -> Answer:
        if not form.get("To", "").startswith("+"):
            return failed(400, 21211)
        if form.get("From") != NUMBER and not form.get("MessagingServiceSid"):
            return failed(400, 21603)
        if not form.get("Body"):
            return failed(400, 21602)
        if len(form["Body"].encode("utf-16-le")) // 2 > 1600:
            return failed(400, 21617)
        sid = f"SM{len(self.sent):032x}"
        self.sent.append(Sent(form["To"], form["Body"]))
        self.callbacks.append((sid, form["StatusCallback"]))
        return Answer(201, {"sid": sid, "status": "queued", "error_code": None})


def failed(status: int, code: int) -> Answer:
    return Answer(status, {"code": code, "message": "as documented", "status": status})


def message(sender: str, sid: str, text: str, **other: str) -> bytes:
    """A text message as Twilio posts it."""
    fields = {
        "ToCountry": "US",
        "SmsSid": sid,
        "NumMedia": "0",
        "FromCountry": "DE",
        "To": NUMBER,
        "AccountSid": ACCOUNT,
        "ApiVersion": "2010-04-01",
        **other,
        "From": sender,
        "Body": text,
        "MessageSid": sid,
    }
    return urlencode(fields).encode()


def status(sid: str, state: str, **other: str) -> bytes:
    """What became of a message, as Twilio posts it to the status address."""
    fields = {"SmsSid": sid, "MessageStatus": state, "To": "+4915700000001", "AccountSid": ACCOUNT, **other}
    return urlencode({**fields, "MessageSid": sid}).encode()


def posted(body: bytes, url: str = WEBHOOK, token: str = TOKEN, signed_url: str = "") -> WebhookRequest:
    """A request as it arrives at the webhook."""
    try:
        fields = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace", max_num_fields=200
        )
    except ValueError:
        fields = []
    text = (signed_url or url) + "".join(name + value for name, value in sorted(set(fields)))
    digest = hmac.new(token.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha1).digest()
    headers: dict[str, Any] = {
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        "x-twilio-signature": base64.b64encode(digest).decode(),
    }
    query = dict(parse_qsl(urlsplit(url).query))
    return WebhookRequest("POST", url, query, headers, body)
