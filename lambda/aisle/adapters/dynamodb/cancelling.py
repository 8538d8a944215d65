"""Cancelling an order: its status and the stock of its lines, in one transaction; and noting that
it is paid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from botocore.exceptions import ClientError

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import number, text, texts
from aisle.adapters.dynamodb.client import asked
from aisle.adapters.dynamodb.items import order_from, order_item
from aisle.adapters.dynamodb.transactions import MOST_ACTIONS, Cancelled, Tables, write_all
from aisle.domain.errors import StoreUnavailable, TooLargeForVoice, TooLateToCancel
from aisle.domain.orders import Order, OrderStatus, PaymentStatus
from aisle.domain.purchase import Yes

_ORDER = 0
_FIRST_LINE = 1


def cancel(client: Any, tables: Tables, order: Order, yes: Yes, payment: PaymentStatus) -> Order:
    """See ports.Orders. Cancelling twice is cancelling once. Raises TooLargeForVoice."""
    if not order.may_be_cancelled:
        raise TooLateToCancel
    moved = order.moved_to(OrderStatus.CANCELLED, yes.at, yes.request_id)
    cancelled_order = moved.with_payment(payment)
    returned: Counter[str] = Counter()
    for line in order.lines:
        returned[line.sku] += line.quantity
    if len(returned) > MOST_ACTIONS - _FIRST_LINE:
        raise TooLargeForVoice
    try:
        _write(client, tables, order, cancelled_order, returned)
    except Cancelled as failure:
        if failure.failed(_ORDER):
            return _as_it_is(failure)
        return _without_gone(client, tables, order, cancelled_order, failure, returned)
    return cancelled_order


def paid(client: Any, tables: Tables, order: Order) -> Order:
    """See ports.Orders."""
    try:
        answer = asked(
            client.update_item,
            TableName=tables.shop,
            Key=texts(keys.order(order.customer_id, order.placed_at, order.number)),
            UpdateExpression="SET payment_status = :charged",
            ConditionExpression="payment_status = :pending",
            ExpressionAttributeValues={
                ":charged": text(PaymentStatus.CHARGED),
                ":pending": text(PaymentStatus.PENDING),
            },
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except ClientError as error:
        return order_from(error.response["Item"])
    return order_from(answer["Attributes"])


def _without_gone(
    client: Any,
    tables: Tables,
    order: Order,
    cancelled_order: Order,
    failure: Cancelled,
    returned: Counter[str],
) -> Order:
    try:
        _write(client, tables, order, cancelled_order, _still_sold(failure, returned))
    except Cancelled as again:
        if again.failed(_ORDER):
            return _as_it_is(again)
        raise StoreUnavailable("the catalog changed meanwhile") from again
    return cancelled_order


def _write(
    client: Any, tables: Tables, order: Order, cancelled: Order, returned: Counter[str]
) -> None:
    actions = [
        {"Update": _moved(tables.shop, order, cancelled)},
        *({"Update": _put_back(tables.catalog, sku, n)} for sku, n in returned.items()),
    ]
    write_all(client, actions)


def _moved(table: str, order: Order, cancelled: Order) -> dict[str, Any]:
    """The status may not have moved on since the order was read. An order whose card may just be
    charged is cancelled only because it was declined."""
    changes, condition = "#history = :history, current_status = :cancelled", "#history = :before"
    values = {
        ":history": order_item(cancelled)["history"],
        ":before": order_item(order)["history"],
        ":cancelled": text(OrderStatus.CANCELLED),
    }
    if order.payment and cancelled.payment:
        declined = cancelled.payment.status is PaymentStatus.DECLINED
        changes += ", payment_status = :payment"
        condition += f" AND payment_status {'=' if declined else '<>'} :pending"
        values[":payment"] = text(cancelled.payment.status)
        values[":pending"] = text(PaymentStatus.PENDING)
    return {
        "TableName": table,
        "Key": texts(keys.order(order.customer_id, order.placed_at, order.number)),
        "UpdateExpression": f"SET {changes} REMOVE open_since",
        "ConditionExpression": condition,
        "ExpressionAttributeNames": {"#history": "history"},
        "ExpressionAttributeValues": values,
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }


def _put_back(table: str, sku: str, quantity: int) -> dict[str, Any]:
    return {
        "TableName": table,
        "Key": texts(keys.product(sku)),
        "UpdateExpression": "SET stock = stock + :quantity",
        "ConditionExpression": "attribute_exists(pk)",
        "ExpressionAttributeValues": {":quantity": number(quantity)},
    }


def _still_sold(failure: Cancelled, returned: Counter[str]) -> Counter[str]:
    """Without the products that have left the catalog since: their stock is nobody's."""
    gone: Collection[str] = {
        sku for action, sku in enumerate(returned, start=_FIRST_LINE) if failure.failed(action)
    }
    return Counter({sku: count for sku, count in returned.items() if sku not in gone})


def _as_it_is(failure: Cancelled) -> Order:
    item = failure.item(_ORDER)
    if not item:
        raise TooLateToCancel from failure
    order = order_from(item)
    if order.status is not OrderStatus.CANCELLED:
        raise TooLateToCancel from failure
    return order
