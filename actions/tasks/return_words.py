"""Put the steps of a return or exchange into replies. Decides nothing of them."""

from __future__ import annotations

from actions.buttons import CANCEL, EXCHANGE, HUMAN, NO, RETURN, YES
from actions.orders.desk import ReturnConfirmation
from actions.orders.errors import Ineligible
from actions.orders.models import OrderLine, PaymentMethod, ReturnKind, ReturnLine, ReturnReason, Size
from actions.orders.returns import ReturnTerms
from actions.replies import Argument, Button, Money, Reply, Term
from actions.tasks import goods
from actions.tasks.base import Case, Question
from actions.turn import Outcome

MOST_PIECES = 10
SPOKEN_METHODS = frozenset(
    {
        PaymentMethod.CARD,
        PaymentMethod.BOLETO,
        PaymentMethod.KONBINI,
        PaymentMethod.BANK_TRANSFER,
        PaymentMethod.CASH_ON_DELIVERY,
        PaymentMethod.GIFT_CARD,
    }
)
"""Payment methods that languages name differently; the others are brands."""
BRANDS = {
    PaymentMethod.PAYPAL: "PayPal",
    PaymentMethod.KLARNA: "Klarna",
    PaymentMethod.IDEAL: "iDEAL",
    PaymentMethod.BLIK: "BLIK",
    PaymentMethod.PIX: "Pix",
    PaymentMethod.ALIPAY: "Alipay",
    PaymentMethod.WECHAT_PAY: "WeChat Pay",
    PaymentMethod.KAKAO_PAY: "KakaoPay",
    PaymentMethod.MADA: "mada",
}


OBSTACLES = frozenset(Ineligible) - {Ineligible.ALREADY_DISPATCHED}
"""Reasons against a return that have words of their own."""


def payment_method(method: PaymentMethod) -> Argument:
    """The name of a payment method: a term of the catalogue, or a brand."""
    if method in SPOKEN_METHODS:
        return Term(f"payment-{method.value.replace('_', '-')}")
    return BRANDS[method]


def reason_term(reason: ReturnReason) -> str:
    """The catalogue key of a reason."""
    return f"reason-{reason.value.lower().replace('_', '-')}"


def reason_question(line: OrderLine) -> Question:
    """Ask why it comes back."""
    buttons = tuple(
        Button(f'/give_order_details{{"reason":"{reason.value}"}}', key=reason_term(reason))
        for reason in goods.reasons_for(line)
    )
    ask = Reply(key="ask-reason", buttons=buttons, status="asked")
    return Question("reason", ask, Reply(key="hint-reason", buttons=buttons))


def size_question(case: Case, line: OrderLine) -> Question:
    """Ask which size is wanted instead."""
    buttons = tuple(
        Button(f'/give_order_details{{"size":"{size.label}"}}', text=goods.size_label(size))
        for size in goods.other_sizes(case, line)
    )
    item: dict[str, Argument] = {"item": goods.label(case, line, 1)}
    ask = Reply(key="ask-size", args=item, buttons=buttons, status="asked")
    return Question("exchange_size", ask, Reply(key="hint-size", args=item, buttons=buttons))


def quantity_question(case: Case, line: OrderLine, most: int) -> Question:
    """Ask how many pieces come back."""
    buttons = tuple(
        Button(f'/give_order_details{{"quantity":"{pieces}"}}', text=str(pieces))
        for pieces in range(1, min(most, MOST_PIECES) + 1)
    )
    args: dict[str, Argument] = {"item": goods.label(case, line, 1), "most": most}
    ask = Reply(key="ask-quantity", args=args, buttons=buttons, status="asked")
    return Question("quantity", ask, Reply(key="hint-quantity", args=args, buttons=buttons))


def agreement(
    case: Case, line: OrderLine, back: ReturnLine, terms: ReturnTerms, size: Size | None, has_sizes: bool
) -> Question:
    """Name the terms and ask for a yes. Where a size is the reason, another size is offered."""
    item = goods.label(case, line, back.quantity)
    if size is None:
        key, args = "return-agree", _args(item=item, reason=Term(reason_term(back.reason)))
    else:
        key, args = "exchange-agree", _args(item=item, size=goods.size_label(size))
    exchange = (EXCHANGE,) if size is None and back.reason.is_size and has_sizes else ()
    buttons = (YES, NO, *exchange)
    ask = Reply(key=key, args=args, also=tuple(_terms(terms)), buttons=buttons, status="asked")
    return Question("confirmed", ask, Reply(key="hint-yes-no", buttons=buttons))


def confirmation(case: Case, line: OrderLine, done: ReturnConfirmation) -> Reply:
    """Say that it is done: the RMA number, what to do and until when, what it costs and brings."""
    opened, terms = done.opened, done.terms
    pieces = sum(item.quantity for item in opened.lines)
    exchange = opened.kind is ReturnKind.EXCHANGE
    withdrawal = (Term("return-receipt"),) if opened.kind is ReturnKind.WITHDRAWAL else ()
    return Reply(
        key="exchange-done" if exchange else "return-done",
        args={"rma": opened.rma, "item": goods.label(case, line, pieces)},
        also=(Term("return-next", {"rma": opened.rma, "date": terms.send_by}), *_terms(terms), *withdrawal),
    )


def refusal(case: Case, kind: ReturnKind, obstacle: Ineligible | None) -> Outcome:
    """Say why nothing comes back; a human may see it differently."""
    if obstacle in OBSTACLES:
        key = f"return-not-possible-{obstacle.value.replace('_', '-')}"
    else:
        key = "exchange-no-other-size" if kind is ReturnKind.EXCHANGE else "return-not-possible"
    back = (RETURN,) if key == "exchange-no-other-size" else ()
    cancel = (CANCEL,) if obstacle is Ineligible.NOT_DELIVERED else ()
    reply = Reply(key=key, args={"number": case.number}, buttons=(*back, *cancel, HUMAN), status="asked")
    return Outcome((reply,), {"offer": "human"})


def _terms(terms: ReturnTerms) -> list[Term]:
    found = [
        Term("label-cost", {"cost": Money(terms.label_cost, terms.currency)})
        if terms.label_cost
        else Term("label-free")
    ]
    if terms.refund_amount is not None and terms.refund_method and terms.refund_on:
        refund: dict[str, Argument] = {
            "amount": Money(terms.refund_amount, terms.currency),
            "method": payment_method(terms.refund_method),
            "date": terms.refund_on,
        }
        found.append(Term("return-refund", refund))
    return found


def _args(**args: Argument) -> dict[str, Argument]:
    return args
