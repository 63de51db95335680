"""WeChat service accounts, as documented at developers.weixin.qq.com: encrypted messages in, customer-service messages
out.

Only the encrypted mode is taken: the plain mode's signature covers time stamp and nonce but not the message. WeChat
drops a request after five seconds, so it is acknowledged at once and answered through the customer-service API, which
takes five messages within 48 hours after each of the shopper's. It takes no idempotency key and reports no deliveries.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.channels.base import (
    Acknowledgement,
    Attachment,
    Capabilities,
    Channel,
    ChannelError,
    DeliveryFailed,
    Forged,
    Health,
    Inbound,
    Malformed,
    Misconfigured,
    Outbound,
    Undeliverable,
    WebhookRequest,
)
from bot.channels.http import ProviderClient
from bot.channels.reading import same
from bot.channels.registry import required
from bot.channels.wechat_access import AccessToken, error_of
from bot.channels.wechat_cipher import Cipher, Undecipherable
from bot.settings import Settings

LOCALE = "zh-CN"
"""The first guess of a WeChat user's language, until they have written."""
_BUSY = -1
_EVERY_MINUTE, _EVERY_DAY = 45011, 45009
_PAUSES = {_EVERY_MINUTE: 60.0, _EVERY_DAY: 3600.0}
_KINDS = {"image": "image", "voice": "audio", "video": "video", "shortvideo": "video", "location": "location",
          "file": "file"}  # fmt: skip


class WeChat(Channel):
    """One service account."""

    name = "wechat"
    capabilities = Capabilities(
        max_length=2048,
        unit="bytes",
        buttons=10,
        button_title=40,
        typing_marks=True,
        window=timedelta(hours=48),
    )

    def __init__(self, *, token: str, cipher: Cipher, access: AccessToken, client: ProviderClient) -> None:
        self._token = token
        self._cipher = cipher
        self._access = access
        self._client = client

    def verify(self, request: WebhookRequest) -> None:
        name, parts = "signature", []
        if request.method == "POST":
            name, parts = "msg_signature", [_encrypted(request.body)]
        expected = signature(
            self._token, request.query.get("timestamp", ""), request.query.get("nonce", ""), *parts
        )
        if not same(request.query.get(name, ""), expected):
            raise Forged("wrong signature")

    def parse(self, request: WebhookRequest) -> Sequence[Inbound]:
        if request.method != "POST":
            return []
        try:
            message = _xml(self._cipher.decrypt(_encrypted(request.body)))
        except (Undecipherable, ValueError) as exc:
            raise Malformed(
                "an encrypted message that cannot be read: compare CROSSDESK_WECHAT_AES_KEY"
            ) from exc
        kind, sender, message_id = (_field(message, name) for name in ("MsgType", "FromUserName", "MsgId"))
        if kind == "event":
            return []
        if not (kind and sender and message_id):
            raise Malformed("a message without a kind, sender or id")
        text, attachments = _content(message, kind)
        if not (text.strip() or attachments):
            return []
        return [
            Inbound(
                sender,
                message_id,
                text,
                LOCALE,
                order=_number(message, "CreateTime"),
                attachments=attachments,
            )
        ]

    def acknowledge(self, request: WebhookRequest) -> Acknowledgement:
        """The challenge of the console's check, or the word that stops WeChat from asking again."""
        content = request.query.get("echostr", "") if request.method == "GET" else "success"
        return Acknowledgement(content, "text/plain")

    async def attend(self, inbound: Inbound) -> None:
        await self._call("/cgi-bin/message/custom/typing", {"touser": inbound.address, "command": "Typing"})

    async def deliver(self, outbound: Outbound) -> None:
        content: dict[str, Any] = {"msgtype": "text", "text": {"content": outbound.text}}
        if outbound.buttons:
            # A chosen line comes back as a text message, which reception resolves.
            lines = [{"id": str(n), "content": b["title"]} for n, b in enumerate(outbound.buttons, 1)]
            menu = {"head_content": outbound.text, "list": lines, "tail_content": ""}
            content = {"msgtype": "msgmenu", "msgmenu": menu}
        await self._call("/cgi-bin/message/custom/send", {"touser": outbound.address, **content})

    async def health(self) -> Health:
        try:
            await self._call("/cgi-bin/getcallbackip", None)
        except ChannelError as exc:
            return Health(False, f"WeChat refuses app id and secret or does not answer ({exc})")
        return Health(True, self._access.app_id)

    async def close(self) -> None:
        await self._client.close()

    async def _call(self, path: str, body: Mapping[str, Any] | None) -> None:
        """Call the API with a token, once more with a fresh one when WeChat has taken it back."""
        for attempt in (1, 2):
            token = await self._access.token()
            options: dict[str, Any] = {"params": {"access_token": token}}
            if body is not None:  # WeChat shows escaped characters as they are
                options["content"] = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
            error = error_of(await self._client.call("GET" if body is None else "POST", path, **options))
            if error in AccessToken.EXPIRED and attempt == 1:
                self._access.forget(token)
                continue
            _check(error)
            return


def from_settings(settings: Settings) -> WeChat:
    """The account of the settings. Raises Misconfigured."""
    required(
        wechat_app_id=settings.wechat_app_id,
        wechat_token=settings.wechat_token,
        wechat_aes_key=settings.wechat_aes_key,
    )
    try:
        cipher = Cipher(settings.wechat_aes_key.get_secret_value(), settings.wechat_app_id)
    except ValueError as exc:
        raise Misconfigured("CROSSDESK_WECHAT_AES_KEY is not the 43 characters of the console") from exc
    client = ProviderClient(settings.wechat_api.rstrip("/"))
    access = AccessToken(settings.wechat_app_id, settings.wechat_app_secret.get_secret_value(), client)
    token = settings.wechat_token.get_secret_value()
    return WeChat(token=token, cipher=cipher, access=access, client=client)


def signature(*parts: str) -> str:
    """WeChat's signature: SHA-1 over the sorted parts, the secret token among them."""
    return hashlib.sha1("".join(sorted(parts)).encode("utf-8", "surrogatepass")).hexdigest()  # noqa: S324  as WeChat has it


def _check(error: int | None) -> None:
    if error in (None, _BUSY):
        raise DeliveryFailed("WeChat is busy", uncertain=True)
    if error in _PAUSES:
        raise DeliveryFailed(f"throttled: error {error}", _PAUSES[error], throttled=True)
    if error in AccessToken.OURS or error in AccessToken.EXPIRED:
        raise DeliveryFailed(f"WeChat error {error}")
    if error:
        raise Undeliverable(f"WeChat error {error}")


def _encrypted(body: bytes) -> str:
    """The ciphertext of a request. Raises Forged: a request without one is not signed."""
    try:
        return _field(_xml(body), "Encrypt")
    except ValueError as exc:
        raise Forged("not an encrypted message") from exc


def _xml(text: bytes) -> Element:
    """Parse, refusing entities and document types. Raises ValueError."""
    try:
        root: Element = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError) as exc:
        raise ValueError("not XML") from exc
    return root


def _field(message: Element, name: str) -> str:
    return (message.findtext(name) or "").strip()


def _number(message: Element, name: str) -> int:
    digits = _field(message, name)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 18 else 0


def _content(message: Element, kind: str) -> tuple[str, tuple[Attachment, ...]]:
    """Words and attachments of a message; of a voice message what WeChat heard, if the shop has that switched on."""
    if kind == "text":
        return _field(message, "Content"), ()
    if kind == "link":
        return " ".join(filter(None, (_field(message, "Title"), _field(message, "Url")))), ()
    if kind not in _KINDS:
        return "", ()
    words = _field(message, "Recognition") or _field(message, "Label")
    reference = _field(message, "MediaId") or _field(message, "PicUrl")
    return words, (Attachment(_KINDS[kind], reference),)  # type: ignore[arg-type]
