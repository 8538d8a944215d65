"""RefineSearchIntent: "only samsung", "under three hundred", "in white"."""

from __future__ import annotations

from aisle.services.narrow import Narrowed, NoneLeft
from aisle.speech.en_us.products import MORE_ABOUT_IT, all_priced, which
from aisle.speech.en_us.search_products import counted_lead, in_their_words
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def narrowed(left: Narrowed, _: Listener) -> Saying:
    found = left.found
    count = len(found.skus)
    return ask(
        phrase(
            "{lead} {items}.",
            lead="That leaves" if count == 1 else counted_lead("That leaves", count),
            items=all_priced(found.products),
        ),
        question=MORE_ABOUT_IT if count == 1 else which(found.more),
    )


def none_left(none: NoneLeft, _: Listener) -> Saying:
    return ask(
        phrase("I found nothing for {said}.", said=in_their_words(none.query)),
        question="Would you like to hear the others again?",
    )


WORDS = {Narrowed: narrowed, NoneLeft: none_left}
