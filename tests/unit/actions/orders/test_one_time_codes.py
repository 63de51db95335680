from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.orders.codes import Change, CodeDesk, CodeLimits, Purpose, draw_code
from actions.orders.demo import demo_code, demo_codes
from actions.orders.errors import CodeExpired, CodeRequired, TooManyAttempts, WrongCode
from actions.orders.models import OrderNumber, TurnId
from actions.orders.outbox import MemorySender, OutboxSender
from actions.orders.tables import notices_outbox, one_time_codes
from tests.contract.order_examples import CHAT, NUMBER, STRANGER, Clock

MAIL = "alice.berg@example.com"
CANCEL = Change(CHAT, NUMBER, Purpose.CANCEL)
TURN = TurnId("turn-1")


class Counter:
    """Codes 000001, 000002 and so on."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"{self.count:06d}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sender() -> MemorySender:
    return MemorySender()


@pytest.fixture
def make_desk(engine: Engine, clock: Clock, sender: MemorySender) -> Callable[..., CodeDesk]:
    def make(sender: Any = sender, **limits: Any) -> CodeDesk:
        return CodeDesk(engine, sender, clock, CodeLimits(**limits), Counter())

    return make


@pytest.fixture
def desk(make_desk: Callable[..., CodeDesk]) -> CodeDesk:
    return make_desk()


def issue(desk: CodeDesk, turn: str = "turn-1", change: Change = CANCEL) -> None:
    desk.issue(change, MAIL, "de", turn_id=TurnId(turn))


def test_a_code_goes_to_the_address_on_file(desk: CodeDesk, sender: MemorySender) -> None:
    ticket = desk.issue(CANCEL, MAIL, "de", turn_id=TURN)
    [notice] = sender.codes
    assert (notice.recipient, notice.locale, notice.purpose, notice.code) == (MAIL, "de", "cancel", "000001")
    assert ticket.sent_to == "a•••@example.com"
    assert ticket.expires_at == notice.expires_at


def test_a_confirmed_code_allows_one_change(desk: CodeDesk) -> None:
    issue(desk)
    with pytest.raises(CodeRequired):
        desk.use(CANCEL, turn_id=TURN)
    desk.confirm(CANCEL, " 000-001 ")
    assert desk.is_confirmed(CANCEL)
    desk.use(CANCEL, turn_id=TURN)
    desk.use(CANCEL, turn_id=TURN)
    assert not desk.is_confirmed(CANCEL)
    with pytest.raises(CodeRequired):
        desk.use(CANCEL, turn_id=TurnId("turn-2"))


def test_digits_of_any_script_are_understood(desk: CodeDesk) -> None:
    issue(desk)
    desk.confirm(CANCEL, "٠٠٠٠٠١")
    assert desk.is_confirmed(CANCEL)


def test_a_refused_change_gives_the_code_back(desk: CodeDesk) -> None:
    issue(desk)
    desk.confirm(CANCEL, "000001")
    desk.use(CANCEL, turn_id=TURN)
    desk.give_back(CANCEL, turn_id=TurnId("turn-2"))
    assert not desk.is_confirmed(CANCEL)
    desk.give_back(CANCEL, turn_id=TURN)
    assert desk.is_confirmed(CANCEL)


def test_a_code_serves_its_own_conversation_order_and_purpose(desk: CodeDesk) -> None:
    issue(desk)
    for other in (
        Change(STRANGER, NUMBER, Purpose.CANCEL),
        Change(CHAT, OrderNumber("CD-10235"), Purpose.CANCEL),
        Change(CHAT, NUMBER, Purpose.RETURN),
    ):
        with pytest.raises(CodeExpired):
            desk.confirm(other, "000001")


def test_wrong_codes_are_counted(desk: CodeDesk) -> None:
    issue(desk)
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongCode) as wrong:
            desk.confirm(CANCEL, "999999")
        assert wrong.value.attempts_left == left
    with pytest.raises(CodeExpired):
        desk.confirm(CANCEL, "000001")


def test_simultaneous_guesses_are_counted_each(desk: CodeDesk) -> None:
    issue(desk)

    def guess(_: int) -> str:
        try:
            desk.confirm(CANCEL, "999999")
        except (WrongCode, CodeExpired) as error:
            return type(error).__name__
        return "confirmed"

    with ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(guess, range(8)))
    assert outcomes == ["CodeExpired"] * 3 + ["WrongCode"] * 5


def test_a_code_expires(desk: CodeDesk, clock: Clock) -> None:
    issue(desk)
    clock.forward(minutes=10)
    with pytest.raises(CodeExpired):
        desk.confirm(CANCEL, "000001")


def test_a_confirmation_expires(desk: CodeDesk, clock: Clock) -> None:
    issue(desk)
    desk.confirm(CANCEL, "000001")
    clock.forward(minutes=15)
    assert not desk.is_confirmed(CANCEL)
    with pytest.raises(CodeRequired):
        desk.use(CANCEL, turn_id=TURN)


def test_a_new_code_voids_the_earlier_one(desk: CodeDesk) -> None:
    issue(desk, "turn-1")
    issue(desk, "turn-2")
    with pytest.raises(WrongCode):
        desk.confirm(CANCEL, "000001")
    desk.confirm(CANCEL, "000002")


def test_a_new_code_withdraws_an_unused_confirmation(desk: CodeDesk) -> None:
    issue(desk, "turn-1")
    desk.confirm(CANCEL, "000001")
    issue(desk, "turn-2")
    assert not desk.is_confirmed(CANCEL)


def test_the_same_turn_sends_one_code(desk: CodeDesk, sender: MemorySender) -> None:
    issue(desk)
    issue(desk)
    assert [notice.code for notice in sender.codes] == ["000001"]
    desk.confirm(CANCEL, "000001")


def test_a_turn_cut_off_before_sending_sends_a_fresh_code(
    make_desk: Callable[..., CodeDesk], sender: MemorySender
) -> None:
    class Broken(MemorySender):
        def send_code(self, notice: Any) -> None:
            raise ConnectionError

    with pytest.raises(ConnectionError):
        issue(make_desk(Broken()))
    repaired = make_desk()
    issue(repaired)
    assert len(sender.codes) == 1
    repaired.confirm(CANCEL, sender.codes[0].code)


def test_few_codes_are_sent_for_one_order(desk: CodeDesk, clock: Clock) -> None:
    for position in range(5):
        issue(desk, f"turn-{position}", Change(STRANGER if position % 2 else CHAT, NUMBER, Purpose.CANCEL))
        clock.forward(minutes=5)
    with pytest.raises(TooManyAttempts) as refusal:
        issue(desk, "turn-9")
    clock.moment = refusal.value.retry_at
    issue(desk, "turn-9")


def test_no_code_is_readable_at_rest(engine: Engine, desk: CodeDesk) -> None:
    issue(desk)
    with engine.connect() as connection:
        row = connection.execute(select(one_time_codes)).one()
    assert len(row.salt) == 16 and len(row.digest) == 32
    assert "000001" not in repr(tuple(row))


def test_drawn_codes_have_six_digits() -> None:
    drawn = {draw_code() for _ in range(200)}
    assert all(len(code) == 6 and code.isdigit() for code in drawn)
    assert len(drawn) > 150


def test_demo_mode_reads_codes_from_the_outbox(
    engine: Engine, make_desk: Callable[..., CodeDesk], clock: Clock
) -> None:
    outbox = OutboxSender(engine)
    desk = make_desk(outbox)
    issue(desk, "turn-1")
    issue(desk, "turn-2", Change(CHAT, NUMBER, Purpose.RETURN))
    assert demo_codes(engine, CHAT) == [
        {"number": "CD-10234", "purpose": "cancel", "code": "000001"},
        {"number": "CD-10234", "purpose": "return", "code": "000002"},
    ]
    assert demo_code(engine, CHAT) == "000002"
    assert demo_code(engine, STRANGER) is None


def test_expired_codes_are_taken_out_of_the_outbox(
    engine: Engine, make_desk: Callable[..., CodeDesk], clock: Clock
) -> None:
    outbox = OutboxSender(engine)
    issue(make_desk(outbox))
    assert outbox.forget_codes(clock()) == 0
    clock.forward(minutes=10)
    assert outbox.forget_codes(clock()) == 1
    assert outbox.forget_codes(clock()) == 0
    assert demo_codes(engine, CHAT) == []
    with engine.connect() as connection:
        row = connection.execute(select(notices_outbox)).one()
    assert (row.args, row.secret) == ({"purpose": "cancel"}, None)
    assert (row.state, row.error) == ("dead", "expired before it was sent")


def test_code_that_went_out_in_time_stays_sent_when_it_is_forgotten(
    engine: Engine, make_desk: Callable[..., CodeDesk], clock: Clock
) -> None:
    outbox = OutboxSender(engine)
    issue(make_desk(outbox))
    with engine.begin() as connection:
        connection.execute(notices_outbox.update().values(state="sent"))
    clock.forward(minutes=10)
    assert outbox.forget_codes(clock()) == 1
    with engine.connect() as connection:
        row = connection.execute(select(notices_outbox)).one()
    assert (row.state, row.secret) == ("sent", None)
