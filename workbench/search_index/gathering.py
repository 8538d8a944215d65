"""All that the index is to hold, gathered from the products in memory."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from aisle.domain.catalog import Product
from aisle.domain.phrase.measures import size_word
from aisle.domain.phrase.stems import key
from workbench.search_index.entries import Entry, entry, with_joined

_PROGRESS_EVERY = 500


@dataclass(slots=True)
class Postings:
    """The products of one word, by ordinal, and the word's strength for each."""

    ordinals: array[int] = field(default_factory=lambda: array("I"))
    strengths: bytearray = field(default_factory=bytearray)


@dataclass(slots=True)
class Gathered:
    """`products` in the order of their ordinals: the most popular first, so that the
    beginning of any posting list is its best-selling part."""

    products: list[Product]
    currency: str | None
    names: list[str] = field(default_factory=list)
    postings: dict[str, Postings] = field(default_factory=dict)
    prominent: Counter[str] = field(default_factory=Counter)
    facets: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)


def gather(products: Iterable[Product], progress: Callable[[int], None]) -> Gathered:
    by_sku = {product.sku: product for product in products}
    ordered = sorted(by_sku.values(), key=lambda product: (-product.popularity, product.sku))
    gathered = Gathered(ordered, _currency(ordered))
    entries = _entries(ordered, progress)
    known = frozenset(word for one in entries for word in one.prominent)
    for ordinal, (product, found) in enumerate(zip(ordered, entries, strict=True)):
        _add(gathered, ordinal, product, with_joined(found, known))
    return gathered


def _entries(products: Sequence[Product], progress: Callable[[int], None]) -> list[Entry]:
    entries = []
    for count, product in enumerate(products, start=1):
        entries.append(entry(product))
        if count % _PROGRESS_EVERY == 0 or count == len(products):
            progress(count)
    return entries


def _currency(products: Iterable[Product]) -> str | None:
    currencies = sorted({product.price.currency for product in products})
    if len(currencies) > 1:
        raise ValueError(f"one index holds one currency, not {', '.join(currencies)}")
    return currencies[0] if currencies else None


def _add(gathered: Gathered, ordinal: int, product: Product, found: Entry) -> None:
    gathered.names.append(" ".join(found.name))
    gathered.prominent.update(found.prominent)
    for word, strength in found.strengths.items():
        postings = gathered.postings.setdefault(word, Postings())
        postings.ordinals.append(ordinal)
        postings.strengths.append(strength)
    for kind, text in _facets(product):
        gathered.facets.setdefault((key(text), kind), Counter())[text] += 1


def _facets(product: Product) -> Iterator[tuple[str, str]]:
    size = size_word(product.size or "")
    kinds = ("brand", product.brand), ("category", product.category)
    for kind, text in (*kinds, ("color", product.color), ("size", size)):
        if text and key(text):
            yield kind, text
