"""How an order stands, in a word or two for the eye."""

from __future__ import annotations

from aisle.domain.orders import Order, OrderStatus
from aisle.speech.en_us.screens.formats import counted
from aisle.speech.saying import Listener

STATES = {
    OrderStatus.PLACED: "Placed",
    OrderStatus.PACKING: "Being packed",
    OrderStatus.PARTLY_SHIPPED: "Partly shipped",
    OrderStatus.SHIPPED: "Shipped",
    OrderStatus.OUT_FOR_DELIVERY: "Out for delivery",
    OrderStatus.DELIVERED: "Delivered",
    OrderStatus.READY_FOR_PICKUP: "Ready for pickup",
    OrderStatus.PICKED_UP: "Picked up",
    OrderStatus.DELAYED: "Delayed",
    OrderStatus.CANCELLED: "Canceled",
    OrderStatus.RETURNED: "Returned",
}
TROUBLE = frozenset({OrderStatus.DELAYED, OrderStatus.CANCELLED})
_NAMED = 4


def is_late(order: Order, listener: Listener) -> bool:
    """Whether the day that it was expected on has gone by, where it goes to."""
    today = listener.day(listener.now, order.time_zone)
    return order.expected_on is not None and order.expected_on < today


def first_lines(order: Order, named: int = 1) -> str:
    """ "2 × ink and 3 more"; the number where an order has no products."""
    names = [counted(line.quantity, line.name) for line in order.lines[:named]]
    rest = len(order.lines) - named
    if not names:
        return f"Order {order.number}"
    return " · ".join(names) + (f" and {rest} more" if rest > 0 else "")


def contents(order: Order) -> str:
    """What is in it; of one that has partly shipped, what is still to come."""
    if order.status is not OrderStatus.PARTLY_SHIPPED:
        return first_lines(order, _NAMED)
    missing = [
        counted(line.quantity - line.shipped_quantity, line.name)
        for line in order.lines
        if line.quantity > line.shipped_quantity
    ]
    return (
        f"Still to come: {' · '.join(missing[:_NAMED])}" if missing else first_lines(order, _NAMED)
    )
