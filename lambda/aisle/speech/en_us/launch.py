"""LaunchRequest: the greeting."""

from __future__ import annotations

from aisle.services.around import Welcome
from aisle.speech.en_us.formats import listed
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def welcome(greeting: Welcome, listener: Listener) -> Saying:
    arriving = listed([line.name for order in greeting.arriving for line in order.lines[:2]])
    return ask(
        phrase("Welcome to {seller}.", seller=listener.seller),
        phrase("Your {items} should arrive today.", items=arriving) if arriving else "",
        question=(
            "You can search for a product, ask where an order is, or buy something again. "
            "What would you like?"
            if greeting.linked
            else "Tell me what you're looking for. What can I find for you?"
        ),
    )


WORDS = {Welcome: welcome}
