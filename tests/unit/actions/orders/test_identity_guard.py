from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from actions.orders import contacts
from actions.orders.errors import BackendUnavailable, IdentityMismatch, NotVerified, TooManyAttempts
from actions.orders.identity import IdentityLimits, Limit, network
from actions.orders.models import ConversationId, OrderNumber
from actions.orders.sql import SqlOrders
from actions.orders.tables import identity_attempts
from tests.contract.order_examples import CHAT, NOW, NUMBER, STRANGER, Shop, address, customer, order

RIGHT = "alice.berg@example.com"
WRONG = "mallory@example.org"
UNKNOWN = "CD-99999"
NARROW = IdentityLimits(
    per_conversation=Limit(2, timedelta(minutes=30)),
    per_address=Limit(3, timedelta(minutes=30)),
    per_order=Limit(4, timedelta(hours=12)),
)


def chat(number: int) -> ConversationId:
    return ConversationId(f"chat-{number}")


@pytest.fixture
def narrow(make_shop: Callable[..., Shop]) -> Shop:
    return make_shop(limits=NARROW).has(order())


def miss(shop: Shop, conversation: ConversationId = CHAT, number: str = NUMBER, **more: Any) -> None:
    with pytest.raises(IdentityMismatch):
        shop.desk.verify(conversation, number, WRONG, **more)


@pytest.mark.parametrize("contact", [RIGHT, "0176 04069012", "10437"])
def test_each_contact_on_file_verifies(shop: Shop, contact: str) -> None:
    shop.has(order())
    verification = shop.desk.verify(CHAT, "cd 10234", contact)
    assert verification.order_number == NUMBER
    assert verification.expires_at == NOW + timedelta(hours=2)
    assert shop.desk.verified_orders(CHAT) == (NUMBER,)


def test_verification_belongs_to_one_conversation_and_one_order(shop: Shop) -> None:
    shop.has(order(), order(OrderNumber("CD-10235")))
    shop.verified()
    assert shop.desk.is_verified(CHAT, NUMBER)
    assert not shop.desk.is_verified(CHAT, "CD-10235")
    assert not shop.desk.is_verified(STRANGER, NUMBER)


def test_verification_expires(shop: Shop) -> None:
    shop.has(order()).verified()
    shop.clock.forward(hours=2)
    assert shop.desk.customer_of(CHAT) is None
    with pytest.raises(NotVerified):
        shop.desk.status(CHAT, NUMBER)


def test_verifying_again_extends(shop: Shop) -> None:
    shop.has(order()).verified()
    shop.clock.forward(hours=1)
    shop.verified()
    shop.clock.forward(hours=1, minutes=30)
    assert shop.desk.is_verified(CHAT, NUMBER)


def test_a_miss_leaves_an_earlier_verification(shop: Shop) -> None:
    shop.has(order()).verified()
    miss(shop)
    assert shop.desk.is_verified(CHAT, NUMBER)


def test_a_conversation_has_its_limit(narrow: Shop) -> None:
    miss(narrow)
    narrow.clock.forward(minutes=10)
    miss(narrow, number=UNKNOWN)
    with pytest.raises(TooManyAttempts) as refusal:
        narrow.desk.verify(CHAT, NUMBER, RIGHT)
    assert refusal.value.retry_at == NOW + timedelta(minutes=30)
    assert narrow.desk.verify(STRANGER, NUMBER, RIGHT)


def test_the_window_slides(narrow: Shop) -> None:
    miss(narrow)
    narrow.clock.forward(minutes=10)
    miss(narrow)
    narrow.clock.forward(minutes=20)
    miss(narrow)
    with pytest.raises(TooManyAttempts):
        narrow.desk.verify(CHAT, NUMBER, RIGHT)


def test_refused_attempts_do_not_prolong_the_wait(narrow: Shop) -> None:
    miss(narrow)
    miss(narrow)
    for _ in range(20):
        narrow.clock.forward(minutes=1)
        with pytest.raises(TooManyAttempts):
            narrow.desk.verify(CHAT, NUMBER, RIGHT)
    narrow.clock.forward(minutes=10)
    assert narrow.desk.verify(CHAT, NUMBER, RIGHT)


def test_a_network_has_its_limit_over_conversations(narrow: Shop) -> None:
    for position in range(3):
        miss(narrow, chat(position), f"CD-2000{position}", client_address="2001:db8::1")
    with pytest.raises(TooManyAttempts):
        narrow.desk.verify(CHAT, NUMBER, RIGHT, client_address="2001:db8::2")
    assert narrow.desk.verify(CHAT, NUMBER, RIGHT, client_address="192.0.2.7")


@pytest.mark.parametrize("number", [NUMBER, UNKNOWN])
def test_an_order_has_its_limit_over_conversations(narrow: Shop, number: str) -> None:
    for position in range(4):
        miss(narrow, chat(position), number, client_address=f"192.0.2.{position}")
    with pytest.raises(TooManyAttempts) as refusal:
        narrow.desk.verify(CHAT, number, RIGHT)
    assert refusal.value.retry_at == NOW + timedelta(hours=12)


def test_success_does_not_count(narrow: Shop) -> None:
    for _ in range(9):
        narrow.desk.verify(CHAT, NUMBER, RIGHT, client_address="192.0.2.7")
    miss(narrow)


def test_old_attempts_are_forgotten(narrow: Shop, engine: Engine) -> None:
    miss(narrow)
    narrow.clock.forward(hours=12)
    narrow.desk.verify(STRANGER, NUMBER, RIGHT)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(identity_attempts)).scalar_one() == 0


def test_a_failing_backend_costs_no_attempt(narrow: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(number: OrderNumber) -> None:
        raise BackendUnavailable

    with monkeypatch.context() as patch:
        patch.setattr(narrow.orders, "contact_on_file", down)
        for _ in range(5):
            with pytest.raises(BackendUnavailable):
                narrow.desk.verify(CHAT, NUMBER, RIGHT)
    miss(narrow)


def test_simultaneous_guesses_never_exceed_a_limit(narrow: Shop) -> None:
    def guess(position: int) -> str:
        try:
            narrow.desk.verify(chat(position), NUMBER, WRONG)
        except (IdentityMismatch, TooManyAttempts) as error:
            return type(error).__name__
        return "verified"

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(guess, range(16)))
    assert outcomes.count("IdentityMismatch") <= 4
    assert outcomes.count("verified") == 0


def test_unknown_order_and_wrong_contact_are_the_same_work(
    engine: Engine, make_shop: Callable[..., Shop], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same error, same SQL statements, same comparisons: what is left of timing is noise."""
    shop = make_shop()
    records = SqlOrders(engine)
    records.put_customer(customer())
    records.put_order(order())
    work: list[str] = []
    compare = contacts.hmac.compare_digest

    def compared(one: bytes, other: bytes) -> bool:
        work.append(f"compare {len(one)} {len(other)}")
        return compare(one, other)

    event.listen(engine, "before_cursor_execute", lambda _c, _cur, statement, *_: work.append(statement))
    monkeypatch.setattr(contacts.hmac, "compare_digest", compared)
    seen = []
    for conversation, number in (("a", NUMBER), ("b", OrderNumber(UNKNOWN))):
        with pytest.raises(IdentityMismatch) as mismatch:
            shop.guard.verify(ConversationId(conversation), number, WRONG, records.contact_on_file)
        seen.append((str(mismatch.value), vars(mismatch.value), list(work)))
        work.clear()
    assert seen[0] == seen[1]
    assert sum(step.startswith("compare") for step in seen[0][2]) == 3


def test_the_decoy_opens_nothing(shop: Shop) -> None:
    decoy = contacts.NOBODY
    for contact in (decoy.email, decoy.phone, decoy.postcode):
        assert contact
        with pytest.raises(IdentityMismatch):
            shop.desk.verify(CHAT, UNKNOWN, contact)


def test_an_address_without_postcode_is_not_opened_by_nothing(shop: Shop) -> None:
    shop.has(order(shipping_address=address("AE", None), phone=None))
    with pytest.raises(IdentityMismatch):
        shop.desk.verify(CHAT, NUMBER, "")


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        (None, None),
        ("", None),
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
    ],
)
def test_what_counts_as_one_network(typed: str | None, counted: str | None) -> None:
    assert network(typed) == counted
