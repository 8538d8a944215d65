"""Orders to remember in tests, and an order store in memory that counts its round trips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from aisle.domain.customers import Customer
from aisle.domain.errors import StoreUnavailable
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderLine, OrderStatus, StatusChange
from aisle.domain.query import Match, ProductQuery
from aisle.ports import Account

NOW = datetime(2026, 3, 10, 17, 0, tzinfo=UTC)
DENVER = "America/Denver"
FREE = Money(0, "USD")


def line(name: str, quantity: int = 1, shipped: int = 0) -> OrderLine:
    sku = name.upper().replace(" ", "-")
    return OrderLine(sku, name, quantity, Money(999, "USD"), shipped)


def order(
    number: str,
    *names: str,
    days_ago: float = 1,
    status: OrderStatus = OrderStatus.SHIPPED,
    since: float | None = None,
    **changes: Any,
) -> Order:
    """An order of NOW minus `days_ago`, in its status for `since` days (an hour by default)."""
    placed_at = NOW - timedelta(days=days_ago)
    changed_at = NOW - (timedelta(hours=1) if since is None else timedelta(days=since))
    values: dict[str, Any] = {
        "channel": Channel.ONLINE,
        "lines": tuple(line(name) for name in names or ("kettle",)),
        "history": (
            StatusChange(OrderStatus.PLACED, placed_at),
            StatusChange(status, changed_at),
        ),
        "expected_on": date(2026, 3, 13),
        "ship_to": "your home",
        **changes,
    }
    return Order(
        number=number,
        customer_id="ana",
        placed_at=placed_at,
        delivery=FREE,
        tax=FREE,
        total=FREE,
        time_zone=DENVER,
        **values,
    )


class OrderBook:
    """The orders of ana. `customer` is None for one whose profile was never loaded."""

    def __init__(self, *orders: Order, zone: str | None = DENVER) -> None:
        self._orders = sorted(orders, key=lambda order: order.placed_at, reverse=True)
        self._customer = Customer("ana", zone, "your home", 0) if zone else None
        self.trips = 0
        self.is_down = False

    def latest(self, customer_id: str, count: int = 1) -> tuple[Order, ...]:
        return self._of(customer_id)[:count]

    def by_number(self, customer_id: str, number: str) -> Order | None:
        return next((one for one in self._of(customer_id) if one.number == number), None)

    def open(self, customer_id: str) -> tuple[Order, ...]:
        return tuple(one for one in self._of(customer_id) if one.is_open)

    def placed_between(self, customer_id: str, start: datetime, end: datetime) -> tuple[Order, ...]:
        return tuple(one for one in self._of(customer_id) if start <= one.placed_at < end)

    def account(self, customer_id: str, recent: int = 1) -> Account | None:
        orders = self._of(customer_id)[:recent]
        return Account(self._customer, orders) if self._customer else None

    def place(self, *_: Any) -> Any:
        raise NotImplementedError

    def cancel(self, *_: Any) -> Any:
        raise NotImplementedError

    def decline(self, *_: Any) -> Any:
        raise NotImplementedError

    def paid(self, *_: Any) -> Any:
        raise NotImplementedError

    def _of(self, customer_id: str) -> tuple[Order, ...]:
        self.trips += 1
        if self.is_down:
            raise StoreUnavailable
        return tuple(one for one in self._orders if one.customer_id == customer_id)


class Thesaurus:
    """An index that knows which SKUs each phrase names, and nothing else."""

    def __init__(self, sold: Sequence[str] = (), **named: Sequence[str]) -> None:
        """`sold` is what the shop has that is called just as the phrase says."""
        self._named = named
        self._sold = sold

    def among(self, phrase: str, skus: Sequence[str]) -> tuple[str, ...]:
        return tuple(sku for sku in self._named.get(phrase, ()) if sku in skus)

    def understand(self, phrase: str) -> ProductQuery:
        return ProductQuery(phrase)

    def search(self, query: ProductQuery, limit: int = 30) -> tuple[Match, ...]:  # noqa: ARG002
        return tuple(Match(sku, 1.0, exact=True) for sku in self._sold[:limit])

    def similar(self, sku: str, limit: int = 3) -> tuple[str, ...]:
        raise NotImplementedError
