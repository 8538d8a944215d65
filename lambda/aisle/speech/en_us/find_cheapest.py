"""FindCheapestIntent: "what's the cheapest fifty five inch TV"."""

from __future__ import annotations

from aisle.domain.catalog import Product
from aisle.services.search import CheapestFound
from aisle.speech.en_us.products import MORE_ABOUT_IT, priced
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying, ask


def cheapest_found(cheapest: CheapestFound, _: Listener) -> Saying:
    return cheapest_and_available(cheapest.found.products[0], cheapest.available)


def cheapest_and_available(cheapest: Product, available: Product | None) -> Saying:
    """Where the cheapest is sold out, the cheapest that is not is said as well."""
    return ask(
        phrase("The cheapest is {item}.", item=priced(cheapest)),
        _in_stock(available) if available and available != cheapest else None,
        question=MORE_ABOUT_IT,
    )


def _in_stock(product: Product) -> Markup:
    return phrase("The cheapest in stock is {item}.", item=priced(product))


WORDS = {CheapestFound: cheapest_found}
