"""Placing an order: one transaction that holds the order, the record that it was confirmed,
its number, the voice code that was given or that there is none, and for each line the price
unchanged and the stock sufficient."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import number, text, texts
from aisle.adapters.dynamodb.items import order_item
from aisle.adapters.dynamodb.transactions import MOST_ACTIONS, Cancelled, Tables, write_all
from aisle.adapters.dynamodb.voice_codes import emptied, no_code
from aisle.domain.errors import (
    CodeNeeded,
    OutOfStock,
    PlacementUnknown,
    PriceChanged,
    StoreUnavailable,
    TooLargeForVoice,
)
from aisle.domain.money import Money
from aisle.domain.orders import (
    Channel,
    Order,
    OrderLine,
    OrderPayment,
    OrderStatus,
    StatusChange,
)
from aisle.domain.purchase import Quote, QuoteLine, Yes
from aisle.ports import Placement

_CONFIRMATION, _NUMBER, _ORDER, _CODE = range(4)
_FIRST_LINE = 4
_NUMBERS_TRIED = 4


def place(client: Any, tables: Tables, quote: Quote, yes: Yes) -> Placement:
    """See ports.Orders. Also raises PlacementUnknown where no answer came, TooLargeForVoice."""
    if len(quote.lines) > MOST_ACTIONS - _FIRST_LINE:
        raise TooLargeForVoice
    order_number = quote.number
    for _ in range(_NUMBERS_TRIED):
        order = _order(quote, order_number, yes)
        try:
            write_all(client, _actions(tables, quote, order, yes))
        except StoreUnavailable as error:
            raise PlacementUnknown from error
        except Cancelled as cancelled:
            if cancelled.failed(_CONFIRMATION):
                return _placed_before(quote, cancelled.item(_CONFIRMATION), yes)
            if cancelled.failed(_CODE):
                raise CodeNeeded from cancelled
            _raise_for_line(quote, cancelled)
            order_number = _another(order_number)
        else:
            return Placement(order, already_placed=False)
    raise PlacementUnknown


def _order(quote: Quote, order_number: str, yes: Yes) -> Order:
    return Order(
        number=order_number,
        customer_id=quote.customer_id,
        placed_at=yes.at,
        channel=Channel.VOICE,
        lines=tuple(
            OrderLine(line.sku, line.name, line.quantity, line.unit_price) for line in quote.lines
        ),
        history=(StatusChange(OrderStatus.PLACED, yes.at),),
        delivery=quote.delivery,
        tax=quote.tax,
        total=quote.total,
        time_zone=quote.time_zone,
        expected_on=quote.expected_on,
        ship_to=quote.ship_to,
        payment=OrderPayment(yes.payment, quote.quote_id),
    )


def _actions(tables: Tables, quote: Quote, order: Order, yes: Yes) -> list[dict[str, Any]]:
    confirmation = {
        **texts(keys.confirmation(quote.customer_id, quote.quote_id)),
        "placed_number": text(order.number),  # not `order_number`: that would index it as an order
        "placed_at": text(keys.instant(order.placed_at)),
        "request_id": text(yes.request_id),
    }
    return [
        {"Put": _new(tables.shop, confirmation)},
        {"Put": _new(tables.shop, texts(keys.number_reservation(order.number)))},
        {"Put": _new(tables.shop, order_item(order))},
        _code_given(tables.shop, quote.customer_id, yes),
        *({"Update": _taken(tables.catalog, line)} for line in quote.lines),
    ]


def _code_given(table: str, customer_id: str, yes: Yes) -> dict[str, Any]:
    """What was verified holds here too: a code set since the quote cannot be passed by."""
    if yes.code:
        return {"Update": emptied(table, customer_id, yes.code, yes.guess)}
    return {"ConditionCheck": no_code(table, customer_id)}


def _new(table: str, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "TableName": table,
        "Item": item,
        "ConditionExpression": "attribute_not_exists(pk)",
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }


def _taken(table: str, line: QuoteLine) -> dict[str, Any]:
    return {
        "TableName": table,
        "Key": texts(keys.product(line.sku)),
        "UpdateExpression": "SET stock = stock - :quantity",
        "ConditionExpression": "price = :price AND currency = :currency AND stock >= :quantity",
        "ExpressionAttributeValues": {
            ":price": number(line.unit_price.minor),
            ":currency": text(line.unit_price.currency),
            ":quantity": number(line.quantity),
        },
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }


def _placed_before(quote: Quote, confirmation: dict[str, Any], yes: Yes) -> Placement:
    placed_at = datetime.fromisoformat(confirmation["placed_at"]["S"])
    order = _order(quote, confirmation["placed_number"]["S"], replace(yes, at=placed_at))
    by_another = confirmation.get("request_id") != text(yes.request_id)
    return Placement(order, already_placed=by_another, found=True)


def _raise_for_line(quote: Quote, cancelled: Cancelled) -> None:
    for action, line in enumerate(quote.lines, start=_FIRST_LINE):
        if not cancelled.failed(action):
            continue
        product = cancelled.item(action)
        if not product:
            raise PriceChanged(line.sku, None) from cancelled
        price = Money(int(product["price"]["N"]), product["currency"]["S"])
        if price != line.unit_price:
            raise PriceChanged(line.sku, price) from cancelled
        raise OutOfStock(line.sku, int(product["stock"]["N"])) from cancelled


def _another(order_number: str) -> str:
    """The next number to try where another customer has this one, of the same length."""
    digest = int.from_bytes(sha256(order_number.encode()).digest()[:8])
    lowest = 10 ** (len(order_number) - 1)
    return str(lowest + digest % (9 * lowest))
