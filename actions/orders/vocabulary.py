"""Name the states an order, a parcel, a return and a refund can be in: Shopify's and AfterShip's words.

Decides nothing; `models` has the facts that use these words, and offers them under its own name too.
"""

from __future__ import annotations

from enum import Enum


class DisplayFulfillmentStatus(str, Enum):
    """Shopify's ``OrderDisplayFulfillmentStatus``."""

    UNFULFILLED = "UNFULFILLED"
    OPEN = "OPEN"
    SCHEDULED = "SCHEDULED"
    ON_HOLD = "ON_HOLD"
    PENDING_FULFILLMENT = "PENDING_FULFILLMENT"
    REQUEST_DECLINED = "REQUEST_DECLINED"
    IN_PROGRESS = "IN_PROGRESS"
    PARTIALLY_FULFILLED = "PARTIALLY_FULFILLED"
    FULFILLED = "FULFILLED"
    RESTOCKED = "RESTOCKED"


class DisplayFinancialStatus(str, Enum):
    """Shopify's ``OrderDisplayFinancialStatus``."""

    PENDING = "PENDING"
    AUTHORIZED = "AUTHORIZED"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID = "PAID"
    PARTIALLY_REFUNDED = "PARTIALLY_REFUNDED"
    REFUNDED = "REFUNDED"
    VOIDED = "VOIDED"
    EXPIRED = "EXPIRED"


class CancelReason(str, Enum):
    """Shopify's ``OrderCancelReason``."""

    CUSTOMER = "CUSTOMER"
    DECLINED = "DECLINED"
    FRAUD = "FRAUD"
    INVENTORY = "INVENTORY"
    STAFF = "STAFF"
    OTHER = "OTHER"


class ReturnStatus(str, Enum):
    """Shopify's ``ReturnStatus``."""

    REQUESTED = "REQUESTED"
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    DECLINED = "DECLINED"
    CANCELED = "CANCELED"


class ReturnReason(str, Enum):
    """Shopify's ``ReturnReason``."""

    SIZE_TOO_SMALL = "SIZE_TOO_SMALL"
    SIZE_TOO_LARGE = "SIZE_TOO_LARGE"
    COLOR = "COLOR"
    STYLE = "STYLE"
    UNWANTED = "UNWANTED"
    DEFECTIVE = "DEFECTIVE"
    NOT_AS_DESCRIBED = "NOT_AS_DESCRIBED"
    WRONG_ITEM = "WRONG_ITEM"
    OTHER = "OTHER"
    UNKNOWN = "UNKNOWN"

    @property
    def is_size(self) -> bool:
        """Whether another size would help: an exchange is offered before a return."""
        return self in (ReturnReason.SIZE_TOO_SMALL, ReturnReason.SIZE_TOO_LARGE)

    @property
    def is_fault(self) -> bool:
        """Whether the shop is at fault: it pays the way back, and final sale is no obstacle."""
        return self in (ReturnReason.DEFECTIVE, ReturnReason.NOT_AS_DESCRIBED, ReturnReason.WRONG_ITEM)


class ReturnKind(str, Enum):
    """What the shopper gets for it, and by which right."""

    RETURN = "return"
    EXCHANGE = "exchange"
    WITHDRAWAL = "withdrawal"


class RefundState(str, Enum):
    """The part of Shopify's ``OrderTransactionStatus`` that a refund passes through."""

    PENDING = "PENDING"
    SUCCESS = "SUCCESS"
    FAILURE = "FAILURE"


class PaymentMethod(str, Enum):
    """How an order was paid; a refund goes back the same way."""

    CARD = "card"
    PAYPAL = "paypal"
    KLARNA = "klarna"
    IDEAL = "ideal"
    BLIK = "blik"
    PIX = "pix"
    BOLETO = "boleto"
    ALIPAY = "alipay"
    WECHAT_PAY = "wechat_pay"
    KAKAO_PAY = "kakao_pay"
    KONBINI = "konbini"
    MADA = "mada"
    BANK_TRANSFER = "bank_transfer"
    CASH_ON_DELIVERY = "cash_on_delivery"
    GIFT_CARD = "gift_card"


class Category(str, Enum):
    """A product's kind, as far as returns and sizes depend on it."""

    SHOES = "shoes"
    CLOTHING = "clothing"
    UNDERWEAR = "underwear"
    ACCESSORIES = "accessories"
    BAGS = "bags"
    HOME = "home"
    BEAUTY = "beauty"
    GIFT_CARD = "gift_card"


class SizeSystem(str, Enum):
    """Whose numbers a size is in; ALPHA is S, M, L."""

    EU = "EU"
    US = "US"
    UK = "UK"
    JP = "JP"
    CN = "CN"
    ALPHA = "ALPHA"


class TrackingTag(str, Enum):
    """AfterShip's delivery status of a parcel."""

    PENDING = "Pending"
    INFO_RECEIVED = "InfoReceived"
    IN_TRANSIT = "InTransit"
    OUT_FOR_DELIVERY = "OutForDelivery"
    ATTEMPT_FAIL = "AttemptFail"
    AVAILABLE_FOR_PICKUP = "AvailableForPickup"
    DELIVERED = "Delivered"
    EXCEPTION = "Exception"
    EXPIRED = "Expired"


class TrackingIssue(str, Enum):
    """What AfterShip's sub-status says is wrong or special, normalised (see `tracking.normalise`)."""

    CUSTOMS = "customs"
    PAYMENT = "payment"
    ADDRESS = "address"
    REFUSED = "refused"
    RETURNING = "returning"
    RETURNED = "returned"
    DAMAGED = "damaged"
    LOST = "lost"
    DELAYED = "delayed"
    NOT_COLLECTED = "not_collected"
    NOT_HOME = "not_home"
    OTHER = "other"


class Tier(str, Enum):
    """A customer's standing, worked out from purchases (see `tiers`)."""

    NONE = "none"
    SILVER = "silver"
    GOLD = "gold"
    PLATINUM = "platinum"

    def at_least(self, other: Tier) -> bool:
        """Whether this tier is the other or a better one."""
        order = list(Tier)
        return order.index(self) >= order.index(other)
