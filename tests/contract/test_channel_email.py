"""E-mail keeps to the contract of channels; a mailbox is fetched, so there is no webhook to forge."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.channels import registry
from bot.channels.base import (
    DeliveryFailed,
    Event,
    Forged,
    Inbound,
    Listener,
    Misconfigured,
    Outbound,
    Receipt,
    WebhookRequest,
)
from bot.channels.email import Email
from bot.conversations.reception import SIGNS
from bot.mail.imap import ImapServer, Mailbox, RawMail
from bot.settings import Settings
from tests.contract.channels import Bench, DeliveryContract, Said, Shop
from tests.databases import sqlite_engine
from tests.doubles.imap import PASSWORD, USER
from tests.doubles.mail import SHOP, MailProvider, bounce, mail
from tests.doubles.provider import Answer, Trouble
from tests.unit.bot.conversations.conftest import SCHEMAS
from tests.unit.bot.conversations.office import Office

ANNA = "anna@example.com"


class MailBench(Bench):
    def provider(self, server: Any) -> dict[str, str]:
        return {"smtp_port": str(server.smtp.port), "email_imap_port": str(server.mailbox.port)}

    def address(self, number: int) -> str:
        return f"shopper-{number}@example.com"

    def message_id(self, number: int) -> str:
        return f"<{number}@mail.example.com>"

    def throttled(self, seconds: int) -> Trouble:
        return Trouble(Answer(451, b"4.7.1 slow down"))

    def outage(self) -> Trouble:
        return Trouble(Answer(421, b"4.3.2 shutting down"))

    def refused(self) -> Trouble:
        return Trouble(Answer(550, b"5.1.1 no such user"))

    def break_credentials(self, server: Any) -> None:
        server.mailbox.change_password()


BENCH = MailBench(
    name="email",
    server=MailProvider,  # type: ignore[arg-type]
    settings={
        "email_imap_host": "127.0.0.1",
        "email_imap_user": USER,
        "email_imap_password": PASSWORD,
        "email_imap_tls": "none",
        "smtp_host": "127.0.0.1",
        "smtp_tls": "none",
        "mail_from": f"Loom <{SHOP}>",
        "email_poll_seconds": "0.05",
    },
    api="",
    required=("email_imap_user", "email_imap_password", "smtp_host"),
    secrets=(PASSWORD,),
    tells_presence=False,
)


class MailShop(Shop):
    def say(self, *said: Said) -> None:
        assert isinstance(self.channel, Email)
        raw = [
            RawMail(one.order, mail(one.address, one.text, message_id=one.id, In_Reply_To="<0@shop.example>"))
            for one in said
        ]
        self.webhooks._store("email", self.channel._read(raw))


class TestEmail(DeliveryContract):
    @pytest.fixture
    def bench(self) -> Bench:
        return BENCH

    @pytest.fixture
    def shop(self, bench: Bench, server: Any, tmp_path: Path) -> Iterator[Shop]:
        with sqlite_engine(tmp_path, SCHEMAS) as engine:
            yield MailShop(bench, Office(engine), server)

    def test_throttling_is_obeyed(self, shop: Shop, bench: Bench, server: Any) -> None:
        """SMTP names no time: a server that is busy is asked again after a minute."""
        address = self._heard(shop)
        shop.write(address, "first")
        shop.write(address, "second")
        server.trouble.append(bench.throttled(30))
        shop.deliver(55)
        assert len(server.calls) == 1
        shop.deliver(10)
        assert server.texts(address) == ["first", "second"]

    def test_failures_are_the_contracts_errors(self, shop: Shop, bench: Bench, server: Any) -> None:
        """One recipient's grey-listing holds up nobody else: busy is not throttled."""
        server.trouble.append(bench.throttled(7))
        with pytest.raises(DeliveryFailed) as raised:
            deliver(server, Outbound(ANNA, "hello", "en", "bot", "c:1:0"))
        assert not raised.value.throttled and raised.value.retry_after == 60


def deliver(server: MailProvider, outbound: Outbound) -> Any:
    channel = BENCH.make(server)
    asyncio.run(channel.deliver(outbound))
    return server.smtp.received[-1] if server.smtp.received else None


def fetched(server: MailProvider, count: int = 1, seconds: float = 10) -> list[Event]:
    """Listen until so many events were taken in."""
    found: list[Event] = []

    async def run() -> None:
        channel = BENCH.make(server)
        assert isinstance(channel, Listener)
        enough = asyncio.Event()

        async def take(events: Sequence[Event]) -> None:
            found.extend(events)
            if len(found) >= count:
                enough.set()

        listening = asyncio.create_task(channel.listen(take))
        await asyncio.wait_for(enough.wait(), seconds)
        await asyncio.sleep(0.2)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)

    asyncio.run(run())
    return found


@pytest.fixture
def server() -> Iterator[MailProvider]:
    with MailProvider() as running:
        yield running


def test_requests_to_a_webhook_are_forged(server: MailProvider) -> None:
    with pytest.raises(Forged):
        BENCH.make(server).verify(WebhookRequest("POST", "https://x.example", {}, {}, b""))


def test_mail_is_taken_in_in_the_order_of_arrival_and_marked_as_read(server: MailProvider) -> None:
    for n in range(3):
        server.mailbox.put(mail(ANNA, f"m{n}", message_id=f"<{n}@mail.example.com>"))
    found = fetched(server, 3)
    assert [event.text for event in found if isinstance(event, Inbound)] == ["m0", "m1", "m2"]
    orders = [event.order for event in found if isinstance(event, Inbound)]
    assert orders == sorted(orders) and len(set(orders)) == 3
    assert server.mailbox.unread() == 0


def test_mail_that_was_not_stored_stays_unread_and_is_fetched_again(server: MailProvider) -> None:
    server.mailbox.put(mail(ANNA, "do not lose me"))
    attempts: list[str] = []

    async def run() -> None:
        channel = BENCH.make(server)
        assert isinstance(channel, Email)
        stored = asyncio.Event()

        async def take(events: Sequence[Event]) -> None:
            attempts.append(str(server.mailbox.unread()))
            if len(attempts) == 1:
                raise RuntimeError("the database is away")
            stored.set()

        listening = asyncio.create_task(channel.listen(take))
        await asyncio.wait_for(stored.wait(), 20)
        await asyncio.sleep(0.3)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)

    asyncio.run(run())
    assert attempts == ["1", "1"] and server.mailbox.unread() == 0


def test_mailbox_that_was_away_is_read_again(server: MailProvider) -> None:
    server.mailbox.put(mail(ANNA, "before", message_id="<1@mail.example.com>"))

    async def run() -> list[str]:
        channel = BENCH.make(server)
        assert isinstance(channel, Email)
        texts: list[str] = []

        async def take(events: Sequence[Event]) -> None:
            texts.extend(event.text for event in events if isinstance(event, Inbound))

        listening = asyncio.create_task(channel.listen(take))
        await until(lambda: texts == ["before"])
        await asyncio.to_thread(server.mailbox.stop)
        await asyncio.sleep(0.3)
        await asyncio.to_thread(server.mailbox.start)
        await asyncio.to_thread(server.mailbox.put, mail(ANNA, "after", message_id="<2@mail.example.com>"))
        await until(lambda: texts == ["before", "after"])
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        return texts

    assert asyncio.run(run()) == ["before", "after"]


async def until(holds: Any, seconds: float = 20) -> None:
    async def wait() -> None:
        while not holds():
            await asyncio.sleep(0.05)

    await asyncio.wait_for(wait(), seconds)


def test_old_unread_mail_is_left_alone(server: MailProvider) -> None:
    now = datetime.now(timezone.utc)
    server.mailbox.put(mail(ANNA, "last year", message_id="<1@mail.example.com>"), now - timedelta(days=300))
    server.mailbox.put(mail(ANNA, "today", message_id="<2@mail.example.com>"), now)
    found = fetched(server)
    assert [event.text for event in found if isinstance(event, Inbound)] == ["today"]
    assert server.mailbox.unread() == 1


def test_huge_attachment_does_not_keep_the_words_from_being_read(server: MailProvider) -> None:
    server.mailbox.put(mail(ANNA, "it is broken, see photo", photo=b"\xff" * 3_000_000))
    [event] = fetched(server)
    assert isinstance(event, Inbound)
    assert event.text == "it is broken, see photo" and [a.kind for a in event.attachments] == ["image"]


def test_mail_arrives_twice_and_is_answered_once(server: MailProvider, tmp_path: Path) -> None:
    with sqlite_engine(tmp_path, SCHEMAS) as engine:
        shop = MailShop(BENCH, Office(engine), server)
        said = [Said(ANNA, f"<{n}@mail.example.com>", f"m{n}", n + 1) for n in range(3)]
        for _ in range(3):
            shop.say(*said)
        shop.answer()
        shop.say(*said)
        shop.answer()
        shop.deliver(5)
        assert server.texts(ANNA) == ["echo: m0", "echo: m1", "echo: m2"]


def test_photo_without_words_is_taken_in(server: MailProvider, tmp_path: Path) -> None:
    with sqlite_engine(tmp_path, SCHEMAS) as engine:
        shop = MailShop(BENCH, Office(engine), server)
        assert isinstance(shop.channel, Email)
        shop.webhooks._store("email", shop.channel._read([RawMail(1, mail(ANNA, "", photo=b"x"))]))
        assert shop.shopper_texts() == [SIGNS["image"]]


def test_answer_stands_in_the_thread_of_the_question(server: MailProvider) -> None:
    long_id = "<" + "a" * 120 + "@mail.example.com>"
    raw = mail(
        ANNA,
        "and now?",
        subject="AW: Re: Wo ist meine Bestellung?",
        message_id=long_id,
        In_Reply_To="<b@shop.example>",
        References="<a@mail.example.com> <b@shop.example>",
    )
    server.mailbox.put(raw)
    [event] = fetched(server)
    assert isinstance(event, Inbound)
    answer = deliver(server, Outbound(ANNA, "Unterwegs.", "de", "bot", "conv_x-1:4:0", context=event.context))
    assert answer["Subject"] == "Re: Wo ist meine Bestellung?"
    assert answer["In-Reply-To"] == long_id
    assert answer["References"].split() == ["<a@mail.example.com>", "<b@shop.example>", long_id]
    assert answer["Message-ID"] == "<conv_x-1.4.0@shop.example>"
    assert (answer["From"], answer["To"]) == (f"Loom <{SHOP}>", ANNA)


def test_machines_answers_say_so_and_persons_do_not(server: MailProvider) -> None:
    from_bot = deliver(server, Outbound(ANNA, "hi", "en", "bot", "c:1:0"))
    assert from_bot["Auto-Submitted"] == "auto-replied"
    from_agent = deliver(server, Outbound(ANNA, "hi", "en", "agent", "c:2:0"))
    assert from_agent["Auto-Submitted"] is None


def test_comings_and_goings_are_no_mail_of_their_own(server: MailProvider) -> None:
    assert deliver(server, Outbound(ANNA, "Ana has joined.", "en", "system", "c:1:0")) is None
    choice = ({"title": "5", "payload": "/rate"},)
    assert deliver(server, Outbound(ANNA, "How was it?", "en", "system", "c:2:0", buttons=choice)) is not None


def test_mail_that_came_back_is_a_dead_letter(server: MailProvider, tmp_path: Path) -> None:
    with sqlite_engine(tmp_path, SCHEMAS) as engine:
        shop = MailShop(BENCH, Office(engine), server)
        shop.say(Said(ANNA, "<1@mail.example.com>", "hello", 1))
        shop.answer()
        shop.deliver(2)
        assert shop.states() == ["sent"]
        [answer] = server.smtp.received
        server.mailbox.put(bounce(answer["Message-ID"]))
        [report] = fetched(server)
        assert isinstance(report, Receipt) and report.failed == "the mail came back: 5.1.1"
        shop.webhooks._store("email", [report])
        assert shop.states() == ["dead"]


def test_lost_answer_sends_the_same_mail_again(server: MailProvider) -> None:
    outbound = Outbound(ANNA, "only once", "en", "bot", "c:1:0")
    server.trouble.append(Trouble(lost=True))
    with pytest.raises(DeliveryFailed) as raised:
        deliver(server, outbound)
    assert raised.value.uncertain
    deliver(server, replace(outbound, attempt=2))
    assert len(server.smtp.received) == 2 and len(server.smtp.mailbox) == 1


def test_health_names_the_side_that_is_wrong(server: MailProvider) -> None:
    channel = BENCH.make(server)
    server.mailbox.stop()
    assert "EMAIL_IMAP" in asyncio.run(channel.health()).detail
    server.mailbox.start()
    closed = {"smtp_port": 9, "email_imap_port": server.mailbox.port}
    channel = registry.make(Settings(**BENCH.settings, **closed), "email")
    assert "SMTP" in asyncio.run(channel.health()).detail


def test_folder_that_is_not_there_is_told(server: MailProvider) -> None:
    from bot.mail.imap import MailboxError

    with pytest.raises(MailboxError, match="folder"):
        Mailbox(ImapServer("127.0.0.1", server.mailbox.port, USER, PASSWORD, folder="Nope", tls="none"))


def test_password_is_never_sent_in_the_clear() -> None:
    settings = {**BENCH.settings, "email_imap_host": "imap.example.com"}
    with pytest.raises(Misconfigured, match="EMAIL_IMAP_TLS"):
        registry.make(Settings(**settings), "email")


def test_address_is_needed() -> None:
    with pytest.raises(Misconfigured, match="CROSSDESK_EMAIL_ADDRESS"):
        registry.make(Settings(**BENCH.settings, email_address="nowhere"), "email")


def test_mailbox_is_read_encrypted(tmp_path: Path) -> None:
    from bot.mail.imap import MailboxError
    from tests.doubles.certificates import server_context, trusting
    from tests.doubles.imap import mailbox_server

    with mailbox_server(server_context(tmp_path)) as mailbox:
        mailbox.put(mail(ANNA, "secret"))
        where = ImapServer("localhost", mailbox.port, USER, PASSWORD, tls="tls")
        opened = Mailbox(where, trusting(tmp_path))
        assert len(opened.unread(datetime.now(timezone.utc).date() - timedelta(days=1), 5)) == 1
        opened.close()
        with pytest.raises(MailboxError, match="SSL"):
            Mailbox(where)
