"""CheckStockIntent: "is the second one in stock"."""

from __future__ import annotations

from aisle.domain.catalog import Product
from aisle.services.browse import StockRead, StockTold
from aisle.speech.en_us.formats import listed, number
from aisle.speech.en_us.products import MORE_ABOUT_IT, WHICH, left_out, offer, the
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying, ask

_FEW = 5
_COUNTED = 20
_ALL_SOLD_OUT = "Sorry, all of those are sold out right now."
_ALL_THERE = "Yes, all of those are in stock."


def stock_told(told: StockTold, _: Listener) -> Saying:
    product = told.product
    if not product.in_stock:
        gone = phrase("Sorry, we're out of {name} right now.", name=the(product))
        return ask(gone, question=offer(product))
    have = phrase("Yes, we have {name} in stock.", name=the(product))
    return ask(have, _left(product), question=offer(product))


def few_left(product: Product) -> str | None:
    """Said only where it matters.

    >>> from aisle.domain.money import Money
    >>> few_left(Product("L", "", "lamp", Money(4200, "USD"), 1))
    'There is only one left.'
    """
    if product.stock > _FEW:
        return None
    verb = "is" if product.stock == 1 else "are"
    return f"There {verb} only {number(product.stock)} left."


def _left(product: Product) -> str:
    many = f"There are {number(product.stock)} left."
    return few_left(product) or (many if product.stock <= _COUNTED else "There are plenty.")


def stock_read(read: StockRead, _: Listener) -> Saying:
    alone = len(read.products) == 1
    unchecked = left_out(read.unchecked)
    return ask(_in_and_out(read), unchecked, question=MORE_ABOUT_IT if alone else WHICH)


def _in_and_out(read: StockRead) -> str | Markup:
    out = [the(product) for product in read.products if not product.in_stock]
    there = [the(product) for product in read.products if product.in_stock]
    if not (out and there) and not read.unchecked:
        return _ALL_SOLD_OUT if out else _ALL_THERE
    if not there:
        return phrase("Sorry, we're out of {out} right now.", out=listed(out))
    if not out:
        return phrase("We have {there} in stock.", there=listed(there))
    return phrase(
        "We have {there} in stock, but we're out of {out}.", there=listed(there), out=listed(out)
    )


WORDS = {StockTold: stock_told, StockRead: stock_read}
