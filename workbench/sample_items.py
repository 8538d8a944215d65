"""The sample shop as items, for filling tables again and again in tests.

The demo loads the same files through `aisle load`; here they are read once and written plainly.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.items import order_item, product_item, profile_item, store_item
from aisle.adapters.dynamodb.transactions import Tables
from aisle.domain.catalog import Product
from workbench.loading.fields import Defaults, Fields
from workbench.loading.order_rows import order_of
from workbench.loading.simple_rows import customer_of, product_of, store_of

_BATCH = 25  # BatchWriteItem's limit

Items = list[dict[str, Any]]
Read = TypeVar("Read")


class SampleItems(NamedTuple):
    """`products` as values too, for building the search index."""

    products: list[Product]
    shop: Items
    catalog: Items


def read_sample(folder: Path) -> SampleItems:
    """Raises BadField where a file of the sample shop is wrong."""
    products = list(_rows(folder / "products.jsonl", product_of))
    return SampleItems(
        products=products,
        shop=[
            *map(profile_item, _rows(folder / "customers.jsonl", customer_of)),
            *map(order_item, _rows(folder / "orders.jsonl", order_of)),
        ],
        catalog=[
            *map(product_item, products),
            *map(store_item, _rows(folder / "stores.jsonl", store_of)),
        ],
    )


def _create(client: Any, table: dict[str, Any]) -> None:
    """The engine's first answer may outlast the client's patience: the table that the second
    attempt then finds is the one that the first has made."""
    with suppress(client.exceptions.ResourceInUseException):
        client.create_table(**table)


def fill(client: Any, tables: Tables, items: SampleItems) -> None:
    """Creates both tables and writes everything."""
    _create(client, keys.shop_table(tables.shop))
    _create(client, keys.catalog_table(tables.catalog))
    for table, rows in ((tables.shop, items.shop), (tables.catalog, items.catalog)):
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            requests = [{"PutRequest": {"Item": item}} for item in batch]
            client.batch_write_item(RequestItems={table: requests})


def _rows(path: Path, read: Callable[[Fields], Read]) -> Iterator[Read]:
    for line in path.read_text().splitlines():
        yield read(Fields(json.loads(line), Defaults()))
