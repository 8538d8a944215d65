"""DescribeProductIntent: "tell me more about the second one"; and what its offers mean."""

from __future__ import annotations

from aisle.services.browse import (
    NothingSimilar,
    OfferDeclined,
    ProductDescribed,
)
from aisle.services.choose import Choice
from aisle.services.search import page_of
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.by_name import handler_class
from aisle.skill.handlers.yes_no_choose import AnswerHandler
from aisle.skill.product_talk import (
    BUY_OFFERED,
    HEAR_AGAIN,
    HEAR_MORE,
    HEAR_SIMILAR,
    WHICH_RESULT,
    about,
    dropping_nothing,
    heard,
    listening,
    read_on,
    which,
)
from aisle.skill.questions import AskedQuestion, nothing_asked
from aisle.skill.session import Browsing
from aisle.skill.turn import Turn


class ProductHandler(AnswerHandler):
    """An intent about a product, or about the option at a place while options are open."""

    def answer(self, turn: Turn) -> Answer:
        position = turn.id("position")
        chosen = self.among_options(turn, Choice(position)) if position else None
        return chosen or self.answer_of_product(turn)

    def answer_of_product(self, turn: Turn) -> Answer:
        raise NotImplementedError


class DescribeProductIntent(ProductHandler):
    def answer_of_product(self, turn: Turn) -> Answer:
        return described(turn, self.shop)


def described(turn: Turn, shop: Shop) -> Answer:
    return about(turn, shop, ProductDescribed, lambda browsing: which(turn, browsing))


class _ResultsQuestion(AskedQuestion):
    """Asked of the products found. A no leaves them where they are."""

    def yes(self, turn: Turn) -> Answer:
        browsing = turn.session.browsing
        return self.agreed(turn, browsing) if browsing else nothing_asked(turn)

    def no(self, turn: Turn) -> Answer:
        return dropping_nothing(turn, OfferDeclined())

    def agreed(self, turn: Turn, browsing: Browsing) -> Answer:
        raise NotImplementedError


class WhichResultQuestion(_ResultsQuestion):
    """ "Which one would you like to hear about, or shall I go on?" A yes goes on; where there
    is nothing to go on to, it does not say which."""

    name = WHICH_RESULT

    def agreed(self, turn: Turn, browsing: Browsing) -> Answer:
        start = browsing.start + len(heard(browsing))
        if start < len(browsing.skus):
            return read_on(turn, self.shop, browsing, start)
        return which(turn, browsing)


class HearMoreQuestion(_ResultsQuestion):
    """ "Would you like to hear more about it?" """

    name = HEAR_MORE

    def agreed(self, turn: Turn, browsing: Browsing) -> Answer:  # noqa: ARG002
        return described(turn, self.shop)


class HearAgainQuestion(_ResultsQuestion):
    """ "Would you like to hear them again?" """

    name = HEAR_AGAIN

    def agreed(self, turn: Turn, browsing: Browsing) -> Answer:
        return read_on(turn, self.shop, browsing, 0)


class HearSimilarQuestion(_ResultsQuestion):
    """ "Would you like to hear something similar?", of a product that is sold out."""

    name = HEAR_SIMILAR

    def agreed(self, turn: Turn, browsing: Browsing) -> Answer:
        outcome = self.shop.browse.similar(browsing.focus or browsing.skus[0])
        if isinstance(outcome, NothingSimilar):
            return dropping_nothing(turn, outcome)
        results = page_of(browsing.query, outcome.products)
        return Answer(outcome, listening(turn, results))


class BuyOfferedQuestion(_ResultsQuestion):
    """ "Would you like to buy it?" """

    name = BUY_OFFERED

    def agreed(self, turn: Turn, browsing: Browsing) -> Answer:  # noqa: ARG002
        return handler_class("BuyProductIntent")(self.shop).answer(turn)
