"""Send something back, for the money or for another size. The desk decides what may come back.

Asked in this order: the item, the reason (or the size wanted), how many, agreement to the terms, the one-time code.
"""

from __future__ import annotations

from abc import abstractmethod

from actions.buttons import HUMAN
from actions.orders.codes import Purpose
from actions.orders.errors import Ineligible, NotEligible
from actions.orders.models import OrderLine, ReturnKind, ReturnLine, ReturnReason, Size, Tier
from actions.orders.returns import LineOption, ReturnOptions, ReturnRequest
from actions.replies import Reply
from actions.tasks import goods
from actions.tasks.base import Case, Question, agreed, ask_code, read_code
from actions.tasks.return_words import (
    agreement,
    confirmation,
    quantity_question,
    reason_question,
    refusal,
    size_question,
)
from actions.turn import Outcome


class SendBack:
    """What return and exchange share."""

    purpose: Purpose | None = Purpose.RETURN
    kind: ReturnKind
    detail: str
    """The slot that says why, or what instead."""

    def next_question(self, case: Case) -> Question | None:
        line = self._line(case)
        if line is None:
            lines = self._lines(case)
            return _ask_item(case, lines) if lines else None
        if (question := self._ask_detail(case, line)) is not None:
            return question
        option = self._option(case, line)
        if not option.returnable:
            return None
        if option.returnable > 1 and "quantity" not in case.answers:
            return quantity_question(case, line, option.returnable)
        if "confirmed" not in case.answers:
            return self._ask_agreement(case, option)
        return None if "code" in case.answers else ask_code(case, Purpose.RETURN)

    def understand(self, case: Case, slot: str) -> str | None:
        if slot == "code":
            return read_code(case.turn)
        if slot == "confirmed":
            return agreed(case.turn)
        line = self._line(case) if slot != "item" else goods.chosen_line(case, self._lines(case))
        if line is None:
            return None
        if slot == "item":
            return line.id
        if slot == "quantity":
            return goods.chosen_quantity(case.turn, self._option(case, line).returnable)
        return self._understand_detail(case, line)

    def perform(self, case: Case) -> Outcome:
        line = self._line(case)
        if line is None or "code" not in case.answers:
            obstacle = self._option(case, line).obstacle if line else self._obstacle(case)
            return refusal(case, self.kind, obstacle)
        request = ReturnRequest((self._return_line(case, line),), self._size(case, line))
        try:
            done = case.desk.request_return(case.conversation, case.number, request, turn_id=case.turn_id)
        except NotEligible as refused:
            return refusal(case, self.kind, refused.reason)
        return Outcome((confirmation(case, line, done),))

    @abstractmethod
    def _ask_detail(self, case: Case, line: OrderLine) -> Question | None:
        """Return the question for the reason or the size; None when it is known."""

    @abstractmethod
    def _understand_detail(self, case: Case, line: OrderLine) -> str | None:
        """Return the reason or the size that the message names."""

    @abstractmethod
    def _reason(self, case: Case, line: OrderLine | None) -> ReturnReason:
        """Return why it comes back, as far as that is known."""

    def _size(self, case: Case, line: OrderLine) -> Size | None:
        return None

    def _suits(self, case: Case, line: OrderLine) -> bool:
        return True

    def _lines(self, case: Case) -> list[OrderLine]:
        """The lines to choose from: those that may come back for the reason given, or for any reason."""
        reason = self._reason(case, None)
        reasons = (reason,) if reason is not ReturnReason.UNKNOWN else (reason, ReturnReason.DEFECTIVE)
        options = [case.desk.return_options(case.conversation, case.number, one) for one in reasons]
        eligible = {option.line.id for found in options for option in found.eligible}
        return [
            option.line
            for option in options[0].lines
            if option.line.id in eligible and self._suits(case, option.line)
        ]

    def _line(self, case: Case) -> OrderLine | None:
        """The line in question: the one chosen, or the only one there is."""
        lines = self._lines(case)
        if "item" in case.answers:
            return next((line for line in lines if line.id == case.answers["item"]), None)
        return lines[0] if len(lines) == 1 else None

    def _options(self, case: Case, line: OrderLine | None) -> ReturnOptions:
        return case.desk.return_options(case.conversation, case.number, self._reason(case, line))

    def _option(self, case: Case, line: OrderLine) -> LineOption:
        return next(option for option in self._options(case, line).lines if option.line.id == line.id)

    def _obstacle(self, case: Case) -> Ineligible | None:
        return self._options(case, None).obstacle

    def _return_line(self, case: Case, line: OrderLine) -> ReturnLine:
        pieces = int(case.answers.get("quantity") or 1)
        return ReturnLine(line.id, pieces, self._reason(case, line))

    def _ask_agreement(self, case: Case, option: LineOption) -> Question:
        line = self._return_line(case, option.line)
        order = self._options(case, option.line).order
        kind = self.kind if self.kind is ReturnKind.EXCHANGE else option.kind
        tier = Tier(case.turn.slots.get("tier") or Tier.NONE)
        terms = case.services.return_policy.terms(order, [line], kind, tier, case.services.now())
        sizes = goods.other_sizes(case, option.line) if self.kind is ReturnKind.RETURN else ()
        return agreement(case, option.line, line, terms, self._size(case, option.line), bool(sizes))


class ReturnItem(SendBack):
    """The goods go back and the money comes back."""

    kind = ReturnKind.RETURN
    detail = "reason"

    def _ask_detail(self, case: Case, line: OrderLine) -> Question | None:
        return None if "reason" in case.answers else reason_question(line)

    def _understand_detail(self, case: Case, line: OrderLine) -> str | None:
        reason = goods.chosen_reason(case.turn, line)
        return reason.value if reason else None

    def _reason(self, case: Case, line: OrderLine | None) -> ReturnReason:
        return ReturnReason(case.answers.get("reason", ReturnReason.UNKNOWN))


class ExchangeItem(SendBack):
    """The goods go back and come again in another size."""

    kind = ReturnKind.EXCHANGE
    detail = "exchange_size"

    def _suits(self, case: Case, line: OrderLine) -> bool:
        return bool(goods.other_sizes(case, line))

    def _ask_detail(self, case: Case, line: OrderLine) -> Question | None:
        return None if "exchange_size" in case.answers else size_question(case, line)

    def _understand_detail(self, case: Case, line: OrderLine) -> str | None:
        size = goods.chosen_size(case, line)
        return size.label if size else None

    def _size(self, case: Case, line: OrderLine) -> Size | None:
        wanted = case.answers.get("exchange_size")
        return next((size for size in goods.other_sizes(case, line) if size.label == wanted), None)

    def _reason(self, case: Case, line: OrderLine | None) -> ReturnReason:
        """A larger size wanted means that this one was too small."""
        wanted = self._size(case, line) if line else None
        if wanted is None or line is None or line.size is None:
            return ReturnReason.UNKNOWN
        product = case.services.products[line.sku]
        larger = product.sizes.index(wanted) > product.sizes.index(line.size)
        return ReturnReason.SIZE_TOO_SMALL if larger else ReturnReason.SIZE_TOO_LARGE


def _ask_item(case: Case, lines: list[OrderLine]) -> Question:
    buttons = goods.item_buttons(case, lines)
    return Question(
        "item",
        Reply(key="ask-item", buttons=buttons, status="asked"),
        Reply(key="hint-item", buttons=(*buttons, HUMAN)),
    )
