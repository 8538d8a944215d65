"""A small shop in memory: a catalog that counts its round trips, and an index over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from aisle.domain.catalog import Product
from aisle.domain.errors import StoreUnavailable
from aisle.domain.money import Money
from aisle.domain.query import Match, ProductQuery, Sort
from aisle.ports import Checked


def product(sku: str, name: str, price: int, stock: int = 9, **facets: Any) -> Product:
    return Product(sku, name, name, Money(price, "USD"), stock, **facets)


KETTLE = product(
    "KETTLE", "copper kettle", 4_900, brand="Orrin", color="copper", category="kettles"
)
BLUE_KETTLE = product(
    "BLUE-KETTLE", "blue kettle", 3_900, brand="Orrin", color="blue", category="kettles"
)
STEEL_KETTLE = product(
    "STEEL-KETTLE", "steel kettle", 2_900, brand="Tern", color="silver", category="kettles"
)
GLASS_KETTLE = product(
    "GLASS-KETTLE", "glass kettle", 8_900, 0, brand="Tern", color="clear", category="kettles"
)
LAMP = product("LAMP", "desk lamp", 1_900, brand="Lumen", color="blue", category="lamps")
KETTLES = (KETTLE, BLUE_KETTLE, STEEL_KETTLE, GLASS_KETTLE)


class Shelf:
    """The catalog as it is now; `trips` counts how often it was asked."""

    def __init__(self, products: Iterable[Product]) -> None:
        self.live = {one.sku: one for one in products}
        self.trips = 0
        self.down = False

    def products(self, skus: Sequence[str]) -> dict[str, Product]:
        self.trips += 1
        if self.down:
            raise StoreUnavailable("down")
        return {sku: self.live[sku] for sku in skus if sku in self.live}

    def checked(self, skus: Sequence[str]) -> Checked:
        return Checked(self.products(skus))

    def reprice(self, sku: str, minor: int) -> None:
        self.live[sku] = replace(self.live[sku], price=Money(minor, "USD"))


class Index:
    """Knows the products as they were when it was made. A word is a category, a brand, a color
    or else a term; a product matches whose facets are those, and whose name has the terms."""

    def __init__(self, products: Iterable[Product], near: Sequence[str] = ()) -> None:
        self._products = tuple(products)
        self._near = tuple(near)

    def understand(self, phrase: str) -> ProductQuery:
        query = ProductQuery(phrase)
        for word in phrase.split():
            query = self._with(query, word)
        return query

    def _with(self, query: ProductQuery, word: str) -> ProductQuery:
        for facet in ("category", "brand", "color"):
            for one in self._products:
                value = getattr(one, facet)
                if value and word.casefold() in (value.casefold(), value.casefold().rstrip("s")):
                    return replace(query, **{facet: value})
        return replace(query, terms=(*query.terms, word))

    def search(self, query: ProductQuery, limit: int = 30) -> tuple[Match, ...]:
        found = [one for one in self._products if self._fits(one, query)]
        if query.sort is not Sort.RELEVANCE:
            dearest = query.sort is Sort.DEAREST
            found.sort(key=lambda one: one.price.minor, reverse=dearest)
        exact = [Match(one.sku, 1.0, exact=True) for one in found[:limit]]
        return tuple(exact or [Match(sku, 0.5, exact=False) for sku in self._near])

    @staticmethod
    def _fits(one: Product, query: ProductQuery) -> bool:
        low, high = query.minimum_price or 0, query.maximum_price
        facets = all(
            getattr(query, facet) in (None, getattr(one, facet))
            for facet in ("category", "brand", "color", "size")
        )
        priced = low <= one.price.minor and (high is None or one.price.minor <= high)
        return facets and priced and all(term in one.name.split() for term in query.terms)

    def among(self, phrase: str, skus: Sequence[str]) -> tuple[str, ...]:
        names = {one.sku: one.name.split() for one in self._products}
        return tuple(sku for sku in skus if set(phrase.split()) <= set(names.get(sku, ())))

    def similar(self, sku: str, limit: int = 3) -> tuple[str, ...]:
        kinds = {one.sku: one.category for one in self._products}
        kin = [other for other, kind in kinds.items() if kind == kinds.get(sku) and other != sku]
        return tuple(kin[:limit])
