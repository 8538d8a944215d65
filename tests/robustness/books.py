"""What the store holds of a few customers: orders, the products in them, and who is linked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import texts
from aisle.adapters.dynamodb.catalog import DynamoCatalog
from aisle.adapters.dynamodb.items import product_item
from aisle.domain.catalog import Product
from aisle.domain.orders import Order, OrderStatus
from workbench.stage.sample_store import SampleStore

_ALL = 1_000


class Books:
    """Kept over the sample shop, whose state when they were opened can be put back. `users` holds
    each customer's Alexa user; `skus` what the customers had ordered by then."""

    def __init__(self, sample: SampleStore, users: dict[str, str]) -> None:
        self.sample, self.users = sample, users
        self.skus = sorted({line.sku for order in self.orders() for line in order.lines})
        products = self.products().values()
        self._pristine = {
            sample.tables.shop: [item for name in users for item in self._of(keys.customer(name))],
            sample.tables.catalog: [product_item(product) for product in products],
        }

    def orders(self) -> list[Order]:
        return [order for name in self.users for order in self.sample.orders.latest(name, _ALL)]

    def products(self, skus: Sequence[str] = ()) -> dict[str, Product]:
        """As they are now, those that are no longer sold left out."""
        catalog = DynamoCatalog(self.sample.client, self.sample.tables.catalog)
        return catalog.products(skus or self.skus)

    def units(self) -> dict[str, int]:
        """By product, how many are in stock or in orders that stand."""
        live = self.products()
        units = {sku: live[sku].stock if sku in live else 0 for sku in self.skus}
        for order in self.orders():
            for line in order.lines:
                if order.status is not OrderStatus.CANCELLED and line.sku in units:
                    units[line.sku] += line.quantity
        return units

    def is_linked(self, name: str) -> bool:
        """Whether the customer's Alexa user is on record as theirs."""
        link = texts(keys.alexa_link(name, self.users[name]))
        return any(link.items() <= item.items() for item in self._of(keys.customer(name)))

    def mentions(self, text: str) -> bool:
        """Whether the text is anywhere in either table."""
        return any(text in json.dumps(item) for item in self._everything())

    def put_back(self) -> None:
        """Everything as it was when the books were opened."""
        for order in self.orders():
            self._delete(texts(keys.number_reservation(order.number)))
        for name, user_id in self.users.items():
            for partition in (keys.customer(name), keys.alexa_user(user_id)["pk"]):
                for item in self._of(partition):
                    self._delete({key: item[key] for key in ("pk", "sk")})
        for table, items in self._pristine.items():
            for item in items:
                self.sample.client.put_item(TableName=table, Item=item)

    def _delete(self, key: dict[str, Any]) -> None:
        self.sample.client.delete_item(TableName=self.sample.tables.shop, Key=key)

    def _of(self, partition: str) -> list[dict[str, Any]]:
        answer = self.sample.client.query(
            TableName=self.sample.tables.shop,
            KeyConditionExpression="pk = :partition",
            ExpressionAttributeValues={":partition": {"S": partition}},
            ConsistentRead=True,
        )
        items: list[dict[str, Any]] = answer["Items"]
        return items

    def _everything(self) -> Iterable[dict[str, Any]]:
        for table in (self.sample.tables.shop, self.sample.tables.catalog):
            pages = self.sample.client.get_paginator("scan").paginate(
                TableName=table, ConsistentRead=True
            )
            for page in pages:
                yield from page["Items"]
