"""DescribeProductIntent: "tell me more about the second one", and what its offers come to."""

from __future__ import annotations

import re

from aisle.domain.catalog import Product
from aisle.domain.phrase.stems import stems
from aisle.services.browse import (
    NothingChosen,
    OfferDeclined,
    ProductDescribed,
    ProductGone,
)
from aisle.speech.en_us.check_stock import few_left
from aisle.speech.en_us.formats import money
from aisle.speech.en_us.products import WHAT_ELSE, offer
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask

_MOST_SENTENCES = 2
_MOST_CHARACTERS = 200
_MOST_COMPARED = 1_000
_FACTS = ("from {}", "in {}", "{}")
_MEASURE = re.compile(r"[\d.]+ (\w+)")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")


def product_described(described: ProductDescribed, _: Listener) -> Saying:
    product = described.product
    return ask(
        phrase(
            "{facts}, for {price}.", facts=", ".join(_facts(product)), price=money(product.price)
        ),
        for_the_ear(product.description or ""),
        few_left(product) if product.in_stock else "It's sold out right now.",
        question=offer(product),
    )


def for_the_ear(text: str) -> str:
    """The first two sentences at most; a longer one stops after the last whole clause or word.

    >>> for_the_ear("A lamp.  It has a hook. It folds.")
    'A lamp. It has a hook.'
    """
    kept = ""
    for sentence in _SENTENCE_ENDS.split(" ".join(text.split()))[:_MOST_SENTENCES]:
        longer = f"{kept} {sentence}".strip()
        if len(longer) > _MOST_CHARACTERS:
            return kept or _cut(sentence)
        kept = longer
    return kept


def _cut(sentence: str) -> str:
    head = sentence[:_MOST_CHARACTERS]
    for mark in (";", ",", " "):
        at = head.rfind(mark)
        if at > _MOST_CHARACTERS // 2:
            return head[:at].rstrip(" ,;:-") + "."
    return head + "."


def _facts(product: Product) -> list[str]:
    """The name, and brand, color and size where neither name nor description tells them."""
    told = set(stems(f"{product.spoken_name} {product.description or ''}", _MOST_COMPARED))
    values = (product.brand, product.color, product.size)
    untold = [
        template.format(value)
        for template, value in zip(_FACTS, values, strict=True)
        if value and not (told.issuperset(stems(value)) or _rounded(value, product.spoken_name))
    ]
    return [product.spoken_name, *untold]


def _rounded(size: str, name: str) -> bool:
    """Whether a name tells of a size in the same unit: "15 inch laptop" of "15.6 inch".

    >>> _rounded("15.6 inch", "HP 15 inch laptop"), _rounded("black", "black lamp")
    (True, False)
    """
    measure = _MEASURE.fullmatch(size)
    return measure is not None and re.search(rf"\d {re.escape(measure[1])}\b", name) is not None


def product_gone(_: ProductGone, __: Listener) -> Saying:
    return ask("Sorry, the shop no longer has that.", question=WHAT_ELSE)


def offer_declined(_: OfferDeclined, __: Listener) -> Saying:
    return ask("Okay.", question=WHAT_ELSE)


def nothing_chosen(_: NothingChosen, __: Listener) -> Saying:
    return ask("We haven't looked at any products yet.", question="What are you looking for?")


WORDS = {
    ProductDescribed: product_described,
    ProductGone: product_gone,
    OfferDeclined: offer_declined,
    NothingChosen: nothing_chosen,
}
