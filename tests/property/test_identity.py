"""I5: no order fact before identity.

Whatever a conversation tries that never knew a contact on file, it learns nothing, and an order that exists
looks to it like one that does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.pool import StaticPool

from actions.orders.codes import Purpose
from actions.orders.errors import IdentityMismatch, NotVerified, OrderError, TooManyAttempts
from actions.orders.models import ConversationId, OrderNumber, TurnId
from actions.orders.tables import metadata
from tests.contract.order_examples import NUMBER, Shop, address, customer, delivered, order, request

THEIRS = "alice.berg@example.com"
EXISTING = (NUMBER, OrderNumber("CD-10235"))
UNKNOWN = OrderNumber("CD-99999")
HONEST, LIAR = ConversationId("honest"), ConversationId("liar")

wrong_contacts = st.one_of(
    st.sampled_from(
        [
            "",
            "@",
            "10438",
            "bob@example.com",
            "alice.berg@example.org",
            "+4917604069013",
            "alice",
            "CD-10234",
            "%",
            "'--",
        ]
    ),
    st.text(max_size=20).filter(lambda text: "10437" not in text),
)
uses: dict[str, Callable[[Any, str], Any]] = {
    "status": lambda desk, number: desk.status(LIAR, number),
    "returns": lambda desk, number: desk.returns(LIAR, number),
    "refunds": lambda desk, number: desk.refunds(LIAR, number),
    "options": lambda desk, number: desk.return_options(LIAR, number),
    "code": lambda desk, number: desk.send_code(LIAR, number, Purpose.RETURN, turn_id=TurnId("turn-code")),
    "confirm": lambda desk, number: desk.confirm_code(LIAR, number, Purpose.RETURN, "000000"),
    "return": lambda desk, number: desk.request_return(
        LIAR, number, request(), turn_id=TurnId("turn-return")
    ),
    "cancel": lambda desk, number: desk.cancel(LIAR, number, turn_id=TurnId("turn-cancel")),
}
steps = st.one_of(
    st.tuples(st.just("guess"), st.sampled_from((*EXISTING, UNKNOWN)), wrong_contacts),
    st.tuples(st.just("use"), st.sampled_from((*EXISTING, UNKNOWN)), st.sampled_from(sorted(uses))),
    st.tuples(st.just("honest"), st.sampled_from(EXISTING), st.just(THEIRS)),
    st.tuples(st.just("wait"), st.integers(0, 900), st.just("")),
)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = create_engine(
        "sqlite://", future=True, poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    metadata.create_all(engine)
    yield engine
    engine.dispose()


def fresh_shop(engine: Engine) -> Shop:
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    shop = Shop(engine).has(delivered(), order(EXISTING[1]))
    shop.orders.put_customer(customer())
    return shop


def outcome(work: Callable[..., Any], *args: Any, **named: Any) -> tuple[str, Any]:
    """What a shopper could notice: a value, or the error's type, text and fields."""
    try:
        return "told", work(*args, **named)
    except OrderError as error:
        return type(error).__name__, (str(error), vars(error))


@QUICK
@given(script=st.lists(steps, max_size=30))
def test_who_never_knew_a_contact_learns_nothing(engine: Engine, script: list[tuple[str, Any, str]]) -> None:
    shop = fresh_shop(engine)
    for kind, target, what in script:
        if kind == "wait":
            shop.clock.forward(minutes=target)
        elif kind == "honest":
            outcome(shop.desk.verify, HONEST, target, THEIRS)
        elif kind == "guess":
            with pytest.raises((IdentityMismatch, TooManyAttempts)):
                shop.desk.verify(LIAR, target, what)
        else:
            with pytest.raises(NotVerified):
                uses[what](shop.desk, target)
        assert shop.desk.customer_of(LIAR) is None
        assert shop.desk.verified_orders(LIAR) == ()
        assert shop.sender.codes == []
    assert shop.orders.returns_of(NUMBER) == ()


@QUICK
@given(script=st.lists(st.tuples(st.booleans(), wrong_contacts, st.integers(0, 60)), min_size=1, max_size=20))
def test_an_order_that_exists_looks_like_one_that_does_not(
    engine: Engine, script: list[tuple[bool, str, int]]
) -> None:
    """The same script against a real and an unknown number: each answer is the same, to the last field."""
    real = play(fresh_shop(engine), NUMBER, script)
    assert real == play(fresh_shop(engine), UNKNOWN, script)
    assert all(name != "told" for name, _ in real)


def play(shop: Shop, number: OrderNumber, script: list[tuple[bool, str, int]]) -> list[tuple[str, Any]]:
    answers = []
    for asks, contact, minutes in script:
        shop.clock.forward(minutes=minutes)
        if asks:
            answers.append(outcome(shop.desk.status, LIAR, number))
        else:
            answers.append(outcome(shop.desk.verify, LIAR, number, contact, client_address="192.0.2.7"))
    return answers


@QUICK
@given(guesses=st.lists(wrong_contacts, max_size=4))
def test_the_right_contact_opens_the_order_after_misses(engine: Engine, guesses: list[str]) -> None:
    """The counterpart: the two properties above do not hold because nobody is ever told anything."""
    shop = fresh_shop(engine)
    shop.has(order(EXISTING[1], shipping_address=address("GB", "SW11 4NB")))
    for guess in guesses:
        with pytest.raises(IdentityMismatch):
            shop.desk.verify(LIAR, NUMBER, guess)
    shop.desk.verify(LIAR, NUMBER, THEIRS.upper())
    assert shop.desk.status(LIAR, NUMBER).order.email == THEIRS
    with pytest.raises(NotVerified):
        shop.desk.status(LIAR, EXISTING[1])
