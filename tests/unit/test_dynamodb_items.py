"""What is written to the tables comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import validate_parameters
from hypothesis import given
from hypothesis import strategies as st

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import Item
from aisle.adapters.dynamodb.items import (
    customer_from,
    order_from,
    order_item,
    product_from,
    product_item,
    profile_item,
    store_from,
    store_item,
)
from aisle.domain.catalog import Product, Store
from aisle.domain.customers import Customer
from aisle.domain.money import CurrencyMismatch, Money
from aisle.domain.orders import (
    CLOSED,
    Channel,
    Charge,
    Order,
    OrderLine,
    OrderStatus,
    StatusChange,
)

WORDS = st.text(max_size=20)
IDS = st.text(min_size=1, max_size=12)
MAYBE = st.none() | WORDS
COUNTS = st.integers(0, 10_000)
USD = st.builds(Money, st.integers(-(10**9), 10**9), st.just("USD"))
MOMENTS = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - hypothesis wants it so, and adds the zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000))

PRODUCTS = st.builds(
    Product, IDS, WORDS, WORDS, USD, COUNTS, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, COUNTS
)
STORES = st.builds(Store, IDS, WORDS, WORDS, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE)
CUSTOMERS = st.builds(
    Customer,
    IDS,
    WORDS,
    WORDS,
    st.integers(0, 3_000),
    st.lists(IDS, max_size=4).map(tuple),
    MAYBE,
    st.booleans(),
)
ORDERS = st.builds(
    Order,
    number=IDS,
    customer_id=IDS,
    placed_at=MOMENTS,
    channel=st.sampled_from(Channel),
    lines=st.lists(st.builds(OrderLine, IDS, WORDS, COUNTS, USD, COUNTS), max_size=4).map(tuple),
    history=st.lists(
        st.builds(StatusChange, st.sampled_from(OrderStatus), MOMENTS), min_size=1, max_size=4
    ).map(tuple),
    delivery=USD,
    tax=USD,
    total=USD,
    time_zone=WORDS,
    charges=st.lists(st.builds(Charge, IDS, WORDS, USD), max_size=2).map(tuple),
    expected_on=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    pickup_store=MAYBE,
    ship_to=MAYBE,
)
ORDER = Order(
    number="1142",
    customer_id="ana",
    placed_at=datetime(2026, 3, 9, 15, 30, tzinfo=UTC),
    channel=Channel.ONLINE,
    lines=(OrderLine("INK-564", "black ink", 2, Money(1899, "USD")),),
    history=(StatusChange(OrderStatus.PLACED, datetime(2026, 3, 9, 15, 30, tzinfo=UTC)),),
    delivery=Money(0, "USD"),
    tax=Money(304, "USD"),
    total=Money(4102, "USD"),
    time_zone="America/Denver",
)


@given(PRODUCTS)
def test_a_product_comes_back_as_it_was(product: Product) -> None:
    assert product_from(written(product_item(product))) == product


@given(STORES)
def test_a_store_comes_back_as_it_was(store: Store) -> None:
    assert store_from(written(store_item(store))) == store


@given(CUSTOMERS)
def test_a_customer_comes_back_as_it_was(customer: Customer) -> None:
    assert customer_from(written(profile_item(customer))) == customer


@given(ORDERS)
def test_an_order_comes_back_as_it_was(order: Order) -> None:
    assert order_from(written(order_item(order))) == order


@given(ORDERS)
def test_only_an_open_order_is_in_the_index_of_open_orders(order: Order) -> None:
    assert (keys.OPEN_SINCE in order_item(order)) == (order.status not in CLOSED)


@given(ORDERS)
def test_what_a_newer_version_wrote_beside_is_ignored(order: Order) -> None:
    item: Item = {**order_item(order), "gift_note": {"S": "hi"}, "flags": {"M": {}}}
    item["lines"] = {
        "L": [{"M": {**line["M"], "weight": {"N": "3"}}} for line in item["lines"]["L"]]
    }
    assert order_from(item) == order


def test_the_newest_open_order_sorts_last_in_its_index() -> None:
    later = replace(ORDER, number="1143", placed_at=ORDER.placed_at + timedelta(milliseconds=1))
    since = [order_item(order)[keys.OPEN_SINCE]["S"] for order in (ORDER, later)]
    assert since == sorted(since)
    assert since[0] != since[1]


def test_price_and_stock_of_a_product_can_be_checked_by_one_condition() -> None:
    item = product_item(Product("TV-55", "TV", "tv", Money(49999, "USD"), 3))
    assert (item["price"], item["currency"], item["stock"]) == (
        {"N": "49999"},
        {"S": "USD"},
        {"N": "3"},
    )


def test_what_is_unknown_of_a_product_takes_no_room() -> None:
    item = product_item(Product("TV-55", "TV", "tv", Money(49999, "USD"), 3))
    assert not {"brand", "color", "size", "category", "description", "popularity"} & set(item)


def test_an_order_of_two_currencies_is_refused() -> None:
    with pytest.raises(CurrencyMismatch, match="1142"):
        order_item(replace(ORDER, tax=Money(304, "CAD")))


def written(item: Item) -> Item:
    """The item, once botocore itself has taken it for a PutItem."""
    validate_parameters({"TableName": "shop", "Item": item}, put_item_shape())
    return item


@cache
def put_item_shape() -> Any:
    model = ServiceModel(Loader().load_service_model("dynamodb", "service-2"))
    return model.operation_model("PutItem").input_shape
