"""The order store against a real engine: what is found, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aisle.adapters.dynamodb.items import order_item, profile_item
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.dynamodb.transactions import Tables
from aisle.domain.customers import Customer
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderLine, OrderStatus, StatusChange

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA = Customer("ana", "America/Denver", "your home in Denver", 800)
Put = Callable[..., None]


def order(number: str, customer_id: str = "ana", days_ago: int = 0, **changes: Any) -> Order:
    placed_at = NOON - timedelta(days=days_ago)
    price = Money(1999, "USD")
    values: dict[str, Any] = {
        "number": number,
        "customer_id": customer_id,
        "placed_at": placed_at,
        "channel": Channel.ONLINE,
        "lines": (OrderLine("INK-63", "HP 63 Ink", 1, price),),
        "history": (StatusChange(OrderStatus.PLACED, placed_at),),
        "delivery": Money(0, "USD"),
        "tax": Money(0, "USD"),
        "total": price,
        "time_zone": "America/Denver",
    }
    return Order(**{**values, **changes})


def closed(number: str, days_ago: int) -> Order:
    changes = (StatusChange(OrderStatus.PLACED, NOON), StatusChange(OrderStatus.CANCELLED, NOON))
    return order(number, days_ago=days_ago, history=changes)


@pytest.fixture
def orders(client: Any, tables: Tables) -> DynamoOrders:
    return DynamoOrders(client, tables.shop, tables.catalog)


@pytest.fixture
def put(client: Any, tables: Tables) -> Put:
    def put(*placed: Order) -> None:
        for one in placed:
            client.put_item(TableName=tables.shop, Item=order_item(one))

    return put


@pytest.fixture
def put_profile(client: Any, tables: Tables) -> None:
    client.put_item(TableName=tables.shop, Item=profile_item(ANA))


def test_the_latest_orders_come_newest_first(orders: DynamoOrders, put: Put) -> None:
    put(order("9", days_ago=3), order("2", days_ago=1), order("7", days_ago=2))
    assert [found.number for found in orders.latest("ana", 2)] == ["2", "7"]


def test_an_order_is_found_by_its_number(orders: DynamoOrders, put: Put) -> None:
    put(order("1142"), order("1143"))
    assert orders.by_number("ana", "1142") == order("1142")


def test_another_customers_order_is_not_found(orders: DynamoOrders, put: Put) -> None:
    put(order("1142", customer_id="bo"))
    assert orders.by_number("ana", "1142") is None


def test_a_customer_id_that_looks_like_a_key_reaches_nobody(
    orders: DynamoOrders, put: Put, put_profile: None
) -> None:
    put(order("1142"))
    for hostile in ("ana#ORDER", "CUST#ana", "", "an", "ana\x00"):
        assert orders.by_number(hostile, "1142") is None
        assert orders.account(hostile) is None


def test_only_open_orders_are_on_their_way(orders: DynamoOrders, put: Put) -> None:
    put(order("1", days_ago=4), closed("2", days_ago=3), order("3", days_ago=2))
    assert [found.number for found in orders.open("ana")] == ["3", "1"]


def test_a_period_holds_its_start_and_not_its_end(orders: DynamoOrders, put: Put) -> None:
    put(order("1", days_ago=3), order("2", days_ago=2), order("3", days_ago=1))
    found = orders.placed_between("ana", NOON - timedelta(days=3), NOON - timedelta(days=1))
    assert [one.number for one in found] == ["2", "1"]


def test_an_account_is_the_profile_with_the_newest_orders(
    orders: DynamoOrders, put: Put, put_profile: None
) -> None:
    put(order("1", days_ago=3), order("2", days_ago=2), order("3", days_ago=1))
    account = orders.account("ana", recent=2)
    assert account is not None
    assert account.customer == ANA
    assert [one.number for one in account.orders] == ["3", "2"]


def test_an_account_without_orders(orders: DynamoOrders, put_profile: None) -> None:
    account = orders.account("ana", recent=2)
    assert account is not None
    assert account.orders == ()


def test_orders_without_a_profile_are_no_account(orders: DynamoOrders, put: Put) -> None:
    put(order("1"))
    assert orders.account("ana") is None


def test_orders_of_more_than_one_page_are_all_found(orders: DynamoOrders, put: Put) -> None:
    long_name = "x" * 300_000
    price = Money(1, "USD")
    put(
        *(
            order(str(n), days_ago=n, lines=(OrderLine("A", long_name, 1, price),))
            for n in range(1, 8)
        )
    )
    assert [one.number for one in orders.latest("ana", 7)] == [str(n) for n in range(1, 8)]
