"""SearchProductsIntent: "find me a wireless keyboard under fifty dollars"."""

from __future__ import annotations

from typing import ClassVar

from aisle.domain.query import ProductQuery
from aisle.services.around import Goodbye, HelpGiven, Place
from aisle.services.relaxing import has_subject
from aisle.services.search import SearchOutcome, SubjectWanted
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.product_talk import found
from aisle.skill.questions import AskedQuestion
from aisle.skill.session import LOOK_FOR, Session
from aisle.skill.turn import Turn


class SearchProductsIntent(IntentHandler):
    """A new search breaks into any dialog."""

    def answer(self, turn: Turn) -> Answer:
        phrase = turn.text("query")
        if not phrase:
            return found(turn, SubjectWanted(ProductQuery("")))
        return found(turn, searched(turn, self.shop, self.shop.search.understand(phrase)))


def searched(turn: Turn, shop: Shop, query: ProductQuery) -> SearchOutcome:
    """What only limits, "something under fifty dollars", limits what is being looked at."""
    browsing = turn.session.browsing
    if browsing and not has_subject(query):
        return shop.narrowing.limit(browsing.query, query)
    return shop.search.run(query)


class LookForQuestion(AskedQuestion):
    """ "What should I look for?" The response makes Alexa take a bare phrase for the answer."""

    name: ClassVar[str] = LOOK_FOR

    def yes(self, turn: Turn) -> Answer:
        return Answer(HelpGiven(Place.START, turn.session.open_question), turn.session)

    def no(self, turn: Turn) -> Answer:  # noqa: ARG002
        return Answer(Goodbye(), Session())
