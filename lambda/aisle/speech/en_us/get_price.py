"""GetPriceIntent: "how much is the second one"."""

from __future__ import annotations

from aisle.services.browse import PriceTold
from aisle.speech.en_us.formats import money
from aisle.speech.en_us.products import offer, the
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def price_told(told: PriceTold, _: Listener) -> Saying:
    product = told.product
    return ask(
        phrase("That's {price} for {name}.", price=money(product.price), name=the(product)),
        None if product.in_stock else "It's sold out right now, though.",
        question=offer(product),
    )


WORDS = {PriceTold: price_told}
