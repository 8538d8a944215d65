"""What the shop sells and where its stores are."""

from __future__ import annotations

from dataclasses import dataclass

from aisle.domain.money import Money


@dataclass(frozen=True, slots=True)
class Product:
    """One sellable item. Price and stock are live; the rest changes with the catalog.

    `name` is the retailer's own, `spoken_name` the same as a person would say it: no
    trademark signs, model codes or pack details. `popularity` counts upwards: a higher
    number sells more (0 when unknown).
    """

    sku: str
    name: str
    spoken_name: str
    price: Money
    stock: int
    brand: str | None = None
    category: str | None = None
    color: str | None = None
    size: str | None = None
    description: str | None = None
    popularity: int = 0

    @property
    def in_stock(self) -> bool:
        return self.stock > 0


@dataclass(frozen=True, slots=True)
class Store:
    """A shop with a door. `time_zone` is an IANA name; `hours` the retailer's own text."""

    store_id: str
    name: str
    city: str
    region: str | None = None
    address: str | None = None
    postal_code: str | None = None
    time_zone: str | None = None
    hours: str | None = None
