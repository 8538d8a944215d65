"""SearchProductsIntent: "find me a wireless keyboard under fifty dollars"."""

from __future__ import annotations

from aisle.domain.money import Money
from aisle.domain.query import ProductQuery, Sort
from aisle.services.relaxing import Constraint
from aisle.services.search import (
    IN_ONE_BREATH,
    NearestFound,
    NothingFound,
    ProductsFound,
    SubjectWanted,
)
from aisle.speech.en_us.formats import money, number
from aisle.speech.en_us.products import (
    MORE_ABOUT_IT,
    all_priced,
    left_out,
    priced,
    which,
)
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask

_COUNTED = 12
_SPOKEN_BACK = 40
_NEAREST = {Sort.CHEAPEST: "The cheapest I have is", Sort.DEAREST: "The most expensive I have is"}


def products_found(found: ProductsFound, _: Listener) -> Saying:
    if len(found.skus) == 1:
        return ask(
            phrase("{lead} {item}.", lead=_lead_of_one(found), item=priced(found.products[0])),
            left_out(found.unchecked),
            question=MORE_ABOUT_IT,
        )
    return ask(
        phrase("{lead} {items}.", lead=_lead(found), items=all_priced(found.products)),
        left_out(found.unchecked),
        question=which(found.more),
    )


def _lead_of_one(found: ProductsFound) -> str:
    return "I found" if found.exact else f"{_no_exact(found.query)} The closest is"


def _lead(found: ProductsFound) -> str:
    if not found.exact:
        return f"{_no_exact(found.query)} The closest are"
    return counted_lead("I found", len(found.skus))


def counted_lead(lead: str, count: int) -> str:
    """A total is said only while it means something to the ear.

    >>> counted_lead("I found", 2)
    'I found two:'
    """
    many = number(count) if count <= _COUNTED else "quite a few"
    return f"{lead} {many}:" if count <= IN_ONE_BREATH else f"{lead} {many}. The first three are"


def _no_exact(query: ProductQuery) -> str:
    return f"I have no exact match for {in_their_words(query)}."


def in_their_words(query: ProductQuery) -> str:
    """The shopper's own words, unless they are too many to hear again."""
    return query.phrase if 0 < len(query.phrase) <= _SPOKEN_BACK else "that"


def nearest_found(nearest: NearestFound, _: Listener) -> Saying:
    """A price that nothing has is answered with what comes nearest to it; a color, size or
    brand with what there is in others."""
    found = nearest.found
    if nearest.without is Constraint.PRICE:
        lead = _NEAREST.get(found.query.sort, "The closest is")
        first = phrase("{lead} {item}.", lead=lead, item=priced(found.products[0]))
        question = MORE_ABOUT_IT
    else:
        others = phrase("{others}, I found", others=_OTHERS[nearest.without])
        first = phrase("{others} {items}.", others=others, items=all_priced(found.products))
        question = MORE_ABOUT_IT if len(found.skus) == 1 else which(found.more)
    missing = limits(nearest.asked, found.products[0].price.currency)
    return ask(phrase("I have nothing {missing}.", missing=missing), first, question=question)


_OTHERS = {
    Constraint.COLOR: "In other colors",
    Constraint.SIZE: "In other sizes",
    Constraint.BRAND: "From other brands",
}


def limits(query: ProductQuery, currency: str = "USD") -> str:
    """
    >>> limits(ProductQuery("", brand="Sony", maximum_price=2000))
    'from Sony under $20'
    """
    said = (
        f"from {query.brand}" if query.brand else "",
        f"in {query.color}" if query.color else "",
        f"in {query.size}" if query.size else "",
        _price(query, currency),
    )
    return " ".join(filter(None, said))


def _price(query: ProductQuery, currency: str) -> str:
    low, high = (
        money(Money(limit, currency)) if limit else None
        for limit in (query.minimum_price, query.maximum_price)
    )
    if low and high:
        return f"between {low} and {high}"
    if high:
        return f"under {high}"
    return f"over {low}" if low else ""


def nothing_found(nothing: NothingFound, _: Listener) -> Saying:
    return ask(
        phrase("I found nothing for {said}.", said=in_their_words(nothing.query)),
        "It may help to use fewer words, or another name for it.",
        question="What should I look for?",
    )


def subject_wanted(wanted: SubjectWanted, _: Listener) -> Saying:
    said = limits(wanted.query)
    example = phrase("Tell me the kind of product, too, like: a lamp {said}.", said=said)
    return ask(example if said else None, question="What are you looking for?")


WORDS = {
    ProductsFound: products_found,
    NearestFound: nearest_found,
    NothingFound: nothing_found,
    SubjectWanted: subject_wanted,
}
