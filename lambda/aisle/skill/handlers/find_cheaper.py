"""FindCheaperIntent: "do you have anything cheaper"."""

from __future__ import annotations

from dataclasses import replace

from aisle.services.narrow import CheapestAlready
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.product_talk import (
    HEAR_MORE,
    gone,
    heard,
    in_focus,
    listening,
    no_product,
    offered,
    talking,
)
from aisle.skill.turn import Turn


class FindCheaperIntent(IntentHandler):
    """Cheaper than the product talked about, or than each of those last read out."""

    def answer(self, turn: Turn) -> Answer:
        browsing = turn.session.browsing
        if not browsing:
            return no_product(turn)
        focus = in_focus(browsing)
        than = (focus,) if focus else heard(browsing)
        outcome = self.shop.narrowing.cheaper(browsing.query, browsing.skus, than)
        if outcome is None:
            return gone(turn, browsing, focus)
        if isinstance(outcome, CheapestAlready):
            kept = replace(browsing, focus=outcome.product.sku)
            return Answer(outcome, talking(turn, kept, _follow_up(outcome)))
        return Answer(outcome, listening(turn, outcome.found))


def _follow_up(already: CheapestAlready) -> str:
    return offered(already.product) if already.in_focus else HEAR_MORE
