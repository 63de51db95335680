"""Decide whether what a shopper asks to send back may be granted. Pure; raises, never stores."""

from __future__ import annotations

from actions.orders.errors import Ineligible, InvalidRequest, NotEligible
from actions.orders.models import Order, ReturnKind, ReturnLine
from actions.orders.returns import LineOption, ReturnOptions, ReturnRequest, line_of


def check_request(order: Order, request: ReturnRequest, kind: ReturnKind) -> None:
    """Raise `InvalidRequest` unless the request names lines of the order, each once, and possible quantities.

    An exchange, and only an exchange, names the new size, and only of goods that have sizes.
    """
    named = [item.line_id for item in request.lines]
    lines = [order.line(line_id) for line_id in named]
    if not named or len(set(named)) != len(named) or None in lines:
        raise InvalidRequest("the request must name lines of the order, each once")
    if (kind is ReturnKind.EXCHANGE) != (request.exchange_size is not None):
        raise InvalidRequest("an exchange, and only an exchange, names the new size")
    for item in request.lines:
        line = line_of(order, item)
        if not 1 <= item.quantity <= line.quantity:
            raise InvalidRequest("the quantity must be between 1 and what was ordered")
        if kind is ReturnKind.EXCHANGE and line.size is None:
            raise InvalidRequest("goods without a size cannot be exchanged for another size")


def check_line(options: ReturnOptions, item: ReturnLine, kind: ReturnKind) -> None:
    """Raise `NotEligible` unless the line may come back as ``kind``, by the options for its reason."""
    option = next(option for option in options.lines if option.line.id == item.line_id)
    if kind is ReturnKind.WITHDRAWAL:
        if not option.may_withdraw:
            raise NotEligible(_no_withdrawal(option))
    elif option.obstacle is not None:
        raise NotEligible(option.obstacle)
    elif item.quantity > option.returnable:
        raise NotEligible(Ineligible.ALREADY_RETURNED)


def _no_withdrawal(option: LineOption) -> Ineligible:
    if option.obstacle in (Ineligible.CANCELLED, Ineligible.ALREADY_RETURNED, Ineligible.WINDOW_OVER):
        return option.obstacle
    return Ineligible.NO_WITHDRAWAL_RIGHT
