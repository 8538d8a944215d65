"""Buying the product that was found: which it is, and how many."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from aisle.services.buy import NothingToBuy, WhichToBuy
from aisle.services.outcome import Option
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.handlers.reorder_items import reordered
from aisle.skill.handlers.search_products import searched
from aisle.skill.product_talk import (
    dropping_nothing,
    found,
    heard,
    heard_at,
    in_focus,
    looking,
    no_such_result,
)
from aisle.skill.purchasing import never_mind, priced, request_of
from aisle.skill.questions import AskedQuestion
from aisle.skill.session import Browsing, Question
from aisle.skill.turn import Turn


def bought(turn: Turn, shop: Shop, customer_id: str) -> Answer:
    """Quotes the product at the position said, the one called so, the one talked about, or the
    only one found; asks which where there are several. "Order it" of an order is to order it
    again."""
    browsing = turn.session.browsing
    position = turn.id("position")
    name = turn.text("item") or (None if position else turn.text("position"))
    if name:
        return _called(turn, shop, customer_id, name)
    if browsing:
        sku = heard_at(browsing, position) if position else in_focus(browsing)
        if sku:
            return _quoted(turn, shop, customer_id, sku)
        return no_such_result(turn, browsing) if position else _which(turn, shop, browsing)
    if turn.session.order_number:
        return reordered(turn, shop, customer_id)
    return looking(turn, NothingToBuy())


def _called(turn: Turn, shop: Shop, customer_id: str, name: str) -> Answer:
    """What is called so among the results; what none is called is looked for."""
    browsing = turn.session.browsing
    skus = shop.browse.named(name, browsing.skus) if browsing else ()
    if len(skus) == 1:
        return _quoted(turn, shop, customer_id, skus[0])
    if browsing and skus:
        return _which(turn, shop, replace(browsing, skus=skus, start=0))
    return found(turn, searched(turn, shop, shop.search.understand(name)))


def _quoted(turn: Turn, shop: Shop, customer_id: str, sku: str) -> Answer:
    quantity = turn.number("quantity") or turn.session.quantity or 1
    answer = priced(turn, shop.buy.product(customer_id, sku, quantity, request_of(turn)))
    browsing = turn.session.browsing
    focused = replace(browsing, focus=sku) if browsing else None
    return replace(answer, session=replace(answer.session, browsing=focused))


def _which(turn: Turn, shop: Shop, browsing: Browsing) -> Answer:
    outcome = shop.buy.which(heard(browsing))
    if not isinstance(outcome, WhichToBuy):
        return dropping_nothing(turn, outcome)
    question = Question(WhichToBuyQuestion.name, outcome.options)
    return Answer(outcome, turn.session.on(question=question, quantity=turn.number("quantity")))


class WhichToBuyQuestion(AskedQuestion):
    """ "Which one would you like?", of several products found."""

    name: ClassVar[str] = "which_to_buy"

    def no(self, turn: Turn) -> Answer:
        return never_mind(turn)

    def chosen(self, turn: Turn, option: Option) -> Answer:
        return _quoted(turn, self.shop, self.customer(turn), option.key)
