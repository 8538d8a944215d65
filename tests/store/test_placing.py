"""Placing and cancelling against a real engine: all of it or none, and once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import botocore.httpsession
import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ReadTimeoutError

from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.items import order_item, product_item
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.dynamodb.transactions import Tables
from aisle.domain.catalog import Product
from aisle.domain.errors import (
    OutOfStock,
    PlacementUnknown,
    PriceChanged,
    TooLargeForVoice,
    TooLateToCancel,
)
from aisle.domain.money import Money
from aisle.domain.orders import Order, OrderStatus, PaymentStatus
from aisle.domain.purchase import Quote, QuoteLine, Yes

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
_requests = count()
PRICE = Money(1999, "USD")
FREE = Money(0, "USD")
Stock = Callable[[str], int]


def quote(quote_id: str = "q1", quantity: int = 1, number: str = "71140001", **line: Any) -> Quote:
    values = {"sku": "INK", "name": "Ink", "quantity": quantity, "unit_price": PRICE, **line}
    return Quote(
        quote_id, number, "ana", (QuoteLine(**values),), FREE, 0, "your home", "UTC",
        date(2026, 3, 12),
    )  # fmt: skip


def yes(hour: int = 12) -> Yes:
    """Each said by a request of its own."""
    return Yes(f"request {next(_requests)}", NOON.replace(hour=hour))


@pytest.fixture
def orders(client: Any, tables: Tables) -> DynamoOrders:
    for sku, stock in (("INK", 5), ("PAPER", 5)):
        product = Product(sku, sku, sku.title(), PRICE, stock)
        client.put_item(TableName=tables.catalog, Item=product_item(product))
    return DynamoOrders(client, tables.shop, tables.catalog)


@pytest.fixture
def stock(client: Any, tables: Tables) -> Stock:
    def stock_of(sku: str) -> int:
        key = {"pk": {"S": f"PRODUCT#{sku}"}}
        answer = client.get_item(TableName=tables.catalog, Key=key, ConsistentRead=True)
        return int(answer["Item"]["stock"]["N"])

    return stock_of


def test_a_placed_order_is_there_and_its_stock_taken(orders: DynamoOrders, stock: Stock) -> None:
    placement = orders.place(quote(quantity=2), yes())
    assert not placement.already_placed
    assert orders.by_number("ana", "71140001") == placement.order
    assert placement.order.total == PRICE * 2
    assert stock("INK") == 3


def test_only_orders_are_found_by_number(client: Any, tables: Tables, orders: DynamoOrders) -> None:
    orders.place(quote(), yes())
    found = client.query(
        TableName=tables.shop,
        IndexName="by_number",
        KeyConditionExpression="pk = :customer",
        ExpressionAttributeValues={":customer": {"S": "CUST#ana"}},
    )
    assert [item["sk"]["S"][:6] for item in found["Items"]] == ["ORDER#"]


def test_the_same_quote_confirmed_twice_is_one_order(orders: DynamoOrders, stock: Stock) -> None:
    first = orders.place(quote(), yes())
    again = orders.place(quote(), yes(13))
    assert again.already_placed
    assert again.order == first.order
    assert len(orders.latest("ana", 5)) == 1
    assert stock("INK") == 4


def test_the_same_request_repeated_is_told_the_same(orders: DynamoOrders, stock: Stock) -> None:
    once = yes()
    first = orders.place(quote(), once)
    for again in (orders.place(quote(), once) for _ in range(3)):
        assert (again.order, again.already_placed) == (first.order, False)
    assert stock("INK") == 4
    cancelling = yes()
    cancelled = orders.cancel(first.order, cancelling)
    assert [orders.cancel(first.order, cancelling) for _ in range(3)] == [cancelled] * 3
    assert stock("INK") == 5


def test_a_changed_price_stops_the_whole_order(orders: DynamoOrders, stock: Stock) -> None:
    with pytest.raises(PriceChanged) as stopped:
        orders.place(quote(unit_price=Money(1899, "USD")), yes())
    assert (stopped.value.sku, stopped.value.price) == ("INK", PRICE)
    assert orders.latest("ana") == ()
    assert stock("INK") == 5


def test_too_little_stock_stops_the_whole_order(orders: DynamoOrders, stock: Stock) -> None:
    paper = QuoteLine("PAPER", "Paper", 1, PRICE)
    short = replace(quote(quantity=6), lines=(paper, *quote(quantity=6).lines))
    with pytest.raises(OutOfStock) as stopped:
        orders.place(short, yes())
    assert (stopped.value.sku, stopped.value.left) == ("INK", 5)
    assert orders.latest("ana") == ()
    assert stock("PAPER") == 5


def test_a_product_gone_from_the_catalog_stops_the_order(orders: DynamoOrders) -> None:
    with pytest.raises(PriceChanged) as stopped:
        orders.place(quote(sku="GONE"), yes())
    assert stopped.value.price is None


def test_a_number_that_another_order_has_gives_way(orders: DynamoOrders) -> None:
    first = orders.place(quote("q1"), yes())
    second = orders.place(quote("q2"), yes())
    assert first.order.number != second.order.number
    assert len(second.order.number) == len(first.order.number)
    assert orders.place(quote("q2"), yes()).order == second.order


def test_more_lines_than_a_transaction_holds_are_refused(orders: DynamoOrders) -> None:
    lines = tuple(QuoteLine(str(n), "Ink", 1, PRICE) for n in range(98))
    with pytest.raises(TooLargeForVoice):
        orders.place(replace(quote(), lines=lines), yes())


def test_two_threads_confirming_at_once_place_one_order(orders: DynamoOrders, stock: Stock) -> None:
    for round_ in range(5):
        one = quote(f"round {round_}", number=f"7000000{round_}")
        with ThreadPoolExecutor(2) as threads:
            placements = list(threads.map(lambda q: orders.place(q, yes()), [one, one]))
        assert sorted(placement.already_placed for placement in placements) == [False, True]
        assert placements[0].order.number == placements[1].order.number
        assert stock("INK") == 4 - round_


def test_many_threads_never_sell_more_than_there_is(orders: DynamoOrders, stock: Stock) -> None:
    def buy(buyer: int) -> bool:
        try:
            orders.place(quote(f"buyer {buyer}", number=str(71000000 + buyer)), yes())
        except OutOfStock:
            return False
        return True

    with ThreadPoolExecutor(12) as threads:
        bought = sum(threads.map(buy, range(12)))
    assert bought == 5
    assert stock("INK") == 0


def test_an_answer_lost_after_the_commit_is_not_a_second_order(
    tables: Tables, orders: DynamoOrders, stock: Stock, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = botocore.httpsession.URLLib3Session.send

    def lose_the_answer(self: Any, request: Any) -> AWSResponse:
        send(self, request)
        raise ReadTimeoutError(endpoint_url=request.url)

    losing = DynamoOrders(dynamodb_client(), tables.shop, tables.catalog)
    with monkeypatch.context() as patch:
        patch.setattr(botocore.httpsession.URLLib3Session, "send", lose_the_answer)
        with pytest.raises(PlacementUnknown):
            losing.place(quote(), yes())
    again = orders.place(quote(), yes())
    assert again.already_placed
    assert len(orders.latest("ana", 5)) == 1
    assert stock("INK") == 4


def test_cancelling_returns_the_stock(orders: DynamoOrders, stock: Stock) -> None:
    placed = orders.place(quote(quantity=3), yes()).order
    cancelled = orders.cancel(placed, yes())
    assert cancelled.status is OrderStatus.CANCELLED
    assert orders.by_number("ana", placed.number) == cancelled
    assert orders.open("ana") == ()
    assert stock("INK") == 5


def test_cancelling_twice_returns_the_stock_once(orders: DynamoOrders, stock: Stock) -> None:
    placed = orders.place(quote(quantity=3), yes()).order
    assert orders.cancel(placed, yes()) == orders.cancel(placed, yes(14))
    assert stock("INK") == 5


def pending(orders: DynamoOrders) -> Order:
    return orders.place(quote(), replace(yes(), payment=PaymentStatus.PENDING)).order


def test_an_order_that_may_just_be_charged_is_not_cancelled(
    orders: DynamoOrders, stock: Stock
) -> None:
    placed = pending(orders)
    with pytest.raises(TooLateToCancel):
        orders.cancel(placed, yes())
    assert orders.by_number("ana", placed.number) == placed
    assert stock("INK") == 4
    assert orders.decline(placed, yes()).status is OrderStatus.CANCELLED
    assert stock("INK") == 5


def test_an_order_that_is_paid_is_not_declined(orders: DynamoOrders, stock: Stock) -> None:
    placed = pending(orders)
    paid = orders.paid(placed)
    assert orders.paid(placed) == paid
    with pytest.raises(TooLateToCancel):
        orders.decline(placed, yes())
    assert orders.by_number("ana", placed.number) == paid
    assert stock("INK") == 4


def test_an_order_that_was_declined_is_not_paid(orders: DynamoOrders) -> None:
    placed = pending(orders)
    declined = orders.decline(placed, yes())
    assert orders.paid(placed) == declined
    assert orders.by_number("ana", placed.number) == declined


def test_an_order_charged_since_it_was_read_is_cancelled_and_refunded(
    client: Any, tables: Tables, orders: DynamoOrders
) -> None:
    placed = orders.place(quote(), yes()).order
    charged = placed.with_payment(PaymentStatus.CHARGED)
    client.put_item(TableName=tables.shop, Item=order_item(charged))
    orders.cancel(placed, yes())
    found = orders.by_number("ana", placed.number)
    assert found
    assert found.payment
    assert (found.status, found.payment.status) == (OrderStatus.CANCELLED, PaymentStatus.REFUND)


def test_an_order_packed_in_the_meantime_is_not_cancelled(
    client: Any, tables: Tables, orders: DynamoOrders, stock: Stock
) -> None:
    placed = orders.place(quote(), yes()).order
    packing = placed.moved_to(OrderStatus.PACKING, NOON)
    client.put_item(TableName=tables.shop, Item=order_item(packing))
    with pytest.raises(TooLateToCancel):
        orders.cancel(placed, yes())
    with pytest.raises(TooLateToCancel):
        orders.cancel(packing, yes())
    assert stock("INK") == 4


def test_an_order_of_a_product_no_longer_sold_can_be_cancelled(
    client: Any, tables: Tables, orders: DynamoOrders
) -> None:
    placed = orders.place(quote(), yes()).order
    client.delete_item(TableName=tables.catalog, Key={"pk": {"S": "PRODUCT#INK"}})
    assert orders.cancel(placed, yes()).status is OrderStatus.CANCELLED
