"""AMAZON.NextIntent and AMAZON.PreviousIntent: further through the results, and their ends."""

from __future__ import annotations

from aisle.services.browse import End, EndReached, ProductNamed, ResultsRead
from aisle.speech.en_us.products import MORE_ABOUT_IT, all_priced, left_out, priced, which
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying, ask

_ENDS = {End.FIRST: "That's where the list begins.", End.LAST: "That's the end of the list."}


def results_read(results: ResultsRead, _: Listener) -> Saying:
    lead = "Next, there's" if results.start else "There's"
    alone = len(results.products) == 1
    return ask(
        phrase("{lead} {items}.", lead=lead, items=all_priced(results.products)),
        left_out(results.unchecked),
        question=MORE_ABOUT_IT if alone else which(results.more),
    )


def product_named(named: ProductNamed, _: Listener) -> Saying:
    return ask(phrase("There's {item}.", item=priced(named.product)), question=MORE_ABOUT_IT)


def end_reached(reached: EndReached, _: Listener) -> Saying:
    if reached.count == 1:
        return ask("That's the only one I found.", question=MORE_ABOUT_IT)
    return ask(_ENDS[reached.end], question="Would you like to hear it from the top?")


WORDS = {ResultsRead: results_read, ProductNamed: product_named, EndReached: end_reached}
