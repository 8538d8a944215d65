"""The sample shop is whole: it loads without a bad row and has what its README promises."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aisle.adapters.dynamodb.items import customer_from
from aisle.domain.orders import Channel, Order, OrderStatus
from tests.unit.loading.checking import Checked, Checking

SHOP = Path(__file__).parents[3] / "sample_shop"
README = (SHOP / "README.md").read_text()
CUSTOMER_ROWS = re.findall(r"^\| `(\w+)` \|(.*)\|$", README, re.MULTILINE)


@pytest.fixture
def sample(checked: Checking) -> Any:
    def load(kind: str) -> Checked:
        found = checked(kind, SHOP / f"{kind}.jsonl")
        assert found.reported == []
        return found

    return load


def test_a_dozen_categories_of_some_two_hundred_products(sample: Any) -> None:
    products = sample("products").products.values()
    assert len(products) >= 200
    assert len({product.category for product in products}) >= 12
    assert {0, 1} <= {product.stock for product in products}
    assert min(product.price.minor for product in products) >= 200
    assert max(product.price.minor for product in products) <= 200_000
    assert all(product.description for product in products)


def test_no_two_products_sound_the_same(sample: Any) -> None:
    products = sample("products").products.values()
    assert len({product.spoken_name.casefold() for product in products}) == len(products)


def test_orders_in_every_status_and_from_every_channel(sample: Any) -> None:
    orders = sample("orders").orders.values()
    assert {order.status for order in orders} == set(OrderStatus)
    assert {order.channel for order in orders} == set(Channel)


def test_orders_are_of_customers_and_products_and_stores_that_are_there(sample: Any) -> None:
    orders = sample("orders").orders.values()
    customers = {customer_from(one.item).customer_id for one in sample("customers").items}
    stores = {one.item["name"]["S"] for one in sample("stores").items}
    skus = {line.sku for order in orders for line in order.lines}
    assert {order.customer_id for order in orders} <= customers
    assert {order.pickup_store for order in orders} - {None} <= stores
    assert skus - set(sample("products").products) == {"INK-900"}  # it has left the catalog


def test_no_order_is_from_after_the_shop_s_today(sample: Any) -> None:
    for order in sample("orders").orders.values():
        assert order.history[-1].at.date() <= date(2026, 3, 10)
        assert not (order.is_open and order.expected_on and order.expected_on < date(2026, 3, 10))


def test_the_readme_lists_every_customer_once(sample: Any) -> None:
    customers = [customer_from(one.item).customer_id for one in sample("customers").items]
    assert sorted(name for name, _ in CUSTOMER_ROWS) == sorted(customers)


@pytest.mark.parametrize(("customer", "told"), CUSTOMER_ROWS, ids=[c for c, _ in CUSTOMER_ROWS])
def test_the_readme_tells_a_customer_s_orders(sample: Any, customer: str, told: str) -> None:
    orders: dict[str, list[Order]] = defaultdict(list)
    for order in sample("orders").orders.values():
        orders[order.customer_id].append(order)
    told = told.split("|")[-1].replace("2001–2040", "")
    numbers = set(re.findall(r"\b[12]\d{3}\b", told))
    has = {order.number for order in orders[customer]}
    assert numbers <= has
    assert {order.number for order in orders[customer] if order.is_open} <= numbers
    assert {number for number in has if number < "2000"} <= numbers


def test_the_readme_names_what_is_out_of_stock_and_what_is_the_last(sample: Any) -> None:
    products = sample("products").products.values()
    for stock, sentence in ((0, r"Out of stock: (.*?)\. One"), (1, r"One left:\s(.*?)\.")):
        (named,) = re.findall(sentence, README, re.DOTALL)
        assert set(re.findall(r"[A-Z]{3}-\d{3}", named)) == {
            product.sku for product in products if product.stock == stock
        }


def test_the_files_hold_no_field_that_is_not_read() -> None:
    rows = [json.loads(line) for line in (SHOP / "products.jsonl").read_text().splitlines()]
    known = (
        "sku name spoken_name brand category color size price currency stock popularity description"
    )
    assert {name for row in rows for name in row} <= set(known.split())
