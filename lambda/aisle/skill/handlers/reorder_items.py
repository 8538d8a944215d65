"""ReorderItemsIntent: "order it again", "buy the same ink again", "reorder order 1142"."""

from __future__ import annotations

from typing import ClassVar

from aisle.services.outcome import Option, Outcome
from aisle.services.reorder import NeverBought, SeveralBought, UnknownOrder
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.product_talk import found
from aisle.skill.purchasing import never_mind, priced, request_of
from aisle.skill.questions import AskedQuestion
from aisle.skill.session import Question
from aisle.skill.turn import Turn


class ReorderItemsIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        return reordered(turn, self.shop, self.customer(turn))


def reordered(turn: Turn, shop: Shop, customer_id: str) -> Answer:
    """The product named; else the order named or talked about; else the latest. "My last order"
    is the latest, whichever is talked about, and may come with a product: "and the ink"."""
    quantity, phrases = turn.number("quantity"), turn.phrases("item")
    if turn.text("recency"):
        order = shop.reorder.order(customer_id, None, quantity, request_of(turn), phrases)
        return _asked(turn, order)
    if phrases:
        outcome = shop.reorder.item(customer_id, phrases, quantity, request_of(turn))
        return _asked(turn, outcome)
    number = turn.text("order_number") or turn.session.order_number
    return _asked(turn, shop.reorder.order(customer_id, number, quantity, request_of(turn)))


def _asked(turn: Turn, outcome: Outcome) -> Answer:
    """With the question that each way out other than a quote ends in."""
    if isinstance(outcome, SeveralBought):
        question = Question(WhichBoughtQuestion.name, outcome.options)
        quantity = turn.number("quantity")
        return Answer(outcome, turn.session.on(question=question, quantity=quantity))
    if isinstance(outcome, NeverBought):
        wish = Option(outcome.phrase, outcome.phrase)
        question = Question(SearchInsteadQuestion.name, (wish,))
        return Answer(outcome, turn.session.on(question=question))
    if isinstance(outcome, UnknownOrder):
        return Answer(outcome, turn.session.on(question=Question(ReorderLatestQuestion.name)))
    return priced(turn, outcome)


class WhichBoughtQuestion(AskedQuestion):
    """ "Which one do you mean?", of several things bought before."""

    name: ClassVar[str] = "which_bought"

    def no(self, turn: Turn) -> Answer:
        return never_mind(turn)

    def chosen(self, turn: Turn, option: Option) -> Answer:
        customer_id, quantity = self.customer(turn), turn.session.quantity
        request = request_of(turn)
        return priced(turn, self.shop.reorder.product(customer_id, option.key, quantity, request))


class SearchInsteadQuestion(AskedQuestion):
    """ "Should I look for it in the shop?" """

    name: ClassVar[str] = "search_instead"

    def yes(self, turn: Turn) -> Answer:
        asked = turn.session.question
        phrase = asked.options[0].key if asked and asked.options else ""
        return found(turn, self.shop.search.run(self.shop.search.understand(phrase)))

    def no(self, turn: Turn) -> Answer:
        return never_mind(turn)


class ReorderLatestQuestion(AskedQuestion):
    """ "Should I order your latest one again instead?" """

    name: ClassVar[str] = "reorder_latest"

    def yes(self, turn: Turn) -> Answer:
        customer_id, request = self.customer(turn), request_of(turn)
        return _asked(turn, self.shop.reorder.order(customer_id, None, None, request))

    def no(self, turn: Turn) -> Answer:
        return never_mind(turn)
