"""Name the intents, which are a contract between training data, dialogue and reports. Classifies nothing."""

from __future__ import annotations

OUT_OF_SCOPE = "out_of_scope"

INTENTS: tuple[str, ...] = (
    "greet",
    "goodbye",
    "thank",
    "affirm",
    "deny",
    "bot_challenge",
    "switch_language",
    "request_human",
    "complain",
    "track_order",
    "report_delivery_problem",
    "cancel_order",
    "change_order",
    "return_item",
    "exchange_item",
    "refund_status",
    "report_item_problem",
    "ask_faq",
    "give_order_details",
    "give_feedback",
    OUT_OF_SCOPE,
)
