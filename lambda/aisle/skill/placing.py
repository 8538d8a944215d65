"""The last question before an order, whether to try it again, and the voice code in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from aisle.domain.errors import PlacementUnknown
from aisle.services.outcome import Outcome
from aisle.services.place_order import CodeAsked, LeftUnsure, OrderPlaced, QuoteLapsed
from aisle.services.settle_payment import PaymentPending
from aisle.services.voice_code import CodeLocked, CodeWrong
from aisle.skill.answer import Answer
from aisle.skill.order_talk import AnythingElseQuestion
from aisle.skill.purchasing import dropped, priced, request_of
from aisle.skill.questions import AskedQuestion
from aisle.skill.session import Question
from aisle.skill.turn import Turn


class PlaceOrderQuestion(AskedQuestion):
    """ "Should I place the order?" """

    name: ClassVar[str] = "place_order"
    again: ClassVar[bool] = False

    def yes(self, turn: Turn) -> Answer:
        customer_id, quote = self.customer(turn), turn.session.quote
        place = self.shop.place_order
        return self._confirmed(
            turn, lambda: place.confirm(quote, customer_id, request_of(turn), self.again)
        )

    def code(self, turn: Turn, digits: str) -> Answer:
        """A voice code in place of the yes is a yes, where the customer has one."""
        quote = turn.session.quote
        if not quote or not quote.has_code:
            return super().code(turn, digits)
        customer_id, place = self.customer(turn), self.shop.place_order
        return self._confirmed(
            turn, lambda: place.confirm_by_code(quote, customer_id, digits, request_of(turn))
        )

    def _confirmed(self, turn: Turn, confirm: Callable[[], Outcome]) -> Answer:
        try:
            outcome = confirm()
        except PlacementUnknown as unknown:
            return Answer(unknown, turn.session.on(question=Question(PlaceAgainQuestion.name)))
        if isinstance(outcome, OrderPlaced | PaymentPending):
            return _placed(turn, outcome)
        return self._code_asked(turn, outcome) or priced(turn, outcome)

    def _code_asked(self, turn: Turn, outcome: Outcome) -> Answer | None:
        """The question for the code, or for it once more. None where it is not about the code."""
        name = AgainByCodeQuestion.name if self.again else ByCodeQuestion.name
        if isinstance(outcome, CodeAsked):
            return Answer(outcome, turn.session.on(quote=outcome.quote, question=Question(name)))
        if isinstance(outcome, CodeWrong):
            return Answer(outcome, turn.session.on(question=Question(name)))
        if isinstance(outcome, CodeLocked):
            locked = replace(outcome, buying=True)
            return Answer(locked, turn.session.on(quote=None, offers=()))
        return None

    def no(self, turn: Turn) -> Answer:
        return dropped(turn)


class PlaceAgainQuestion(PlaceOrderQuestion):
    """ "Should I try again?", when the shop never said whether the order was placed. The same
    quote again is the same order, so a yes is safe; a no cannot promise that none was placed."""

    name: ClassVar[str] = "place_again"
    again = True

    def no(self, turn: Turn) -> Answer:
        return Answer(LeftUnsure(), turn.session.on(quote=None, offers=()))


class ByCodeQuestion(PlaceOrderQuestion):
    """ "What's your four-digit code?" A yes is not a code, so it is asked again."""

    name: ClassVar[str] = "place_by_code"

    def yes(self, turn: Turn) -> Answer:
        quote = turn.session.quote
        return (quote and self._code_asked(turn, CodeAsked(quote))) or priced(turn, QuoteLapsed())


class AgainByCodeQuestion(ByCodeQuestion):
    """The same, to try again what may have been placed."""

    name: ClassVar[str] = "place_again_by_code"
    again = True

    def no(self, turn: Turn) -> Answer:
        return Answer(LeftUnsure(), turn.session.on(quote=None, offers=()))


def _placed(turn: Turn, outcome: OrderPlaced | PaymentPending) -> Answer:
    """ "Cancel that" is at hand: the order just placed is the one talked about."""
    offers = isinstance(outcome, OrderPlaced) and outcome.offers_code
    question = "offer_code" if offers else AnythingElseQuestion.name
    session = turn.session.on(
        quote=None,
        offers=(),
        browsing=None,
        order_number=outcome.order.number,
        question=Question(question),
    )
    return Answer(outcome, session, outcome.order.time_zone)
