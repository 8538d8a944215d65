"""Products as they are read out: a name, a price, and what can be asked next."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.domain.catalog import Product
from aisle.speech.en_us import formats
from aisle.speech.en_us.formats import listed, money, number
from aisle.speech.markup import Markup

WHICH = "Which one would you like to hear about?"
WHICH_OR_MORE = "Which one would you like to hear about, or should I go on?"
MORE_ABOUT_IT = "Would you like to hear more about it?"
WHAT_ELSE = "What else can I find for you?"
_PLACES = ("first", "second", "third")


def the(product: Product) -> str:
    """The name within a sentence."""
    return formats.the(product.spoken_name)


def priced(product: Product) -> str:
    """
    >>> from aisle.domain.money import Money
    >>> priced(Product("K", "", "desk lamp", Money(4200, "USD"), 0))
    'the desk lamp for $42, currently sold out'
    """
    comma = "," if "," in product.spoken_name else ""
    text = f"{the(product)}{comma} for {money(product.price)}"
    return text if product.in_stock else f"{text}, currently sold out"


def all_priced(products: Sequence[Product]) -> Markup:
    """With a comma between two, where the first is sold out."""
    texts = [priced(product) for product in products]
    if len(texts) == 2 and not products[0].in_stock:
        texts[0] = f"{texts[0]},"
    return listed(texts)


def left_out(unchecked: int) -> str | None:
    """What a busy store did not tell.

    >>> left_out(2)
    "There are two more that I couldn't check just now."
    """
    if not unchecked:
        return None
    lead = "There's one" if unchecked == 1 else f"There are {number(unchecked)}"
    return f"{lead} more that I couldn't check just now."


def which(more: bool) -> str:
    """The question after a breath of results."""
    return WHICH_OR_MORE if more else WHICH


def which_place(heard: int) -> str:
    """
    >>> which_place(2)
    'Which one: the first or the second?'
    """
    return f"Which one: {listed([f'the {place}' for place in _PLACES[:heard]], 'or')}?"


def offer(product: Product) -> str:
    """The question after a product was told of."""
    if product.in_stock:
        return "Would you like to buy it?"
    return "Would you like to hear something similar?"
