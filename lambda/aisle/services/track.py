"""Finding the order that a shopper asks about, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from aisle.domain.orders import Order
from aisle.ports import Orders, SearchIndex
from aisle.services.naming import skus_called
from aisle.services.order_answers import (
    IN_ONE_BREATH,
    Mention,
    NoOrders,
    NoSuchOrder,
    NothingOpen,
    OpenOrders,
    OrderNotFound,
    SeveralOrders,
    Sought,
    StatusTold,
)

_RECENT = 20
_LONG_AGO = 100


class OrderTracking:
    def __init__(self, orders: Orders, index: SearchIndex) -> None:
        self._orders = orders
        self._index = index

    def latest(self, customer_id: str) -> StatusTold | NoOrders:
        """The newest order that is still open, else the newest. One round trip."""
        orders = self._orders.latest(customer_id, _RECENT)
        if not orders:
            return NoOrders()
        awaited = [order for order in orders if order.is_open]
        others = tuple(awaited[1:])
        return StatusTold(
            (awaited or orders)[0], others_open=len(others), others=others[:IN_ONE_BREATH]
        )

    def newest(self, customer_id: str) -> StatusTold | NoOrders:
        """The newest order, open or not. One round trip."""
        orders = self._orders.latest(customer_id, 1)
        return StatusTold(orders[0]) if orders else NoOrders()

    def numbered(
        self, customer_id: str, number: str, mention: Mention = Mention.NUMBER
    ) -> StatusTold | OrderNotFound:
        """One round trip, whether the order is there, another's, or nobody's."""
        order = self._orders.by_number(customer_id, number)
        return StatusTold(order, mention) if order else OrderNotFound(number)

    def described(
        self, customer_id: str, sought: Sought
    ) -> StatusTold | SeveralOrders | NoSuchOrder | NoOrders:
        """The open order that fits, else the newest that does; a question where several are
        open. One round trip, two where it is not among the recent orders."""
        for count in (_RECENT, _LONG_AGO):
            orders = self._orders.latest(customer_id, count)
            skus = self._named(sought.phrases, orders)
            fitting = _fitting(orders, sought, skus)
            if fitting or len(orders) < count:
                break
        if not orders:
            return NoOrders()
        return _chosen(fitting, sought, skus) if fitting else NoSuchOrder(sought)

    def open(
        self, customer_id: str, beside: str | None = None
    ) -> OpenOrders | StatusTold | NothingOpen:
        """What is still on its way, `beside` the order of that number. One round trip."""
        orders = [order for order in self._orders.open(customer_id) if order.number != beside]
        if len(orders) == 1:
            return StatusTold(orders[0])
        if orders:
            return OpenOrders(tuple(orders[:IN_ONE_BREATH]), len(orders), beside is not None)
        return NothingOpen()

    def recent(self, customer_id: str) -> tuple[Order, ...]:
        """The newest orders, newest first. One round trip."""
        return self._orders.latest(customer_id, _RECENT)

    def _named(self, phrases: Sequence[str], orders: Sequence[Order]) -> tuple[str, ...]:
        names = {line.sku: line.name for order in orders for line in order.lines}
        return skus_called(self._index, phrases, names)


def arriving(orders: Iterable[Order], now: datetime) -> tuple[Order, ...]:
    """Those that should be delivered today, where they go to."""
    return tuple(order for order in orders if order.is_open and _arrives(order, now))


def product_names(orders: Iterable[Order]) -> tuple[str, ...]:
    """What was ordered, in the order of the orders, each name once."""
    lines = (line for order in orders for line in order.lines if line.quantity > 0)
    return tuple({line.sku: line.name for line in lines}.values())


def _arrives(order: Order, now: datetime) -> bool:
    today = now.astimezone(ZoneInfo(order.time_zone)).date()
    return order.expected_on == today and not order.pickup_store


def _chosen(
    fitting: Sequence[Order], sought: Sought, skus: tuple[str, ...]
) -> StatusTold | SeveralOrders:
    awaited = [order for order in fitting if order.is_open]
    if len(awaited) > 1:
        return SeveralOrders(tuple(awaited[:IN_ONE_BREATH]), len(awaited), sought, skus)
    return StatusTold((awaited or fitting)[0], skus=skus)


def _fitting(orders: Sequence[Order], sought: Sought, skus: Sequence[str]) -> list[Order]:
    return [
        order
        for order in orders
        if sought.channel in (None, order.channel)
        and (not sought.phrases or any(line.sku in skus for line in order.lines))
    ]
