"""Finding products: the index says which, the catalog says at what price today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aisle.domain.catalog import Product
from aisle.domain.query import ProductQuery, Sort
from aisle.ports import Catalog, SearchIndex
from aisle.services.outcome import Outcome

IN_ONE_BREATH = 3
_REMEMBERED = 24


@dataclass(frozen=True, slots=True)
class ProductsFound(Outcome):
    """One breath of results. `skus` are all of them, `products` those at `start` onwards;
    `exact` is false where only something near to the phrase was found."""

    query: ProductQuery
    skus: tuple[str, ...]
    products: tuple[Product, ...]
    start: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class NothingFound(Outcome):
    """No product fits."""

    query: ProductQuery


class ProductSearch:
    def __init__(self, index: SearchIndex, catalog: Catalog) -> None:
        self._index = index
        self._catalog = catalog

    def find(self, phrase: str) -> ProductsFound | NothingFound:
        return self.run(self._index.understand(phrase))

    def run(self, query: ProductQuery) -> ProductsFound | NothingFound:
        """One round trip: every remembered hit is priced, so that order and limits are live."""
        matches = self._index.search(query, _REMEMBERED)
        if not matches:
            return NothingFound(query)
        live = self._catalog.products([match.sku for match in matches])
        products = _arranged([live[m.sku] for m in matches if m.sku in live], query)
        if not products:
            return NothingFound(query)
        return ProductsFound(
            query,
            tuple(product.sku for product in products),
            tuple(products[:IN_ONE_BREATH]),
            start=0,
            exact=matches[0].exact,
        )


def _arranged(products: Sequence[Product], query: ProductQuery) -> list[Product]:
    affordable = [product for product in products if _within(product, query)]
    if query.sort is Sort.RELEVANCE:
        return affordable
    return sorted(
        affordable, key=lambda product: product.price.minor, reverse=query.sort is Sort.DEAREST
    )


def _within(product: Product, query: ProductQuery) -> bool:
    minor = product.price.minor
    return (query.minimum_price or 0) <= minor and (
        query.maximum_price is None or minor <= query.maximum_price
    )
