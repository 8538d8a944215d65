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
    priced,
    which,
)
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying, ask

_COUNTED = 12
_SPOKEN_BACK = 40
_NEAREST = {Sort.CHEAPEST: "The cheapest I have is", Sort.DEAREST: "The most expensive I have is"}


def products_found(found: ProductsFound, _: Listener) -> Saying:
    if len(found.skus) == 1:
        return ask(
            phrase("{lead} {item}.", lead=_lead_of_one(found), item=priced(found.products[0])),
            question=MORE_ABOUT_IT,
        )
    return ask(
        phrase("{lead} {items}.", lead=_lead(found), items=all_priced(found.products)),
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
    if not query.phrase or len(query.phrase) > _SPOKEN_BACK:
        return "I don't have exactly that."
    return f"I have no exact match for {query.phrase}."


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
    missing = wish(nearest.asked, nearest.without, found.products[0].price.currency)
    return ask(phrase("I have nothing {missing}.", missing=missing), first, question=question)


_OTHERS = {
    Constraint.COLOR: "In other colors",
    Constraint.SIZE: "In other sizes",
    Constraint.BRAND: "From other brands",
}


def wish(query: ProductQuery, constraint: Constraint, currency: str = "USD") -> str:
    """
    >>> wish(ProductQuery("", maximum_price=2000), Constraint.PRICE)
    'under $20'
    """
    if constraint is Constraint.PRICE:
        return _price(query, currency)
    if constraint is Constraint.BRAND:
        return f"from {query.brand}"
    return f"in {query.color}" if constraint is Constraint.COLOR else f"in {query.size}"


def _price(query: ProductQuery, currency: str) -> str:
    low, high = (
        None if limit is None else money(Money(limit, currency))
        for limit in (query.minimum_price, query.maximum_price)
    )
    if low and high and query.minimum_price:
        return f"between {low} and {high}"
    return f"under {high}" if high else f"over {low}"


def nothing_found(nothing: NothingFound, _: Listener) -> Saying:
    said = nothing.query.phrase
    return ask(
        phrase("I found nothing for {said}.", said=said) if said else "I found nothing like that.",
        "It may help to use fewer words, or another name for it.",
        question="What should I look for?",
    )


def subject_wanted(wanted: SubjectWanted, _: Listener) -> Saying:
    limits = [wish(wanted.query, constraint) for constraint in _said(wanted.query)]
    if not limits:
        return ask(question="What are you looking for?")
    example = phrase("like: a lamp {limits}.", limits=" ".join(limits))
    return ask(
        Markup("Tell me the kind of product, too,"), example, question="What are you looking for?"
    )


def _said(query: ProductQuery) -> list[Constraint]:
    priced = query.minimum_price is not None or query.maximum_price is not None
    said = {Constraint.COLOR: query.color, Constraint.PRICE: priced}
    return [constraint for constraint, value in said.items() if value]


WORDS = {
    ProductsFound: products_found,
    NearestFound: nearest_found,
    NothingFound: nothing_found,
    SubjectWanted: subject_wanted,
}
