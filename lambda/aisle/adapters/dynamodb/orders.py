"""The Shop table: a customer's orders, reached only under that customer's key.

Every read is strongly consistent, so that an order just placed is found at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.cancelling import cancel, paid
from aisle.adapters.dynamodb.client import asked
from aisle.adapters.dynamodb.items import customer_from, order_from
from aisle.adapters.dynamodb.placing import place
from aisle.adapters.dynamodb.transactions import Tables
from aisle.domain.orders import Order, PaymentStatus
from aisle.domain.purchase import Quote, Yes
from aisle.ports import Account, Placement

_BESIDE_ORDERS = 2  # the voice code and the profile
_MOST_OPEN = 50
_MOST_OF_A_PERIOD = 200


class DynamoOrders:
    def __init__(self, client: Any, shop_table: str, catalog_table: str) -> None:
        self._client = client
        self._tables = Tables(shop_table, catalog_table)

    def latest(self, customer_id: str, count: int = 1) -> tuple[Order, ...]:
        items = self._newest(
            "pk = :customer AND begins_with(sk, :orders)",
            {":customer": keys.customer(customer_id), ":orders": keys.ORDERS},
            count,
        )
        return tuple(order_from(item) for item in items)

    def by_number(self, customer_id: str, number: str) -> Order | None:
        items = self._newest(
            "pk = :customer AND order_number = :number",
            {":customer": keys.customer(customer_id), ":number": number},
            1,
            index=keys.BY_NUMBER,
        )
        return order_from(items[0]) if items else None

    def open(self, customer_id: str) -> tuple[Order, ...]:
        items = self._newest(
            "pk = :customer",
            {":customer": keys.customer(customer_id)},
            _MOST_OPEN,
            index=keys.OPEN_ORDERS,
        )
        return tuple(order_from(item) for item in items)

    def placed_between(self, customer_id: str, start: datetime, end: datetime) -> tuple[Order, ...]:
        items = self._newest(
            "pk = :customer AND sk BETWEEN :start AND :end",
            {
                ":customer": keys.customer(customer_id),
                ":start": keys.orders_at(start),
                ":end": keys.orders_at(end),
            },
            _MOST_OF_A_PERIOD,
        )
        return tuple(order_from(item) for item in items)

    def account(self, customer_id: str, recent: int = 1) -> Account | None:
        items = self._newest(
            "pk = :customer AND sk BETWEEN :orders AND :code",
            {
                ":customer": keys.customer(customer_id),
                ":orders": keys.ORDERS,
                ":code": keys.VOICE_CODE,
            },
            _BESIDE_ORDERS + recent,
        )
        sorts = [item[keys.SK]["S"] for item in items[:_BESIDE_ORDERS]]
        if keys.PROFILE not in sorts:
            return None
        profile = sorts.index(keys.PROFILE)
        orders = tuple(order_from(item) for item in items[profile + 1 :][:recent])
        has_code = any("digest" in item for item in items[:profile])
        return Account(customer_from(items[profile]), orders, has_code)

    def place(self, quote: Quote, yes: Yes) -> Placement:
        return place(self._client, self._tables, quote, yes)

    def cancel(self, order: Order, yes: Yes) -> Order:
        return cancel(self._client, self._tables, order, yes, PaymentStatus.REFUND)

    def decline(self, order: Order, yes: Yes) -> Order:
        return cancel(self._client, self._tables, order, yes, PaymentStatus.DECLINED)

    def paid(self, order: Order) -> Order:
        return paid(self._client, self._tables, order)

    def _newest(
        self, condition: str, values: Mapping[str, str], count: int, index: str | None = None
    ) -> list[dict[str, Any]]:
        """Descending by sort key; on to the next page only where one megabyte was not enough."""
        items: list[dict[str, Any]] = []
        parameters: dict[str, Any] = {
            "TableName": self._tables.shop,
            "KeyConditionExpression": condition,
            "ExpressionAttributeValues": {name: {"S": value} for name, value in values.items()},
            "ScanIndexForward": False,
            "ConsistentRead": True,
            **({"IndexName": index} if index else {}),
        }
        while True:
            answer = asked(self._client.query, Limit=count - len(items), **parameters)
            items += answer["Items"]
            if len(items) >= count or "LastEvaluatedKey" not in answer:
                return items
            parameters["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
