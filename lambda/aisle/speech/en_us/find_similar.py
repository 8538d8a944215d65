"""FindSimilarIntent: "do you have something similar"."""

from __future__ import annotations

from aisle.services.browse import NothingSimilar, SimilarFound
from aisle.speech.en_us.products import MORE_ABOUT_IT, WHAT_ELSE, WHICH, all_priced
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def similar_found(similar: SimilarFound, _: Listener) -> Saying:
    alone = len(similar.products) == 1
    return ask(
        phrase("In stock, there's {items}.", items=all_priced(similar.products)),
        question=MORE_ABOUT_IT if alone else WHICH,
    )


def nothing_similar(_: NothingSimilar, __: Listener) -> Saying:
    return ask("I have nothing similar in stock.", question=WHAT_ELSE)


WORDS = {SimilarFound: similar_found, NothingSimilar: nothing_similar}
