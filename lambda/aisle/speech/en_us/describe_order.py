"""DescribeOrderIntent: "what was in my last order"."""

from __future__ import annotations

from aisle.services.order_answers import ContentsTold, Mention
from aisle.speech.en_us.formats import money
from aisle.speech.en_us.orders import placed_from
from aisle.speech.en_us.quotes import items
from aisle.speech.en_us.track_order import order_told
from aisle.speech.markup import Markup, digits, phrase, sentences
from aisle.speech.saying import Listener, Saying


def contents_told(told: ContentsTold, listener: Listener) -> Saying:
    order = told.order
    arranged = sorted(order.lines, key=lambda line: line.sku not in told.skus)
    said = sentences(
        phrase(
            "{order} was {items}.",
            order=_named(told, listener),
            items=items(arranged) if arranged else "no products",
        ),
        phrase("In all, it came to {total}.", total=money(order.total)),
    )
    return order_told(told, said, listener)


def _named(told: ContentsTold, listener: Listener) -> Markup:
    """By the number where the shopper used it, otherwise by its day."""
    if told.mention is Mention.NUMBER:
        return phrase("Order {number}", number=digits(told.order.number))
    return phrase("Your order {day}", day=placed_from(told.order, listener))


WORDS = {ContentsTold: contents_told}
