"""CancelOrderIntent: "cancel that", "cancel order 1142"."""

from __future__ import annotations

from typing import ClassVar

from aisle.services.cancel import (
    CancelAsked,
    CancellationUnknown,
    CancelRefused,
    Considered,
    OrderCancelled,
    OrderKept,
)
from aisle.services.outcome import Option
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.remove_item import RemoveItemIntent
from aisle.skill.order_talk import AnythingElseQuestion
from aisle.skill.purchasing import dropped, is_being_quoted, yes_of
from aisle.skill.questions import AskedQuestion, nothing_asked
from aisle.skill.session import Question
from aisle.skill.turn import Turn

_ANYTHING_ELSE = Question(AnythingElseQuestion.name)


class CancelOrderIntent(IntentHandler):
    """Of an order that is only being quoted: there is nothing to cancel, it is put aside, or
    what was named is left out of it."""

    def answer(self, turn: Turn) -> Answer:
        said, phrases = turn.text("order_number"), turn.phrases("item")
        if not said and is_being_quoted(turn):
            return RemoveItemIntent(self.shop).answer(turn) if phrases else dropped(turn)
        if phrases and not said:
            return _considered(turn, self.shop.cancel.named(self.customer(turn), phrases))
        number = said or turn.session.order_number
        return _considered(turn, self.shop.cancel.consider(self.customer(turn), number))


def _considered(turn: Turn, outcome: Considered) -> Answer:
    """Asking about another order puts a quote aside."""
    session = turn.session.on(quote=None, offers=())
    if not isinstance(outcome, CancelAsked | CancelRefused | OrderCancelled):
        return Answer(outcome, session.on(question=_ANYTHING_ELSE))
    order = outcome.order
    asks = isinstance(outcome, CancelAsked)
    this = Question(CancelOrderQuestion.name, (Option(order.number, order.number),))
    session = session.on(order_number=order.number, question=this if asks else _ANYTHING_ELSE)
    return Answer(outcome, session, order.time_zone)


class CancelOrderQuestion(AskedQuestion):
    """ "Should I cancel it?" """

    name: ClassVar[str] = "cancel_order"

    def yes(self, turn: Turn) -> Answer:
        number = _asked_about(turn)
        if not number:
            return nothing_asked(turn)
        try:
            outcome = self.shop.cancel.confirm(self.customer(turn), number, yes_of(turn))
        except CancellationUnknown as unknown:
            return Answer(unknown, turn.session.on(question=turn.session.question))
        return _considered(turn, outcome)

    def no(self, turn: Turn) -> Answer:
        return Answer(OrderKept(), turn.session.on(question=_ANYTHING_ELSE))


def _asked_about(turn: Turn) -> str | None:
    asked = turn.session.question
    return asked.options[0].key if asked and asked.options else None
