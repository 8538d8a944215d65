"""Looking back: what was ordered, when, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aisle.domain.orders import Channel, Order
from aisle.domain.period import Period
from aisle.ports import Orders
from aisle.services.order_answers import IN_ONE_BREATH, NoOrders
from aisle.services.outcome import Outcome

_RECENT = 20
_LONG_AGO = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """Which orders: of a period, from a channel; all of them by default. `time_zone` is the
    one whose days are meant."""

    time_zone: str
    period: Period | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class OrdersListed(Outcome):
    """The newest of `count` orders, as many as can be read out."""

    orders: tuple[Order, ...]
    count: int
    asked: Asked


@dataclass(frozen=True, slots=True)
class NothingOrdered(Outcome):
    """No order then, or not there; there may be others."""

    asked: Asked


class OrderHistory:
    def __init__(self, orders: Orders) -> None:
        self._orders = orders

    def ordered(
        self, customer_id: str, asked: Asked, now: datetime
    ) -> OrdersListed | NothingOrdered | NoOrders:
        """One round trip where the recent orders answer it, two where they do not.

        Days are those of the customer's zone, of `asked.time_zone` where there is no profile.
        """
        account = self._orders.account(customer_id, _RECENT)
        if account and not account.orders:
            return NoOrders()
        if account:
            asked = replace(asked, time_zone=account.customer.time_zone)
        asked = _looking_back(asked, now)
        orders = account.orders if account else ()
        fitting = _fitting(orders, asked)
        if not account or _may_go_on(orders, fitting, asked):
            orders = self._further_back(customer_id, asked)
            fitting = _fitting(orders, asked)
        return _listed(orders, fitting, asked)

    def _further_back(self, customer_id: str, asked: Asked) -> tuple[Order, ...]:
        if asked.period is None:
            return self._orders.latest(customer_id, _LONG_AGO)
        return self._orders.placed_between(customer_id, *asked.period.bounds(asked.time_zone))


def _looking_back(asked: Asked, now: datetime) -> Asked:
    if asked.period is None:
        return asked
    today = now.astimezone(ZoneInfo(asked.time_zone)).date()
    return replace(asked, period=asked.period.looking_back(today))


def _may_go_on(orders: Sequence[Order], fitting: Sequence[Order], asked: Asked) -> bool:
    """Whether orders that fit may lie beyond the recent ones."""
    if len(orders) < _RECENT:
        return False
    if asked.period is None:
        return len(fitting) < IN_ONE_BREATH
    return orders[-1].placed_at >= asked.period.bounds(asked.time_zone)[0]


def _fitting(orders: Sequence[Order], asked: Asked) -> list[Order]:
    fitting = [order for order in orders if asked.channel in (None, order.channel)]
    if asked.period is None:
        return fitting
    start, end = asked.period.bounds(asked.time_zone)
    return [order for order in fitting if start <= order.placed_at < end]


def _listed(
    orders: Sequence[Order], fitting: Sequence[Order], asked: Asked
) -> OrdersListed | NothingOrdered | NoOrders:
    if fitting:
        return OrdersListed(tuple(fitting[:IN_ONE_BREATH]), len(fitting), asked)
    if orders or asked.period:
        return NothingOrdered(asked)
    return NoOrders()
