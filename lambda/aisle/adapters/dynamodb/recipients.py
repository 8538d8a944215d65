"""Who is told of an order: the customer's profile, and the linked Alexa users."""

from __future__ import annotations

from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import text
from aisle.adapters.dynamodb.client import asked
from aisle.adapters.dynamodb.items import customer_from
from aisle.domain.customers import Customer
from aisle.notice_ports import AlexaUser

_MOST_USERS = 10  # a household; each is a call to Alexa


class DynamoRecipients:
    def __init__(self, client: Any, shop_table: str) -> None:
        self._client = client
        self._table = shop_table

    def customer(self, customer_id: str) -> Customer | None:
        items = self._items(customer_id, "sk = :prefix", keys.PROFILE)
        return customer_from(items[0]) if items else None

    def alexa_users(self, customer_id: str) -> tuple[AlexaUser, ...]:
        items = self._items(customer_id, "begins_with(sk, :prefix)", keys.ALEXA_LINKS)
        subscribed = [item for item in items if item.get("notices", {}).get("BOOL") is True]
        return tuple(
            AlexaUser(item["user_id"]["S"], item["api_endpoint"]["S"])
            for item in subscribed[:_MOST_USERS]
        )

    def _items(self, customer_id: str, condition: str, prefix: str) -> list[dict[str, Any]]:
        answer = asked(
            self._client.query,
            TableName=self._table,
            KeyConditionExpression=f"pk = :customer AND {condition}",
            ExpressionAttributeValues={
                ":customer": text(keys.customer(customer_id)),
                ":prefix": text(prefix),
            },
            ConsistentRead=True,
        )
        items: list[dict[str, Any]] = answer["Items"]
        return items
