"""Notices: what a mail says, when it leaves, that it leaves once, and when it is given up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.orders import tables
from actions.orders.models import ConversationId, OrderNumber, Rma
from actions.orders.outbox import CodeNotice, OutboxSender, ReceiptNotice
from actions.orders.withdrawals import digest
from bot.mail.smtp import Smtp, SmtpServer
from bot.messages import Catalogue
from bot.messages.formatting import locale_of, show_date
from bot.notices import store
from bot.notices.letters import NoticeError, letter_of
from bot.notices.mailer import LEASE, PATIENCE, Mailer
from bot.notices.store import Notice
from tests.databases import sqlite_engine
from tests.doubles.smtp import MailServer, mail_server

CATALOGUE = Catalogue()
START = datetime(2026, 11, 20, 9, tzinfo=timezone.utc)
CODE = CodeNotice(
    ConversationId("chat-1"), OrderNumber("CD-10234"), "anna@example.com", "de", "cancel", "042133",
    START, START + timedelta(minutes=10),
)  # fmt: skip
RECEIPT: dict[str, Any] = {
    "statement": "withdrawal",
    "order_number": "CD-10234",
    "rma": "RMA-CD-10234-1",
    "lines": [{"line_id": "1", "title": "Fjell trail running shoes", "quantity": 2}],
    "declared_at": "2026-11-20T08:58:00+00:00",
    "confirmed_at": "2026-11-20T09:00:00+00:00",
    "send_by": "2026-12-04",
    "refund_on": "2026-12-11",
}
WITHDRAWAL = ReceiptNotice(
    ConversationId("chat-1"), OrderNumber("CD-10234"), "anna@example.com", "fr", Rma("RMA-CD-10234-1"),
    RECEIPT, digest(RECEIPT), START,
)  # fmt: skip


class Post:
    """A shop that mails to a server, and a clock."""

    def __init__(self, engine: Engine, server: MailServer) -> None:
        self.engine, self.server, self.time = engine, server, START
        self.outbox = OutboxSender(engine)
        self.port = server.port

    def mailer(self, *, keep_codes: bool = False) -> Mailer:
        return Mailer(
            engine=self.engine,
            smtp=Smtp(SmtpServer("127.0.0.1", self.port, tls="none")),
            sender="Loom <service@shop.example>",
            catalogue=CATALOGUE,
            now=lambda: self.time,
            keep_codes=keep_codes,
        )

    def run(self, seconds: float = 0, step: float = 1) -> None:
        """Send what is due, while time passes."""
        mailer = self.mailer()
        for _ in range(1 + int(seconds / step)):
            while mailer.run_one():
                pass
            self.time += timedelta(seconds=step)

    def rows(self) -> list[Any]:
        with self.engine.connect() as connection:
            return connection.execute(select(tables.notices_outbox)).all()


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with sqlite_engine(tmp_path, [tables.metadata]) as engine, mail_server() as server:
        yield Post(engine, server)


def text_of(message: Any) -> str:
    body = message.get_body()
    return str(body.get_content()).replace("\r\n", "\n")


def test_code_goes_to_the_address_on_file_in_the_shoppers_language(post: Post) -> None:
    post.outbox.send_code(CODE)
    post.run()
    [mail] = post.server.received
    assert (mail["To"], mail["Subject"]) == ("anna@example.com", "Ihr Code für die Bestellung CD-10234")
    assert mail["Content-Language"] == "de" and mail["Auto-Submitted"] == "auto-generated"
    assert "042133" in text_of(mail).split("\n")
    assert "20 November 2026, 09:10 UTC" in text_of(mail)


@pytest.mark.parametrize("lang", sorted(CATALOGUE.languages))
@pytest.mark.parametrize("purpose", ["return", "cancel", "address"])
def test_every_language_has_a_letter_for_every_purpose(lang: str, purpose: str) -> None:
    notice = _notice(locale=lang, args={"purpose": purpose}, secret="042133")
    letter = letter_of(notice, CATALOGUE)
    assert letter.lang == lang and "CD-10234" in letter.subject
    assert "042133" in letter.text.split("\n") and "042133" not in letter.subject


@pytest.mark.parametrize("lang", sorted(CATALOGUE.languages))
def test_receipt_says_what_was_withdrawn_from_and_when(lang: str) -> None:
    args = {"receipt": RECEIPT, "digest": digest(RECEIPT)}
    letter = letter_of(_notice(kind="withdrawal_receipt", locale=lang, args=args), CATALOGUE)
    for fact in (
        "2 × Fjell trail running shoes",
        "RMA-CD-10234-1",
        "08:58 UTC",
        "09:00 UTC",
        digest(RECEIPT),
    ):
        assert fact in letter.text
    for day in (date(2026, 12, 4), date(2026, 12, 11)):
        assert show_date(day, locale_of(lang)) in letter.text
    [attached] = letter.attachments
    assert hashlib.sha256(attached.content).hexdigest() == digest(RECEIPT)


def test_receipt_without_a_refund_promises_none() -> None:
    args = {"receipt": {**RECEIPT, "refund_on": None}, "digest": "d"}
    letter = letter_of(_notice(kind="withdrawal_receipt", locale="en", args=args), CATALOGUE)
    assert "refund" not in letter.text


def test_receipt_is_mailed_once_with_the_statement_attached(post: Post) -> None:
    post.outbox.send_receipt(WITHDRAWAL)
    post.outbox.send_receipt(WITHDRAWAL)
    post.run(5)
    [mail] = post.server.received
    [attached] = mail.iter_attachments()
    assert attached.get_filename() == "RMA-CD-10234-1.json"
    assert hashlib.sha256(attached.get_content()).hexdigest() == digest(RECEIPT)


def test_sent_code_is_forgotten(post: Post) -> None:
    post.outbox.send_code(CODE)
    post.run()
    [row] = post.rows()
    assert (row.state, row.secret, row.sent_at) == ("sent", None, START)
    assert "042133" not in repr(tuple(row))


def test_demo_shop_shows_a_code_until_it_expires(post: Post) -> None:
    post.outbox.send_code(CODE)
    assert post.mailer(keep_codes=True).run_one()
    assert [(row.state, row.secret) for row in post.rows()] == [("sent", "042133")]
    post.outbox.forget_codes(START + timedelta(minutes=10))
    assert [(row.state, row.secret) for row in post.rows()] == [("sent", None)]


def test_busy_server_delays_and_nothing_is_doubled(post: Post) -> None:
    post.outbox.send_code(CODE)
    post.outbox.send_receipt(WITHDRAWAL)
    post.server.trouble.extend(["451 later", "421 closing", "450 busy"])
    post.run(120)
    assert sorted(mail["To"] for mail in post.server.received) == ["anna@example.com"] * 2
    assert [row.state for row in post.rows()] == ["sent", "sent"]


def test_lost_answer_never_puts_a_second_mail_into_a_mailbox(post: Post) -> None:
    post.outbox.send_code(CODE)
    post.server.trouble.append(MailServer.LOSE_ANSWER)
    post.run(60)
    assert [row.state for row in post.rows()] == ["sent"]
    assert len(post.server.received) == 2 and len(post.server.mailbox) == 1


def test_killed_mailer_leaves_the_notice_to_the_next_one(post: Post) -> None:
    post.outbox.send_receipt(WITHDRAWAL)
    killed = post.mailer()
    assert killed._claim() is not None
    post.run()
    assert post.server.received == []
    post.time += LEASE
    post.run()
    assert len(post.server.received) == 1


def test_two_mailers_do_not_take_the_same_notice(post: Post) -> None:
    post.outbox.send_receipt(WITHDRAWAL)
    assert [bool(post.mailer()._claim()) for _ in range(2)] == [True, False]


def test_unknown_recipient_is_a_dead_letter_with_its_reason(post: Post) -> None:
    post.outbox.send_receipt(WITHDRAWAL)
    post.server.trouble.append("550 no such user")
    post.run(60)
    [row] = post.rows()
    assert (row.state, row.error) == ("dead", "status 550") and post.server.received == []


def test_dead_receipt_can_be_tried_again_and_a_code_cannot(post: Post) -> None:
    post.outbox.send_receipt(WITHDRAWAL)
    post.outbox.send_code(CODE)
    post.server.trouble.extend(["550 no such user", "550 no such user"])
    post.run()
    with post.engine.begin() as connection:
        found = {notice.kind: notice.id for notice in store.find(connection, "dead")}
        assert store.revive(connection, found["withdrawal_receipt"], post.time)
        assert not store.revive(connection, found["one_time_code"], post.time)
        assert not store.revive(connection, 99, post.time)
    post.run()
    assert [mail["Subject"][:6] for mail in post.server.received] == ["Accusé"]


def test_code_is_not_sent_after_it_expired(post: Post) -> None:
    post.outbox.send_code(CODE)
    post.time += timedelta(minutes=10)
    post.run()
    [row] = post.rows()
    assert (row.state, row.error, row.secret) == ("dead", "expired before it was sent", None)
    assert post.server.received == []


def test_code_is_given_up_when_the_next_try_would_be_too_late(post: Post) -> None:
    post.outbox.send_code(CODE)
    post.port = 9
    post.run(600, step=10)
    [row] = post.rows()
    assert row.state == "dead" and row.secret is None and row.attempts > 3


def test_receipt_survives_days_without_a_server_and_is_then_given_up(post: Post) -> None:
    post.outbox.send_receipt(WITHDRAWAL)
    post.port = 9
    post.run(2 * 24 * 3600, step=3600)
    assert [row.state for row in post.rows()] == ["pending"]
    post.time = START + PATIENCE
    post.run()
    [row] = post.rows()
    assert (row.state, row.error) == ("dead", "ConnectionRefusedError")


def test_address_that_is_none_and_notice_that_lacks_something_stop_nobody_else(post: Post) -> None:
    post.outbox.send_receipt(replace(WITHDRAWAL, recipient="nowhere", rma=Rma("RMA-2")))
    post.outbox.send_receipt(replace(WITHDRAWAL, receipt={}, rma=Rma("RMA-3")))
    post.outbox.send_receipt(WITHDRAWAL)
    post.run()
    errors = {row.dedupe_key: row.error for row in post.rows()}
    assert errors["withdrawal:RMA-2"] == "not an e-mail address"
    assert errors["withdrawal:RMA-3"].startswith("the notice lacks something")
    assert len(post.server.received) == 1


def test_unknown_kind_is_an_error() -> None:
    with pytest.raises(NoticeError, match="no letter"):
        letter_of(_notice(kind="birthday"), CATALOGUE)


def test_message_ids_of_two_notices_differ_also_when_ids_start_anew(post: Post) -> None:
    mailer, first = post.mailer(), _notice()
    later = replace(first, created_at=START + timedelta(days=1))
    ids = {mailer.message_id(one) for one in (first, replace(first, attempts=7), later, replace(first, id=2))}
    assert len(ids) == 3 and all(one.endswith("@shop.example") for one in ids)


def _notice(**changes: Any) -> Notice:
    return replace(
        Notice(
            id=1, kind="one_time_code", order_number="CD-10234", recipient="anna@example.com", locale="en",
            args={"purpose": "return"}, secret="042133", created_at=START,
            expires_at=START + timedelta(minutes=10), state="pending", attempts=1, error=None,
        ),
        **changes,
    )  # fmt: skip
