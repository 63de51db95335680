"""The error tree of orders. Errors say what went wrong to a program; none carries wording or a person's data.

OrderError
├── OrderNotFound            no such record; only inside backends and after identity was verified
├── IdentityMismatch         order and contact do not belong together, or there is no such order
├── NotVerified              facts asked for before identity was verified in this conversation
├── TooManyAttempts          wait until ``retry_at``
├── CodeRequired             a change needs a one-time code first
├── WrongCode                the code does not fit; ``attempts_left``
├── CodeExpired              there is no code any more that could fit; ask for a new one
├── NotEligible              the rules of the shop forbid it; ``reason``
├── InvalidRequest           the request names a line or a quantity that the order does not have
└── BackendUnavailable       the record cannot be read now
"""

from __future__ import annotations

import datetime as dt
from enum import Enum


class Ineligible(str, Enum):
    """Why something is not possible."""

    WINDOW_OVER = "window_over"
    FINAL_SALE = "final_sale"
    NOT_RETURNABLE = "not_returnable"
    NOT_DELIVERED = "not_delivered"
    ALREADY_RETURNED = "already_returned"
    CANCELLED = "cancelled"
    ALREADY_DISPATCHED = "already_dispatched"
    NO_WITHDRAWAL_RIGHT = "no_withdrawal_right"


class OrderError(Exception):
    """Something about an order could not be done."""


class OrderNotFound(OrderError):
    """There is no such order, customer, parcel or return in the record."""


class IdentityMismatch(OrderError):
    """Order number and contact do not belong together; an unknown order looks exactly the same."""

    def __init__(self) -> None:
        super().__init__("order number and contact do not belong together")


class NotVerified(OrderError):
    """Identity has not been verified in this conversation, or too long ago."""

    def __init__(self) -> None:
        super().__init__("identity is not verified in this conversation")


class TooManyAttempts(OrderError):
    """Too many attempts; the next is accepted at ``retry_at``."""

    def __init__(self, retry_at: dt.datetime) -> None:
        super().__init__("too many attempts")
        self.retry_at = retry_at


class CodeRequired(OrderError):
    """A change needs a one-time code, sent to the address on file, to be confirmed first."""

    def __init__(self) -> None:
        super().__init__("a one-time code must be confirmed first")


class WrongCode(OrderError):
    """The code does not fit; ``attempts_left`` more may be tried."""

    def __init__(self, attempts_left: int) -> None:
        super().__init__("wrong code")
        self.attempts_left = attempts_left


class CodeExpired(OrderError):
    """No code is open: none was sent, it is too old, or it was tried too often."""

    def __init__(self) -> None:
        super().__init__("no code is open")


class NotEligible(OrderError):
    """The shop's rules forbid it, for a typed ``reason``."""

    def __init__(self, reason: Ineligible) -> None:
        super().__init__(f"not eligible: {reason.value}")
        self.reason = reason


class InvalidRequest(OrderError):
    """The request names something that the order does not have."""


class BackendUnavailable(OrderError):
    """The backend cannot be reached or answered nonsense; the same request may succeed later."""
