"""The messengers of the end-to-end tests: every provider's double, and a shopper who writes through one of them."""

from __future__ import annotations

import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.channels.base import WebhookRequest
from tests.contract.channels import Bench, Said
from tests.contract.test_channel_email import BENCH as EMAIL
from tests.contract.test_channel_line import BENCH as LINE
from tests.contract.test_channel_meta import INSTAGRAM, MESSENGER, WHATSAPP
from tests.contract.test_channel_slack import BENCH as SLACK
from tests.contract.test_channel_sms import BENCH as SMS
from tests.contract.test_channel_telegram import BENCH as TELEGRAM
from tests.contract.test_channel_wechat import BENCH as WECHAT
from tests.doubles.mail import mail
from tests.doubles.provider import Sent
from tests.e2e.running import RunningCrossdesk

BENCHES = (TELEGRAM, MESSENGER, INSTAGRAM, WHATSAPP, LINE, SLACK, SMS, WECHAT, EMAIL)


@dataclass
class Messengers:
    """The doubles that run, by channel."""

    servers: dict[str, Any]

    @property
    def environment(self) -> dict[str, str]:
        """The settings that switch every channel on."""
        settings = {name: value for bench in BENCHES for name, value in bench.settings.items()}
        for bench in BENCHES:
            settings |= bench.provider(self.servers[bench.name])
        return {f"CROSSDESK_{name.upper()}": value for name, value in settings.items()}


@contextmanager
def running_messengers() -> Iterator[Messengers]:
    with ExitStack() as stack:
        yield Messengers({bench.name: stack.enter_context(bench.server()) for bench in BENCHES})


@dataclass
class Writer:
    """Somebody who writes through a messenger."""

    crossdesk: RunningCrossdesk
    bench: Bench
    server: Any
    number: int
    count: int = 0
    seen: int = field(default=0)

    @property
    def address(self) -> str:
        return self.bench.address(self.number)

    def say(self, text: str, quiet: bool = False) -> list[Sent]:
        """Send a message and return what came back (nothing may come when ``quiet``)."""
        self.count += 1
        said = Said(self.address, self._id(), text, self.count)
        if self.bench.name == "email":
            before = {"In_Reply_To": "<0@shop.example>"} if self.count > 1 else {}
            self.server.mailbox.put(mail(said.address, text, message_id=said.id, **before))
        else:
            self._post(self.bench.requests([said])[0])
        return [] if quiet else self.hear()

    def press(self, title: str, payload: str) -> list[Sent]:
        """Press a button that was shown."""
        self._post(self.bench.pressed(self.address, self._id(), {"title": title, "payload": payload}))
        return self.hear()

    def hear(self, within: float = 30) -> list[Sent]:
        """Wait for something new; return it once nothing more comes for a moment."""
        deadline, known = time.monotonic() + within, 0
        while time.monotonic() < deadline:
            fresh = [sent for sent in self.server.sent if sent.address == self.address][self.seen :]
            if fresh and len(fresh) == known:
                self.seen += known
                return fresh
            known = len(fresh)
            time.sleep(0.7)
        raise AssertionError(f"{self.bench.name}: nothing came back")

    def _id(self) -> str:
        return self.bench.message_id(uuid.uuid4().int % 10**9)

    def _post(self, request: WebhookRequest) -> None:
        path = request.url.removeprefix("https://shop.example.com")
        sent = urllib.request.Request(
            self.crossdesk.base_url + path, data=request.body, headers=dict(request.headers)
        )
        with urllib.request.urlopen(sent, timeout=10) as answer:
            assert answer.status == 200
