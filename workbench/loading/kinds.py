"""What can be loaded, and how a file of each kind is checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aisle.adapters.dynamodb.attributes import Item
from aisle.adapters.dynamodb.items import product_item, profile_item, store_item
from workbench.loading.check import Check
from workbench.loading.fields import Fields
from workbench.loading.line_spool import LineSpool
from workbench.loading.order_groups import check_groups
from workbench.loading.order_lines import OrderLines
from workbench.loading.order_rows import order_of
from workbench.loading.orders import keep_order
from workbench.loading.product_lines import ProductLines
from workbench.loading.rows import BadField, Row
from workbench.loading.simple_rows import customer_of, product_of, store_of
from workbench.loading.spool import CATALOG, SHOP

Rows = Iterator[Row]


@dataclass(frozen=True, slots=True)
class Kind:
    """`required` are the fields without which no row of a CSV file can be taken."""

    name: str
    required: tuple[str, ...]
    check: Callable[[Check, sqlite3.Connection, Rows], None]


def _each(one: str, table: str, key: str, item_of: Callable[[Fields], Item]) -> Kind:
    """A kind whose rows are one item each."""

    def check_rows(check: Check, _: sqlite3.Connection, rows: Rows) -> None:
        for row in rows:
            try:
                check.keep(table, row.origin, key, item_of(check.fields(row)))
            except BadField as problem:
                check.bad(row, problem)
            else:
                check.tally.kinds[one] += 1
                check.tally.results[one] += 1

    return Kind(f"{one}s", (key,), check_rows)


def _check_products(check: Check, database: sqlite3.Connection, rows: Rows) -> None:
    if not check.mapping.products.get("from_order_lines"):
        _PRODUCTS.check(check, database, rows)
        return
    lines = ProductLines(check, database)
    for row in rows:
        lines.take(row)
    lines.check_products()


def _check_orders(check: Check, database: sqlite3.Connection, rows: Rows) -> None:
    """A row with `lines` is a whole order, any other is one line of an order."""
    spool = LineSpool(database)
    lines = OrderLines(check, spool)
    for row in rows:
        if "lines" in row.values:
            _check_order(check, row)
        else:
            lines.take(row)
    lines.match_cancellations()
    check_groups(check, spool)


def _check_order(check: Check, row: Row) -> None:
    try:
        keep_order(check, order_of(check.fields(row)), row.origin)
    except BadField as problem:
        check.bad(row, problem)
    else:
        check.tally.kinds["order"] += 1


_PRODUCTS = _each("product", CATALOG, "sku", lambda fields: product_item(product_of(fields)))
KINDS = {
    kind.name: kind
    for kind in (
        Kind("products", ("sku", "name"), _check_products),
        _each("store", CATALOG, "store_id", lambda fields: store_item(store_of(fields))),
        _each("customer", SHOP, "customer_id", lambda fields: profile_item(customer_of(fields))),
        Kind("orders", ("number", "customer_id", "placed_at", "sku"), _check_orders),
    )
}
