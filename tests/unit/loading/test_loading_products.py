"""Products, stores and customers, and products that are told only by what was sold."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from aisle.domain.catalog import Product
from aisle.domain.money import Money
from tests.unit.loading.checking import Checking, Write
from workbench.loading import product_lines
from workbench.loading.mapping import FieldMapping
from workbench.loading.rows import LoadingError

Mapping = Callable[[str], FieldMapping]
PRODUCT: dict[str, Any] = {
    "sku": "TV-55",
    "name": 'Acme® - 55" Class TV (2024) - Black',
    "price": 449.99,
    "currency": "USD",
    "stock": 3,
    "brand": "Acme®",
}
SOLD = """
[constants]
currency = "GBP"
stock = 9
[dates]
time_zone = "Europe/London"
[clean]
upper_case = ["sku"]
title_case = ["name"]
[cancellations]
number_prefix = "C"
[products]
from_order_lines = true
[charges]
POST = "postage"
"""


def test_a_product_is_taken_with_a_name_that_can_be_said(checked: Checking, write: Write) -> None:
    path = write("p.jsonl", json.dumps(PRODUCT))
    assert checked("products", path).products["TV-55"] == Product(
        sku="TV-55",
        name='Acme® - 55" Class TV (2024) - Black',
        spoken_name="Acme 55 inch TV Black",
        price=Money(44999, "USD"),
        stock=3,
        brand="Acme",
    )


def test_a_spoken_name_of_the_file_is_kept(checked: Checking, write: Write) -> None:
    path = write("p.jsonl", json.dumps({**PRODUCT, "spoken_name": "Acme fifty five"}))
    assert checked("products", path).products["TV-55"].spoken_name == "Acme fifty five"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"price": 0}, "price"),
        ({"price": -1}, "price"),
        ({"price": "free"}, "price"),
        ({"price": None}, "price"),
        ({"stock": -1}, "stock"),
        ({"stock": None}, "stock"),
        ({"currency": None}, "currency"),
        ({"name": "  "}, "name"),
        ({"sku": None}, "sku"),
        ({"popularity": "high"}, "popularity"),
        ({"description": "x" * 500_000}, "(row)"),
    ],
)
def test_a_bad_product_is_refused_by_its_field(
    checked: Checking, write: Write, changed: dict[str, Any], field: str
) -> None:
    other = {**PRODUCT, "sku": "OTHER"}
    rows = [{**PRODUCT, **changed}, other]
    found = checked("products", write("p.jsonl", "\n".join(map(json.dumps, rows))))
    assert [field for field, _ in found.reasons] == [field]
    assert set(found.products) == {"OTHER"}


def test_a_sku_that_has_come_before_is_refused_across_files(
    checked: Checking, write: Write
) -> None:
    files = [write(name, json.dumps(PRODUCT)) for name in ("a.jsonl", "b.jsonl")]
    found = checked("products", *files)
    assert found.reported == [
        {
            "file": "b.jsonl",
            "line": 1,
            "field": "sku",
            "reason": "has come before",
            "value": "in a.jsonl line 1",
        }
    ]


def test_a_column_that_is_not_there_is_one_mistake_not_one_a_row(
    checked: Checking, write: Write, mapping: Mapping
) -> None:
    path = write("p.csv", "Item,name\nA,keys\nB,pens\n")
    with pytest.raises(LoadingError, match="need the fields sku, but the columns"):
        checked("products", path)
    with pytest.raises(LoadingError, match="the mapping reads Code, but"):
        checked("products", path, mapping=mapping('[columns]\nsku = "Code"'))


@pytest.mark.parametrize("content", ["", "name,price\n"])
def test_an_empty_table_says_what_it_lacks(checked: Checking, write: Write, content: str) -> None:
    with pytest.raises(LoadingError, match="need the fields sku"):
        checked("products", write("p.csv", content))


def test_stores_and_customers(checked: Checking, write: Write) -> None:
    store = {"store_id": "1", "name": "Mall", "city": "Tempe", "time_zone": "America/Phoenix"}
    bad = {**store, "store_id": "2", "time_zone": "Tempe"}
    found = checked("stores", write("s.json", json.dumps([store, bad])))
    assert (found.kinds, found.keys) == ({"store": 1, "bad row": 1}, {"STORE#1"})
    table = (
        "customer_id,time_zone,ship_to,tax_basis_points,usual\nana,America/Denver,home,881,A B\n"
    )
    (item,) = checked("customers", write("c.csv", table + "bo,America/Denver,home,10001,\n")).items
    assert item.item["usual"] == {"L": [{"S": "A"}, {"S": "B"}]}


def test_products_that_are_told_only_by_what_was_sold(
    checked: Checking, write: Write, mapping: Mapping
) -> None:
    rows = """number,sku,name,placed_at,unit_price
1,84a,RED CUP,2026-01-05 09:00,2.00
2,84A,RED TEA CUP,2026-01-07 09:00,2.50
3,84A,RED TEA CUP,2026-01-06 09:00,2.25
C4,84A,CRACKED,2026-01-08 09:00,9.00
5,84A,lost?,2026-01-09 09:00,0
6,POST,POSTAGE,2026-01-09 09:00,18.00
7,85B,BLUE CUP,2026-01-09 09:00,three
"""
    found = checked("products", write("sold.csv", rows), mapping=mapping(SOLD))
    (product,) = found.products.values()
    assert (product.sku, product.name, product.price) == ("84A", "Red Tea Cup", Money(250, "GBP"))
    assert (product.popularity, product.stock) == (3, 9)
    assert found.kinds == {
        product_lines.SOLD: 3,
        product_lines.CANCELS: 1,
        product_lines.NO_PRICE: 1,
        product_lines.CHARGE: 1,
        "bad row": 1,
    }
