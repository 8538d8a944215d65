"""RemoveItemIntent: "leave out the ink"."""

from __future__ import annotations

from typing import ClassVar

from aisle.domain.purchase import Quote
from aisle.services.change_quote import NothingToChange, WhichLine
from aisle.services.outcome import Option
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.product_talk import dropping_nothing
from aisle.skill.purchasing import (
    SubstituteQuestion,
    lines_meant,
    not_in_quote,
    offer_asked,
    offer_named,
    own_quote,
    priced,
    request_of,
    still_unsure,
)
from aisle.skill.questions import AskedQuestion
from aisle.skill.session import Question
from aisle.skill.turn import Turn


class RemoveItemIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        quote, offer = own_quote(turn, self.shop), offer_asked(turn)
        if not quote:
            return dropping_nothing(turn, NothingToChange())
        if unsure := still_unsure(turn):
            return unsure
        if offer and offer_named(turn, self.shop, offer):
            return SubstituteQuestion(self.shop).no(turn)
        lines = lines_meant(turn, self.shop, quote)
        if not lines:
            return not_in_quote(turn)
        if len(lines) > 1:
            options = tuple(Option(line.sku, line.name) for line in lines)
            question = Question(WhichToRemoveQuestion.name, options)
            return Answer(WhichLine(lines, removing=True), turn.session.on(question=question))
        return without(turn, self.shop, quote, lines[0].sku)


def without(turn: Turn, shop: Shop, quote: Quote, sku: str | None) -> Answer:
    offers = turn.session.offers
    return priced(turn, shop.quoting.without(quote, sku, request_of(turn), offers))


class WhichToRemoveQuestion(AskedQuestion):
    """ "Which one should I leave out?" """

    name: ClassVar[str] = "which_to_remove"

    def no(self, turn: Turn) -> Answer:
        """None of them: the order as it was."""
        return self._without(turn, None)

    def chosen(self, turn: Turn, option: Option) -> Answer:
        return self._without(turn, option.key)

    def _without(self, turn: Turn, sku: str | None) -> Answer:
        quote = own_quote(turn, self.shop)
        if not quote:
            return dropping_nothing(turn, NothingToChange())
        return without(turn, self.shop, quote, sku)
