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
from aisle.ports import Checked

_BATCH = 100  # BatchGetItem's limit
_ROUNDS = 5


class DynamoCatalog:
    def __init__(self, client: Any, table: str) -> None:
        self._client = client
        self._table = table

    def products(self, skus: Sequence[str]) -> dict[str, Product]:
        """By SKU, those that exist. At most 100 at a time."""
        checked = self.checked(skus)
        if checked.unknown:
            raise StoreUnavailable("UnprocessedKeys")
        return checked.products

    def checked(self, skus: Sequence[str]) -> Checked:
        wanted = [texts(keys.product(sku)) for sku in dict.fromkeys(skus)]
        if len(wanted) > _BATCH:
            raise ValueError(f"{len(wanted)} products asked for, {_BATCH} is the limit")
        items, left_out = self._read(wanted)
        found = {product.sku: product for product in map(product_from, items)}
        if not left_out:
            return Checked(found)
        if not found:
            raise StoreUnavailable("UnprocessedKeys")
        return Checked(found, tuple(sku for sku in skus if texts(keys.product(sku)) in left_out))

    def _read(
        self, wanted: list[dict[str, Any]]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The items, and the keys that were left out to the last: a throttled table is asked for
        them again, but not for ever, and they must not be taken for gone."""
        items: list[dict[str, Any]] = []
        for round_ in range(_ROUNDS):
            if not wanted:
                break
            if round_:
                pause()
            answer = asked(
                self._client.batch_get_item, RequestItems={self._table: {"Keys": wanted}}
            )
            items += answer["Responses"].get(self._table, [])
            wanted = answer.get("UnprocessedKeys", {}).get(self._table, {}).get("Keys", [])
        return items, wanted
