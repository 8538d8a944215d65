"""The Catalog table: products with today's price and stock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import texts
from aisle.adapters.dynamodb.client import asked, pause
from aisle.adapters.dynamodb.items import product_from
from aisle.domain.catalog import Product
from aisle.domain.errors import StoreUnavailable

_BATCH = 100  # BatchGetItem's limit
_ROUNDS = 5


class DynamoCatalog:
    def __init__(self, client: Any, table: str) -> None:
        self._client = client
        self._table = table

    def products(self, skus: Sequence[str]) -> dict[str, Product]:
        """By SKU, those that exist. At most 100 at a time."""
        wanted = [texts(keys.product(sku)) for sku in dict.fromkeys(skus)]
        if len(wanted) > _BATCH:
            raise ValueError(f"{len(wanted)} products asked for, {_BATCH} is the limit")
        products = (product_from(item) for item in self._read(wanted))
        return {product.sku: product for product in products}

    def _read(self, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Asks again for what a throttled table left out, but not for ever: what is left out
        then must not be taken for gone."""
        items: list[dict[str, Any]] = []
        for round_ in range(_ROUNDS):
            if not wanted:
                return items
            if round_:
                pause()
            answer = asked(
                self._client.batch_get_item, RequestItems={self._table: {"Keys": wanted}}
            )
            items += answer["Responses"].get(self._table, [])
            wanted = answer.get("UnprocessedKeys", {}).get(self._table, {}).get("Keys", [])
        if wanted:
            raise StoreUnavailable("UnprocessedKeys")
        return items
