"""The names in a catalogue that shoppers say: its brands, its categories, its products."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from aisle.domain.catalog import Product

# Where two types would be confused, the one named earlier keeps the words.
TYPES = ("BRAND", "CATEGORY", "PRODUCT")
_FEWEST_WORDS = 2  # of a name without its brand; one word is a kind of thing, not a product


@dataclass(frozen=True, slots=True)
class Name:
    """`sku` is the product's, None for a brand or a category; `short` is a name without brand."""

    type: str
    text: str
    sku: str | None = None
    short: bool = False


def names_of(products: Iterable[Product]) -> Iterator[Name]:
    """The most wanted first: brands and categories by how many products they have, then products
    that are in stock, and of these the best selling."""
    ordered = sorted(products, key=lambda one: (not one.in_stock, -one.popularity, one.sku))
    yield from _facet("BRAND", ordered, lambda product: product.brand)
    yield from _facet("CATEGORY", ordered, lambda product: product.category)
    for product in ordered:
        yield Name("PRODUCT", product.spoken_name, product.sku)
        short = without_brand(product)
        if short:
            yield Name("PRODUCT", short, product.sku, short=True)


def _facet(
    type_: str, products: Sequence[Product], facet: Callable[[Product], str | None]
) -> Iterator[Name]:
    counted = Counter(text for product in products if (text := facet(product)))
    for text, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        yield Name(type_, text)


def without_brand(product: Product) -> str | None:
    """What is left of the spoken name, if the brand comes first and two words are left."""
    brand, name = (product.brand or "").split(), product.spoken_name.split()
    rest = name[len(brand) :]
    led = [word.casefold() for word in name[: len(brand)]] == [word.casefold() for word in brand]
    return " ".join(rest) if brand and led and len(rest) >= _FEWEST_WORDS else None
