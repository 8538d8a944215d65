"""From wish to order: the questions on that way, and what is remembered between them."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from aisle.domain.errors import PlacementUnknown
from aisle.domain.purchase import Quote, QuoteLine, Yes
from aisle.services.around import Dropped, Place
from aisle.services.availability import Offer
from aisle.services.change_quote import NotInQuote
from aisle.services.limits import TooDear, TooManyPieces, beyond
from aisle.services.outcome import Outcome
from aisle.services.place_order import QuoteLapsed
from aisle.services.quote import Quoted, Request, SubstituteOffered
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.order_talk import AnythingElseQuestion
from aisle.skill.place import place_of
from aisle.skill.questions import AskedQuestion
from aisle.skill.session import Question
from aisle.skill.shopper import customer_of
from aisle.skill.turn import Turn

_UNSURE = frozenset({"place_again", "place_again_by_code"})


def own_quote(turn: Turn, shop: Shop) -> Quote | None:
    """The quote that is remembered, if it is this customer's. Raises NotLinked for a guest with
    a quote; no round trip."""
    quote = turn.session.quote
    return quote if quote and quote.customer_id == customer_of(turn, shop) else None


def request_of(turn: Turn) -> Request:
    return Request(turn.request_id, turn.now, turn.speaker, turn.session_fingerprint)


def yes_of(turn: Turn) -> Yes:
    return Yes(turn.request_id, turn.now)


def priced(turn: Turn, outcome: Outcome) -> Answer:
    """The outcome of quoting, with the question it ends in; what is no quote, and asks nothing,
    leaves none behind."""
    if isinstance(outcome, Quoted):
        session = turn.session.on(quote=outcome.quote, offers=(), question=Question("place_order"))
        return Answer(outcome, session, outcome.quote.time_zone)
    if isinstance(outcome, SubstituteOffered):
        session = turn.session.on(
            quote=outcome.quote, offers=outcome.offers, question=Question(SubstituteQuestion.name)
        )
        return Answer(outcome, session, outcome.quote.time_zone)
    if isinstance(outcome, TooManyPieces | TooDear):
        session = turn.session.on(
            quote=outcome.quote, offers=(), question=Question(OverLimitQuestion.name)
        )
        return Answer(outcome, session, outcome.quote.time_zone)
    return _left_off(turn, outcome)


def dropped(turn: Turn) -> Answer:
    """The quote is put aside; nothing was ordered."""
    return _left_off(turn, Dropped(Place.QUOTE))


def never_mind(turn: Turn) -> Answer:
    """A no to which of several it is."""
    return _left_off(turn, Dropped(place_of(turn.session)))


def _left_off(turn: Turn, outcome: Outcome) -> Answer:
    question = Question(AnythingElseQuestion.name)
    return Answer(outcome, turn.session.on(quote=None, offers=(), question=question))


def still_unsure(turn: Turn) -> Answer | None:
    """While nobody knows whether the quote was placed it must not become another one, or there
    would be two orders: the question whether to try again stays."""
    asked = turn.session.question
    if asked and asked.name in _UNSURE:
        return Answer(PlacementUnknown(), turn.session.on(question=Question("place_again")))
    return None


class SubstituteQuestion(AskedQuestion):
    """ "Would you like that instead?", of the first offer."""

    name: ClassVar[str] = "substitute"

    def yes(self, turn: Turn) -> Answer:
        return self._settled(turn, accepted=True)

    def no(self, turn: Turn) -> Answer:
        return self._settled(turn, accepted=False)

    def _settled(self, turn: Turn, accepted: bool) -> Answer:
        quote, offers = own_quote(turn, self.shop), turn.session.offers
        if not quote or not offers:
            return priced(turn, QuoteLapsed())
        settled = self.shop.quoting.settle(quote, offers, accepted, request_of(turn))
        return priced(turn, settled)


class OverLimitQuestion(AskedQuestion):
    """ "What would you like to do?", where it was too much. A yes says nothing."""

    name: ClassVar[str] = "over_limit"

    def yes(self, turn: Turn) -> Answer:
        quote = own_quote(turn, self.shop)
        much = beyond(quote, self.shop.terms) if quote else None
        return priced(turn, much or QuoteLapsed())

    def no(self, turn: Turn) -> Answer:
        return dropped(turn)


def offer_asked(turn: Turn) -> Offer | None:
    """The substitute that is being asked about."""
    asked = turn.session.question
    if not asked or asked.name != SubstituteQuestion.name or not turn.session.offers:
        return None
    return turn.session.offers[0]


def offer_named(turn: Turn, shop: Shop, offer: Offer) -> bool:
    """Whether the shopper names what cannot be had, or what is offered for it."""
    missing = replace(offer.line, name=offer.missing or offer.line.name)
    phrases = turn.phrases("item")
    return any(shop.quoting.called(phrases, [line]) for line in (missing, offer.line))


def is_being_quoted(turn: Turn) -> bool:
    """Whether a question about an order not yet placed is open."""
    session = turn.session
    return bool(session.quote and session.question) and not still_unsure(turn)


def lines_meant(turn: Turn, shop: Shop, quote: Quote) -> tuple[QuoteLine, ...]:
    """Those the shopper named; all of them where none was named."""
    phrases = turn.phrases("item")
    return shop.quoting.called(phrases, quote.lines) if phrases else quote.lines


def not_in_quote(turn: Turn) -> Answer:
    session = turn.session
    outcome = NotInQuote(turn.text("item") or "", session.open_question)
    return Answer(outcome, session.on(question=session.question, quantity=session.quantity))
