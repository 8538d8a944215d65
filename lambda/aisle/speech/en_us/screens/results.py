"""Products to choose from; one alone is shown as itself."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.domain.catalog import Product
from aisle.services.browse import ResultsRead, SimilarFound
from aisle.services.narrow import CheaperFound, Narrowed
from aisle.services.relaxing import Constraint
from aisle.services.search import CheapestFound, NearestFound, ProductsFound
from aisle.speech.en_us.formats import bare_noun
from aisle.speech.en_us.screens.formats import amount
from aisle.speech.en_us.screens.product import product_page, shown_name
from aisle.speech.saying import Listener
from aisle.speech.screens import Action, Choice, ChoicesPage, Page

_BACK = Action("Back", ("previous",), "Go back.")
_MORE = Action("More", ("next",), "Show more.")
_LONGEST_HEADING = 40


def products_found(found: ProductsFound, _: Listener) -> Page:
    lead = "" if found.exact else "Closest to "
    return _results(f"{lead}{_quoted(found.query.phrase)}", found)


def nearest_found(nearest: NearestFound, _: Listener) -> Page:
    """Nothing has that price: the one that comes nearest. Else what there is in others."""
    if nearest.without is Constraint.PRICE:
        return product_page(nearest.found.products[0])
    return _results(f"Closest to {_quoted(nearest.asked.phrase)}", nearest.found)


def cheapest_found(cheapest: CheapestFound, _: Listener) -> Page:
    return _results("From the cheapest up", cheapest.found)


def cheaper_found(cheaper: CheaperFound, _: Listener) -> Page:
    return _results(f"Under {amount(cheaper.than)}", cheaper.found)


def narrowed(left: Narrowed, _: Listener) -> Page:
    return _results("Results", left.found)


def results_read(read: ResultsRead, _: Listener) -> Page:
    return _results("Results", read)


def similar_found(similar: SimilarFound, _: Listener) -> Page:
    if len(similar.products) == 1:
        return product_page(similar.products[0])
    return ChoicesPage(heading="Similar", choices=_choices(similar.products))


def _results(heading: str, found: ProductsFound | ResultsRead) -> Page:
    if len(found.products) == 1:
        return product_page(found.products[0])
    last = found.start + len(found.products)
    of_all = f"{found.start + 1}–{last} of {len(found.skus)}"
    return ChoicesPage(
        heading=heading,
        count=of_all if len(found.skus) > len(found.products) else "",
        choices=_choices(found.products),
        actions=(*((_BACK,) if found.start else ()), *((_MORE,) if found.more else ())),
    )


def _quoted(phrase: str) -> str:
    """The shopper's own words, unless they are too many for a heading."""
    return f"“{bare_noun(phrase)}”" if 0 < len(phrase) <= _LONGEST_HEADING else "your search"


def _choices(products: Sequence[Product]) -> tuple[Choice, ...]:
    return tuple(_choice(str(place), product) for place, product in enumerate(products, 1))


def _choice(place: str, product: Product) -> Choice:
    name, price = shown_name(product), amount(product.price)
    sold_out = "" if product.in_stock else "Sold out"
    spoken = ", ".join(filter(None, (place, name, price, sold_out)))
    return Choice(name, spoken, ("choose", place), place, aside=price, note=sold_out)


SHOWN = {
    ProductsFound: products_found,
    NearestFound: nearest_found,
    CheapestFound: cheapest_found,
    CheaperFound: cheaper_found,
    Narrowed: narrowed,
    ResultsRead: results_read,
    SimilarFound: similar_found,
}
