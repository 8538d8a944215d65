"""CheckStockIntent: "is the second one in stock"."""

from __future__ import annotations

from aisle.services.browse import ResultsRead, StockRead, StockTold
from aisle.skill.answer import Answer
from aisle.skill.handlers.describe_product import ProductHandler
from aisle.skill.product_talk import about, read_on
from aisle.skill.session import Browsing
from aisle.skill.turn import Turn


class CheckStockIntent(ProductHandler):
    def answer_of_product(self, turn: Turn) -> Answer:
        return about(turn, self.shop, StockTold, lambda browsing: self._of_all(turn, browsing))

    def _of_all(self, turn: Turn, browsing: Browsing) -> Answer:
        """Of those last read out."""
        answer = read_on(turn, self.shop, browsing, browsing.start)
        if not isinstance(answer.outcome, ResultsRead):
            return answer
        read = answer.outcome
        return Answer(StockRead(read.products, read.unchecked), answer.session)
