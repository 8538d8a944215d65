"""FindCheapestIntent: "what's the cheapest fifty five inch TV"."""

from __future__ import annotations

from dataclasses import replace

from aisle.domain.query import ProductQuery, Sort
from aisle.services.search import CheapestFound, ProductsFound, SubjectWanted
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.search_products import searched
from aisle.skill.product_talk import found, listening
from aisle.skill.turn import Turn


class FindCheapestIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        phrase = turn.text("query")
        if not phrase:
            return found(turn, SubjectWanted(ProductQuery("")))
        query = replace(self.shop.search.understand(phrase), sort=Sort.CHEAPEST)
        outcome = searched(turn, self.shop, query)
        if isinstance(outcome, ProductsFound) and outcome.exact:
            cheapest = CheapestFound(outcome)
            only = cheapest.available or outcome.products[0]
            return Answer(cheapest, listening(turn, outcome, only))
        return found(turn, outcome)
