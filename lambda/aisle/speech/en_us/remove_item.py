"""RemoveItemIntent: "leave out the ink"."""

from __future__ import annotations

from aisle.services.change_quote import NotInQuote
from aisle.speech.en_us.formats import bare_noun
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying, ask


def not_in_quote(not_there: NotInQuote, _: Listener) -> Saying:
    return ask(
        phrase("I see no {what} in this order.", what=bare_noun(not_there.phrase)),
        question=Markup(not_there.open_question or "What would you like to change?"),
    )


WORDS = {NotInQuote: not_in_quote}
