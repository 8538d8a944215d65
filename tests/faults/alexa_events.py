"""Skill events as Alexa sends them, and what the store holds before and after."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import texts
from aisle.adapters.dynamodb.client import dynamodb_client
from aisle.adapters.dynamodb.items import order_item
from aisle.adapters.dynamodb.transactions import Tables
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderLine, OrderStatus, StatusChange
from aisle.skill.skill import SkillEventFailed
from workbench.demo_identity import token_for
from workbench.local_shop import SKILL_ID, local_skill, sample_settings
from workbench.simulator.envelope import Speaker
from workbench.simulator.skill_event import events_by_name, skill_event

_MONDAY = datetime(2026, 3, 9, 12, tzinfo=UTC)
_TIMES_SENT = 5
_FREE = Money(0, "USD")


@dataclass(frozen=True, slots=True)
class Event:
    """`name` as in events_by_name; `minute` is when it happened; `to` whose account a link is
    to: the first or the second customer of the household."""

    name: str
    minute: int
    to: int = 0


@dataclass(slots=True)
class Household:
    """An Alexa user and two customers, with an order and a voice code each."""

    store: EventStore
    user_id: str = field(default_factory=lambda: f"amzn1.ask.account.{uuid4().hex.upper()}")
    # In order: of two links of one moment, the one to the later name counts.
    customers: tuple[str, str] = field(
        default_factory=lambda: (f"a{uuid4().hex}", f"b{uuid4().hex}")
    )

    def __post_init__(self) -> None:
        for customer in self.customers:
            self.store.put(order_item(_order(customer)))
            self.store.put({**texts(keys.voice_code(customer)), "hash": {"S": "scrypt"}})

    def envelope(self, event: Event) -> dict[str, Any]:
        token = token_for(self.customers[event.to])
        kind, body = events_by_name(token)[event.name]
        speaker = Speaker(SKILL_ID, user_id=self.user_id)
        return skill_event(speaker, kind, _MONDAY + timedelta(minutes=event.minute), body)

    def hears(self, event: Event) -> None:
        """Sends it again where it was not taken, as Alexa does."""
        envelope = self.envelope(event)
        for _ in range(_TIMES_SENT):
            try:
                answer = self.store.answer(envelope)
            except SkillEventFailed:
                continue
            assert answer == {"version": "1.0", "response": {}}
            return
        raise AssertionError(f"{event} was never taken")


class EventStore:
    """The skill over two empty tables."""

    def __init__(self, client: Any, tables: Tables) -> None:
        self.client, self.tables = client, tables
        self.skill_client = dynamodb_client()
        skill = local_skill(self.skill_client, sample_settings(tables, Path("no-index")))
        self.answer = skill.answer

    def put(self, item: dict[str, Any]) -> None:
        self.client.put_item(TableName=self.tables.shop, Item=item)

    def under(self, *partitions: str) -> list[dict[str, Any]]:
        """The Shop table's items under these partition keys."""
        return [
            item
            for partition in partitions
            for item in self.client.query(
                TableName=self.tables.shop,
                KeyConditionExpression="pk = :partition",
                ExpressionAttributeValues={":partition": {"S": partition}},
                ConsistentRead=True,
            )["Items"]
        ]

    def text(self) -> str:
        """All that both tables hold, keys too, in one text."""
        return "\n".join(
            json.dumps(item, ensure_ascii=False)
            for table in (self.tables.shop, self.tables.catalog)
            for page in self.client.get_paginator("scan").paginate(
                TableName=table, ConsistentRead=True
            )
            for item in page["Items"]
        )


@contextmanager
def overtaken(store: EventStore, operation: str, meanwhile: Callable[[], None]) -> Iterator[None]:
    """Right before the skill's first call of the operation is sent, something else is done."""
    waiting = [meanwhile]

    def before_send(request: Any, **_: Any) -> None:
        name = request.headers["X-Amz-Target"]
        if waiting and (name.decode() if isinstance(name, bytes) else name).endswith(operation):
            waiting.pop()()

    store.skill_client.meta.events.register("before-send.dynamodb", before_send)
    try:
        yield
    finally:
        store.skill_client.meta.events.unregister("before-send.dynamodb", before_send)


def state(household: Household) -> dict[str, Any]:
    """What the store says of the household: the user, and each customer's links and code. Without
    the counter and the expiry, which depend on when each event was heard."""
    user = keys.alexa_user(household.user_id)["pk"]
    items = household.store.under(user, *map(keys.customer, household.customers))
    found: dict[str, Any] = {}
    for item in items:
        place = f"{item['pk']['S']} {item['sk']['S']}"
        if "ORDER#" not in place:
            kept = {name: value for name, value in item.items() if name not in _CIRCUMSTANCES}
            found[_anonymous(place, household)] = json.loads(
                _anonymous(json.dumps(kept), household)
            )
    return found


def orders(household: Household) -> list[dict[str, Any]]:
    items = household.store.under(*map(keys.customer, household.customers))
    return [item for item in items if item["sk"]["S"].startswith(keys.ORDERS)]


_CIRCUMSTANCES = frozenset({"pk", "sk", "version", keys.EXPIRES_AT})


def _anonymous(text: str, household: Household) -> str:
    """So that two households can be compared."""
    text = text.replace(household.user_id, "USER").replace(
        keys.user_hash(household.user_id), "HASH"
    )
    for number, customer in enumerate(household.customers):
        text = text.replace(customer, f"customer-{number}")
    return text


def _order(customer: str) -> Order:
    at = _MONDAY - timedelta(days=1)
    return Order(
        number=str(int(customer[1:8], 16)),
        customer_id=customer,
        placed_at=at,
        channel=Channel.VOICE,
        lines=(OrderLine("1", "Kettle", 1, _FREE),),
        history=(StatusChange(OrderStatus.PLACED, at),),
        delivery=_FREE,
        tax=_FREE,
        total=_FREE,
        time_zone="America/Denver",
    )
