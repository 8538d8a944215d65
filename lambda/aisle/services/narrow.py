"""Narrowing a search down: only of a brand, in a color, within a price, or cheaper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aisle.domain.catalog import Product
from aisle.domain.money import Money
from aisle.domain.query import ProductQuery, Sort
from aisle.ports import Catalog, SearchIndex
from aisle.services.outcome import Outcome
from aisle.services.relaxing import Constraint, has_kind, has_subject
from aisle.services.search import (
    REMEMBERED,
    ProductSearch,
    ProductsFound,
    SearchOutcome,
    page_of,
)

_LONGEST_PHRASE = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What a shopper adds to a search, in the shopper's words. Prices are in minor units."""

    brand: str | None = None
    color: str | None = None
    size: str | None = None
    feature: str | None = None
    category: str | None = None
    minimum_price: int | None = None
    maximum_price: int | None = None

    @property
    def words(self) -> str:
        """What is said of the product itself: "black sony wireless keyboards"."""
        return " ".join(filter(None, (self.color, self.brand, self.size, self.thing)))

    @property
    def thing(self) -> str:
        """What it should be, and not only whose or in which color."""
        return " ".join(filter(None, (self.feature, self.category)))


@dataclass(frozen=True, slots=True)
class Narrowed(Outcome):
    """What is left of the results."""

    found: ProductsFound


@dataclass(frozen=True, slots=True)
class NoneLeft(Outcome):
    """None of the results fits; they stay as they were."""

    query: ProductQuery


@dataclass(frozen=True, slots=True)
class CheaperFound(Outcome):
    """What costs less than what was talked about."""

    than: Money
    found: ProductsFound


@dataclass(frozen=True, slots=True)
class CheapestAlready(Outcome):
    """Nothing costs less than this one; `in_focus` where it was the one talked about."""

    product: Product
    in_focus: bool


class Narrowing:
    def __init__(self, index: SearchIndex, catalog: Catalog, search: ProductSearch) -> None:
        self._index = index
        self._catalog = catalog
        self._search = search

    def refine(self, query: ProductQuery, wish: Wish) -> SearchOutcome:
        """The search with the wish added; what was wished last is the last to be left away.

        What names another kind of product, "TVs under six hundred", is a search of its own.
        """
        wished = self._understood(wish)
        if (wished.category or wish.category) and has_kind(query):
            return self._search.run(wished)
        said = replace(query, phrase=f"{wish.words} {query.phrase}".strip()[:_LONGEST_PHRASE])
        return self.limit(said, wished)

    def limit(self, query: ProductQuery, limits: ProductQuery) -> SearchOutcome:
        """The search with the limits, and in the order, of another one."""
        return self._search.run(merged(query, limits), _constraints(limits))

    def search(self, wish: Wish) -> SearchOutcome:
        """A search for nothing but the wish."""
        return self._search.run(self._understood(wish))

    def cheaper(
        self, query: ProductQuery, skus: Sequence[str], than: Sequence[str]
    ) -> CheaperFound | CheapestAlready | None:
        """What costs less than each of `than`, out of the results `skus` and of the cheapest
        that the shop has. One round trip; None where all of `than` are gone from the shop."""
        candidates = self._candidates(query, skus)
        live = self._catalog.products(candidates)
        compared = [live[sku] for sku in than if sku in live]
        if not compared:
            return None
        limit = min(compared, key=lambda product: product.price.minor)
        below = [live[sku] for sku in candidates if sku in live and live[sku].price < limit.price]
        if not below:
            return CheapestAlready(limit, in_focus=len(than) == 1)
        asked = _under(query, limit.price.minor)
        return CheaperFound(limit.price, page_of(asked, below))

    def _candidates(self, query: ProductQuery, skus: Sequence[str]) -> list[str]:
        free = replace(query, minimum_price=None, sort=Sort.CHEAPEST)
        matches = self._index.search(free, REMEMBERED) if has_subject(free) else ()
        cheapest = [match.sku for match in matches if match.exact]
        return list(dict.fromkeys([*skus, *cheapest]))

    def _understood(self, wish: Wish) -> ProductQuery:
        """Each word of the wish as the catalog spells it; one that it does not know stays."""
        understand = self._index.understand
        feature = understand(wish.thing) if wish.thing else ProductQuery("")
        unknown = not (has_subject(feature) or feature.color or feature.size)
        return replace(
            feature,
            phrase=wish.words,
            terms=tuple(feature.phrase.split()) if unknown else feature.terms,
            brand=(wish.brand and (understand(wish.brand).brand or wish.brand)) or feature.brand,
            color=(wish.color and (understand(wish.color).color or wish.color)) or feature.color,
            size=(wish.size and (understand(wish.size).size or wish.size)) or feature.size,
            minimum_price=wish.minimum_price,
            maximum_price=wish.maximum_price,
        )


def merged(query: ProductQuery, wished: ProductQuery) -> ProductQuery:
    """The query with all that the other one asks for; the later word counts."""
    changes = {
        name: getattr(wished, name)
        for name in ("category", "brand", "color", "size", "minimum_price", "maximum_price")
        if getattr(wished, name) is not None
    }
    terms = (*query.terms, *(term for term in wished.terms if term not in query.terms))
    sort = query.sort if wished.sort is Sort.RELEVANCE else wished.sort
    return _possible(replace(query, terms=terms, sort=sort, **changes), wished)


def _possible(query: ProductQuery, wished: ProductQuery) -> ProductQuery:
    """Without the earlier limit where the two contradict each other."""
    low, high = query.minimum_price, query.maximum_price
    if low is None or high is None or low <= high:
        return query
    if wished.minimum_price is None:
        return replace(query, minimum_price=None)
    if wished.maximum_price is None:
        return replace(query, maximum_price=None)
    return replace(query, minimum_price=high, maximum_price=low)


def _under(query: ProductQuery, price: int) -> ProductQuery:
    return _possible(replace(query, maximum_price=price - 1), ProductQuery(""))


def _constraints(wished: ProductQuery) -> tuple[Constraint, ...]:
    limits = (wished.minimum_price, wished.maximum_price)
    wishes = {
        Constraint.PRICE: any(limit is not None for limit in limits),
        Constraint.COLOR: wished.color,
        Constraint.SIZE: wished.size,
        Constraint.BRAND: wished.brand,
    }
    return tuple(constraint for constraint, wish in wishes.items() if wish)
