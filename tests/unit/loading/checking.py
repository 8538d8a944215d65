"""What a test of loading sees: what would be written, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.items import order_from, product_from
from aisle.domain.catalog import Product
from aisle.domain.orders import Order
from workbench.loading.load import Loaded
from workbench.loading.spool import SpooledItem

Write = Callable[[str, str | bytes], Path]


@dataclass(frozen=True)
class Checked:
    loaded: Loaded
    items: list[SpooledItem]

    @property
    def orders(self) -> dict[str, Order]:
        found = (one.item for one in self.items if "placed_at" in one.item)
        return {order.number: order for order in map(order_from, found)}

    @property
    def products(self) -> dict[str, Product]:
        found = (one.item for one in self.items if "sku" in one.item)
        return {product.sku: product for product in map(product_from, found)}

    @property
    def keys(self) -> set[str]:
        return {one.item[keys.PK]["S"] for one in self.items}

    @property
    def kinds(self) -> dict[str, int]:
        return {kind: count for kind, count in self.loaded.tally.kinds.items() if count}

    @property
    def reasons(self) -> list[tuple[str, str]]:
        return list(self.loaded.tally.reasons)

    @property
    def reported(self) -> list[dict[str, Any]]:
        path = self.loaded.report
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


Checking = Callable[..., Checked]
