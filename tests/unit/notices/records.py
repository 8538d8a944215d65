"""Orders and the records that the stream has of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from aisle.adapters.dynamodb.items import order_item
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderLine, OrderStatus, StatusChange

_numbers = count(111_111_000_000_000_000_001)


def order(customer_id: str, **changes: Any) -> Order:
    """Placed by voice a moment ago, unless `changes` say otherwise."""
    placed_at = changes.pop("placed_at", datetime.now(UTC) - timedelta(seconds=5))
    price = Money(2999, "USD")
    values: dict[str, Any] = {
        "number": str(uuid4().int)[:12],
        "customer_id": customer_id,
        "placed_at": placed_at,
        "channel": Channel.VOICE,
        "lines": (OrderLine("KEY", "canary keyboard", 2, price),),
        "history": (StatusChange(OrderStatus.PLACED, placed_at),),
        "delivery": Money(499, "USD"),
        "tax": Money(528, "USD"),
        "total": Money(7025, "USD"),
        "time_zone": "America/Denver",
        "expected_on": (datetime.now(UTC) + timedelta(days=3)).date(),
        "ship_to": "your home in Denver",
    }
    return Order(**{**values, **changes})


def moved(before: Order, *statuses: OrderStatus) -> Order:
    """In its next statuses, all reached just now."""
    now = datetime.now(UTC)
    changes = tuple(StatusChange(status, now) for status in statuses)
    return replace(before, history=(*before.history, *changes))


def record(after: Order, before: Order | None = None) -> dict[str, Any]:
    """As `test_the_records_are_as_the_stream_has_them` compares with a real one."""
    new = order_item(after)
    images: dict[str, Any] = {
        "ApproximateCreationDateTime": datetime.now(UTC).timestamp(),
        "Keys": {"pk": new["pk"], "sk": new["sk"]},
        "NewImage": new,
        "SequenceNumber": str(next(_numbers)),
        "SizeBytes": 1,
        "StreamViewType": "NEW_AND_OLD_IMAGES",
    }
    if before is not None:
        images["OldImage"] = order_item(before)
    return {
        "eventID": uuid4().hex,
        "eventName": "MODIFY" if before else "INSERT",
        "eventSource": "aws:dynamodb",
        "eventVersion": "1.1",
        "awsRegion": "us-east-1",
        "dynamodb": images,
    }


def history_records(*stages: Order) -> list[dict[str, Any]]:
    """The record of each stage after the one before it."""
    befores = (None, *stages)
    return [record(after, before) for before, after in zip(befores, stages, strict=False)]
