"""ReorderItemsIntent: "order it again", "buy the same ink again"."""

from __future__ import annotations

from aisle.services.reorder import NeverBought, SeveralBought, UnknownOrder
from aisle.speech.en_us.formats import bare_noun, listed, the
from aisle.speech.markup import digits, phrase
from aisle.speech.saying import Listener, Saying, ask


def several_bought(several: SeveralBought, _: Listener) -> Saying:
    names = listed([the(option.label) for option in several.options])
    return ask(
        phrase("You've bought {names}.", names=names), question="Which one would you like again?"
    )


def never_bought(never: NeverBought, _: Listener) -> Saying:
    return ask(
        phrase("I see no {what} in your recent orders.", what=bare_noun(never.phrase)),
        question="Should I look in the shop?",
    )


def unknown_order(unknown: UnknownOrder, _: Listener) -> Saying:
    return ask(
        phrase("I can't find order {number} on your account.", number=digits(unknown.number)),
        question="Should I order your latest one again instead?",
    )


WORDS = {
    SeveralBought: several_bought,
    NeverBought: never_bought,
    UnknownOrder: unknown_order,
}
