"""The services together, as the voice edge is handed them."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.terms import ShopTerms
from aisle.ports import Identity
from aisle.services.browse import Browse
from aisle.services.buy import Buy
from aisle.services.cancel import CancelOrder
from aisle.services.history import OrderHistory
from aisle.services.narrow import Narrowing
from aisle.services.place_order import PlaceOrder
from aisle.services.quoting import Quoting
from aisle.services.reorder import Reorder
from aisle.services.search import ProductSearch
from aisle.services.track import OrderTracking
from aisle.services.usual import Usual


@dataclass(frozen=True, slots=True)
class Shop:
    """`time_zone` is where days are told when no customer's or order's zone is known."""

    terms: ShopTerms
    time_zone: str
    identity: Identity
    search: ProductSearch
    narrowing: Narrowing
    browse: Browse
    tracking: OrderTracking
    history: OrderHistory
    quoting: Quoting
    reorder: Reorder
    usual: Usual
    buy: Buy
    place_order: PlaceOrder
    cancel: CancelOrder
