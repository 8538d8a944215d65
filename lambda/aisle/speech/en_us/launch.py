"""LaunchRequest: the greeting."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.domain.orders import Order
from aisle.services.around import Welcome
from aisle.speech.en_us.formats import counted
from aisle.speech.en_us.orders import items
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying, ask

_FOR_A_CUSTOMER = (
    "You can search for a product, ask where an order is, or buy something again. "
    "What would you like?"
)
_FOR_A_GUEST = (
    "You can say, for example: find a wireless keyboard under fifty dollars. "
    "What can I find for you?"
)


def welcome(greeting: Welcome, listener: Listener) -> Saying:
    hello = phrase("Welcome to {seller}.", seller=listener.seller)
    if greeting.arriving:
        return ask(hello, _arriving(greeting.arriving), question="What can I do for you?")
    return ask(hello, question=_FOR_A_CUSTOMER if greeting.linked else _FOR_A_GUEST)


def _arriving(orders: Sequence[Order]) -> Markup:
    if len(orders) > 1:
        count = counted(len(orders), "order")
        return phrase("You have {count} that should arrive today.", count=count)
    return phrase("Your order with {items} should arrive today.", items=items(orders[0].lines))


WORDS = {Welcome: welcome}
