"""Take a return from the question what may come back to the receipt of a withdrawal, for `desk`.

Reads records and applies `returns` to them; it neither verifies identity nor asks for codes, so only the desk
may use it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from actions.orders.backends import OrderBackend, ReturnDraft, TrackingBackend
from actions.orders.errors import InvalidRequest
from actions.orders.models import (
    ConversationId,
    Order,
    Return,
    ReturnKind,
    ReturnReason,
    Tier,
    TrackingInfo,
    TurnId,
)
from actions.orders.return_checks import check_line, check_request
from actions.orders.returns import ReturnOptions, ReturnPolicy, ReturnRequest, ReturnTerms
from actions.orders.status import delivered_lines
from actions.orders.withdrawals import WithdrawalBook, WithdrawalDeclaration, WithdrawalReceipt


class Returning:
    """Returns, exchanges and withdrawals of orders that the desk has admitted."""

    def __init__(
        self,
        orders: OrderBackend,
        tracking: TrackingBackend,
        policy: ReturnPolicy,
        withdrawals: WithdrawalBook,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._orders = orders
        self._tracking = tracking
        self._policy = policy
        self._withdrawals = withdrawals
        self._now = now

    def options(self, order: Order, reason: ReturnReason) -> ReturnOptions:
        """Return which lines may come back for this reason, and why others may not."""
        delivered = delivered_lines(order, parcels_of(order, self._tracking))
        returns = self._orders.returns_of(order.number)
        return self._policy.options(order, delivered, returns, reason, self._now())

    def draft(self, order: Order, request: ReturnRequest, tier: Tier) -> ReturnDraft:
        """Return the return to store. Raises `InvalidRequest`, `NotEligible`."""
        return self._draft(order, request, self._kind(order, request), tier)

    def draft_withdrawal(self, order: Order, declaration: WithdrawalDeclaration, tier: Tier) -> ReturnDraft:
        """Return the withdrawal to store. Raises `NotEligible`."""
        return self._draft(order, ReturnRequest(declaration.lines), ReturnKind.WITHDRAWAL, tier)

    def opened_by(self, turn_id: TurnId, order: Order) -> Return | None:
        """Return what an earlier run of this turn opened; a turn opens one return, on one order."""
        opened = self._orders.return_by_turn(turn_id)
        if opened is not None and opened.order_number != order.number:
            raise InvalidRequest("this turn has opened a return of another order")
        return opened

    def terms(self, order: Order, opened: Return, tier: Tier) -> ReturnTerms:
        """Return what a stored return costs and brings."""
        return self._policy.terms(order, opened.lines, opened.kind, tier, opened.requested_at)

    def declare(
        self, conversation_id: ConversationId, order: Order, request: ReturnRequest, turn_id: TurnId
    ) -> WithdrawalDeclaration:
        """Store the first step of a withdrawal. Raises `InvalidRequest`, `NotEligible`."""
        self._check(order, request, ReturnKind.WITHDRAWAL)
        now = self._now()
        return self._withdrawals.declare(conversation_id, order.number, request.lines, now, turn_id=turn_id)

    def receipt_at_once(
        self,
        conversation_id: ConversationId,
        order: Order,
        opened: Return,
        terms: ReturnTerms,
        turn_id: TurnId,
    ) -> WithdrawalReceipt:
        """Return the receipt of a withdrawal that was asked for and confirmed in one conversation form."""
        declaration = self._withdrawals.declare(
            conversation_id, order.number, opened.lines, opened.requested_at, turn_id=turn_id
        )
        return self.receipt(conversation_id, order, declaration, opened, terms)

    def receipt(
        self,
        conversation_id: ConversationId,
        order: Order,
        declaration: WithdrawalDeclaration,
        opened: Return,
        terms: ReturnTerms,
    ) -> WithdrawalReceipt:
        """Store and send the receipt of a withdrawal, in the language of the customer's account."""
        locale = self._orders.customer(order.customer_id).locale
        now = self._now()
        return self._withdrawals.confirm(declaration, conversation_id, order, locale, opened, terms, now)

    def _draft(self, order: Order, request: ReturnRequest, kind: ReturnKind, tier: Tier) -> ReturnDraft:
        self._check(order, request, kind)
        now = self._now()
        terms = self._policy.terms(order, request.lines, kind, tier, now)
        return self._policy.draft(order, request, terms, kind, now)

    def _kind(self, order: Order, request: ReturnRequest) -> ReturnKind:
        """Exchange if a size is named, withdrawal if some line can come back only by that right."""
        if request.exchange_size is not None:
            return ReturnKind.EXCHANGE
        for item in request.lines:
            for option in self.options(order, item.reason).lines:
                if option.line.id == item.line_id and option.kind is ReturnKind.WITHDRAWAL:
                    return ReturnKind.WITHDRAWAL
        return ReturnKind.RETURN

    def _check(self, order: Order, request: ReturnRequest, kind: ReturnKind) -> None:
        """Raise unless each line may come back for its own reason."""
        check_request(order, request, kind)
        for item in request.lines:
            check_line(self.options(order, item.reason), item, kind)


def parcels_of(order: Order, tracking: TrackingBackend) -> tuple[TrackingInfo, ...]:
    """Return what the carriers say about each parcel of the order, in the order of dispatch."""
    return tuple(tracking.track(parcel.carrier, parcel.tracking_number) for parcel in order.fulfilments)
