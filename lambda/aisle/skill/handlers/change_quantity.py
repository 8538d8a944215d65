"""ChangeQuantityIntent: "make it two", "three of the ink", "one more", "two of each"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from aisle.domain.purchase import Quote, QuoteLine
from aisle.services.availability import Offer
from aisle.services.change_quote import HowMany, NothingToChange, WhichLine
from aisle.services.outcome import Option
from aisle.services.quote import Occasion, Quoted, SubstituteOffered
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.buying import bought
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.remove_item import without
from aisle.skill.handlers.reorder_items import reordered
from aisle.skill.product_talk import dropping_nothing
from aisle.skill.purchasing import (
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
from aisle.skill.shopper import customer_of
from aisle.skill.turn import Turn


class ChangeQuantityIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        return changed(turn, self.shop)


def changed(turn: Turn, shop: Shop) -> Answer:
    """Of the substitute being asked about, of the quote, or of what is being talked about.

    To ask how many closes an open yes-or-no question: a yes to that must place nothing."""
    if unsure := still_unsure(turn):
        return unsure
    quantity = turn.number("quantity")
    if not quantity:
        return Answer(HowMany(), turn.session.on())
    offer, quote = offer_asked(turn), own_quote(turn, shop)
    if offer and quote:
        if turn.text("item") and not offer_named(turn, shop, offer):
            return _beside_the_offer(turn, shop, quote, quantity)
        return _accepted(turn, shop, quote, offer, quantity)
    if quote and quote.lines:
        return _requoted(turn, shop, quote, quantity)
    if _is_a_result(turn, shop):
        return bought(turn, shop, customer_of(turn, shop))
    if turn.session.order_number or turn.text("item"):
        return reordered(turn, shop, customer_of(turn, shop))
    return dropping_nothing(turn, NothingToChange())


def _is_a_result(turn: Turn, shop: Shop) -> bool:
    """Whether it is about what was found: the one talked about, or one of those by its name."""
    browsing, item = turn.session.browsing, turn.text("item")
    return bool(browsing and (not item or shop.browse.named(item, browsing.skus)))


def _accepted(turn: Turn, shop: Shop, quote: Quote, offer: Offer, quantity: int) -> Answer:
    """ "Two of those" takes the substitute, as far as there are two."""
    line = replace(offer.line, quantity=quantity)
    offers = (replace(offer, line=line), *turn.session.offers[1:])
    request = request_of(turn)
    settled = shop.quoting.settle(quote, offers, accepted=True, request=request)
    if not isinstance(settled, Quoted):
        return priced(turn, settled)
    return priced(turn, shop.quoting.change(settled.quote, request, occasion=Occasion.WISH))


def _beside_the_offer(turn: Turn, shop: Shop, quote: Quote, quantity: int) -> Answer:
    """Another line than the one the offer is for; its stock is checked with the yes."""
    named = lines_meant(turn, shop, quote)
    if not named:
        return not_in_quote(turn)
    lines = tuple(
        replace(line, quantity=min(quantity, shop.terms.most_of_one)) if line == named[0] else line
        for line in quote.lines
    )
    return priced(turn, SubstituteOffered(replace(quote, lines=lines), turn.session.offers))


def _requoted(turn: Turn, shop: Shop, quote: Quote, quantity: int) -> Answer:
    lines = lines_meant(turn, shop, quote)
    asked = _QUESTIONS.get(turn.id("change"), WhichLineQuestion)
    if not lines:
        return not_in_quote(turn)
    if len(lines) > 1 and not turn.id("scope"):
        options = tuple(Option(line.sku, line.name) for line in lines)
        question = Question(asked.name, options)
        return Answer(WhichLine(lines), turn.session.on(question=question, quantity=quantity))
    return _with_quantities(turn, shop, quote, {one.sku: asked.of(one, quantity) for one in lines})


def _with_quantities(turn: Turn, shop: Shop, quote: Quote, quantities: Mapping[str, int]) -> Answer:
    """What is left of a product may be nothing: then it is taken out."""
    if len(quantities) == 1 and not all(quantities.values()):
        return without(turn, shop, quote, *quantities)
    wanted = {sku: max(quantity, 1) for sku, quantity in quantities.items()}
    return priced(turn, shop.quoting.change(quote, request_of(turn), wanted))


class WhichLineQuestion(AskedQuestion):
    """ "Which one should I change?", to so many."""

    name: ClassVar[str] = "which_line"

    @staticmethod
    def of(line: QuoteLine, quantity: int) -> int:  # noqa: ARG004
        """How many of the line there are to be."""
        return quantity

    def no(self, turn: Turn) -> Answer:
        """None of them: the order as it was."""
        return self._changed(turn, None)

    def chosen(self, turn: Turn, option: Option) -> Answer:
        return self._changed(turn, option.key)

    def _changed(self, turn: Turn, sku: str | None) -> Answer:
        quote, quantity = own_quote(turn, self.shop), turn.session.quantity
        if not quote or not quantity:
            return dropping_nothing(turn, NothingToChange())
        quantities = {one.sku: self.of(one, quantity) for one in quote.lines if one.sku == sku}
        return _with_quantities(turn, self.shop, quote, quantities)


class WhichLineMoreQuestion(WhichLineQuestion):
    """The same, to so many more."""

    name: ClassVar[str] = "which_line_more"

    @staticmethod
    def of(line: QuoteLine, quantity: int) -> int:
        return line.quantity + quantity


class WhichLineFewerQuestion(WhichLineQuestion):
    """The same, to so many fewer."""

    name: ClassVar[str] = "which_line_fewer"

    @staticmethod
    def of(line: QuoteLine, quantity: int) -> int:
        return max(line.quantity - quantity, 0)


_QUESTIONS: Mapping[str | None, type[WhichLineQuestion]] = {
    "more": WhichLineMoreQuestion,
    "fewer": WhichLineFewerQuestion,
}
