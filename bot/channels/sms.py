"""SMS through Twilio, as documented for its Messages resource and webhooks (twilio.com/docs).

Requests are verified by ``X-Twilio-Signature``, an HMAC over the public address and the form's fields; `MessageSid`
makes messages unique. Twilio takes no idempotency key, but every message names a status address that carries ours, so
a message whose answer was lost on the way is known to have been taken.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
from babel import Locale
from babel.core import UnknownLocaleError

from bot.channels.base import (
    Acknowledgement,
    Attachment,
    Capabilities,
    Channel,
    ChannelError,
    Event,
    Forged,
    Health,
    Inbound,
    Malformed,
    Outbound,
    Receipt,
    WebhookRequest,
)
from bot.channels.http import ProviderClient, json_of
from bot.channels.reading import same
from bot.channels.registry import required
from bot.settings import Settings

KEY = "key"
"""The query field of the status address that carries our idempotency key."""
SERVICE = "MG"
"""A messaging service's id begins so; anything else is a number or a short code."""
MAX_FIELDS = 200
_MESSAGE_SID = re.compile(r"(?:SM|MM)[0-9a-f]{32}")
_REFUSED = frozenset({"undelivered", "failed", "canceled"})
_TAKEN = frozenset({"accepted", "scheduled", "queued", "sending", "sent", "delivered", "read"})
_DEFAULT_PORTS = {"https": 443, "http": 80}


class Sms(Channel):
    """One Twilio number or messaging service."""

    name = "sms"
    capabilities = Capabilities(
        max_length=1600,
        unit="utf-16",
        proactive=True,
        receipts=True,
        rate_per_address="1/second",
    )

    def __init__(self, *, account: str, token: str, sender: str, api: str, webhook: str) -> None:
        self._account = account
        self._token = token.encode()
        self._sender = sender
        self._webhook = webhook
        self._client = ProviderClient(api.rstrip("/"), auth=(account, token), explain=_code)

    def verify(self, request: WebhookRequest) -> None:
        sent = request.headers.get("x-twilio-signature", "")
        fields = _fields(request.body, strict=False)
        if request.method != "POST" or not any(
            same(sent, signature(self._token, url, fields)) for url in _spellings(request.url)
        ):
            raise Forged("wrong signature")

    def parse(self, request: WebhookRequest) -> Sequence[Event]:
        try:
            pairs = _fields(request.body, strict=True)
        except ValueError as exc:
            raise Malformed("not a form") from exc
        form = dict(pairs)
        if len(form) < len(pairs) or form.get("AccountSid") != self._account:
            raise Malformed("not a message of this account")
        if not _MESSAGE_SID.fullmatch(form.get("MessageSid", "")):
            raise Malformed("a message without an id")
        if "MessageStatus" in form:
            return _receipt(request.query.get(KEY, ""), form)
        if not form.get("From"):
            raise Malformed("a message from nobody")
        attachments = _attachments(form)
        if form.get("OptOutType") or not (form.get("Body", "").strip() or attachments):
            return []  # STOP, START and HELP: Twilio has answered them
        return [
            Inbound(
                form["From"],
                form["MessageSid"],
                form.get("Body", ""),
                locale_of(form.get("FromCountry", "")),
                attachments=attachments,
            )
        ]

    def acknowledge(self, request: WebhookRequest) -> Acknowledgement:
        """No answer in the request itself."""
        return Acknowledgement('<?xml version="1.0" encoding="UTF-8"?><Response/>', "text/xml")

    async def attend(self, inbound: Inbound) -> None:
        """SMS shows no marks."""

    async def deliver(self, outbound: Outbound) -> None:
        sender = "MessagingServiceSid" if self._sender.startswith(SERVICE) else "From"
        form = {
            "To": outbound.address,
            sender: self._sender,
            "Body": outbound.text,
            "StatusCallback": f"{self._webhook}?{urlencode({KEY: outbound.idempotency_key})}",
        }
        await self._client.call("POST", f"/2010-04-01/Accounts/{self._account}/Messages.json", data=form)

    async def health(self) -> Health:
        path = f"/2010-04-01/Accounts/{self._account}"
        try:
            account = json_of(await self._client.call("GET", f"{path}.json"))
            if self._sender.startswith(SERVICE):
                return _account_health(account)
            query = {"PhoneNumber": self._sender}
            numbers = json_of(
                await self._client.call("GET", f"{path}/IncomingPhoneNumbers.json", params=query)
            )
        except ChannelError as exc:
            return Health(False, f"Twilio refuses account id and token or does not answer ({exc})")
        found = numbers.get("incoming_phone_numbers") or []
        if not found:
            return Health(False, f"the account has no number {self._sender}: set CROSSDESK_SMS_FROM")
        if found[0].get("sms_url") != self._webhook:
            return Health(False, f"messages go to {found[0].get('sms_url')}: set it to {self._webhook}")
        return _account_health(account)

    async def close(self) -> None:
        await self._client.close()


def from_settings(settings: Settings) -> Sms:
    """The number of the settings. Raises Misconfigured. The public address is part of what Twilio signs."""
    required(
        sms_account_sid=settings.sms_account_sid,
        sms_from=settings.sms_from,
        public_url=settings.public_url,
    )
    return Sms(
        account=settings.sms_account_sid,
        token=settings.sms_auth_token.get_secret_value(),
        sender=settings.sms_from,
        api=settings.sms_api,
        webhook=f"{settings.base_url}/channels/sms/webhook",
    )


def signature(token: bytes, url: str, fields: Sequence[tuple[str, str]]) -> str:
    """Twilio's signature of a form: HMAC-SHA1 over the address and every field's name and values, sorted."""
    content = url + "".join(f"{name}{value}" for name, value in sorted(set(fields)))
    digest = hmac.new(token, content.encode("utf-8", "surrogatepass"), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def locale_of(country: str) -> str:
    """``de-DE`` for DE: the language most spoken there, a first guess until the shopper has written."""
    try:
        return str(Locale.parse(f"und_{country}", resolve_likely_subtags=True)).replace("_", "-")
    except (ValueError, UnknownLocaleError):
        return ""


def _fields(body: bytes, *, strict: bool) -> list[tuple[str, str]]:
    """The form's fields. A signature is checked over whatever can be read; strictly, ValueError is raised."""
    errors = "strict" if strict else "replace"
    text = body.decode("utf-8", errors)
    try:
        return parse_qsl(
            text, keep_blank_values=True, strict_parsing=strict, errors=errors, max_num_fields=MAX_FIELDS
        )
    except ValueError:
        if strict:
            raise
        return []


def _spellings(url: str) -> list[str]:
    """The address with and without its default port: Twilio signs one or the other."""
    parts = urlsplit(url)
    if parts.port is not None or parts.scheme not in _DEFAULT_PORTS:
        return [url, parts._replace(netloc=parts.hostname or "").geturl()]
    return [url, parts._replace(netloc=f"{parts.netloc}:{_DEFAULT_PORTS[parts.scheme]}").geturl()]


def _receipt(key: str, form: Mapping[str, str]) -> list[Receipt]:
    status = form["MessageStatus"]
    if not key or status not in _REFUSED | _TAKEN:
        return []
    return [
        Receipt(
            key, f"{status}, Twilio error {form.get('ErrorCode') or 'unknown'}" if status in _REFUSED else ""
        )
    ]


def _attachments(form: Mapping[str, str]) -> tuple[Attachment, ...]:
    count = form.get("NumMedia", "0")
    found = []
    for n in range(min(int(count), 10) if count.isdecimal() and len(count) < 4 else 0):
        media_type = form.get(f"MediaContentType{n}", "")
        main = media_type.partition("/")[0]
        kind: Any = main if main in ("image", "audio", "video") else "file"
        found.append(Attachment(kind, form.get(f"MediaUrl{n}", ""), media_type))
    return tuple(found)


def _account_health(account: Mapping[str, Any]) -> Health:
    status = account.get("status")
    if status != "active":
        return Health(False, f"the Twilio account is {status}")
    return Health(True, str(account.get("friendly_name", "")))


def _code(response: httpx.Response) -> str:
    code = json_of(response).get("code")
    return f"Twilio error {code}" if isinstance(code, int) else ""
