"""Be the only door to order facts: every method but `verify` demands that identity was verified here.

Nothing is remembered: each call reads the record again, so what is told equals the record (I5). It never
words anything; facts come back as frozen data, refusals as `OrderError`s. Every method may raise
`BackendUnavailable`; those that take ``turn_id`` may be repeated with the same one and then change nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from actions.orders import tiers
from actions.orders.backends import OrderBackend, ReturnDraft, TrackingBackend
from actions.orders.cancel import check_before_dispatch
from actions.orders.codes import Change, CodeDesk, CodeTicket, Purpose
from actions.orders.contacts import order_number
from actions.orders.errors import InvalidRequest, OrderError
from actions.orders.identity import IdentityGuard, Verification
from actions.orders.models import (
    Address,
    Cancellation,
    CancelReason,
    ConversationId,
    Customer,
    CustomerId,
    Order,
    OrderNumber,
    Return,
    ReturnKind,
    ReturnReason,
    Rma,
    Tier,
    TurnId,
)
from actions.orders.refunds import RefundStatus, refund_after_cancel, refund_status
from actions.orders.returning import Returning, parcels_of
from actions.orders.returns import ReturnOptions, ReturnPolicy, ReturnRequest, ReturnTerms
from actions.orders.status import OrderStatus, order_status
from actions.orders.withdrawals import WithdrawalBook, WithdrawalDeclaration, WithdrawalReceipt


@dataclass(frozen=True)
class ReturnConfirmation:
    """A return as stored, with its terms, and for a withdrawal its receipt."""

    opened: Return
    terms: ReturnTerms
    receipt: WithdrawalReceipt | None

    @property
    def rma(self) -> Rma:
        """The number that the shopper writes on the parcel."""
        return self.opened.rma


class OrderDesk:
    """Orders as one conversation may see them.

    ``number`` is taken in any usual spelling ("cd 10234", "#CD-10234"). All times are aware UTC.
    """

    def __init__(
        self,
        orders: OrderBackend,
        tracking: TrackingBackend,
        identity: IdentityGuard,
        codes: CodeDesk,
        policy: ReturnPolicy,
        now: Callable[[], dt.datetime],
        *,
        withdrawals: WithdrawalBook,
        tier_settings: tiers.TierSettings | None = None,
    ) -> None:
        self._orders = orders
        self._tracking = tracking
        self._identity = identity
        self._codes = codes
        self._markets = policy.markets
        self._returning = Returning(orders, tracking, policy, withdrawals, now)
        self._now = now
        self._withdrawals = withdrawals
        self._tiers = tier_settings or tiers.TierSettings()

    # Identity

    def verify(
        self,
        conversation_id: ConversationId,
        number: str,
        contact: str,
        *,
        client_address: str | None = None,
        turn_id: TurnId | None = None,
    ) -> Verification:
        """Verify that the shopper knows e-mail, phone or postcode of the order.

        Raises `IdentityMismatch` (also for an order that does not exist) and `TooManyAttempts`.
        """
        return self._identity.verify(
            conversation_id,
            order_number(number),
            contact,
            self._orders.contact_on_file,
            client_address=client_address,
            turn_id=turn_id,
        )

    def is_verified(self, conversation_id: ConversationId, number: str) -> bool:
        """Return whether facts of this order may be told in this conversation now."""
        return order_number(number) in self.verified_orders(conversation_id)

    def verified_orders(self, conversation_id: ConversationId) -> tuple[OrderNumber, ...]:
        """Return the orders verified in this conversation, the latest first."""
        return tuple(one.order_number for one in self._identity.verified(conversation_id))

    def customer_of(self, conversation_id: ConversationId) -> Customer | None:
        """Return the customer whose order was verified last, with tier, or None."""
        verified = self._identity.verified(conversation_id)
        return self._customer(verified[0].customer_id) if verified else None

    # Facts: each raises NotVerified

    def value_in_usd(self, conversation_id: ConversationId, number: str) -> Decimal | None:
        """Return the order's total in US dollars by the shop's fixed rates; None for a currency without one."""
        order = self._verified(conversation_id, number)
        rate = self._tiers.usd_per_unit.get(order.currency)
        return None if rate is None else (order.total * rate).quantize(Decimal("0.01"))

    def status(self, conversation_id: ConversationId, number: str) -> OrderStatus:
        """Return where the order is."""
        order = self._verified(conversation_id, number)
        return order_status(
            order,
            parcels_of(order, self._tracking),
            self._orders.returns_of(order.number),
            self._orders.refunds_of(order.number),
            self._now(),
        )

    def returns(self, conversation_id: ConversationId, number: str) -> tuple[Return, ...]:
        """Return the order's returns, oldest first."""
        return self._orders.returns_of(self._verified(conversation_id, number).number)

    def refunds(self, conversation_id: ConversationId, number: str) -> tuple[RefundStatus, ...]:
        """Return the order's refunds, oldest first."""
        order = self._verified(conversation_id, number)
        return tuple(refund_status(refund, self._now()) for refund in self._orders.refunds_of(order.number))

    def return_options(
        self, conversation_id: ConversationId, number: str, reason: ReturnReason = ReturnReason.UNKNOWN
    ) -> ReturnOptions:
        """Return which lines may come back for this reason, and why others may not."""
        return self._returning.options(self._verified(conversation_id, number), reason)

    def check_cancel(self, conversation_id: ConversationId, number: str) -> None:
        """Raise `NotEligible` (already_dispatched, cancelled) if the order can no longer be cancelled."""
        check_before_dispatch(self._verified(conversation_id, number))

    def check_change_address(self, conversation_id: ConversationId, number: str) -> None:
        """Raise `NotEligible` (already_dispatched, cancelled) if the address can no longer be changed."""
        check_before_dispatch(self._verified(conversation_id, number))

    # One-time codes

    def send_code(
        self, conversation_id: ConversationId, number: str, purpose: Purpose, *, turn_id: TurnId
    ) -> CodeTicket:
        """Send a code to the e-mail address on file; a new one makes the earlier one void.

        Raises `NotVerified` and `TooManyAttempts` (too many codes sent).
        """
        order = self._verified(conversation_id, number)
        locale = self._orders.customer(order.customer_id).locale
        change = Change(conversation_id, order.number, purpose)
        return self._codes.issue(change, order.email, locale, turn_id=turn_id)

    def confirm_code(self, conversation_id: ConversationId, number: str, purpose: Purpose, code: str) -> None:
        """Allow one change of ``purpose`` within a few minutes. Raises `WrongCode`, `CodeExpired`."""
        order = self._verified(conversation_id, number)
        self._codes.confirm(Change(conversation_id, order.number, purpose), code)

    def is_confirmed(self, conversation_id: ConversationId, number: str, purpose: Purpose) -> bool:
        """Return whether a code was confirmed and the change may be made now."""
        order = self._verified(conversation_id, number)
        return self._codes.is_confirmed(Change(conversation_id, order.number, purpose))

    # Changes: each raises NotVerified, CodeRequired

    def request_return(
        self, conversation_id: ConversationId, number: str, request: ReturnRequest, *, turn_id: TurnId
    ) -> ReturnConfirmation:
        """Open a return, or an exchange when ``request.exchange_size`` is given (purpose RETURN).

        Goods that may come back only by the statutory right make it a withdrawal, with its receipt. Raises
        `NotEligible` with the obstacle of the first line that cannot come back, `InvalidRequest`.
        """
        order = self._verified(conversation_id, number)
        opened = self._returning.opened_by(turn_id, order)
        if opened is None:
            draft = self._returning.draft(order, request, self._tier(order))
            opened = self._open(conversation_id, draft, turn_id)
        terms = self._returning.terms(order, opened, self._tier(order))
        receipt = None
        if opened.kind is ReturnKind.WITHDRAWAL:
            receipt = self._returning.receipt_at_once(conversation_id, order, opened, terms, turn_id)
        return ReturnConfirmation(opened, terms, receipt)

    def declare_withdrawal(
        self, conversation_id: ConversationId, number: str, request: ReturnRequest, *, turn_id: TurnId
    ) -> WithdrawalDeclaration:
        """First step of a statutory withdrawal: state what is withdrawn from. Needs no code, changes nothing.

        Raises `NotEligible` (no_withdrawal_right, window_over, already_returned, cancelled).
        """
        order = self._verified(conversation_id, number)
        return self._returning.declare(conversation_id, order, request, turn_id)

    def confirm_withdrawal(
        self, conversation_id: ConversationId, number: str, declaration_id: str, *, turn_id: TurnId
    ) -> WithdrawalReceipt:
        """Second step: withdraw, store the receipt and send it to the address on file (purpose RETURN).

        A declaration that was confirmed already gives the same receipt again.
        """
        order = self._verified(conversation_id, number)
        declaration = self._withdrawals.declaration(conversation_id, order.number, declaration_id)
        receipt = self._withdrawals.receipt(declaration.id)
        if receipt is not None:
            return receipt
        opened = self._returning.opened_by(turn_id, order)
        if opened is None:
            draft = self._returning.draft_withdrawal(order, declaration, self._tier(order))
            opened = self._open(conversation_id, draft, turn_id)
        terms = self._returning.terms(order, opened, self._tier(order))
        return self._returning.receipt(conversation_id, order, declaration, opened, terms)

    def cancel(
        self,
        conversation_id: ConversationId,
        number: str,
        *,
        turn_id: TurnId,
        reason: CancelReason = CancelReason.CUSTOMER,
    ) -> Cancellation:
        """Cancel before dispatch (purpose CANCEL). Raises `NotEligible` (already_dispatched, cancelled)."""
        order, at = self._verified(conversation_id, number), self._now()
        refund_by = refund_after_cancel(order, self._markets, at)
        with self._spent_code(Change(conversation_id, order.number, Purpose.CANCEL), turn_id):
            return self._orders.cancel(
                order.number, reason=reason, at=at, refund_by=refund_by, turn_id=turn_id
            )

    def change_address(
        self, conversation_id: ConversationId, number: str, address: Address, *, turn_id: TurnId
    ) -> Order:
        """Send the order elsewhere, before dispatch (purpose ADDRESS); the country must stay the same.

        Raises `NotEligible` (already_dispatched, cancelled), `InvalidRequest`.
        """
        order = self._verified(conversation_id, number)
        if address.country != order.shipping_address.country:
            raise InvalidRequest("another country would change duty and delivery: order again instead")
        with self._spent_code(Change(conversation_id, order.number, Purpose.ADDRESS), turn_id):
            return self._orders.change_address(order.number, address, turn_id=turn_id)

    def _verified(self, conversation_id: ConversationId, number: str) -> Order:
        """The order, read now, once this conversation has shown that it may see it."""
        verification = self._identity.require(conversation_id, order_number(number))
        return self._orders.order(verification.order_number)

    def _customer(self, customer_id: CustomerId) -> Customer:
        record = self._orders.customer(customer_id)
        tier = tiers.tier_of(self._orders.purchases_of(customer_id), self._now(), self._tiers)
        return Customer(
            record.id, record.name, record.email, record.phone, record.locale, record.country, tier
        )

    def _tier(self, order: Order) -> Tier:
        return self._customer(order.customer_id).tier

    def _open(self, conversation_id: ConversationId, draft: ReturnDraft, turn_id: TurnId) -> Return:
        with self._spent_code(Change(conversation_id, draft.order_number, Purpose.RETURN), turn_id):
            return self._orders.add_return(draft, turn_id=turn_id)

    @contextmanager
    def _spent_code(self, change: Change, turn_id: TurnId) -> Iterator[None]:
        """Spend the confirmed code on what happens inside; a refusal gives it back."""
        self._codes.use(change, turn_id=turn_id)
        try:
            yield
        except OrderError:
            self._codes.give_back(change, turn_id=turn_id)
            raise
