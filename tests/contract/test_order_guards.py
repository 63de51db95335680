"""What identity and one-time codes must hold when several ask at once; SQLite and PostgreSQL inherit it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from actions.orders.codes import Change, Purpose
from actions.orders.errors import (
    CodeExpired,
    CodeRequired,
    IdentityMismatch,
    OrderError,
    TooManyAttempts,
    WrongCode,
)
from actions.orders.models import ConversationId, TurnId
from actions.orders.tables import metadata
from tests.contract.order_examples import CHAT, NOW, NUMBER, STRANGER, Shop, at_once, order
from tests.databases import postgres_engine, sqlite_engine

CANCEL = Change(CHAT, NUMBER, Purpose.CANCEL)
RIGHT = "alice.berg@example.com"


class GuardContract:
    """Inherit, and give ``engine`` a database with empty tables."""

    @pytest.fixture
    def shop(self, engine: Engine) -> Shop:
        return Shop(engine).has(order())

    def outcomes(self, shop: Shop, work: object, times: int) -> list[str]:
        def named(position: int) -> str:
            try:
                work(position)  # type: ignore[operator]
            except OrderError as error:
                return type(error).__name__
            return "done"

        return sorted(at_once(named, times, lambda: shop.desk.verified_orders(STRANGER)))

    def test_simultaneous_guesses_never_exceed_the_limit(self, shop: Shop) -> None:
        for position in range(8):
            with pytest.raises(IdentityMismatch):
                shop.desk.verify(ConversationId(f"before-{position}"), NUMBER, "wrong@example.org")

        def guess(position: int) -> None:
            shop.desk.verify(ConversationId(f"chat-{position}"), NUMBER, "wrong@example.org")

        outcomes = self.outcomes(shop, guess, 8)
        assert set(outcomes) <= {"IdentityMismatch", "TooManyAttempts"}
        assert outcomes.count("IdentityMismatch") <= 2

    def test_a_spent_limit_refuses_the_right_contact_too(self, shop: Shop) -> None:
        for _ in range(5):
            with pytest.raises(IdentityMismatch):
                shop.desk.verify(CHAT, NUMBER, "wrong@example.org")
        with pytest.raises(TooManyAttempts) as refusal:
            shop.desk.verify(CHAT, NUMBER, RIGHT)
        shop.clock.moment = refusal.value.retry_at
        assert refusal.value.retry_at > NOW
        assert shop.desk.verify(CHAT, NUMBER, RIGHT).verified_at == refusal.value.retry_at

    def test_simultaneous_wrong_codes_are_counted_each(self, shop: Shop) -> None:
        shop.codes.issue(CANCEL, RIGHT, "de", turn_id=TurnId("turn-1"))
        wrong = "1" * 6 if shop.sender.codes[0].code != "1" * 6 else "2" * 6
        outcomes = self.outcomes(shop, lambda _: shop.codes.confirm(CANCEL, wrong), 8)
        assert outcomes == ["CodeExpired"] * 3 + ["WrongCode"] * 5
        assert {CodeExpired.__name__, WrongCode.__name__} == set(outcomes)

    def test_one_code_is_spent_by_one_of_two_simultaneous_turns(self, shop: Shop) -> None:
        shop.codes.issue(CANCEL, RIGHT, "de", turn_id=TurnId("turn-1"))
        shop.codes.confirm(CANCEL, shop.sender.codes[0].code)
        outcomes = self.outcomes(shop, lambda at: shop.codes.use(CANCEL, turn_id=TurnId(f"turn-{at}")), 4)
        assert outcomes == [CodeRequired.__name__] * 3 + ["done"]

    def test_one_turn_that_runs_twice_at_once_has_one_valid_code(self, shop: Shop) -> None:
        def issue(_: int) -> None:
            shop.codes.issue(CANCEL, RIGHT, "de", turn_id=TurnId("turn-1"))

        self.outcomes(shop, issue, 4)
        shop.codes.issue(CANCEL, RIGHT, "de", turn_id=TurnId("turn-1"))
        rights = [code for code in {sent.code for sent in shop.sender.codes} if self.fits(shop, code)]
        assert len(rights) == 1

    def fits(self, shop: Shop, code: str) -> bool:
        try:
            shop.codes.confirm(CANCEL, code)
        except (WrongCode, CodeExpired):
            return False
        return True

    def test_verifying_twice_at_once_verifies(self, shop: Shop) -> None:
        outcomes = self.outcomes(shop, lambda _: shop.desk.verify(CHAT, NUMBER, RIGHT), 4)
        assert outcomes == ["done"] * 4
        assert shop.desk.is_verified(CHAT, NUMBER)


class TestSqliteGuards(GuardContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Iterator[Engine]:
        with sqlite_engine(tmp_path, [metadata]) as engine:
            yield engine


class TestPostgresGuards(GuardContract):
    @pytest.fixture
    def engine(self) -> Iterator[Engine]:
        with postgres_engine([metadata]) as engine:
            yield engine
