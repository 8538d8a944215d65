"""What to leave away where nothing fits everything that was asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import StrEnum

from aisle.domain.catalog import Product
from aisle.domain.query import ProductQuery, Sort


class Constraint(StrEnum):
    """One thing asked for that may be left away; PRICE is both its ends."""

    PRICE = "price"
    COLOR = "color"
    SIZE = "size"
    BRAND = "brand"


def has_subject(query: ProductQuery) -> bool:
    """Whether it says what to look for, and not only how dear, how large or in which color."""
    return has_kind(query) or bool(query.brand)


def has_kind(query: ProductQuery) -> bool:
    """Whether it says what kind of thing is looked for, and not only whose."""
    return bool(query.terms or query.category)


def wider(
    query: ProductQuery, wanted_most: Collection[Constraint] = ()
) -> Iterator[tuple[Constraint, ProductQuery]]:
    """The query without one of its constraints, each in turn, those wanted most at the end.

    A query that would then say nothing of what to look for is left out. Without its price a
    query asks for what comes nearest to it.
    """
    for constraint in sorted(Constraint, key=lambda one: one in wanted_most):
        without = _without(query, constraint)
        if without != query and has_subject(without):
            yield constraint, without


def _without(query: ProductQuery, constraint: Constraint) -> ProductQuery:
    if constraint is Constraint.COLOR:
        return replace(query, color=None)
    if constraint is Constraint.SIZE:
        return replace(query, size=None)
    if constraint is Constraint.BRAND:
        return replace(query, brand=None)
    free = replace(query, minimum_price=None, maximum_price=None)
    return free if free == query else replace(free, sort=_towards(query))


def _towards(query: ProductQuery) -> Sort:
    if query.minimum_price and query.maximum_price:
        return query.sort
    return Sort.CHEAPEST if query.maximum_price is not None else Sort.DEAREST


def within(product: Product, query: ProductQuery) -> bool:
    """Whether today's price is one that was asked for."""
    return distance(product, query) == 0


def distance(product: Product, query: ProductQuery) -> int:
    """How far today's price is from what was asked for, in minor units."""
    minor = product.price.minor
    above = 0 if query.maximum_price is None else minor - query.maximum_price
    return max(above, (query.minimum_price or 0) - minor, 0)
