"""Orders to choose from, each with how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.domain.orders import Order
from aisle.services.history import OrdersListed
from aisle.services.order_answers import OpenOrders, SeveralOrders
from aisle.speech.en_us.screens.formats import full_date
from aisle.speech.en_us.screens.order_state import STATES, first_lines, is_late
from aisle.speech.saying import Listener
from aisle.speech.screens import Choice, ChoicesPage


def open_orders(opened: OpenOrders, listener: Listener) -> ChoicesPage:
    return _orders("On their way", opened.orders, opened.count, listener)


def several_orders(several: SeveralOrders, listener: Listener) -> ChoicesPage:
    return _orders("Which one?", several.orders, several.count, listener)


def orders_listed(listed: OrdersListed, listener: Listener) -> ChoicesPage:
    return _orders("Your orders", listed.orders, listed.count, listener)


def _orders(heading: str, orders: Sequence[Order], count: int, listener: Listener) -> ChoicesPage:
    alone = len(orders) == 1
    choices = tuple(
        _choice(str(place), order, alone, listener) for place, order in enumerate(orders, 1)
    )
    shown = f"{len(orders)} of {count}" if count > len(orders) else ""
    return ChoicesPage(heading=heading, count=shown, choices=choices)


def _choice(place: str, order: Order, alone: bool, listener: Listener) -> Choice:
    """A single one is asked for by its number: there is no question for its place to answer."""
    title, detail = first_lines(order), _detail(order, listener)
    touch = ("track", order.number) if alone else ("choose", place)
    spoken = ", ".join(filter(None, (place, title, detail)))
    return Choice(title, spoken, touch, place, detail=detail)


def _detail(order: Order, listener: Listener) -> str:
    """ "Shipped · due Wednesday, March 11", or when it was placed where it is done."""
    state = STATES[order.status]
    if not order.is_open:
        placed = listener.day(order.placed_at, order.time_zone)
        return f"{state} · ordered {full_date(placed)}"
    if order.expected_on is None:
        return f"{state} · at {order.pickup_store}" if order.pickup_store else state
    due = "was due" if is_late(order, listener) else "due"
    return f"{state} · {due} {full_date(order.expected_on)}"


SHOWN = {
    OpenOrders: open_orders,
    SeveralOrders: several_orders,
    OrdersListed: orders_listed,
}
