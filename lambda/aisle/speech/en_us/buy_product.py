"""BuyProductIntent: "buy it", "I'll take the second one"."""

from __future__ import annotations

from aisle.services.buy import NothingToBuy, WhichToBuy
from aisle.speech.en_us.formats import listed, the
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def nothing_to_buy(_: NothingToBuy, __: Listener) -> Saying:
    return ask("I don't know yet what you'd like to buy.", question="What are you looking for?")


def which_to_buy(which: WhichToBuy, _: Listener) -> Saying:
    names = listed([the(option.label) for option in which.options], "or")
    return ask(question=phrase("Which one would you like: {names}?", names=names))


WORDS = {NothingToBuy: nothing_to_buy, WhichToBuy: which_to_buy}
