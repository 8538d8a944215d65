"""Finding products: the index says which, the catalog says at what price today."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from aisle.domain.catalog import Product
from aisle.domain.errors import StoreUnavailable
from aisle.domain.query import Match, ProductQuery, Sort
from aisle.ports import Catalog, SearchIndex
from aisle.services.outcome import Outcome
from aisle.services.relaxing import Constraint, distance, has_subject, wider, within

IN_ONE_BREATH = 3
REMEMBERED = 24
"""More than anybody listens to; they travel with every reply of the session."""


@dataclass(frozen=True, slots=True)
class ProductsFound(Outcome):
    """One breath of results. `skus` are all of them, `products` those at `start` onwards;
    `exact` is false where only something near to the phrase was found; so many more may fit that
    are `unchecked`, as a busy store left them out."""

    query: ProductQuery
    skus: tuple[str, ...]
    products: tuple[Product, ...]
    start: int = 0
    exact: bool = True
    unchecked: int = 0

    @property
    def more(self) -> bool:
        return len(self.skus) > self.start + len(self.products)


@dataclass(frozen=True, slots=True)
class NearestFound(Outcome):
    """Nothing fits all that was asked; without one constraint there is something."""

    asked: ProductQuery
    without: Constraint
    found: ProductsFound


@dataclass(frozen=True, slots=True)
class CheapestFound(Outcome):
    """Results from the cheapest up."""

    found: ProductsFound

    @property
    def available(self) -> Product | None:
        """The cheapest of the first breath that is in stock."""
        return next((product for product in self.found.products if product.in_stock), None)


@dataclass(frozen=True, slots=True)
class NothingFound(Outcome):
    """No product fits, not even without one of the constraints."""

    query: ProductQuery


@dataclass(frozen=True, slots=True)
class SubjectWanted(Outcome):
    """How dear or in which color is known, but not what to look for."""

    query: ProductQuery


SearchOutcome = ProductsFound | NearestFound | NothingFound | SubjectWanted


@dataclass(frozen=True, slots=True)
class _Hits:
    query: ProductQuery
    matches: tuple[Match, ...]
    without: Constraint | None = None

    @property
    def exact(self) -> bool:
        return any(match.exact for match in self.matches)

    @property
    def skus(self) -> list[str]:
        """Where some match exactly, only those."""
        return [match.sku for match in self.matches if match.exact or not self.exact]


class ProductSearch:
    def __init__(self, index: SearchIndex, catalog: Catalog) -> None:
        self._index = index
        self._catalog = catalog

    def understand(self, phrase: str) -> ProductQuery:
        return self._index.understand(phrase)

    def run(self, query: ProductQuery, wanted_most: Collection[Constraint] = ()) -> SearchOutcome:
        """One round trip: every remembered hit is priced, so that order and limits are live.

        Where nothing fits, one constraint is left away, those `wanted_most` last of all. Raises
        StoreUnavailable where what could not be priced might change the answer.
        """
        if not has_subject(query):
            return SubjectWanted(query)
        hits = self._hits(query, wanted_most)
        if not hits.matches:
            return NothingFound(query)
        checked = self._catalog.checked(hits.skus)
        live = checked.products
        products = [live[sku] for sku in hits.skus if sku in live]
        outcome = _outcome(query, hits, products)
        return _without(checked.unknown, outcome) if checked.unknown else outcome

    def _hits(self, query: ProductQuery, wanted_most: Collection[Constraint]) -> _Hits:
        """The first that match exactly, of the query and its wider ones; else the first."""
        asked = _Hits(query, self._index.search(query, REMEMBERED))
        if asked.exact:
            return asked
        tries = [asked]
        for without, free in wider(query, wanted_most):
            hits = _Hits(free, self._index.search(free, REMEMBERED), without)
            if hits.exact:
                return hits
            tries.append(hits)
        return next((hits for hits in tries if hits.matches), asked)


def _without(unknown: Sequence[str], outcome: SearchOutcome) -> SearchOutcome:
    """What is found stays found; that nothing is, or which is the cheapest, nobody knows."""
    if isinstance(outcome, ProductsFound) and outcome.query.sort is Sort.RELEVANCE:
        return replace(outcome, unchecked=len(unknown))
    raise StoreUnavailable("UnprocessedKeys")


def _outcome(query: ProductQuery, hits: _Hits, products: Sequence[Product]) -> SearchOutcome:
    fitting = [product for product in products if within(product, query)]
    beside_price = hits.without not in (None, Constraint.PRICE)
    if hits.without and beside_price and fitting:
        return NearestFound(query, hits.without, _found(hits.query, fitting, hits.exact))
    if fitting:
        return _found(query, fitting, hits.exact)
    if beside_price or not products:
        return NothingFound(query)
    free = replace(hits.query, minimum_price=None, maximum_price=None)
    nearest = sorted(products, key=lambda product: distance(product, query))
    return NearestFound(query, Constraint.PRICE, _found(free, nearest, hits.exact))


def _found(query: ProductQuery, products: Sequence[Product], exact: bool) -> ProductsFound:
    """The results in the order that was asked for."""
    return page_of(query, sorted_by(query.sort, products), exact=exact)


def page_of(
    query: ProductQuery, products: Sequence[Product], *, exact: bool = True
) -> ProductsFound:
    """The first breath of the products."""
    skus = tuple(product.sku for product in products[:REMEMBERED])
    return ProductsFound(query, skus, tuple(products[:IN_ONE_BREATH]), exact=exact)


def sorted_by(sort: Sort, products: Sequence[Product]) -> list[Product]:
    if sort is Sort.RELEVANCE:
        return list(products)
    return sorted(products, key=lambda one: one.price.minor, reverse=sort is Sort.DEAREST)
