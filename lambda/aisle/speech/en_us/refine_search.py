"""RefineSearchIntent: "only samsung", "under three hundred", "in white"."""

from __future__ import annotations

from aisle.services.narrow import Narrowed
from aisle.speech.en_us.products import MORE_ABOUT_IT, all_priced, which
from aisle.speech.en_us.search_products import counted_lead
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


WORDS = {Narrowed: narrowed}
