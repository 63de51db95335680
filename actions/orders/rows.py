"""Turn facts into rows and rows into facts. Nothing else knows how a fact is laid out in a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from actions.orders import tracking
from actions.orders.models import (
    Address,
    CancelReason,
    Category,
    Checkpoint,
    ContactOnFile,
    CustomerRecord,
    DisplayFinancialStatus,
    DisplayFulfillmentStatus,
    Fulfilment,
    LineId,
    Order,
    OrderLine,
    PaymentMethod,
    Refund,
    RefundState,
    Return,
    ReturnKind,
    ReturnLine,
    ReturnReason,
    ReturnStatus,
    Rma,
    Size,
    SizeSystem,
    TrackingInfo,
)

Row = Any
"""A row of SQLAlchemy 1.4, which has no types."""


def order_row(order: Order) -> dict[str, Any]:
    """Return the row of ``shop_orders``."""
    return {
        "number": order.number,
        "customer_id": order.customer_id,
        "email": order.email,
        "phone": order.phone,
        "address": asdict(order.shipping_address),
        "placed_at": order.placed_at,
        "currency": order.currency,
        "total": order.total,
        "payment_method": order.payment_method.value,
        "display_fulfillment_status": order.display_fulfillment_status.value,
        "display_financial_status": order.display_financial_status.value,
        "promised_on": order.promised_on,
        "cancelled_at": order.cancelled_at,
        "cancel_reason": order.cancel_reason.value if order.cancel_reason else None,
    }


def line_rows(order: Order) -> list[dict[str, Any]]:
    """Return the rows of ``shop_order_lines``."""
    return [
        {
            "order_number": order.number,
            "id": line.id,
            "position": position,
            "sku": line.sku,
            "title": line.title,
            "category": line.category.value,
            "quantity": line.quantity,
            "unit_price": line.unit_price,
            "size_label": line.size.label if line.size else None,
            "size_system": line.size.system.value if line.size else None,
            "final_sale": line.final_sale,
        }
        for position, line in enumerate(order.lines)
    ]


def fulfilment_rows(order: Order) -> list[dict[str, Any]]:
    """Return the rows of ``shop_fulfilments``."""
    return [
        {
            "order_number": order.number,
            "id": parcel.id,
            "line_ids": list(parcel.line_ids),
            "shipped_at": parcel.shipped_at,
            "carrier": parcel.carrier,
            "tracking_number": parcel.tracking_number,
            "delivered_at": parcel.delivered_at,
        }
        for parcel in order.fulfilments
    ]


def to_order(row: Row, lines: Iterable[Row], parcels: Iterable[Row]) -> Order:
    """Return the order of a ``shop_orders`` row, its line rows and its parcel rows."""
    return Order(
        number=row.number,
        customer_id=row.customer_id,
        email=row.email,
        phone=row.phone,
        shipping_address=Address(**row.address),
        placed_at=row.placed_at,
        currency=row.currency,
        total=row.total,
        payment_method=PaymentMethod(row.payment_method),
        display_fulfillment_status=DisplayFulfillmentStatus(row.display_fulfillment_status),
        display_financial_status=DisplayFinancialStatus(row.display_financial_status),
        lines=tuple(_to_line(line) for line in lines),
        fulfilments=tuple(_to_fulfilment(parcel) for parcel in parcels),
        promised_on=row.promised_on,
        cancelled_at=row.cancelled_at,
        cancel_reason=CancelReason(row.cancel_reason) if row.cancel_reason else None,
    )


def to_contact(row: Row) -> ContactOnFile:
    """Return what identity is checked against, of a ``shop_orders`` row."""
    address = Address(**row.address)
    return ContactOnFile(row.number, row.customer_id, row.email, row.phone, address.postcode, address.country)


def to_customer(row: Row) -> CustomerRecord:
    """Return the customer of a ``shop_customers`` row."""
    return CustomerRecord(row.id, row.name, row.email, row.phone, row.locale, row.country)


def return_row(one: Return) -> dict[str, Any]:
    """Return the row of ``shop_returns``, without its turn."""
    return {
        "rma": one.rma,
        "order_number": one.order_number,
        "status": one.status.value,
        "kind": one.kind.value,
        "lines": dump_return_lines(one.lines),
        "requested_at": one.requested_at,
        "label_cost": one.label_cost,
        "currency": one.currency,
        "exchange_label": one.exchange_size.label if one.exchange_size else None,
        "exchange_system": one.exchange_size.system.value if one.exchange_size else None,
        "closed_at": one.closed_at,
    }


def to_return(row: Row) -> Return:
    """Return the return of a ``shop_returns`` row."""
    return Return(
        rma=Rma(row.rma),
        order_number=row.order_number,
        status=ReturnStatus(row.status),
        kind=ReturnKind(row.kind),
        lines=load_return_lines(row.lines),
        requested_at=row.requested_at,
        label_cost=row.label_cost,
        currency=row.currency,
        exchange_size=_to_size(row.exchange_label, row.exchange_system),
        closed_at=row.closed_at,
    )


def dump_return_lines(lines: Iterable[ReturnLine]) -> list[dict[str, Any]]:
    """Return return lines as JSON."""
    return [{"line_id": item.line_id, "quantity": item.quantity, "reason": item.reason} for item in lines]


def load_return_lines(lines: Iterable[dict[str, Any]]) -> tuple[ReturnLine, ...]:
    """Return the return lines of `dump_return_lines`."""
    return tuple(
        ReturnLine(LineId(item["line_id"]), item["quantity"], ReturnReason(item["reason"])) for item in lines
    )


def refund_row(refund: Refund) -> dict[str, Any]:
    """Return the row of ``shop_refunds``."""
    return {
        "id": refund.id,
        "order_number": refund.order_number,
        "amount": refund.amount,
        "currency": refund.currency,
        "state": refund.state.value,
        "method": refund.method.value,
        "created_at": refund.created_at,
        "expected_on": refund.expected_on,
        "rma": refund.rma,
        "processed_at": refund.processed_at,
    }


def to_refund(row: Row) -> Refund:
    """Return the refund of a ``shop_refunds`` row."""
    return Refund(
        id=row.id,
        order_number=row.order_number,
        amount=row.amount,
        currency=row.currency,
        state=RefundState(row.state),
        method=PaymentMethod(row.method),
        created_at=row.created_at,
        expected_on=row.expected_on,
        rma=Rma(row.rma) if row.rma else None,
        processed_at=row.processed_at,
    )


def tracking_row(info: TrackingInfo) -> dict[str, Any]:
    """Return the row of ``shop_trackings``."""
    return {
        "carrier": info.carrier,
        "tracking_number": info.tracking_number,
        "raw_tag": info.raw_tag,
        "raw_subtag": info.raw_subtag,
        "expected_on": info.expected_on,
        "pickup_point": info.pickup_point,
        "checkpoints": [
            {
                "at": point.at.isoformat(),
                "raw_tag": point.raw_tag,
                "raw_subtag": point.raw_subtag,
                "message": point.message,
                "city": point.city,
                "country": point.country,
            }
            for point in info.checkpoints
        ],
    }


def to_tracking(row: Row) -> TrackingInfo:
    """Return the parcel of a ``shop_trackings`` row."""
    return tracking.tracking_info(
        row.carrier,
        row.tracking_number,
        row.raw_tag,
        row.raw_subtag,
        [_to_checkpoint(point) for point in row.checkpoints],
        row.expected_on,
        row.pickup_point,
    )


def _to_checkpoint(point: dict[str, Any]) -> Checkpoint:
    return tracking.checkpoint(**{**point, "at": dt.datetime.fromisoformat(point["at"])})


def _to_line(row: Row) -> OrderLine:
    return OrderLine(
        id=LineId(row.id),
        sku=row.sku,
        title=row.title,
        category=Category(row.category),
        quantity=row.quantity,
        unit_price=row.unit_price,
        size=_to_size(row.size_label, row.size_system),
        final_sale=row.final_sale,
    )


def _to_fulfilment(row: Row) -> Fulfilment:
    return Fulfilment(
        id=row.id,
        line_ids=tuple(LineId(line_id) for line_id in row.line_ids),
        shipped_at=row.shipped_at,
        carrier=row.carrier,
        tracking_number=row.tracking_number,
        delivered_at=row.delivered_at,
    )


def _to_size(label: str | None, system: str | None) -> Size | None:
    return Size(label, SizeSystem(system)) if label is not None and system is not None else None
