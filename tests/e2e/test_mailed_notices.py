"""A one-time code reaches the shopper by mail and confirms a change."""

from __future__ import annotations

import time

from tests.doubles.mail import text_of
from tests.e2e.messengers import Messengers
from tests.e2e.running import RunningCrossdesk
from tests.e2e.test_conversations import RETURN, orders_with
from tests.e2e.test_conversations import text_of as said


def test_return_is_confirmed_with_the_mailed_code(
    running_crossdesk: RunningCrossdesk, messengers: Messengers
) -> None:
    mailbox = messengers.servers["email"].smtp
    order = orders_with(running_crossdesk, tracking_status="delivered")[5]
    shopper = running_crossdesk.shopper("es")
    shopper.say(RETURN["es"].format(number=order["number"]))
    replies = shopper.say(order["email"])
    used = False
    for _ in range(8):
        if "RMA" in said(replies):
            break
        time.sleep(2)  # the mailer looks every second
        mails = [mail for mail in mailbox.received if mail["To"] == order["email"]]
        if mails and not used:
            used = True
            assert mails[0]["Subject"] == f"Su código para el pedido {order['number']}"
            replies = shopper.say(next(line for line in text_of(mails[0]).split("\n") if line.isdigit()))
        else:
            replies = shopper.choose(replies)
    assert used and "RMA" in said(replies), replies
