"""The sample shop in tables of its own, made anew after a conversation that changed them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import number, text, texts
from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.dynamodb.transactions import Tables
from aisle.adapters.dynamodb.voice_codes import DynamoVoiceCodes
from aisle.domain.money import minor_digits
from aisle.domain.voice_code import VoiceCode
from workbench.engine import patient_client
from workbench.local_shop import SAMPLE_SHOP, LocalSkill, local_skill, sample_settings
from workbench.sample_items import fill, read_sample
from workbench.search_index import build

_MANY = 10_000
_SENDER = "orders@example.com"


@dataclass(frozen=True, slots=True)
class SampleStore:
    """One pair of filled tables, the skill over them, and a client that is not counted."""

    client: Any
    tables: Tables
    skill: LocalSkill
    skill_client: Any
    index: Path

    @property
    def orders(self) -> DynamoOrders:
        return DynamoOrders(self.client, self.tables.shop, self.tables.catalog)

    def count_orders(self, customer_id: str) -> int:
        return len(self.orders.latest(customer_id, _MANY))

    def stock(self, sku: str) -> int:
        return int(self._product(sku)["stock"]["N"])

    def set_price(self, sku: str, price: str) -> None:
        digits = minor_digits(self._product(sku)["currency"]["S"])
        self._set(sku, "price", int(Decimal(price) * 10**digits))

    def set_stock(self, sku: str, stock: int) -> None:
        self._product(sku)
        self._set(sku, "stock", stock)

    def set_code(self, customer_id: str, digits: str) -> None:
        """The customer's voice code; "none" for none, as if customer service had deleted it."""
        self.client.delete_item(TableName=self.tables.shop, Key=texts(keys.voice_code(customer_id)))
        if digits != "none":
            codes = DynamoVoiceCodes(self.client, self.tables.shop)
            codes.change(customer_id, None, VoiceCode.of(digits), "arranged")

    def set_email(self, customer_id: str, address: str) -> None:
        self.client.update_item(
            TableName=self.tables.shop,
            Key=texts(keys.profile(customer_id)),
            UpdateExpression="SET email = :address",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeValues={":address": text(address)},
        )

    def mailing_skill(self) -> LocalSkill:
        """The skill of a shop that sends confirmations by e-mail, over the same store."""
        settings = sample_settings(self.tables, self.index)
        return local_skill(self.skill_client, replace(settings, email_sender=_SENDER))

    def remove(self, sku: str) -> None:
        self._product(sku)
        self.client.delete_item(TableName=self.tables.catalog, Key=texts(keys.product(sku)))

    def _product(self, sku: str) -> dict[str, Any]:
        answer = self.client.get_item(
            TableName=self.tables.catalog, Key=texts(keys.product(sku)), ConsistentRead=True
        )
        if "Item" not in answer:
            raise KeyError(f"the sample shop has no product {sku}")
        item: dict[str, Any] = answer["Item"]
        return item

    def _set(self, sku: str, attribute: str, value: int) -> None:
        self.client.update_item(
            TableName=self.tables.catalog,
            Key=texts(keys.product(sku)),
            UpdateExpression="SET #attribute = :value",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeNames={"#attribute": attribute},
            ExpressionAttributeValues={":value": number(value)},
        )


class SampleStores:
    """Hands out a filled store, the same again as long as nobody has changed it."""

    def __init__(self, folder: Path) -> None:
        self._index = folder / "search_index.sqlite"
        self._items = read_sample(SAMPLE_SHOP)
        self._client = patient_client()
        self._name, self._numbers = uuid4().hex[:8], count()
        self._clean: SampleStore | None = None
        build(self._items.products, self._index)

    def take(self) -> SampleStore:
        store, self._clean = self._clean or self._filled(), None
        return store

    def give_back(self, store: SampleStore) -> None:
        """To be used again: the caller has changed nothing in it."""
        self._clean = store

    def _filled(self) -> SampleStore:
        n = next(self._numbers)
        tables = Tables(f"SampleShop-{self._name}-{n}", f"SampleCatalog-{self._name}-{n}")
        fill(self._client, tables, self._items)
        client = dynamodb_client()
        skill = local_skill(client, sample_settings(tables, self._index))
        return SampleStore(self._client, tables, skill, client, self._index)
