"""SearchProductsIntent: "find me a wireless keyboard under fifty dollars"."""

from __future__ import annotations

from aisle.services.search import NothingFound, ProductsFound
from aisle.speech.en_us.formats import counted, listed, money
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def products_found(found: ProductsFound, _: Listener) -> Saying:
    items = [f"{product.spoken_name} for {money(product.price)}" for product in found.products]
    return ask(
        phrase("I found {count}.", count=counted(len(found.skus), "match", "matches")),
        phrase("{items}.", items=listed(items)),
        question="Which one would you like to hear about?",
    )


def nothing_found(nothing: NothingFound, _: Listener) -> Saying:
    return ask(
        phrase("I found nothing for {phrase}.", phrase=nothing.query.phrase),
        question="What else can I look for?",
    )


WORDS = {ProductsFound: products_found, NothingFound: nothing_found}
