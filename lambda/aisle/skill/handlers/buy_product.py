"""BuyProductIntent: "buy it", "I'll take two of the second one"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.buying import bought
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.change_quantity import changed
from aisle.skill.purchasing import PlaceAgainQuestion, PlaceOrderQuestion, SubstituteQuestion
from aisle.skill.turn import Turn


class BuyProductIntent(IntentHandler):
    """ "Order it" is a yes to the order or the substitute that is being asked about."""

    def answer(self, turn: Turn) -> Answer:
        asked = _YES_TO.get(turn.session.question.name) if turn.session.question else None
        if asked is None or turn.text("position"):
            return bought(turn, self.shop, self.customer(turn))
        if turn.number("quantity") is not None:
            return changed(turn, self.shop)
        return asked(self.shop).yes(turn)


_YES_TO = {
    question.name: question
    for question in (PlaceOrderQuestion, PlaceAgainQuestion, SubstituteQuestion)
}
