"""What Alexa may have asked, and what a yes, a no or a choice then means.

A session keeps only a question's name; here the name meets the code. Handlers that ask bring
their questions with them (`IntentHandler.questions`).
"""

from __future__ import annotations

from typing import ClassVar

from aisle.services.around import NothingAsked
from aisle.services.outcome import Option
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.place import place_of
from aisle.skill.shopper import customer_of
from aisle.skill.turn import Turn


class AskedQuestion:
    """Base of every question. `name` is what the session remembers it by; `among_options_only`
    whether a choice that fits none of its options is asked again."""

    name: ClassVar[str]
    among_options_only: ClassVar[bool] = True

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def customer(self, turn: Turn) -> str:
        """The linked customer's id. Raises NotLinked for a guest."""
        return customer_of(turn, self.shop)

    def yes(self, turn: Turn) -> Answer:
        return nothing_asked(turn)

    def no(self, turn: Turn) -> Answer:
        return nothing_asked(turn)

    def code(self, turn: Turn, digits: str) -> Answer:  # noqa: ARG002
        """Four digits, given as the voice code."""
        from aisle.services.asides import NoCodeAsked  # rarely: not at every start

        session = turn.session
        return Answer(NoCodeAsked(session.open_question), session)

    def chosen(self, turn: Turn, option: Option) -> Answer:  # noqa: ARG002
        return nothing_asked(turn)


def nothing_asked(turn: Turn) -> Answer:
    """A yes or no out of nowhere; the question that is open, if any, stays open."""
    session = turn.session
    return Answer(NothingAsked(place_of(session), session.open_question), session)
