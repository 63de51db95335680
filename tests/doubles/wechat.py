"""WeChat's API for one account, and requests as WeChat sends them (developers.weixin.qq.com)."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from bot.channels.base import WebhookRequest
from bot.channels.wechat_cipher import Cipher
from tests.doubles.provider import Answer, Call, ProviderServer, Sent

APP_ID, APP_SECRET = "wx2c2769f8efd9abc2", "wechat-app-secret"
TOKEN, AES_KEY = "spamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
WEBHOOK = "https://shop.example.com/channels/wechat/webhook"
TIMESTAMP, NONCE = "1409735669", "1320562132"


class WeChatServer(ProviderServer):
    """``stable_token``, ``getcallbackip``, ``message/custom/typing`` and ``message/custom/send``."""

    def __init__(self) -> None:
        super().__init__()
        self.secret = APP_SECRET
        self.number = 1
        self.expires_in = 7200
        self.quota: dict[str, int] = {}
        """How many messages a shopper may still get; without an entry, as many as you like."""

    @property
    def token(self) -> str:
        return f"access-{self.number}"

    def is_delivery(self, call: Call) -> bool:
        return call.path == "/cgi-bin/message/custom/send"

    def answer(self, call: Call) -> Answer:
        if call.path == "/cgi-bin/stable_token":
            return self._stable_token(call.json)
        if call.query.get("access_token") != self.token:
            return failed(40001)
        if call.path == "/cgi-bin/getcallbackip":
            return Answer(200, {"ip_list": ["101.226.62.77"]})
        if call.path == "/cgi-bin/message/custom/typing":
            return failed(0 if call.json["command"] == "Typing" else 44004)
        return self._message(call) if self.is_delivery(call) else failed(40066)

    def _stable_token(self, body: dict[str, Any]) -> Answer:
        if body.get("grant_type") != "client_credential" or body.get("appid") != APP_ID:
            return failed(40013)
        if body.get("secret") != self.secret:
            return failed(40125)
        if body.get("force_refresh"):
            self.number += 1
        return Answer(200, {"access_token": self.token, "expires_in": self.expires_in})

    def _message(self, call: Call) -> Answer:
        body = call.json
        shopper, kind = body.get("touser", ""), body["msgtype"]
        if not shopper.startswith("o"):
            return failed(40003)
        if self.quota.get(shopper, 1) < 1:
            return failed(45047)
        menu = body.get("msgmenu", {})
        text = body["text"]["content"] if kind == "text" else menu["head_content"]
        if not text:
            return failed(44004)
        if len(text.encode()) > 2048 or b"\\u" in call.body:
            return failed(45002)
        if shopper in self.quota:
            self.quota[shopper] -= 1
        self.sent.append(Sent(shopper, text, tuple(line["content"] for line in menu.get("list", ())), call))
        return failed(0)


def failed(code: int) -> Answer:
    return Answer(200, {"errcode": code, "errmsg": "ok" if code == 0 else "as documented"})


def message(
    sender: str, message_id: str, text: str, order: int = 0, kind: str = "text", **other: str
) -> bytes:
    """A message as WeChat writes it before it is encrypted."""
    fields = {"ToUserName": "gh_10f6c3c3ac5a", "FromUserName": sender, "MsgType": kind, **other}
    if text:
        fields["Content"] = text.replace("]]>", "]]]]><![CDATA[>")
    inside = "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in fields.items())
    numbers = f"<CreateTime>{1_409_735_600 + order}</CreateTime><MsgId>{message_id}</MsgId>"
    return f"<xml>{inside}{numbers if message_id else ''}</xml>".encode()


def posted(inner: bytes, *, app_id: str = APP_ID, aes_key: str = AES_KEY) -> WebhookRequest:
    """A request in encrypted mode whose decrypted message is ``inner``."""
    salt = random.Random(len(inner)).randbytes(16)
    sealed = Cipher(aes_key, app_id).encrypt(inner, salt)
    body = f"<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
    signatures = {
        "signature": sha1(TOKEN, TIMESTAMP, NONCE),
        "msg_signature": sha1(TOKEN, TIMESTAMP, NONCE, sealed),
    }
    query = {"timestamp": TIMESTAMP, "nonce": NONCE, "openid": "o1", "encrypt_type": "aes", **signatures}
    return called("POST", query, body.encode())


def checked(echo: str) -> WebhookRequest:
    """The console's check of the address."""
    query = {
        "timestamp": TIMESTAMP,
        "nonce": NONCE,
        "echostr": echo,
        "signature": sha1(TOKEN, TIMESTAMP, NONCE),
    }
    return called("GET", query, b"")


def called(method: str, query: Mapping[str, str], body: bytes) -> WebhookRequest:
    headers = {"content-type": "text/xml"}
    return WebhookRequest(method, f"{WEBHOOK}?{urlencode(query)}", dict(query), headers, body)


def sha1(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()
