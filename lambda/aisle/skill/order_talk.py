"""Talking about orders: what is remembered after an answer, and what a yes, a no or a choice
to its question means."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aisle.domain.errors import ShopError
from aisle.domain.orders import Order
from aisle.services.around import Dropped, Goodbye, HelpGiven
from aisle.services.history import NothingOrdered, OrdersListed
from aisle.services.order_answers import (
    ContentsTold,
    DeliveryTold,
    Mention,
    NoOrders,
    NoSuchOrder,
    NothingOpen,
    OpenOrders,
    OrderNotFound,
    SeveralOrders,
    StatusTold,
    WhichOrder,
)
from aisle.services.outcome import Option, Outcome
from aisle.services.track import product_names
from aisle.skill.answer import Answer
from aisle.skill.place import place_of
from aisle.skill.questions import AskedQuestion
from aisle.skill.session import Question, Session
from aisle.skill.turn import Turn

_NAMES_PER_ORDER = 6


def told(turn: Turn, outcome: Outcome | ShopError, question: str = "which_order") -> Answer:
    """The answer, with its order in focus and the question it ends in; `question` is the one
    that a choice among several answers. Whatever else was under way is put aside."""
    if isinstance(outcome, StatusTold):
        session = _talking_of(turn, outcome.order.number, _follow_up(outcome))
        own = product_names((outcome.order, *outcome.others)) if turn.opens_session else ()
        return Answer(outcome, session, outcome.order.time_zone, own)
    if isinstance(outcome, SeveralOrders | OpenOrders):
        skus = outcome.skus if isinstance(outcome, SeveralOrders) else ()
        session = _choosing(turn, outcome.orders, skus, question)
        return Answer(outcome, session, outcome.orders[0].time_zone)
    if isinstance(outcome, OrderNotFound | NoSuchOrder | NothingOpen):
        return Answer(outcome, turn.session.on(question=Question("latest_order")))
    return Answer(outcome, turn.session.on(question=Question("anything_else")))


def _follow_up(told: StatusTold) -> Question:
    """The other orders are not read out yet, but one may be asked for at once: "the ink"."""
    if not told.others_open:
        return Question(AnythingElseQuestion.name)
    return Question(OtherOrdersQuestion.name, tuple(_option(order, ()) for order in told.others))


def listed(turn: Turn, outcome: OrdersListed | NothingOrdered | NoOrders) -> Answer:
    """The answer to what was ordered, in the zone whose days were meant."""
    if isinstance(outcome, NoOrders):
        return told(turn, outcome)
    zone = outcome.asked.time_zone
    if isinstance(outcome, NothingOrdered):
        return Answer(outcome, turn.session.on(question=Question("latest_order")), zone)
    if len(outcome.orders) > 1:
        return Answer(outcome, _choosing(turn, outcome.orders), zone)
    number = outcome.orders[0].number
    return Answer(outcome, _talking_of(turn, number, Question("anything_else")), zone)


def _choosing(
    turn: Turn, orders: Sequence[Order], skus: Sequence[str] = (), question: str = "which_order"
) -> Session:
    options = tuple(_option(order, skus) for order in orders)
    return _talking_of(turn, None, Question(question, options))


def when_it_comes(outcome: Outcome) -> Outcome:
    """The same order, its day told first."""
    if not isinstance(outcome, StatusTold):
        return outcome
    return DeliveryTold(
        outcome.order, outcome.mention, outcome.skus, outcome.others_open, outcome.others
    )


def what_it_holds(outcome: Outcome) -> Outcome:
    """The same order, asked for what is in it; the others that are open are another matter."""
    if not isinstance(outcome, StatusTold):
        return outcome
    return ContentsTold(outcome.order, outcome.mention, outcome.skus)


def _talking_of(turn: Turn, number: str | None, question: Question) -> Session:
    return turn.session.on(
        order_number=number, browsing=None, quote=None, offers=(), question=question
    )


def _option(order: Order, skus: Sequence[str]) -> Option:
    lines = sorted(order.lines, key=lambda line: line.sku not in skus)
    names = [line.name for line in lines[:_NAMES_PER_ORDER]]
    day = order.placed_at.astimezone(ZoneInfo(order.time_zone)).date()
    label = names[0] if names else order.number
    return Option(order.number, label, (*names[1:], order.number), day.isoformat())


def _dropped(turn: Turn) -> Answer:
    session = turn.session.on(question=Question(AnythingElseQuestion.name))
    return Answer(Dropped(place_of(turn.session)), session)


class WhichOrderQuestion(AskedQuestion):
    """ "Which one do you mean?" A yes does not say which, so it is asked again."""

    name = "which_order"

    def yes(self, turn: Turn) -> Answer:
        asked = turn.session.question
        options = asked.options if asked else ()
        return Answer(WhichOrder(options), turn.session.on(question=asked))

    def no(self, turn: Turn) -> Answer:
        return _dropped(turn)

    def chosen(self, turn: Turn, option: Option) -> Answer:
        return told(turn, self.found(turn, option))

    def found(self, turn: Turn, option: Option) -> Outcome:
        """The chosen order as it stands now."""
        customer_id = self.customer(turn)
        return self.shop.tracking.numbered(customer_id, option.key, Mention.PRODUCTS)


class WhichDeliveryQuestion(WhichOrderQuestion):
    """The same, asked for when it comes."""

    name = "which_delivery"

    def found(self, turn: Turn, option: Option) -> Outcome:
        return when_it_comes(super().found(turn, option))


class WhichContentsQuestion(WhichOrderQuestion):
    """The same, asked for what is in it."""

    name = "which_contents"

    def found(self, turn: Turn, option: Option) -> Outcome:
        return what_it_holds(super().found(turn, option))


class LatestOrderQuestion(AskedQuestion):
    """ "Would you like to hear about your latest order instead?" """

    name = "latest_order"

    def yes(self, turn: Turn) -> Answer:
        return told(turn, self.shop.tracking.latest(self.customer(turn)))

    def no(self, turn: Turn) -> Answer:
        return _dropped(turn)


class OtherOrdersQuestion(AskedQuestion):
    """ "You have one more open order. Would you like to hear about it?" """

    name = "other_orders"
    among_options_only = False

    def yes(self, turn: Turn) -> Answer:
        beside = turn.session.order_number
        return told(turn, self.shop.tracking.open(self.customer(turn), beside))

    def no(self, turn: Turn) -> Answer:
        return _dropped(turn)

    def chosen(self, turn: Turn, option: Option) -> Answer:
        customer_id = self.customer(turn)
        return told(turn, self.shop.tracking.numbered(customer_id, option.key, Mention.PRODUCTS))


class AnythingElseQuestion(AskedQuestion):
    """ "Anything else?" A yes hears what can be asked here, a no is goodbye."""

    name = "anything_else"

    def yes(self, turn: Turn) -> Answer:
        return Answer(HelpGiven(place_of(turn.session)), turn.session.on())

    def no(self, turn: Turn) -> Answer:  # noqa: ARG002
        return Answer(Goodbye(), Session())
