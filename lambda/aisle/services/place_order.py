"""Placing the order that was quoted, once, at the price that was told."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.errors import OutOfStock, PriceChanged
from aisle.domain.orders import Order
from aisle.domain.purchase import Quote
from aisle.ports import Orders
from aisle.services.outcome import Outcome
from aisle.services.quote import Request
from aisle.services.quoting import Priced, Quoting


@dataclass(frozen=True, slots=True)
class OrderPlaced(Outcome):
    """`again`: it had been placed before, by the same quote, and was not placed twice."""

    order: Order
    again: bool


@dataclass(frozen=True, slots=True)
class QuoteLapsed(Outcome):
    """There is no quote that this shopper could say yes to."""


@dataclass(frozen=True, slots=True)
class LeftUnsure(Outcome):
    """The shopper would not try again, and the store never said whether the order was placed."""


class PlaceOrder:
    def __init__(self, orders: Orders, quoting: Quoting) -> None:
        self._orders = orders
        self._quoting = quoting

    def confirm(
        self, quote: Quote | None, customer_id: str, request: Request
    ) -> OrderPlaced | QuoteLapsed | Priced:
        """One transaction; where a price or the stock has changed, one round trip more for a
        new quote, which needs a yes of its own. Raises PlacementUnknown."""
        if not quote or not quote.lines or quote.customer_id != customer_id:
            return QuoteLapsed()
        try:
            placement = self._orders.place(quote, request.at)
        except (PriceChanged, OutOfStock):
            return self._quoting.change(quote, request)
        return OrderPlaced(placement.order, again=placement.already_placed)
