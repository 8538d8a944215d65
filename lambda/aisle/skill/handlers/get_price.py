"""GetPriceIntent: "how much is the second one"."""

from __future__ import annotations

from aisle.services.browse import PriceTold
from aisle.skill.answer import Answer
from aisle.skill.handlers.describe_product import ProductHandler
from aisle.skill.product_talk import about, read_on
from aisle.skill.session import Browsing
from aisle.skill.turn import Turn


class GetPriceIntent(ProductHandler):
    def answer_of_product(self, turn: Turn) -> Answer:
        return about(turn, self.shop, PriceTold, lambda browsing: self._of_all(turn, browsing))

    def _of_all(self, turn: Turn, browsing: Browsing) -> Answer:
        """Those last read out, with their prices."""
        return read_on(turn, self.shop, browsing, browsing.start)
