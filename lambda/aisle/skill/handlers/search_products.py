"""SearchProductsIntent: "find me a wireless keyboard under fifty dollars"."""

from __future__ import annotations

from aisle.services.search import NothingFound, ProductsFound
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.session import Browsing
from aisle.skill.turn import Turn


class SearchProductsIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        return found(turn, self.shop.search.find(turn.text("query") or ""))


def found(turn: Turn, outcome: ProductsFound | NothingFound) -> Answer:
    """A new search replaces whatever was under way; one that finds nothing leaves it be."""
    if isinstance(outcome, NothingFound):
        return Answer(outcome, turn.session.on())
    browsing = Browsing(outcome.query, outcome.skus, outcome.start)
    return Answer(outcome, turn.session.on(browsing=browsing, order_number=None, quote=None))
