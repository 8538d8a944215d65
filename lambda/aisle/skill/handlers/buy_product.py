"""BuyProductIntent: "buy it", "I'll take two of the second one"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.buying import bought
from aisle.skill.by_name import question_named
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.change_quantity import changed
from aisle.skill.turn import Turn


class BuyProductIntent(IntentHandler):
    """ "Order it" is a yes to the order or the substitute that is being asked about."""

    def answer(self, turn: Turn) -> Answer:
        asked = turn.session.question
        question = (
            question_named(asked.name, self.shop) if asked and asked.name in _YES_TO else None
        )
        if question is None or turn.text("position"):
            return bought(turn, self.shop, self.customer(turn))
        if turn.number("quantity") is not None:
            return changed(turn, self.shop)
        return question.yes(turn)


_YES_TO = frozenset(
    {"place_order", "place_again", "place_by_code", "place_again_by_code", "substitute"}
)
