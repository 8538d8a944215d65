"""The services together, as the voice edge is handed them."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.terms import ShopTerms
from aisle.ports import Identity
from aisle.services.history import OrderHistory
from aisle.services.search import ProductSearch
from aisle.services.track import OrderTracking


@dataclass(frozen=True, slots=True)
class Shop:
    """`time_zone` is where days are told when no customer's or order's zone is known."""

    terms: ShopTerms
    time_zone: str
    identity: Identity
    search: ProductSearch
    tracking: OrderTracking
    history: OrderHistory
