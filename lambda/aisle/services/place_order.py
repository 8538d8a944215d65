"""Placing the order that was quoted, once, at the price that was told."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.errors import OutOfStock, PriceChanged
from aisle.domain.orders import Order
from aisle.domain.purchase import Quote, Yes
from aisle.ports import Orders
from aisle.services.outcome import Outcome
from aisle.services.quote import Occasion, Request
from aisle.services.quoting import Priced, Quoting


@dataclass(frozen=True, slots=True)
class OrderPlaced(Outcome):
    """`again`: another yes to the same quote had placed it before; it was not placed twice."""

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
        self, quote: Quote | None, customer_id: str, request: Request, again: bool = False
    ) -> OrderPlaced | QuoteLapsed | Priced:
        """One transaction; where a price or the stock has changed, one round trip more for a
        new quote, which needs a yes of its own. So does a quote that another speaker asked for,
        unless this tries `again` what the other has said yes to. Raises PlacementUnknown."""
        if not quote or not quote.lines or quote.customer_id != customer_id:
            return QuoteLapsed()
        if quote.asked_by != request.speaker and not again:
            return self._quoting.change(quote, request, occasion=Occasion.OTHER_SPEAKER)
        try:
            placement = self._orders.place(quote, Yes(request.request_id, request.at))
        except (PriceChanged, OutOfStock):
            return self._quoting.change(quote, request)
        return OrderPlaced(placement.order, again=placement.already_placed)
