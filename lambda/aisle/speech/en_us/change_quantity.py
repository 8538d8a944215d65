"""ChangeQuantityIntent: "make it two"."""

from __future__ import annotations

from aisle.services.change_quote import HowMany, NothingToChange, WhichLine
from aisle.speech.en_us.formats import listed, the
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask

_IN_ONE_BREATH = 3


def nothing_to_change(_: NothingToChange, __: Listener) -> Saying:
    return ask("Nothing is being ordered right now.", question="What would you like to order?")


def how_many(_: HowMany, __: Listener) -> Saying:
    return ask(
        "You can say, make it two, or leave something out.", question="What should I change?"
    )


def which_line(which: WhichLine, _: Listener) -> Saying:
    names = [the(line.name) for line in which.lines[:_IN_ONE_BREATH]]
    if len(which.lines) > _IN_ONE_BREATH:
        names.append("another one")
    form = "Which one should I {change}: {names}?"
    change = "leave out" if which.removing else "change"
    return ask(question=phrase(form, change=change, names=listed(names, "or")))


WORDS = {NothingToChange: nothing_to_change, HowMany: how_many, WhichLine: which_line}
