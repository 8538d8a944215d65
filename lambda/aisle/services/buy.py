"""Buying a product that was found, whether or not it was ever bought before."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.ports import Catalog, Orders
from aisle.services.availability import Wanted
from aisle.services.outcome import Option, Outcome
from aisle.services.quote import Request
from aisle.services.quoting import Priced, Quoting
from aisle.services.reorder import account_of

_RECENT = 3


@dataclass(frozen=True, slots=True)
class NothingToBuy(Outcome):
    """Nothing has been talked about that could be bought."""


@dataclass(frozen=True, slots=True)
class WhichToBuy(Outcome):
    """Several were found and none was singled out; at most three, by SKU."""

    options: tuple[Option, ...]


class Buy:
    def __init__(self, orders: Orders, catalog: Catalog, quoting: Quoting) -> None:
        self._orders = orders
        self._catalog = catalog
        self._quoting = quoting

    def product(self, customer_id: str, sku: str, quantity: int, request: Request) -> Priced:
        """Two round trips."""
        account = account_of(self._orders, customer_id, _RECENT)
        return self._quoting.quote(account, [Wanted(sku, quantity)], request)

    def which(self, skus: tuple[str, ...]) -> WhichToBuy | NothingToBuy:
        """Asks which of the products is meant. One round trip, for their names."""
        live = self._catalog.products(skus)
        options = tuple(Option(sku, live[sku].spoken_name) for sku in skus if sku in live)
        return WhichToBuy(options) if options else NothingToBuy()
