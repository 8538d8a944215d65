"""Going through what was found: reading on, one product, the cheapest, something similar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from aisle.domain.catalog import Product
from aisle.ports import Catalog, SearchIndex
from aisle.services.outcome import Outcome
from aisle.services.search import IN_ONE_BREATH


@dataclass(frozen=True, slots=True)
class ResultsRead(Outcome):
    """A breath of the results again, or the next one. `skus` are all results that are still in
    the shop; `products` are those at `start` onwards. So many of that breath are `unchecked`, as
    a busy store left them out."""

    skus: tuple[str, ...]
    products: tuple[Product, ...]
    start: int
    unchecked: int = 0

    @property
    def more(self) -> bool:
        return len(self.skus) > self.start + len(self.products)


@dataclass(frozen=True, slots=True)
class StockRead(Outcome):
    """Which of the products read out can be had, without those that are `unchecked`."""

    products: tuple[Product, ...]
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class ProductNamed(Outcome):
    """One of the results, in a few words."""

    product: Product


@dataclass(frozen=True, slots=True)
class ProductDescribed(Outcome):
    product: Product


@dataclass(frozen=True, slots=True)
class PriceTold(Outcome):
    product: Product


@dataclass(frozen=True, slots=True)
class StockTold(Outcome):
    product: Product


@dataclass(frozen=True, slots=True)
class CheapestPicked(Outcome):
    """`cheapest` of all results; `available` is the cheapest that is in stock, None where none
    is. `skus` are the results from the cheapest up."""

    cheapest: Product
    available: Product | None
    skus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimilarFound(Outcome):
    """What is in stock and much like the product talked about, nearest first."""

    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True)
class NothingSimilar(Outcome):
    pass


@dataclass(frozen=True, slots=True)
class ProductGone(Outcome):
    """The product talked about is no longer in the catalog."""


class End(StrEnum):
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class EndReached(Outcome):
    """There is nothing before the first or after the last of so many results."""

    end: End
    count: int


@dataclass(frozen=True, slots=True)
class NoSuchResult(Outcome):
    """A place was named where no result was read out; `heard` results were."""

    heard: int
    more: bool


@dataclass(frozen=True, slots=True)
class WhichResult(Outcome):
    """Which of so many results that were read out?"""

    heard: int


@dataclass(frozen=True, slots=True)
class NothingChosen(Outcome):
    """A question about a product, before any product was found."""


@dataclass(frozen=True, slots=True)
class OfferDeclined(Outcome):
    """A no to hearing or buying what was offered."""


class Browse:
    def __init__(self, index: SearchIndex, catalog: Catalog) -> None:
        self._index = index
        self._catalog = catalog

    def page(self, skus: Sequence[str], start: int) -> ResultsRead | ProductGone:
        """The results from `start`. One round trip, unless a whole page has left the shop. What
        is not read out is dropped, so that "the second one" is the second that was heard."""
        left = list(skus)
        while page := left[start : start + IN_ONE_BREATH]:
            checked = self._catalog.checked(page)
            live = checked.products
            left = [sku for sku in left if sku in live or sku not in page]
            if live:
                products = tuple(live[sku] for sku in page if sku in live)
                return ResultsRead(tuple(left), products, start, len(checked.unknown))
        return ProductGone()

    def product(self, sku: str) -> Product | None:
        """As it is today; None where it is gone. One round trip."""
        return self._catalog.products([sku]).get(sku)

    def first(self, skus: Sequence[str]) -> Product | None:
        """The first that is still in the shop, of a breath of them. One round trip."""
        near = skus[:IN_ONE_BREATH]
        live = self._catalog.products(near)
        return next((live[sku] for sku in near if sku in live), None)

    def cheapest(self, skus: Sequence[str]) -> CheapestPicked | ProductGone:
        """One round trip."""
        live = self._catalog.products(skus)
        ranked = sorted(
            (live[sku] for sku in skus if sku in live), key=lambda product: product.price.minor
        )
        if not ranked:
            return ProductGone()
        available = next((product for product in ranked if product.in_stock), None)
        return CheapestPicked(ranked[0], available, tuple(product.sku for product in ranked))

    def similar(self, sku: str) -> SimilarFound | NothingSimilar:
        """One round trip; none where the index knows nothing similar."""
        near = [other for other in self._index.similar(sku, 2 * IN_ONE_BREATH) if other != sku]
        live = self._catalog.products(near) if near else {}
        products = [live[other] for other in near if other in live and live[other].in_stock]
        if not products:
            return NothingSimilar()
        return SimilarFound(tuple(products[:IN_ONE_BREATH]))

    def named(self, phrase: str, skus: Sequence[str]) -> tuple[str, ...]:
        """Those of the results that the phrase names, best first. No round trip."""
        return self._index.among(phrase, skus)
