"""FindCheaperIntent: "do you have anything cheaper"."""

from __future__ import annotations

from aisle.services.narrow import CheaperFound, CheapestAlready
from aisle.speech.en_us.formats import money
from aisle.speech.en_us.products import MORE_ABOUT_IT, all_priced, offer, priced, which
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask


def cheaper_found(cheaper: CheaperFound, _: Listener) -> Saying:
    found = cheaper.found
    return ask(
        phrase(
            "For less than {price}, there's {items}.",
            price=money(cheaper.than),
            items=all_priced(found.products),
        ),
        question=MORE_ABOUT_IT if len(found.skus) == 1 else which(found.more),
    )


def cheapest_already(already: CheapestAlready, _: Listener) -> Saying:
    return ask(
        phrase("I have nothing cheaper than {item}.", item=priced(already.product)),
        question=offer(already.product) if already.in_focus else MORE_ABOUT_IT,
    )


WORDS = {CheaperFound: cheaper_found, CheapestAlready: cheapest_already}
