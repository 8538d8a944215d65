"""Phrases that ask by price, brand and category, and which products answer them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from aisle.domain.catalog import Product
from benchmarks.search_numbers import in_words

_OPENINGS = ("{}", "a {}", "show me {}", "find me a {}", "do you have {}", "i need {} please")
_MOST_OF_A_ROW = 150
_LEAST_OF_A_KIND = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said, and the products that are right answers."""

    phrase: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A category as it is said, and all products of categories that end with its words:
    "Flat-Panel TVs" are TVs, "TV Mounts" are not."""

    said: str
    products: tuple[Product, ...]


def asked(products: Sequence[Product], row: str, seed: int) -> Iterator[Asked]:
    """Phrases of a row: those that some products of the kind answer and others do not."""
    kinds = [kind for kind in _kinds(products) if len(kind.products) >= _LEAST_OF_A_KIND]
    random = Random(f"{seed} {row}")
    made = (one for _ in range(6) for kind in kinds for one in FACET_ROWS[row](kind, random))
    different = {one.phrase: one for one in made}
    yield from list(different.values())[:_MOST_OF_A_ROW]


def _kinds(products: Sequence[Product]) -> list[_Kind]:
    names = sorted({product.category for product in products if product.category})
    kinds = []
    for name in names:
        words = _singular(name)
        members = [
            item for item in products if _singular(item.category or "")[-len(words) :] == words
        ]
        kinds.append(_Kind(" ".join(re.findall(r"[a-z0-9]+", name.lower())), tuple(members)))
    return kinds


def _singular(text: str) -> list[str]:
    return [word.rstrip("s") for word in re.findall(r"[a-z0-9]+", text.lower())]


def _by_category(kind: _Kind, random: Random) -> Iterator[Asked]:
    yield _said(kind.said, kind.products, random)


def _by_brand(kind: _Kind, random: Random) -> Iterator[Asked]:
    for brand, members in _brands(kind).items():
        yield _said(f"{brand.lower()} {kind.said}", members, random)


def _brands(kind: _Kind) -> dict[str, list[Product]]:
    brands: dict[str, list[Product]] = defaultdict(list)
    for product in kind.products:
        if product.brand:
            brands[product.brand].append(product)
    return brands


def _by_price(kind: _Kind, random: Random) -> Iterator[Asked]:
    limit = _limit(kind.products, random)
    if limit is None:
        return
    said = in_words(str(limit), random)
    under = [item for item in kind.products if item.price.minor <= limit * 100]
    over = [item for item in kind.products if item.price.minor >= limit * 100]
    money = random.choice((" dollars", " bucks", ""))
    below = random.choice(("under", "less than", "below", "for under", "up to", "cheaper than"))
    yield _said(f"{kind.said} {below} {said}{money}", under, random)
    above = random.choice(("over", "more than", "above", "at least"))
    yield _said(f"{kind.said} {above} {said}{money}", over, random)


def _between(kind: _Kind, random: Random) -> Iterator[Asked]:
    limits = sorted(limit for limit in (_limit(kind.products, random) for _ in "12") if limit)
    if len(set(limits)) < 2:
        return
    low, high = limits
    right = [item for item in kind.products if low * 100 <= item.price.minor <= high * 100]
    said = f"between {in_words(str(low), random)} and {in_words(str(high), random)}"
    if right:
        yield _said(f"{kind.said} {said} dollars", right, random)


def _cheapest(kind: _Kind, random: Random) -> Iterator[Asked]:
    least = min(item.price.minor for item in kind.products)
    right = [item for item in kind.products if item.price.minor == least]
    word = random.choice(("cheapest", "least expensive", "lowest priced", "most affordable"))
    yield _said(f"{word} {kind.said}", right, random)


def _brand_and_price(kind: _Kind, random: Random) -> Iterator[Asked]:
    for brand, members in _brands(kind).items():
        limit = _limit(members, random)
        if limit is not None:
            right = [item for item in members if item.price.minor <= limit * 100]
            said = f"{brand.lower()} {kind.said} under {in_words(str(limit), random)} dollars"
            yield _said(said, right, random)


def _limit(products: Sequence[Product], random: Random) -> int | None:
    """A whole number of dollars that parts the products."""
    dollars = sorted({item.price.minor // 100 + 1 for item in products})
    return random.choice(dollars[:-1]) if len(dollars) > 1 else None


def _said(phrase: str, right: Sequence[Product], random: Random) -> Asked:
    return Asked(
        random.choice(_OPENINGS).format(phrase), frozenset(product.sku for product in right)
    )


FACET_ROWS: dict[str, Callable[[_Kind, Random], Iterator[Asked]]] = {
    "by category": _by_category,
    "by brand and category": _by_brand,
    "by price and category": _by_price,
    "between two prices": _between,
    "the cheapest of a category": _cheapest,
    "by brand, category and price": _brand_and_price,
}
