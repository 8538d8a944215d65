"""BuyUsualIntent: "get me the usual"."""

from __future__ import annotations

from aisle.services.usual import NoUsual
from aisle.speech.saying import Listener, Saying, ask


def no_usual(_: NoUsual, __: Listener) -> Saying:
    return ask(
        "I don't know your usual yet: you haven't bought the same thing twice lately. "
        "You can say, order my last order again, or tell me what to look for.",
        question="What would you like?",
    )


WORDS = {NoUsual: no_usual}
