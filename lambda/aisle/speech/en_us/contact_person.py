"""ContactPersonIntent: "I want to talk to a person"."""

from __future__ import annotations

from aisle.services.asides import PersonAskedFor
from aisle.speech.en_us.asides import then_back
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying


def person_asked_for(asked: PersonAskedFor, listener: Listener) -> Saying:
    return then_back(
        listener,
        phrase(
            "I can't put you through from here. Your receipt or order confirmation says how to "
            "reach {seller}'s customer service.",
            seller=listener.seller,
        ),
        open_question=asked.open_question,
    )


WORDS = {PersonAskedFor: person_asked_for}
