"""Put an order desk together on one SQL database. Names concrete classes; decides nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sqlalchemy.engine import Connection, Engine

from actions.orders.codes import CodeDesk, CodeLimits
from actions.orders.desk import OrderDesk
from actions.orders.identity import IdentityGuard, IdentityLimits
from actions.orders.markets import Markets, load_markets
from actions.orders.outbox import OutboxSender
from actions.orders.returns import ReturnPolicy
from actions.orders.sql import SqlOrders, SqlTracking
from actions.orders.sqlstore import Store
from actions.orders.tiers import TierSettings
from actions.orders.withdrawals import WithdrawalBook


def sql_order_desk(
    engine: Engine,
    now: Callable[[], dt.datetime],
    *,
    markets: Markets | None = None,
    identity_limits: IdentityLimits | None = None,
    code_limits: CodeLimits | None = None,
    tier_settings: TierSettings | None = None,
    connection: Connection | None = None,
) -> OrderDesk:
    """Return a desk on the tables of `tables`, messages going to ``notices_outbox``.

    With ``connection`` it works inside that transaction, attempts to verify included.
    """
    sender = _joined(OutboxSender(engine), connection)
    return OrderDesk(
        _joined(SqlOrders(engine), connection),
        _joined(SqlTracking(engine), connection),
        _joined(IdentityGuard(engine, now, identity_limits), connection),
        _joined(CodeDesk(engine, sender, now, code_limits), connection),
        ReturnPolicy(markets or load_markets()),
        now,
        withdrawals=_joined(WithdrawalBook(engine, sender), connection),
        tier_settings=tier_settings,
    )


def _joined(store: Store, connection: Connection | None) -> Store:
    return store if connection is None else store.within(connection)
