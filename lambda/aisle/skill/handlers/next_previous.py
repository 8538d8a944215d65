"""AMAZON.NextIntent and AMAZON.PreviousIntent: through the results, or from product to product."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from aisle.services.browse import End, EndReached, ProductNamed
from aisle.services.search import IN_ONE_BREATH
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import AmazonIntentHandler
from aisle.skill.product_talk import HEAR_MORE, ended, gone, in_focus, read_on, talking
from aisle.skill.questions import nothing_asked
from aisle.skill.session import Browsing
from aisle.skill.turn import Turn


class _StepIntent(AmazonIntentHandler):
    """From a product that is talked about to the one beside it; else a breath further."""

    step: ClassVar[int]
    end: ClassVar[End]

    def answer(self, turn: Turn) -> Answer:
        browsing = turn.session.browsing
        if not browsing:
            return nothing_asked(turn)
        focus = in_focus(browsing)
        if focus in browsing.skus:
            return self._beside(turn, browsing, browsing.skus.index(focus) + self.step)
        start = browsing.start + self.step * IN_ONE_BREATH
        if not 0 <= start < len(browsing.skus):
            return self._ended(turn, browsing)
        return read_on(turn, self.shop, browsing, start)

    def _beside(self, turn: Turn, browsing: Browsing, at: int) -> Answer:
        if not 0 <= at < len(browsing.skus):
            return self._ended(turn, browsing)
        ahead = browsing.skus[at:] if self.step > 0 else browsing.skus[at::-1]
        product = self.shop.browse.first(ahead)
        if not product:
            return gone(turn, browsing, browsing.skus[at])
        at = browsing.skus.index(product.sku)
        kept = replace(browsing, focus=product.sku, start=at - at % IN_ONE_BREATH)
        return Answer(ProductNamed(product), talking(turn, kept, HEAR_MORE))

    def _ended(self, turn: Turn, browsing: Browsing) -> Answer:
        return ended(turn, browsing, EndReached(self.end, len(browsing.skus)))


class NextIntent(_StepIntent):
    step = 1
    end = End.LAST


class PreviousIntent(_StepIntent):
    step = -1
    end = End.FIRST
