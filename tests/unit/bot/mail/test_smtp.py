"""Handing mail over: what is sent, what is encrypted, what an answer means."""

from __future__ import annotations

from datetime import datetime, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.mail.message import Attachment, NotAnAddress, compose
from bot.mail.smtp import MailDelayed, MailRefused, Smtp, SmtpServer, smtp_of
from bot.settings import Settings
from tests.doubles.certificates import server_context, trusting
from tests.doubles.smtp import PASSWORD, USER, MailServer, mail_server

SHOP = "Loom & Lantern <service@shop.example>"


def letter(recipient: str = "anna@example.com", text: str = "Grüße, 你好") -> EmailMessage:
    return compose(
        sender=SHOP,
        recipient=recipient,
        subject="Ваш код\r\nBcc: eve@example.org",
        text=text,
        lang="ru",
        message_id="notice-1@shop.example",
        date=datetime(2026, 11, 20, 9, tzinfo=timezone.utc),
        headers={"Auto-Submitted": "auto-generated"},
        attachments=(Attachment("RMA-1.json", b"{}", "application/json"),),
    )


def plain(server: MailServer) -> Smtp:
    return Smtp(SmtpServer("127.0.0.1", server.port, tls="none"))


def test_mail_arrives_as_it_was_written() -> None:
    with mail_server() as server:
        plain(server).send(letter())
    [got] = server.received
    body = got.get_body()
    assert body is not None and body.get_content().strip() == "Grüße, 你好"
    assert (got["From"], got["To"]) == (SHOP, "anna@example.com")
    assert got["Message-ID"] == "<notice-1@shop.example>"
    assert got["Date"] == "Fri, 20 Nov 2026 09:00:00 +0000"
    [attached] = got.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("RMA-1.json", b"{}")
    assert server.recipients == ["anna@example.com"]


def test_line_breaks_cannot_add_a_header() -> None:
    with mail_server() as server:
        plain(server).send(letter())
    [got] = server.received
    assert got["Bcc"] is None and got["Subject"] == "Ваш код Bcc: eve@example.org"


@pytest.mark.parametrize(
    "recipient", ["", "anna", "anna@", "@example.com", "anna@example.com\r\nBcc: eve@example.org", "a b@c d"]
)
def test_what_is_no_address_gets_no_mail(recipient: str) -> None:
    with pytest.raises(NotAnAddress):
        letter(recipient)


@pytest.mark.parametrize(("answer", "error"), [("451 later", MailDelayed), ("550 no such user", MailRefused)])
def test_answer_of_the_server_says_whether_to_try_again(answer: str, error: type[Exception]) -> None:
    with mail_server() as server:
        server.trouble.append(answer)
        with pytest.raises(error):
            plain(server).send(letter())
        plain(server).send(letter())
    assert len(server.received) == 1


def test_lost_answer_is_uncertain() -> None:
    with mail_server() as server:
        server.trouble.append(MailServer.LOSE_ANSWER)
        with pytest.raises(MailDelayed) as caught:
            plain(server).send(letter())
    assert caught.value.uncertain and len(server.received) == 1


def test_bad_farewell_does_not_make_a_mail_undone() -> None:
    with mail_server() as server:
        server.trouble.append(MailServer.BAD_FAREWELL)
        plain(server).send(letter())
    assert len(server.received) == 1


def test_server_that_is_away_delays() -> None:
    with pytest.raises(MailDelayed):
        Smtp(SmtpServer("127.0.0.1", 9, tls="none")).send(letter())


def test_mail_is_encrypted_and_the_shop_logs_in(tmp_path: Path) -> None:
    with mail_server(starttls=server_context(tmp_path), log_in=True) as server:
        smtp = Smtp(SmtpServer("localhost", server.port, USER, PASSWORD), trusting(tmp_path))
        smtp.check()
        smtp.send(letter())
    assert server.encrypted == [True] and set(server.logins) == {"right"}


def test_wrong_password_delays_and_nothing_is_sent(tmp_path: Path) -> None:
    with mail_server(starttls=server_context(tmp_path), log_in=True) as server:
        smtp = Smtp(SmtpServer("localhost", server.port, USER, "wrong"), trusting(tmp_path))
        with pytest.raises(MailDelayed, match="535"):
            smtp.check()
        with pytest.raises(MailDelayed, match="535"):
            smtp.send(letter())
    assert server.received == []


def test_stranger_with_another_certificate_gets_nothing(tmp_path: Path) -> None:
    with mail_server(starttls=server_context(tmp_path)) as server, pytest.raises(MailDelayed, match="SSL"):
        Smtp(SmtpServer("localhost", server.port)).send(letter())
    assert server.received == []


def test_server_without_encryption_gets_nothing_unless_that_was_chosen() -> None:
    with mail_server() as server, pytest.raises(MailDelayed, match="NotSupported"):
        Smtp(SmtpServer("127.0.0.1", server.port)).send(letter())
    assert server.received == []


def test_without_a_server_nothing_is_sent() -> None:
    assert smtp_of(Settings(smtp_host="")) is None


def test_server_needs_a_sender() -> None:
    with pytest.raises(ValidationError, match="CROSSDESK_MAIL_FROM"):
        Settings(smtp_host="mail.example.com")


def test_password_is_never_sent_in_the_clear() -> None:
    with pytest.raises(ValidationError, match="in the clear"):
        Settings(smtp_host="mail.example.com", mail_from=SHOP, smtp_password="x", smtp_tls="none")
    loopback = Settings(smtp_host="127.0.0.1", mail_from=SHOP, smtp_password="x", smtp_tls="none")
    assert "x" not in repr(loopback.smtp_password)
    assert smtp_of(loopback) is not None
