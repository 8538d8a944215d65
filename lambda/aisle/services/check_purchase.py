"""Whether an order went through, for a shopper who did not hear the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from aisle.domain.orders import Order
from aisle.ports import Orders
from aisle.services.order_answers import NoOrders
from aisle.services.outcome import Outcome

_LATELY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WentThrough(Outcome):
    """The newest order is of today or yesterday, and its status tells the rest."""

    order: Order


@dataclass(frozen=True, slots=True)
class NothingNew(Outcome):
    """The newest order is an older one. `open_question` is what was asked before and stays open
    (SSML content that Aisle made)."""

    latest: Order
    open_question: str | None = None


class CheckPurchase:
    def __init__(self, orders: Orders) -> None:
        self._orders = orders

    def newest(
        self, customer_id: str, at: datetime, open_question: str | None = None
    ) -> WentThrough | NothingNew | NoOrders:
        """One round trip."""
        orders = self._orders.latest(customer_id)
        if not orders:
            return NoOrders()
        newest = orders[0]
        if at - _LATELY <= newest.placed_at:
            return WentThrough(newest)
        return NothingNew(newest, open_question)
