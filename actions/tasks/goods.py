"""Name the goods of an order in the shopper's language; hear which are meant. Decides no eligibility."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.orders.contacts import plain
from actions.orders.models import OrderLine, ReturnReason, Size
from actions.replies import Button
from actions.tasks.base import Case
from actions.tasks.said import place_said, reason_said
from actions.turn import Turn

SHORTEST_NAME = 3
REASONS = (
    ReturnReason.SIZE_TOO_SMALL,
    ReturnReason.SIZE_TOO_LARGE,
    ReturnReason.UNWANTED,
    ReturnReason.STYLE,
    ReturnReason.DEFECTIVE,
    ReturnReason.NOT_AS_DESCRIBED,
    ReturnReason.WRONG_ITEM,
    ReturnReason.OTHER,
)
"""As offered to the shopper."""
REASON_GIVEN = frozenset(
    {"give_order_details", "return_item", "exchange_item", "out_of_scope", "give_feedback"}
)
"""What free text about a reason may be taken for."""


def title(case: Case, line: OrderLine) -> str:
    """The product's title in the shopper's language, else as the order has it."""
    product = case.services.products.get(line.sku)
    return product.title(case.turn.language) if product else line.title


def label(case: Case, line: OrderLine, quantity: int | None = None) -> str:
    """A line as one reads it: ``2 × Rain jacket (M)``."""
    pieces = line.quantity if quantity is None else quantity
    size = f" ({size_label(line.size)})" if line.size else ""
    return f"{pieces} × {title(case, line)}{size}" if pieces > 1 else f"{title(case, line)}{size}"


def size_label(size: Size) -> str:
    """A size with its system, without it where letters speak for themselves."""
    return size.label if size.system.value == "ALPHA" else f"{size.system.value} {size.label}"


def item_buttons(case: Case, lines: Sequence[OrderLine]) -> tuple[Button, ...]:
    """One button for each line."""
    return tuple(
        Button(f'/give_order_details{{"item":"{line.id}"}}', text=label(case, line)) for line in lines
    )


def chosen_line(case: Case, lines: Sequence[OrderLine]) -> OrderLine | None:
    """Return the line that the message means: by button, by its place in the list, or by its name."""
    by_button = case.turn.entity("item")
    if by_button is not None:
        return next((line for line in lines if line.id == by_button), None)
    place = chosen_place(case.turn, len(lines))
    if place is not None:
        return lines[place]
    ordinal = place_said(case.turn.text)
    if ordinal is not None and ordinal <= len(lines):
        return lines[ordinal - 1]
    named = [line for line in lines if _is_named(case, line)]
    return named[0] if len(named) == 1 else None


def chosen_place(turn: Turn, count: int) -> int | None:
    """Return the place, from 0, that a bare number names in a list of ``count``."""
    text = turn.text.strip().rstrip(".)")
    return int(text) - 1 if text.isdecimal() and len(text) < 3 and 1 <= int(text) <= count else None


def other_sizes(case: Case, line: OrderLine) -> tuple[Size, ...]:
    """The sizes the product is made in, without the one that was ordered."""
    product = case.services.products.get(line.sku)
    return tuple(size for size in product.sizes if size != line.size) if product and line.size else ()


def _is_named(case: Case, line: OrderLine) -> bool:
    said = case.turn.text.casefold()
    product = case.services.products.get(line.sku)
    names = {line.title, *(product.titles.values() if product else ())}
    words = {word for name in names for word in name.casefold().split() if len(word) >= SHORTEST_NAME}
    return any(name.casefold() in said for name in names) or any(word in said.split() for word in words)


def reasons_for(line: OrderLine) -> tuple[ReturnReason, ...]:
    """The reasons offered for a line: those about size only where there are sizes."""
    return tuple(reason for reason in REASONS if line.size is not None or not reason.is_size)


def chosen_reason(turn: Turn, line: OrderLine) -> ReturnReason | None:
    """Return the reason that the message gives: by button, by its place in the list, in known words.

    Other free text is a reason, too: a fault when it reports one, otherwise "another reason".
    """
    by_button = turn.entity("reason")
    if by_button is not None:
        return ReturnReason(by_button) if by_button in {reason.value for reason in ReturnReason} else None
    offered = reasons_for(line)
    place = chosen_place(turn, len(offered))
    if place is not None:
        return offered[place]
    said = reason_said(turn.text)
    if said is not None:
        return said
    if turn.intent == "report_item_problem":
        return ReturnReason.DEFECTIVE
    return ReturnReason.OTHER if turn.intent in REASON_GIVEN and turn.text.strip() else None


def chosen_size(case: Case, line: OrderLine) -> Size | None:
    """Return the size that the message names, among those the product is also made in."""
    sizes = other_sizes(case, line)
    said = (case.turn.entity("size") or case.turn.text).casefold()
    words = {word.strip(".,!?") for word in said.split()}
    return next((size for size in sizes if size.label.casefold() in words), None)


def chosen_quantity(turn: Turn, most: int) -> str | None:
    """Return how many pieces the message names, at most ``most``."""
    said = turn.entity("quantity") or plain(turn.text)
    found = re.search(r"\d+", said)
    return found.group() if found and 1 <= int(found.group()) <= most else None
