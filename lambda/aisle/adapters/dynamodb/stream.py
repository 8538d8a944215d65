"""Records of the Shop table's stream, as orders before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.items import order_from
from aisle.domain.orders import Order

_WRITTEN = frozenset({"INSERT", "MODIFY"})


class MalformedRecord(ValueError):
    """The images are no orders. Says nothing of what is in them."""


@dataclass(frozen=True, slots=True)
class OrderChange:
    before: Order | None
    after: Order


def order_change(record: Mapping[str, Any]) -> OrderChange | None:
    """None for what is no order, or was deleted. Raises MalformedRecord."""
    try:
        images = record["dynamodb"]
        is_order = images["Keys"][keys.SK]["S"].startswith(keys.ORDERS)
        if not is_order or record["eventName"] not in _WRITTEN:
            return None
        old = images.get("OldImage")
        return OrderChange(_order(old) if old else None, _order(images["NewImage"]))
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
        # Without its cause, whose text may hold what was ordered.
        raise MalformedRecord("no order") from None


def item_key(record: Mapping[str, Any]) -> tuple[str, str]:
    """What tells the record's item from others. Raises MalformedRecord."""
    try:
        key = record["dynamodb"]["Keys"]
        return str(key[keys.PK]["S"]), str(key[keys.SK]["S"])
    except (LookupError, TypeError):
        raise MalformedRecord("no key") from None


def _order(image: Mapping[str, Any]) -> Order:
    order = order_from(image)
    if not order.history:
        raise ValueError("no history")
    if any(change.at.tzinfo is None for change in order.history):
        raise ValueError("a time of no zone")
    return order
