"""A proactive event of an order's status, as Alexa's schemas have it.

Neither schema has room for what was ordered. `AMAZON.OrderStatus.Updated` knows the steps of a
delivery; for what it has no word for, `AMAZON.MessageAlert.Activated` says that there is a
message from the seller, and the shopper asks for the order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from aisle.domain.orders import Order, OrderStatus

_WORDS_OF_AMAZON = {
    OrderStatus.PLACED: "ORDER_RECEIVED",
    OrderStatus.PACKING: "ORDER_PREPARING",
    OrderStatus.SHIPPED: "ORDER_SHIPPED",
    OrderStatus.OUT_FOR_DELIVERY: "ORDER_OUT_FOR_DELIVERY",
    OrderStatus.DELIVERED: "ORDER_DELIVERED",
}
_ARRIVING = frozenset({OrderStatus.SHIPPED, OrderStatus.OUT_FOR_DELIVERY})
# Amazon takes 5 minutes to 24 hours after the timestamp, by its own clock.
_HEARD_WITHIN = timedelta(hours=23)
_HEARD_WITHIN_THE_DAY = timedelta(hours=10)
_LONGEST_NUMBER = 64  # of the 100 characters of a reference


def alexa_event(
    order: Order, user_id: str, seller: str, locales: Iterable[str], now: datetime
) -> dict[str, Any]:
    """The body of the request. `now` must be the moment of sending: Alexa compares it."""
    fleeting = order.status is OrderStatus.OUT_FOR_DELIVERY
    expiry = now + (_HEARD_WITHIN_THE_DAY if fleeting else _HEARD_WITHIN)
    return {
        "timestamp": _instant(now),
        "referenceId": reference(order),
        "expiryTime": _instant(expiry),
        "event": _event(order, seller, now),
        "localizedAttributes": [{"locale": locale, "sellerName": seller} for locale in locales],
        "relevantAudience": {"type": "Unicast", "payload": {"user": user_id}},
    }


def reference(order: Order) -> str:
    """The same for each attempt to tell of this order in this status: letters, digits and a
    tilde, which is what Amazon takes."""
    number = order.number
    if not (number.isascii() and number.isalnum() and len(number) <= _LONGEST_NUMBER):
        number = sha256(number.encode()).hexdigest()
    return f"{number}~{order.status.replace('_', '')}"


def _event(order: Order, seller: str, now: datetime) -> dict[str, Any]:
    if order.status not in _WORDS_OF_AMAZON:
        return _message(seller)
    state: dict[str, Any] = {
        "status": _WORDS_OF_AMAZON[order.status],
        "enterTimestamp": _instant(order.history[-1].at),
    }
    if arrival := _expected_arrival(order, now):
        state["deliveryDetails"] = {"expectedArrival": arrival}
    seller_name = {"name": "localizedattribute:sellerName"}
    return {
        "name": "AMAZON.OrderStatus.Updated",
        "payload": {"state": state, "order": {"seller": seller_name}},
    }


def _message(seller: str) -> dict[str, Any]:
    return {
        "name": "AMAZON.MessageAlert.Activated",
        "payload": {
            "state": {"status": "UNREAD", "freshness": "NEW"},
            "messageGroup": {"creator": {"name": seller}, "count": 1},
        },
    }


def _expected_arrival(order: Order, now: datetime) -> str | None:
    """Noon of the day at the destination, so that it is the same day wherever it is told in; none
    where the day has gone by."""
    if order.expected_on is None or order.status not in _ARRIVING:
        return None
    zone = ZoneInfo(order.time_zone)
    if order.expected_on < now.astimezone(zone).date():
        return None
    return _instant(datetime.combine(order.expected_on, time(12), zone))


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
