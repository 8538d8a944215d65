"""The usual: what the customer named as such, or else is in the habit of buying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from aisle.domain.orders import Order, OrderStatus
from aisle.ports import Orders
from aisle.services.availability import Wanted
from aisle.services.order_answers import NoOrders
from aisle.services.outcome import Outcome
from aisle.services.quote import Occasion, Request
from aisle.services.quoting import Priced, Quoting
from aisle.services.reorder import RECENT_ORDERS, account_of, last_lines, wanted_again

_A_HABIT = 2
_MOST_HABITS = 3


@dataclass(frozen=True, slots=True)
class NoUsual(Outcome):
    """No usual was named, and nothing has been bought twice."""


class Usual:
    def __init__(self, orders: Orders, quoting: Quoting) -> None:
        self._orders = orders
        self._quoting = quoting

    def order(self, customer_id: str, request: Request) -> Priced | NoUsual | NoOrders:
        """Two round trips."""
        account = account_of(self._orders, customer_id, RECENT_ORDERS)
        named = account.customer.usual
        skus = named or _habits(account.orders)
        if not skus:
            return NoUsual() if account.orders else NoOrders()
        lines = last_lines(account.orders)
        wanted = [wanted_again(lines[sku]) if sku in lines else Wanted(sku) for sku in skus]
        occasion = Occasion.USUAL if named else Occasion.HABIT
        return self._quoting.quote(account, wanted, request, occasion)


def _habits(orders: Iterable[Order]) -> tuple[str, ...]:
    """What is in the most orders, two at least."""
    times = Counter(
        sku
        for order in orders
        if order.status is not OrderStatus.CANCELLED
        for sku in {line.sku: None for line in order.lines if line.quantity > 0}
    )
    most = max(times.values(), default=0)
    if most < _A_HABIT:
        return ()
    return tuple(sku for sku, count in times.items() if count == most)[:_MOST_HABITS]
